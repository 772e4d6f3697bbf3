"""What is run, on what, in which order. All paths live here."""
