"""Claims about the review workbook and what comes back in it."""
