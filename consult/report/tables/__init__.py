"""A table as text, and how it lies on a page: before anybody writes it into a file.

In comes a table of a document; ``grid`` says what stands in its cells, headings and notes, and
``layout`` how wide its columns are, whether it is turned about, and whether its page is. Every
writer takes both from here, so that a table is the same in each file. It knows no file format.
"""
