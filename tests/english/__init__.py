"""Claims about the trained pipeline."""
