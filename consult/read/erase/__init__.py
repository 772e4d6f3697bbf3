"""Take a person's response out of the exports that a study keeps.

A study, its folder of exports and an id as a person typed it come in; which rows of which files are
meant goes out, and each file as it is without them. A row is emptied where it stands, so that the
rows of others keep their numbers. What was made of a file is read again and held against what it
was: unless every other cell is as before and nothing of the row is left in it, the file is not
touched, and a person is told to empty the row. Nothing here writes a file.
"""

from consult.read.erase.find import Typed, received_rows, rows_meant
from consult.read.erase.rewrite import Rewritten, rewritten

__all__ = ["Rewritten", "Typed", "received_rows", "rewritten", "rows_meant"]
