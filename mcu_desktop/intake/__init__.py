"""What other systems export: ПОС, Инцидент, Тезис (the room stands, importers move in later)."""
