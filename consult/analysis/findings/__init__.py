"""What a report is written from beside its tables: quotes, the author's words, equality evidence.

Comments, codings and tables after disclosure control come in; texts that may be printed and
evidence put together go out. What is quoted or said rests on what is shown, never on a true count.
"""
