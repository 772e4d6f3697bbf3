"""Bytes to an export: what a file is by its content, never by its name.

A path comes in and an ``Export`` goes out, or an error in a sentence that says what the file is
instead and what to do about it. Delimited text, workbooks, archives, SPSS and Triple-S are read
here, and looked through first: nothing is fetched, expanded or set aside in memory because a file
says so. What cannot be read as it was written is put right where that is certain, and counted. A
new container is a new file and a branch in ``container.py``. No platform, no layout and no
``study.toml`` is known here.
"""
