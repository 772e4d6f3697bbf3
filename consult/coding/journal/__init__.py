"""The journal of a review: lines that are only ever added, and what stands after them.

What a workbook says comes in (``brought``), and the journal so far. Out go the lines that are new
(``take``), what stands after all lines with every contrary word listed (``fold``), what each change
of the codeframe moved (``codeframe_versions``), and what was taken in, in a sentence (``telling``).
Nothing here opens a workbook or knows a sheet, and nothing is settled: of two contrary decisions
the earlier one stands until a person says which is to.
"""
