"""The monthly report to ССТУ at the workplace."""
