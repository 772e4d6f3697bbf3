"""questions.xlsx: the questions of a study in a workbook, out and back into study.toml.

A study comes in with how its answers were given; a workbook goes out that people fill in without a
word of TOML. One that came back is held against what it was written with and against study.toml as
it is now: what a person changed in it becomes the new text of study.toml, or every problem is told
at once. What counts is study.toml; the workbook is made from it and can be made again at any time.
"""
