"""Claims about opening files."""
