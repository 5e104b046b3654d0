"""The sections of the weekly note, one module each: text proposed from figures, tables, charts."""
