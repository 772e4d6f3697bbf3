"""The de-identified answers and their codebook, for people who work on with other software."""
