"""Claims about codes kept for late responses and later rounds."""
