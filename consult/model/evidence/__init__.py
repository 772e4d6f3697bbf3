"""What follows from published figures.

Differences between groups, changes since an earlier round, what became of the comments of a
question, and the evidence for an equality impact assessment. All of it is worked out from tables as
anybody may see them, so it holds no count that is hidden, and it has no words yet: sentences are
the report's (``consult.report``).
"""
