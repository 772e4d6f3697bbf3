"""What a topic model found, apart from the model that found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Topic:
    """One topic.

    Parameters
    ----------
    id
        Stable name, "t01" for the topic with the most comments.
    name
        A short readable phrase; no two topics of one model share it.
    terms
        Its words by c-TF-IDF, strongest first.
    size
        Comments whose strongest topic it is.
    medoids
        Positions of three comments nearest to its centre, nearest first, no two of the same
        words; fewer where it has no more.
    edge
        Position of the comment of its own farthest from its centre; ``None`` where that is a
        medoid.
    residual
        Whether its comments hold nothing in common beyond what any comments of the question do: it
        is no theme, and its comments are coded "other".
    says_nothing
        Whether its comments say nothing ("not sure", "nothing comes to mind"). There is one such
        topic at most, and it stands under no heading.
    definition
        One sentence on what a comment must hold to belong, in words that several of its comments
        hold; empty where there is nothing to say.
    examples
        Positions of at most ten comments that show it from its centre to its edge, of eight words
        or more where there are such, no two alike.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    size: int
    medoids: tuple[int, ...] = ()
    edge: int | None = None
    residual: bool = False
    says_nothing: bool = False
    definition: str = ""
    examples: tuple[int, ...] = ()


@dataclass(frozen=True)
class TopicGroup:
    """A heading over topics that are near to each other.

    Parameters
    ----------
    name
        A short readable phrase; no two groups share it.
    topics
        Ids of its topics, largest first.
    """

    name: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Topics:
    """What a model found in the comments on one question.

    Parameters
    ----------
    topics
        The topics, largest first; none when there were no comments.
    weights
        Shape (comments, topics): how much of each topic is in each comment, 0 to 1, one row
        per comment given, in the order given. A row of zeros is a comment that the model left
        without a topic.
    model
        Name of the model, as in ``consult.topics.MODELS``.
    parameters
        What it was run with, seed and embedding included.
    groups
        Headings over the topics, those with the most comments first; none when a reader needs
        none. They are the upper of two levels: every topic that is a theme stands under exactly
        one. What is none (without words, residual, says nothing) stands under none.
    """

    topics: tuple[Topic, ...]
    weights: np.ndarray
    model: str
    parameters: Mapping[str, str | int | float] = field(default_factory=dict)
    groups: tuple[TopicGroup, ...] = ()

    def __post_init__(self) -> None:
        if self.weights.ndim != 2 or self.weights.shape[1] != len(self.topics):
            raise ValueError("Topics need one column of weights per topic.")
        under = [topic for group in self.groups for topic in group.topics]
        if not {topic.id for topic in self.topics}.issuperset(under) or len(under) > len(
            set(under)
        ):
            raise ValueError("Groups hold topics of the model, each in one group at most.")
