"""The list of people at risk, for one named person: by a look through the export, and by reviewers.

The name of a study comes in; the list goes out, with what its owner wrote, and a sentence or two
that tell how many rows are new. Nothing is sent to anybody, and no word of a comment is said on the
screen. What tells of a risk is known further down, in ``consult.care``; here it is asked and kept.
"""
