"""Which way each coded passage goes, where a question asks for the reasons of an agreement.

Codings come in with comments, people's own answers to the proposal, and what reviewers said. Out
go the same codings with a stance each, and a record of how it was told. What is not sure is
"unclear", and a reviewer's word stands. No code is given, changed or taken away here.
"""
