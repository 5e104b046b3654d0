"""The register: every case as a line, found, narrowed, ordered."""
