"""The key pair of a workplace: Ed25519, by which others know what it wrote."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE = 64


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
