"""Which questions of several sources are one question, worded differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from consult.definitions.languages import language_of
from consult.definitions.wordings import normalised
from consult.draft.columns.items import Item, Shape
from consult.draft.questions.easy_read_scale import answers_agree, same_characteristic

_LEAST = 0.5
"""Similarity from which two questions may be one; i.AI Consult uses 0.4 on labels alone."""

REASON = re.compile(
    r"(?i)\b(reason|why|tell us more|explain|please (?:expand|comment)|more detail)\b"
)
"""What marks a question that asks the reason for the answer before."""

_BOTH_REASONS = 0.85
"""Likeness of two requests for a reason; the questions before them decide which go together."""

_WORD = re.compile(r"[a-z]{3,}")
_IDLE_WORDS = """
the and you your are for any with that this please tell which what how have has was were from
tick one all apply select used use who did does can our not only
"""
_IDLE = frozenset(_IDLE_WORDS.split())
_FEWEST_WORDS_SHARED = 0.25
"""Two questions on one scale are still two questions when their words have nothing in common."""

_FEW_VALUES = 40
"""Different answers above which those that hardly repeat look like comments, however short: few
people who answer a closed question may all differ. Tried: no draft changes."""

_SHORT = 60
"""Characters of an answer above which it is long; a question with mostly long ones looks open.
Tried: no draft changes. Too low, a choice between sentences would be paired with comments."""


def align(sources: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Questions of all sources, each with its items; in the order asked.

    Parameters
    ----------
    sources
        The items of every source, in the order of its columns.

    Returns
    -------
    list
        Groups of items that are one question. Two items of one source are never one.

    Notes
    -----
    Forms of one consultation ask in the same order, so the best alignment that keeps the order
    is taken, not the best pair for each question. A form in another language with as many
    questions of the same make is a translation: its words tell nothing, its order all.
    """
    groups: list[list[Item]] = []
    for items in sorted(sources, key=lambda items: (-len(items), _language(items) != "")):
        if translated([group[0] for group in groups], items):
            groups = [[*group, item] for group, item in zip(groups, items, strict=True)]
        else:
            groups = _merge(groups, items) if groups else [[item] for item in items]
    return groups


def translated(first: Sequence[Item], second: Sequence[Item]) -> bool:
    """Whether two forms ask the same questions in the same order, in two languages.

    Parameters
    ----------
    first, second
        The items of two sources, in the order of their columns.
    """
    if not first or len(first) != len(second):
        return False
    return _language(first) != _language(second) and all(
        item.shape is other.shape and not _words_and_options(item, other)
        for item, other in zip(first, second, strict=True)
    )


def _language(items: Sequence[Item]) -> str:
    return language_of([item.text for item in items])


def _words_and_options(item: Item, other: Item) -> bool:
    """Whether one of two questions is answered in words and the other by options that repeat."""
    pairs = ((item, other), (other, item))
    return any(looks_open(one) and _repeats(another) for one, another in pairs)


def _repeats(item: Item) -> bool:
    return item.answered >= 2 * len(item.values) > 0


def _merge(groups: list[list[Item]], items: Sequence[Item]) -> list[list[Item]]:
    """The groups with the items added: to the one each pairs with, else after its neighbour."""
    pairs = dict(_best_pairs(groups, items))
    out = [list(group) for group in groups]
    after = min(pairs.values(), default=len(out)) - 1
    added = 0
    for position, item in enumerate(items):
        if position in pairs:
            after = pairs[position] + added
            out[after].append(item)
        else:
            after += 1
            added += 1
            out.insert(after, [item])
    return out


def _best_pairs(groups: Sequence[Sequence[Item]], items: Sequence[Item]) -> list[tuple[int, int]]:
    """(position among items, position among groups) of the alignment with the highest sum."""
    score = [[max(_similarity(own, item) for own in group) for group in groups] for item in items]
    best = [[0.0] * (len(groups) + 1) for _ in range(len(items) + 1)]
    for i in range(len(items) - 1, -1, -1):
        for j in range(len(groups) - 1, -1, -1):
            paired = best[i + 1][j + 1] + score[i][j] if score[i][j] >= _LEAST else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return _trace(best, score)


def _trace(best: list[list[float]], score: list[list[float]]) -> list[tuple[int, int]]:
    pairs = []
    i = j = 0
    while i < len(score) and j < len(score[i]):
        if score[i][j] >= _LEAST and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _similarity(first: Item, second: Item) -> float:
    """How alike two questions are, 0 to about 1: by their words, and by what was answered."""
    words = words_alike(first.text, second.text)
    if REASON.search(first.text) and REASON.search(second.text):
        words = max(words, _BOTH_REASONS)
    if looks_open(first) != looks_open(second):
        return words - 0.5
    if looks_open(first):
        return words
    shared = 1.0 if answers_agree(first.values, second.values) else _answers_alike(first, second)
    if shared < 1 and same_characteristic(first, second):
        words, shared = max(words, _BOTH_REASONS), 1.0
    if words < _FEWEST_WORDS_SHARED:
        return min(words, _LEAST / 2)
    return 0.6 * words + 0.4 * shared if words < 1 else max(words * 0.7, 0.6 + 0.4 * shared)


def looks_open(item: Item) -> bool:
    """Whether the answers look like comments rather than choices.

    Parameters
    ----------
    item
        A question as it stands in one source; one that nobody answered, or that is spread over
        columns, does not look open.
    """
    if item.shape is not Shape.ONE or not item.values:
        return False
    lengths = [len(value) for value in item.values]
    long = sum(length > _SHORT for length in lengths) / len(lengths)
    repeated = item.answered / len(item.values)
    return (long > 0.5 and repeated < 2) or (repeated < 1.5 and len(item.values) > _FEW_VALUES)


def words_alike(first: str, second: str) -> float:
    """How alike two questions are by their words alone, 0 to 1.

    Parameters
    ----------
    first, second
        What was asked.

    Returns
    -------
    float
        The likeness of their letters, or the share that their telling words have in common of
        those of the shorter question, whichever is more.

    Examples
    --------
    Invented:

    >>> words_alike("Do you use the park?", "DO YOU USE THE PARK?")
    1.0
    >>> words_alike("Do you use the park?", "How did you hear of us?") < 0.5
    True
    """
    a, b = normalised(first), normalised(second)
    # difflib likes long runs in common. Tried in its place: rapidfuzz's Indel, OSA and token_sort
    # each pair the questions of two years of a real survey (SSI 2016 and 2017) in another way, and
    # none is clearly better.
    ratio = SequenceMatcher(None, a, b).ratio()
    words, others = _content(a), _content(b)
    if not words or not others:
        return ratio
    common = len(words & others)
    # one word in common may be chance: "services" stands in many questions
    return max(ratio, common / min(len(words), len(others)) - 0.1 * (common < 2))


def _content(text: str) -> set[str]:
    return {word for word in _WORD.findall(text) if word not in _IDLE}


def _answers_alike(first: Item, second: Item) -> float:
    known = {normalised(value) for value in first.values}
    shared = sum(n for value, n in second.values.items() if normalised(value) in known)
    back = {normalised(value) for value in second.values}
    returned = sum(n for value, n in first.values.items() if normalised(value) in back)
    return max(shared / max(1, second.answered), returned / max(1, first.answered))
