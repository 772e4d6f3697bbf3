"""Comments that tell of somebody at risk: found for a named person to read, and never quoted.

A comment comes in; why it should be read (phrases of ``safeguarding.toml``, a linear model on
sentence vectors, or both), the passage and how sure that is, go out, and a list of them as a
workbook that a person fills in and that is read back by id. What turns texts into vectors is
handed in. Recall comes first: nothing is dismissed here, nothing is sent, nothing counted.
"""
