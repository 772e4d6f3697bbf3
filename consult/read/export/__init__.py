"""An export as it stands once it is opened: sheets of text, and nothing taken for granted.

Its nouns are what every other room of reading is handed. A ``Grid`` is one sheet with every cell as
it was written, kept by columns so that a large one fits into memory; ``Declared`` is what a file
says of its own columns; an ``Issue`` is one kind of oddity, with its place and a count. Nothing
here opens a file, knows a platform or decides what a cell means, and no ``Issue`` holds a
respondent's words.
"""
