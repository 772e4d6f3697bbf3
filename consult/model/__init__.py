"""The nouns: frozen values and table schemas. Nothing here reads or writes a file."""
