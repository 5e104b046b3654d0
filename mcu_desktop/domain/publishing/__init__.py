"""What may be shown to everybody: small counts hidden, nothing left by which a person is known."""
