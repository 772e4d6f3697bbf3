"""The tables of a ``Document`` for those who work with them: a workbook, and a CSV file.

In comes a document with every table it has; out go the accessible workbook, one CSV file for
machines and the description of it. Tables keep the numbers they have in the report. Marks are
apart from numbers, and no cell begins a formula. It may not import a chapter: what it repeats of
one, ``prose`` has a name for.
"""
