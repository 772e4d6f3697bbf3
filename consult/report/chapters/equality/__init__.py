"""The chapters of the equality evidence: a module each, in the order of ``EQUALITY``.

Each has ``blocks``, which takes what was found and the evidence beside it, and gives the chapter
with its heading; nothing where there is nothing to say. It says what can be told and what cannot,
and leaves what it means to people. It imports ``evidence``, ``passages`` and ``prose``, and no
other chapter.
"""
