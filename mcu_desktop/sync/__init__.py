"""Exchange with a shared database or folder (the room stands, the exchange moves in next)."""
