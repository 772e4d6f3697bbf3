"""The parts of the appendix: a module each, called as ``SectionName`` of the model has it.

Each has ``TITLE``, its heading, and ``blocks``, which takes what was found and gives the part with
its heading; nothing where there is nothing to say. All it may know is in ``Findings``. It imports
``passages``, ``tables`` and ``prose``, and no other chapter.
"""
