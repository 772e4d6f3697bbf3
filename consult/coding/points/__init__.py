"""Points: what people actually say within a theme, so that nobody can say an argument was missed.

The comments and the codings of record come in, each with the stance of its passage. Out go two
tables: the points of each theme, in the order to read them, each told by a clause that somebody
wrote, with how many people make it; and every clause of every comment under the point it makes.
``clauses`` gives each clause of a comment to its themes, none left over; ``likeness`` says how
alike two are, ``grouping`` which make one point, ``opposites`` which cannot, ``reading`` in which
order to read clauses and ``whole`` whole comments, ``telling`` which clause tells a point.
``workbook`` writes it down for the analysts. No label, no name of a theme and no word of a
codeframe decides anything here, and nothing is hidden: what stands here are true counts, for the
team that analyses and for nobody else.
"""
