"""Claims about first suggestions of codes."""
