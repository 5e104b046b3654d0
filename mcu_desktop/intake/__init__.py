"""What other systems export: spreadsheets of ПОС, Инцидент, Тезис (the room stands, importers move in later)."""
