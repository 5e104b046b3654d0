"""Anki's own client and server: notes from A over `anki.syncserver` on the loopback to B.

Runs in an environment of its own: `anki_sync.py FOLDER DOCUMENTS`; prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anki.collection import AddNoteRequest, Collection  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOGETHER = 1000


def main(folder: Path, documents: Path) -> None:
    docs = [json.loads(line) for line in documents.read_text(encoding="utf-8").splitlines()]
    with _server(folder) as address:
        a, b = (Collection(str(folder / f"{name}.anki2")) for name in "ab")
        first, other = (one.sync_login("bench", "bench", address) for one in (a, b))
        _begin(a, first, upload=True)
        _begin(b, other, upload=False)
        kind = a.models.by_name("Basic")
        for start in range(0, len(docs), _TOGETHER):
            a.add_notes([_note(a, kind, doc) for doc in docs[start : start + _TOGETHER]])
        begun = time.perf_counter()
        a.sync_collection(first, sync_media=False)
        b.sync_collection(other, sync_media=False)
        seconds = time.perf_counter() - begun
        same = _digest(a) == _digest(b)
        sys.stdout.write(json.dumps({"seconds": seconds, "documents": b.note_count(), "same": same}) + "\n")


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    given = {
        "SYNC_USER1": "bench:bench",
        "SYNC_BASE": str(folder / "server"),
        "SYNC_HOST": "127.0.0.1",
        "SYNC_PORT": str(port),
        "MAX_SYNC_PAYLOAD_MEGS": "1000",
        "RUST_LOG": "error",
    }
    command = [sys.executable, "-m", "anki.syncserver"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=os.environ | given, **quiet)  # type: ignore[call-overload]
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


def _begin(collection: Any, known: Any, *, upload: bool) -> None:
    """Let both sides know each other: Anki's first sync copies a whole collection."""
    if collection.sync_collection(known, sync_media=False).required or upload:
        collection.close_for_full_sync()
        collection.full_upload_or_download(auth=known, server_usn=None, upload=upload)
        collection.reopen(after_full_sync=True)


def _note(collection: Any, kind: Any, doc: dict[str, Any]) -> Any:
    note = collection.new_note(kind)
    note["Front"] = doc["id"]
    note["Back"] = json.dumps(doc["body"], ensure_ascii=False).replace("<", "&lt;")
    return AddNoteRequest(note=note, deck_id=1)


def _digest(collection: Any) -> str:
    rows = collection.db.execute("SELECT flds FROM notes ORDER BY sfld, flds")
    return sha256("\n".join(row[0] for row in rows).encode()).hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
