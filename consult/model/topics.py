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
        Positions of the comments nearest to its centre, nearest first.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    size: int
    medoids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Topics:
    """What a model found in the comments on one question.

    Parameters
    ----------
    topics
        The topics, largest first; none when there were no comments.
    weights
        Shape (comments, topics): how much of each topic is in each comment, 0 to 1, one row
        per comment given, in the order given.
    model
        Name of the model, as in ``consult.topics.MODELS``.
    parameters
        What it was run with, seed and embedding included.
    """

    topics: tuple[Topic, ...]
    weights: np.ndarray
    model: str
    parameters: Mapping[str, str | int | float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.weights.ndim != 2 or self.weights.shape[1] != len(self.topics):
            raise ValueError("Topics need one column of weights per topic.")
