"""The command line: what a person types, and the words they get back.

``app`` reads the words of each command and calls one function of ``commands`` or, for a new study,
``starting``; the other modules are what commands are made of: a run that is held and shown, how a
report stands, a release put on the register, an edited report checked. Words come in; what comes
out stands on the screen, with an exit code. This room alone prints, asks and ends the program. It
decides nothing about a study: it asks the rooms below.
"""
