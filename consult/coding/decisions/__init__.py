"""What people decided, for every room that takes their word.

Comments and suggested codings come in, and what people said of both. Out go the different texts
with what is suggested for each (``suggested_texts``), which of them people have finished with
(``finished``) and the codes as people left them (``decided_themes``). Nothing here suggests, learns
or opens a workbook: that learning and review both stand on this room is why neither needs the
other.
"""
