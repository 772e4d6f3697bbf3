"""Where the headings and the responses of a sheet are, and which columns are one question.

A ``Grid`` comes in and a ``Sheet`` goes out: the grid with its ``Layout`` (heading rows, first
response, a ``SheetColumn`` for each column with its role) and the ``Reader`` that recognised it.
The platforms are handed in as a mapping, so that this room knows none of them; it has what they
share, among it the layout of a plain table, which any sheet can be read as. Headings that stand in
the wrong place, totals beneath the responses and rows of odd width are found here and told as
issues. What a cell means for an answer is left to ``tables``.
"""
