"""How a run went: what it was made with, how far it has come, what is left to settle.

Records of models and versions for the chapter on method, the pace that long work tells to whoever
asked, and what keeps a report a draft, with who can settle it. These are values to pass on: nothing
here prints or decides, and no other room of the nouns is imported.
"""
