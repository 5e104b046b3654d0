"""PouchDB and Anki, doing what our exchange does: as many documents from A over a hub to B."""
