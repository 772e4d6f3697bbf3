"""Claims about what cells become."""
