"""The nouns: frozen values and table schemas. Nothing here reads or writes a file.

Each room holds what one kind of talk needs: what was asked and came back (``survey``), what a study
asks for (``settings``), what comments say (``coding``), who is counted (``counting``), what may be
published (``publishing``), what follows from it (``evidence``), what a report is made of
(``words``) and how a run went (``run``). Everything else imports these rooms; they import each
other one way only, and nothing but ``consult.errors`` beside.
"""
