"""What stands in single rows of a review workbook that came back, beside names and codes.

A row comes in as words by heading. Out goes what a person marked an answer with (``marks``), the
rows whose cells no longer belong together, told in one sentence a sheet (``misplaced``), whether
merged themes lead anywhere (``merging``), themes that are had back under one question alone
(``under_alone``), and columns that were sorted without the rest (``sorted_columns``). No sheet is
written here, and nothing is settled: what cannot be understood is a problem with its row and
column.
"""
