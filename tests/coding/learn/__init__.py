"""Claims about learning from what people decided."""
