"""What was asked and what came back.

The questionnaire with its options, the characteristics people may share and their bands of age, the
schemas of the four tables of responses, answers, comments and codings, and the ledger in which no
row is lost. Readers fill these, and every later step takes them as given. A schema here may name
how a coding is decided (``model.coding``), and nothing of counts, tables or reports.
"""
