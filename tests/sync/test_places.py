"""A SQLite file that is shared lies on a disk of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcu_desktop.problems import Refusal
from mcu_desktop.sync import places
from mcu_desktop.sync.addresses import engine_at, remembered

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/export /mnt/nfs nfs4 rw 0 0
tmpfs /mnt/share/local tmpfs rw 0 0
//server/docs /mnt/with\\040blank smb3 rw 0 0
sshfs#x /mnt/ssh fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/hub.db", "ext4"),
        ("/mnt/share/hub.db", "cifs"),
        ("/mnt/share/deep/er/hub.db", "cifs"),
        ("/mnt/shared/hub.db", "ext4"),
        ("/mnt/share/local/hub.db", "tmpfs"),
        ("/mnt/nfs/hub.db", "nfs4"),
        ("/mnt/with blank/hub.db", "smb3"),
        ("/mnt/ssh/hub.db", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_says_what_a_path_lies_on(path: str, kind: str) -> None:
    assert places.file_system(Path(path), MOUNTS) == kind


@pytest.mark.parametrize("kind", ["cifs", "smb3", "nfs", "nfs4", "9p", "fuse.sshfs", "fuse.rclone", "ceph"])
def test_a_network_share_is_refused_with_the_two_right_ways(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path.resolve()} {kind} rw 0 0\n", encoding="utf-8"
    )
    monkeypatch.setattr(places, "MOUNTS", mounts)
    with pytest.raises(Refusal, match=r"(?s)сетевом диске.*PostgreSQL.*папка обмена"):
        engine_at(f"sqlite:///{tmp_path}/hub.db", new=True)
    assert not (tmp_path / "hub.db").exists()


@pytest.mark.parametrize(
    ("address", "because"),
    [
        ("hub.db", "не адрес"),
        ("mysql://server/base", "не поддерживается"),
        ("sqlite://", "не назван файл"),
        ("sqlite:///:memory:", "не назван файл"),
        ("", "не адрес"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, because: str) -> None:
    with pytest.raises(Refusal, match=because):
        engine_at(address, new=True)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("postgresql://desk:secret@server/base", "postgresql://desk@server/base"),
        (
            "postgres://desk@server:6432/base?password=secret&sslmode=require",
            "postgresql://desk@server:6432/base?sslmode=require",
        ),
        ("sqlite:////srv/hub.db", "sqlite:////srv/hub.db"),
    ],
)
def test_a_password_is_not_remembered(address: str, kept: str) -> None:
    assert remembered(address) == kept
