"""Every clause of every coded comment, under the themes it belongs to; none is left over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from consult.coding.texts.segments import segments

if TYPE_CHECKING:
    import pandas as pd

CLAUSE_COLUMNS = ("theme", "response_id", "question_id", "code", "clause", "stance")
"""One row per theme, comment, code and clause."""

_POINTS_BACK = re.compile(
    r"(?i)\W*(?:but|however|although|though|whereas|yet)?\W*"
    r"(?:(?:and|or|so|also|because|which|then|plus)\W+)*"
    r"(?:it|its|it['’]s|they|they['’]re|them|their|this|that|these|those|he|she|his|her|"
    r"such|who|which)\b"
)
"""How a clause begins that cannot be understood without the one before it."""

Span = tuple[int, int]
"""First character and the one after the last."""


def coded_clauses(
    comments: pd.DataFrame, codings: pd.DataFrame, themes: dict[tuple[str, str], str]
) -> pd.DataFrame:
    """The clauses of coded comments by theme.

    A clause goes to the codes whose passage it shares words with. Where no passage reaches it, it
    goes with the clause before it, as people go on about what they have begun.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``; those without a coding are left out. Not changed.
    codings
        Schema ``SETTLED_CODINGS``.
    themes
        Question id and code -> what their points are found under.

    Returns
    -------
    pandas.DataFrame
        Columns ``CLAUSE_COLUMNS``, sorted by them. A clause that a comment says twice stands once.
    """
    import pandas as pd

    from consult.model.survey.tables import COMMENT_KEY

    told = codings.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    texts = sorted(set(told["text"]))
    cut = {
        text: whole_clauses(text, clauses)
        for text, clauses in zip(texts, segments(texts), strict=True)
    }
    rows = []
    for (response, question, text), mine in told.groupby([*COMMENT_KEY, "text"], sort=True):
        given = list(zip(mine["code"], mine["stance"], strict=True))
        shared = _by_passage(str(text), cut[str(text)], list(mine["passage"]))
        for clause, codes in zip(cut[str(text)], shared, strict=True):
            for at in codes:
                code, stance = given[at]
                theme = themes[str(question), code]
                rows.append((theme, response, question, code, clause, stance))
    frame = pd.DataFrame(rows, columns=list(CLAUSE_COLUMNS), dtype=str)
    return frame.drop_duplicates().sort_values(list(CLAUSE_COLUMNS)).reset_index(drop=True)


def whole_clauses(text: str, clauses: Sequence[str]) -> tuple[str, ...]:
    """The clauses of a text, what points back to the one before it being one clause with it.

    "It should be respected" makes no point by itself. On parts of ArgKP the first ten points meet
    .78 of the key points in place of .77, and fewer of them meet none.

    Parameters
    ----------
    text
        A comment.
    clauses
        Its clauses, word for word, in order; one at least.

    Examples
    --------
    >>> whole_clauses("The flag is ours. It should fly.", ("The flag is ours.", "It should fly."))
    ('The flag is ours. It should fly.',)
    """
    spans: list[Span] = []
    start = 0
    for clause in clauses:
        here = _span(text, clause, start)
        start = here[1]
        if spans and _POINTS_BACK.match(clause):
            spans[-1] = (spans[-1][0], here[1])
        else:
            spans.append(here)
    return tuple(text[start:end] for start, end in spans)


def _by_passage(text: str, clauses: Sequence[str], passages: Sequence[str]) -> list[list[int]]:
    """For each clause the places of the passages it goes with: one at least."""
    every = list(range(len(passages)))
    spans = [_span(text, passage, 0) for passage in passages]
    out: list[list[int]] = []
    start = 0
    for clause in clauses:
        here = _span(text, clause, start)
        start = here[1]
        out.append([at for at in every if _overlap(here, spans[at])])
    return _with_those_before(out, every)


def _span(text: str, words: str, start: int) -> Span:
    """Where the words stand; the whole text where they are empty or not in it."""
    at = text.find(words, start) if words else -1
    return (at, at + len(words)) if at >= 0 else (0, len(text))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with_those_before(given: list[list[int]], every: list[int]) -> list[list[int]]:
    """The same, a clause without any passage going with the one before it or, first, after it."""
    last = next((one for one in given if one), every)
    out = []
    for one in given:
        last = one or last
        out.append(last)
    return out
