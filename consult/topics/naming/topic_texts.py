"""What a topic's name may draw on, and what helps to name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import zip_longest
from operator import add
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")

Embed = Callable[[Sequence[str]], np.ndarray]
"""Phrases to vectors of the space that the comments' vectors are of."""


@dataclass(frozen=True)
class Naming:
    """What helps to name topics, beside their comments.

    Parameters
    ----------
    embed
        Phrases to vectors of the same space as the comments' vectors, such as ``transform`` of
        the embedder that made them; without it phrases are ranked by wording alone.
    question
        What was asked: a phrase of its words alone tells no topic from another. May be empty.
    """

    embed: Embed | None = None
    question: str = ""


BY_WORDING = Naming()
"""Neither an embedder nor a question."""


@dataclass(frozen=True)
class TopicTexts:
    """What a topic's name may draw on.

    Parameters
    ----------
    rows
        Places of its distinct comments among all, in an order that has nothing to do with what
        they say: phrases are counted in the first of them.
    copies
        How many comments hold each text.
    terms
        Its terms by c-TF-IDF, strongest first.
    total
        Sum of the vectors of the texts; not needed where names are chosen by wording alone.
    """

    rows: Sequence[int]
    copies: Sequence[int]
    terms: Sequence[str] = ()
    total: np.ndarray | None = None


def merged(topics: Sequence[TopicTexts]) -> TopicTexts:
    """What a heading's name may draw on: texts and strongest terms of all its topics, in turn.

    Parameters
    ----------
    topics
        Those under the heading; at least one. No comment is in two of them.
    """
    said = _in_turn([list(zip(topic.rows, topic.copies, strict=True)) for topic in topics])
    totals = [topic.total for topic in topics if topic.total is not None]
    return TopicTexts(
        [row for row, _ in said],
        [copies for _, copies in said],
        tuple(dict.fromkeys(_in_turn([topic.terms for topic in topics]))),
        reduce(add, totals) if len(totals) == len(topics) else None,
    )


def _in_turn(lists: Sequence[Sequence[Item]]) -> list[Item]:
    """The first of each list, then the second of each, and so on."""
    return [item for turn in zip_longest(*lists) for item in turn if item is not None]
