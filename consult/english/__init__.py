"""What a trained pipeline says of English: tags, noun chunks and dependencies, and names of people.

Texts come in, in the order they are to be read; spaCy's documents go out, one a text. ``read`` is
the way in. The pipeline is loaded once a process, when it is first asked for, and of its parts only
those run that the caller names. Nothing is trained, kept, printed or downloaded, and what a text is
about, whose it is and what will be done with it is not known here.
"""

from consult.english.pipeline import PIPELINE, Component, read

__all__ = ["PIPELINE", "Component", "read"]
