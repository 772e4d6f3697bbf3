"""What the equality evidence has on one characteristic, for its chapters and for the workbook.

In come what was found and who took part; out go who answered beside the people of an area, where
groups differ and what they raised, what cannot be told and why, and which tables bear on each aim
of the equality duty. It concludes nothing about impact. It may import passages, and no chapter.
"""
