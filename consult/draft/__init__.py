"""Exports to a proposed study: sources, questions, what each was taken for, and every doubt said.

Sheets that :mod:`consult.read` has recognised come in; a ``Draft`` goes out, from which a commented
``study.toml`` is written for a person to correct. :mod:`consult.draft.propose` is the whole of it.
Beside it stand what several exports have in common, where a person must look, how a file came to be
recognised and by what each question was judged. Nothing is read into tables by what is guessed
here: only the file that a person has checked counts. This verb stands above ``read`` and uses its
nouns and values, so that a draft and a run take a cell in the same way; ``read`` never imports it.

Beneath each number stands on what it was tried. "Tried" by itself means: it was halved and doubled,
a share above one half put half as far from 1, and 98 drafts of sample exports were made again, four
of them of several files. Eight of those exports are compared with what they hold by
``python -m benchmarks drafts``; "kinds" are lines to edit there.
"""
