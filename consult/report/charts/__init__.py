"""Which tables get a chart, what its bars are, and the picture of it.

In come tables and what was found; ``choice`` puts a ``Chart`` before its table. ``bars`` says what
it shows, as lengths and as words, the same for whoever sees the picture and for whoever does not;
``drawing`` makes the picture, and loads matplotlib only then. No bar is longer or more exact than
the figure that is printed.
"""
