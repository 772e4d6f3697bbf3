"""What several releases of one study tell together, and the register of those published.

In comes what each release disclosed (:mod:`consult.model.publishing.release`). ``change`` says
how many responses came and left between two of them, ``joint`` makes one system of
equations of them all, ``linked`` attacks it, and ``disclosed_earlier`` says what the
next release has to reckon with.
``register`` keeps what was published, ``rows_file`` the marks of the rows that it counted, and
``fingerprints`` tells responses apart without holding their words. ``matching`` knows people again
by their rows and ``linking`` questions by their columns, so that ``reckoning`` calls both as they
are called now; ``few`` refuses where few could be told apart. Nothing here knows tables, or decides
what to hide.
"""
