"""What may be published, and what is known of it.

Tables after disclosure control, with a mark in each cell that shows no number; the structure of a
release, which is where its numbers stand and whom they count; the register of what was published
before; and numbers as they stand in sentences. Only ``consult.disclose`` makes a table. It is made
from counts (``model.counting``), and reports know nothing else.
"""
