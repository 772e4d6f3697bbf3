"""Claims about views that few hold."""
