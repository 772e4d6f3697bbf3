"""A report as files: what was found, composed as a ``Document`` and written for many readers.

In come released tables and what the other stages found (``prose.findings``); out go two documents
and their files. ``appendix`` and ``equality`` compose, chapter by chapter as ``register`` finds
them; ``word``, ``page`` and ``sheets`` write; ``printed_figures`` and ``spoken`` tell the last
check what every number is. A report never sees a count that has not been released, and no room
here opens a file that it was not given the path of.
"""
