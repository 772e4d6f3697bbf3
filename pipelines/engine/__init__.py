"""The engine: what has changed is run, what has not is left, and all or nothing is written.

The stages and all artefacts are declared here, with where each lies and how far it may go. Folders
of a study and a ``Context`` come in; files and the record of runs go out. What decides a stage's
result is found in the code, never typed: every module it can reach, the data files they name, what
it read of the ``Context``, its inputs by their content. The engine knows nothing of what a stage
does and imports none: it looks up its ``run()`` by name.
"""
