"""Exchange by a folder – a share, Syncthing, a stick: every desk writes only files of its own."""
