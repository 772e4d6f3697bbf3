"""Claims about what a cell means."""
