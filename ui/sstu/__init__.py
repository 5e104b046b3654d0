"""The monthly report to ССТУ, and typing it over by hand."""
