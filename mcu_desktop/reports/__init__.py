"""Documents: the weekly note on paper and as files (reportlab, docx and xlsx end here)."""
