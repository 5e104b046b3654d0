"""Keys and secrets: what seals a profile's files, and where its key is kept."""
