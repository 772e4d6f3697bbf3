"""Words and figures: what a report is written from, and how a number becomes a phrase.

``findings`` is everything a report may see. ``figures`` prints a cell under its name, ``wording``
and ``difference_wording`` say what a table or a comparison tells and never more than it does,
``own_words`` reads the author's paragraphs, ``numbered`` counts tables, ``plain`` mends words.
The lowest room of the report: it imports no other of them, and makes no heading of a chapter.
"""
