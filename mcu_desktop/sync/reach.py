"""A cheap look whether a road can be walked at all: the folder lies there, the server's port answers."""

from __future__ import annotations

import socket
from pathlib import Path

from mcu_desktop.sync.addresses import server_of

_PATIENCE_S = 2.0


def there(address: str, *, folder: bool) -> bool:
    """Tell whether the other side seems to be there."""
    if folder:
        return _is_dir(Path(address))
    server = server_of(address)
    if server is None:
        return True
    try:
        socket.create_connection(server, timeout=_PATIENCE_S).close()
    except OSError:
        return False
    return True


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
