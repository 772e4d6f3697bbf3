"""Claims about coding, and the small studies they are tried on."""
