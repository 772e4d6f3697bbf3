"""A ``Document`` as a Word file that a council can paste into its papers.

In comes a document and a path; out goes one .docx: native tables, captions as fields, each figure
in a control that knows its name, places for people to fill in. ``document`` is the door;
``ooxml`` makes the elements that python-docx has no word for. It decides no word and no number:
what it prints stands in the document, as ``tables`` and ``charts`` have it. It may not import a
chapter, and loads python-docx only when a file is written.
"""
