"""What codes rest on beside the comments: how texts become vectors, and codes frozen earlier.

The settings of a study, frozen codes and published tables come in; an embedder, pairs of questions
and the change of each theme's share go out. Which code a comment gets is decided in
``consult.coding``.
"""
