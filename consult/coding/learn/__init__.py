"""Learning from what people decided, to code the comments they have not come to.

Texts with their suggestions come in, and what people decided of them. Out go codings made anew for
texts nobody has finished with, each with a chance and a band that were learnt out of fold, and the
order in which people should read on, so that few comments teach the most. Only decisions teach:
a suggestion nobody has looked at is never taken for one, and what people have finished with stays
as they left it. It knows nothing of workbooks; ``from_decisions`` and what it rests on see numbers
and no words.
"""
