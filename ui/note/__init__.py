"""The weekly note: its pages as they will print, its figures, the cases behind each."""
