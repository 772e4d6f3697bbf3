"""What coding is handed to tell how texts are worded and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Matrix: TypeAlias = "np.ndarray | csr_matrix"
"""One row a text, clause or wording of a code; sparse where most features are absent."""

Wording = Callable[[Sequence[str]], "csr_matrix"]
"""Texts to unit rows, shape (texts, features); ``consult.embed.wording``."""

Meaning = Callable[[Sequence[str]], np.ndarray]
"""Texts to unit rows, shape (texts, dimensions), near to each other where the meaning is."""


@dataclass(frozen=True)
class Encoders:
    """What turns texts into rows of numbers, for whatever codes them.

    Parameters
    ----------
    wording
        How texts are worded: ``consult.embed.wording``.
    meaning
        What they mean, by a sentence model; ``None`` where there is none, and wording has to do.
    lower
        What the lower layers of a model make of them; ``None`` where there are none to read.
    answers
        What a comment means without its question, where a more accurate model reads it; ``None``
        where ``meaning`` tells both.
    """

    wording: Wording
    meaning: Meaning | None = None
    lower: Meaning | None = None
    answers: Meaning | None = None
