"""A person asks to be erased: what is changed, deleted and left to people, and the doing of it.

A study and the rows meant come in. What goes out is a plan that can be shown before anything is
changed: each file with its new content, what is deleted because the next run makes it again, and
what only a person can change. It is carried out as one set, or not at all. Which rows an id means
and how an export is rewritten is worked out in ``consult.read.erase``; nothing here asks or prints.
"""
