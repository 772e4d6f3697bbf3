"""The sheets of the review workbook beside those of themes and answers.

What a workbook shows comes in, and an empty sheet; out goes the sheet filled in: what to do, which
themes look alike, what people disagree on, rare views, and how the codeframe changed. Of those that
people fill in, what they wrote is understood here too, row by row. No file is opened.
"""
