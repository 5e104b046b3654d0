"""The window: Qt Widgets; knows the office by workplace, commands and lines."""
