"""Claims about reading exports."""
