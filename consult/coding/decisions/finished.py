"""Which comments people have finished with, and whether they are enough to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from consult.coding.decisions.suggested_texts import BookText
from consult.model.coding.codeframe import NO_THEMES
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People, Said

FEWEST_REVIEWED = 20
"""Answers a person must have looked at before anything is learnt from them.

Learnt from 10, 15 and 20 of half the NHS comments, three draws each, F1 of all codings was .47, .51
and .52; from definitions alone it is .49. With fewer, people's work would make suggestions worse.
"""


def is_complete(suggested: Iterable[str], said: Mapping[str, Said]) -> bool:
    """Whether a person has decided every code suggested for a text.

    What is no theme ("Other", another language) is decided too by giving the text a code.

    Parameters
    ----------
    suggested
        Ids of the codes that stand beside the text; may be none.
    said
        Code id -> what a person said of it, for this text.
    """
    given = any(decision is not Decision.REMOVE for decision, _ in said.values())
    open_codes = {code for code in suggested if code not in said}
    return open_codes <= (set(NO_THEMES) if given else set())


def is_finished(text: BookText, people: People) -> bool:
    """Whether people have decided every code that stood beside a text, or stands there now.

    Parameters
    ----------
    text
        With what is suggested now.
    people
        What they said so far, in terms of the codes suggested now.
    """
    return text.key in people.finished or is_complete(text.codes, people.texts.get(text.key, {}))


def gone_through(texts: Sequence[BookText], people: People) -> np.ndarray:
    """Whether people have finished with each text, shape (texts,).

    Parameters
    ----------
    texts
        Of any questions; may be none.
    people
        What they said so far.
    """
    return np.array([is_finished(text, people) for text in texts], dtype=bool)


def teaches(texts: Sequence[BookText], people: People) -> bool:
    """Whether people have finished with enough texts of a question to learn the others' codes.

    Parameters
    ----------
    texts
        The different texts on one question.
    people
        What they said so far.
    """
    return int(gone_through(texts, people).sum()) >= FEWEST_REVIEWED
