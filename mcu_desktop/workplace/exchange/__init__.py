"""The exchange as people meet it: roads, workplaces, rounds, files and snapshots."""
