"""The outgoing papers of a case: what they say, from a template, as DOCX and as PDF."""
