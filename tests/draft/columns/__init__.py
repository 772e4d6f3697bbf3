"""Claims about what a question is taken for."""
