"""The review workbook, out and back, and what it does to suggestions.

Texts with their suggestions come in. Out goes a workbook for people to fill in (``book`` says what
it shows, ``sheets`` writes it); ``read_workbook`` reads one that came back, ``parse_review`` says
what people meant by it or every problem at once, ``merge_decisions`` puts what several workbooks
say into the journal, each beside what it showed when it was written, and ``apply_review`` makes the
codings of record. This is the one room of coding that opens files. People's word counts: it is
never changed, only carried over to the codes suggested now, and an error never quotes a cell.
"""
