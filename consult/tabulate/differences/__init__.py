"""How groups differ from everybody else, as far as protected tables can tell.

In come counts and the tables that disclosure control made of them; out comes one family of
comparisons for each characteristic, with tests, intervals, corrected p-values, column letters and
tests of a whole table. ``shown`` takes what the tables print, so that a comparison rests on nothing
that a reader could not see; ``statistics`` knows numbers alone. Nothing here may read a hidden
count, choose words for a report, or import the rest of ``consult.tabulate``.
"""
