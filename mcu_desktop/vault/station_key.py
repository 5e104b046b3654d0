"""The keys of a workplace: Ed25519, by which others know what it wrote; X25519, by which only it reads."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from mcu_desktop.vault.sealed import KEY, Unreadable, derived, sealed, unsealed

SIGNATURE = 64
_BOX = "station box"


def new_station_key() -> bytes:
    """Make the secret half by chance alone."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def verify_key(secret: bytes) -> bytes:
    """Give the half that everybody may know."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def signed(secret: bytes, content: bytes) -> bytes:
    """Give the signature under bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(content)


def vouched(key: bytes, signature: bytes, content: bytes) -> bool:
    """Tell whether the owner of a key signed exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def box_key(secret: bytes) -> bytes:
    """Give the half with which anybody may seal something for this workplace alone."""
    return _box_secret(secret).public_key().public_bytes_raw()


def boxed(key: bytes, content: bytes) -> bytes:
    """Seal bytes for the owner of a box key; nobody else opens them, not even who sealed."""
    passing = X25519PrivateKey.generate()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(key))
    public = passing.public_key().public_bytes_raw()
    return public + sealed(shared, f"{_BOX} {public.hex()} {key.hex()}", content)


def unboxed(secret: bytes, box: bytes) -> bytes | None:
    """Open what was sealed for the owner of a secret; `None` where it was not."""
    own, public = _box_secret(secret), box[:KEY]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(public))
        return unsealed(shared, f"{_BOX} {public.hex()} {box_key(secret).hex()}", box[KEY:])
    except (Unreadable, ValueError):
        return None


def _box_secret(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derived(secret, _BOX))
