"""The sheets of the review workbook in which people decide: themes, their examples, and answers.

What a workbook shows comes in (``Book``), and an empty sheet; out goes the sheet filled in, with
what it takes to decide within the first screen (``widths``), cells to fill in open and all others
locked. Nothing is read back here, and no file is opened.
"""
