"""Claims about suggested codings."""
