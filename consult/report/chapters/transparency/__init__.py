"""The chapters of the transparency record: a module each, in the order of ``TRANSPARENCY``.

Each has ``blocks``, which takes what was found and how it was made, and gives the chapter with
its heading. What a run knows is filled in from it. What it cannot know is the organisation's to
say, and until then stands as a prompt with who can. It imports ``passages``, ``register`` and
``prose``, and no other chapter.
"""
