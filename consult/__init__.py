"""The library: from survey exports to protected tables and reports, on one computer, offline.

Nouns (``model``) at the bottom, verbs above them, and above those what a study asks of the verbs
(``analysis``). Exports, settings and people's decisions come in as values and files named by the
caller; tables, documents and records go out. Nothing here prints, ends the program, speaks to a
network or knows where a study's folders are: that is for ``pipelines``.
"""

__version__ = "0.1.0"
