"""Claims about where headings and responses are."""
