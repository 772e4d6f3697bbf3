"""Claims about which way comments go."""
