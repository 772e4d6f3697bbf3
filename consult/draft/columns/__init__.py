"""The columns of a sheet as items, one a question, and what stands in them beside answers.

A sheet comes in; out go its items with all that was answered, and the columns that are none, each
with why. Told here are columns that are one question, codes for no answer, bands that a spreadsheet
spoilt, figures of a machine, and what words and answers point to. What is not certain is said as a
doubt and changes nothing by itself: a question is never lost here.
"""
