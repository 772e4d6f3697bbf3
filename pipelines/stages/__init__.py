"""The stages: one file each, with a ``run()`` and what it reads.

A stage takes what it may know of the study (a ``Context``) and what earlier stages made, and gives
back what it makes, by name. It opens no file, prints nothing, and knows no other stage: the engine
finds its ``run()`` by the name of its file, loads and saves. What is worked out between verbs is
worked out in ``consult.analysis``; here it is put in order.
"""
