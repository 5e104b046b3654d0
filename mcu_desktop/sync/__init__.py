"""Exchange with a shared database or an exchange folder (the room stands, the exchange moves in next)."""
