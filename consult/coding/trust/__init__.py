"""How far the codes of a study can be trusted, measured on comments coded without suggestions.

In come the different texts of a study with their codes of record, and what one person or two gave a
random sample of them unseen. Out go the sample (``sample``), how people and the machine agree
(``agreement``), estimated shares of themes with their intervals (``shares``), and how much more
there is to code until a target is reached (``enough``). ``wording`` says it in sentences,
``blind_sheets`` writes the workbook of a coder and ``blind_returned`` reads it back. Nothing here
learns, or changes a code: what was coded unseen judges the codes and teaches nothing. It may not
know the review workbook, or how codes were suggested.
"""
