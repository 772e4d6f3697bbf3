"""Claims about the codebook of the answers."""
