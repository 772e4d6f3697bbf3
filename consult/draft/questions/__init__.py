"""What each question of an export seems to be: its kind, its options, what to check.

The columns of a sheet come in as items, one a question with all that was answered; a ``Guess`` goes
out for each. Words and answers are weighed together: options that a file or a codebook lists go
before options found in the cells, and a list that was offered is told from words people typed. What
may be meant by an answer (a spelling, a code for no answer, a shorter Easy Read scale) is proposed
and changes nothing. A guess knows its own question, and at the end what the others
of its export tell; nothing here compares exports or writes ``study.toml``.
"""
