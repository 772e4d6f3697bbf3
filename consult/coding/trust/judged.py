"""What people and the machine gave the texts of one question, as arrays with their weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from consult.coding.trust.units import BlindUnit, Group
from consult.model.coding.trust import BlindCodes, BlindDraw

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class JudgedQuestion:
    """All different texts of one question, in the order of their hashes.

    Parameters
    ----------
    question
        Its id.
    codes
        Ids of its codes, in order.
    copies
        Shape (texts,): responses that hold each.
    groups
        Group -> shape (texts,): how many of these come from there.
    machine
        Shape (texts, codes): the codes of record.
    decided
        Shape (texts,): whether a person had a word in these.
    strata
        Shape (texts,): number of the stratum; -1 of a text that came after the draw.
    chance
        Shape (texts,): share of the texts of its stratum that were coded, 0 to 1.
    coded
        Shape (people, texts): who has coded what.
    given
        Shape (people, texts, codes): what they gave.
    """

    question: str
    codes: tuple[str, ...]
    copies: np.ndarray
    groups: Mapping[Group, np.ndarray]
    machine: np.ndarray
    decided: np.ndarray
    strata: np.ndarray
    chance: np.ndarray
    coded: np.ndarray
    given: np.ndarray

    @cached_property
    def is_coded(self) -> np.ndarray:
        """Shape (texts,): whether anybody has coded it."""
        import numpy as np

        return np.asarray(self.coded.any(axis=0))

    @cached_property
    def said(self) -> np.ndarray:
        """Shape (texts, codes): share of those who coded a text that gave the code, 0 to 1."""
        import numpy as np

        people = self.coded.sum(axis=0)
        gave = (self.given & self.coded[:, :, None]).sum(axis=0)
        return np.asarray(gave / np.maximum(people, 1)[:, None])


def judged(
    units: Sequence[BlindUnit],
    draw: BlindDraw,
    people: Sequence[BlindCodes],
    codes: Mapping[str, Sequence[str]],
) -> tuple[JudgedQuestion, ...]:
    """The texts of each question, with who gave them which codes.

    Parameters
    ----------
    units
        The different texts there are now, in any order.
    draw
        Which were drawn.
    people
        What each person gave. Texts that were not drawn, or are no longer there, count for nothing.
    codes
        Question id -> ids of its codes. A question without any is left out.
    """
    by_question = {
        question: sorted((u for u in units if u.question == question), key=lambda u: u.hash)
        for question in sorted(codes)
    }
    return tuple(
        _of_question(mine, draw, people, tuple(codes[question]))
        for question, mine in by_question.items()
        if mine and codes[question]
    )


def _of_question(
    units: Sequence[BlindUnit],
    draw: BlindDraw,
    people: Sequence[BlindCodes],
    codes: tuple[str, ...],
) -> JudgedQuestion:
    import numpy as np

    question = units[0].question
    strata = _strata(units, draw)
    drawn = draw.chances
    coded = np.array(
        [[u.key in drawn and u.key in one.given for u in units] for one in people], dtype=bool
    ).reshape(len(people), len(units))
    empty: frozenset[str] = frozenset()
    given = (
        np.stack([_matrix([one.given.get(u.key, empty) for u in units], codes) for one in people])
        if people
        else np.zeros((0, len(units), len(codes)), dtype=bool)
    )
    groups = sorted({group for unit in units for group in unit.groups})
    return JudgedQuestion(
        question,
        codes,
        np.array([unit.copies for unit in units]),
        {group: np.array([unit.groups.get(group, 0) for unit in units]) for group in groups},
        _matrix([unit.codes for unit in units], codes),
        np.array([unit.decided for unit in units]),
        strata,
        chance_of(strata, np.asarray(coded.any(axis=0))),
        coded,
        given,
    )


def _matrix(sets: Sequence[frozenset[str]], codes: Sequence[str]) -> np.ndarray:
    import numpy as np

    return np.array([[code in one for code in codes] for one in sets], dtype=bool)


def _strata(units: Sequence[BlindUnit], draw: BlindDraw) -> np.ndarray:
    import numpy as np

    number = {(one.question, text): at for at, one in enumerate(draw.strata) for text in one.texts}
    return np.array([number.get(unit.key, -1) for unit in units])


def chance_of(strata: np.ndarray, coded: np.ndarray) -> np.ndarray:
    """How much of each stratum has been coded: all of what was drawn, or its first texts.

    Parameters
    ----------
    strata, coded
        Shape (texts,): number of the stratum, -1 for none, and whether anybody coded the text.

    Returns
    -------
    numpy.ndarray
        Shape (texts,), 0 to 1.
    """
    import numpy as np

    chance = np.zeros(len(strata))
    for stratum in np.unique(strata[strata >= 0]):
        mine = strata == stratum
        chance[mine] = coded[mine].mean()
    return chance
