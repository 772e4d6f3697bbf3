"""A study and its exports to the four tables: questions, responses, answers and comments.

A ``Study`` and a folder come in and a ``Consultation`` goes out, by ``read_study`` of
``assemble.py``. Each kind of question is coded in one place, and each distinct cell is looked at
once. Several exports of one survey become one, with every response counted once. Every row and
every cell is accounted for on each run: it is an answer, a comment, blank, or set aside with a
reason, and a difference stops the run. Here ``study.toml`` is the authority; nothing is guessed
that it leaves open, and what does not agree with it is an issue that quotes nobody.
"""
