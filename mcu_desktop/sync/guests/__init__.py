"""Organisations without a login: the packet that they open in a browser, and the answer they send back."""
