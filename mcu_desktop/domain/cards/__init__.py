"""The plain card file: directories and registers, each kind a typed dataclass."""
