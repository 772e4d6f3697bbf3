"""Claims about what people say within a theme."""
