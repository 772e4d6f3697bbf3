"""Qualtrics: its export of responses, and the survey file (.qsf) that can come beside it.

A ``Grid`` comes in and a ``Layout`` goes out; with the survey file, the columns of a ``Sheet`` get
wordings in full and every option that could be chosen. What Qualtrics calls a column stands in
``keys.py``, which both the reader and the survey file go by. A survey file holds no responses, and
nothing of it becomes one.
"""
