"""You said, we did: which themes are to be answered, and what whoever consulted wrote to each.

Tables after disclosure control and the codes come in, so that only numbers that are published
are shown. A workbook goes out for people to fill in, and is read back by id, in whatever order its
rows are. What was written is kept apart from the workbook, also when it is written over, when a
cell is emptied or when its theme goes. Nothing here reads a comment or writes a response.
"""
