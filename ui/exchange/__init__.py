"""The exchange in the window: its second process, its words, its place."""
