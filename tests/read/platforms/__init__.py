"""Claims about what each platform writes."""
