"""Which words may be quoted for a theme, and what a person decided of each.

Comments, codings and tables after disclosure control come in. Whatever speaks against printing a
comment is a test of its own; what passes them all is cut to its best passage, marked with what
should be thought of, and proposed. Nothing goes out to a report but what a person approved, word
for word, and what passes every test still.
"""
