"""Chance that repeats: the same seed gives the same words on every run and every Python.

Only ``random.Random.random`` is used, whose sequence Python promises to keep.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-zA-Z_]+)\}")


class Dice:
    """A source of chance for one purpose, so that changing one part leaves the others alone.

    Parameters
    ----------
    seed
        The seed of the whole study.
    purpose
        What this chance is used for; a different purpose gives a different sequence.
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = random.Random(f"{seed}:{purpose}")
        self._owed: dict[str, float] = {}

    def chance(self, probability: float) -> bool:
        """True with the given probability."""
        return self._random.random() < probability

    def in_turn(self, name: str, probability: float) -> bool:
        """Like ``chance``, but over all calls by this name the share keeps to the probability.

        Systematic sampling with a chance start; meant for people who come in chance order.
        """
        owed = self._owed.setdefault(name, self._random.random()) + probability
        self._owed[name] = owed - (owed >= 1)
        return owed >= 1

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1."""
        return int(self._random.random() * n)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def choice(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[self.below(len(items))]

    def weighted(self, items: Mapping[T, float]) -> T:
        """One of the keys, as likely as its weight says; the order of keys is kept."""
        point = self._random.random() * sum(items.values())
        for item, weight in items.items():
            point -= weight
            if point < 0:
                return item
        return list(items)[-1]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in chance order."""
        out = list(items)
        for i in range(len(out) - 1, 0, -1):
            j = self.below(i + 1)
            out[i], out[j] = out[j], out[i]
        return out

    def sample(self, items: Sequence[T], k: int) -> list[T]:
        """As many different items as asked for, in chance order."""
        return self.shuffled(items)[:k]


class Deck:
    """Cards drawn without putting back until all have been drawn once.

    Parameters
    ----------
    cards
        At least one.
    dice
        The chance to shuffle with.
    """

    def __init__(self, cards: Sequence[str], dice: Dice) -> None:
        self._cards = tuple(cards)
        self._dice = dice
        self._left: list[str] = []

    def draw(self) -> str:
        """The next card."""
        if not self._left:
            self._left = self._dice.shuffled(self._cards)
        return self._left.pop()


def expand(template: str, slots: Mapping[str, Sequence[str]], dice: Dice) -> str:
    """One sentence out of a template.

    Parameters
    ----------
    template
        Words with ``[this|that|]`` to choose from, which may nest, and ``{slot}`` to fill.
    slots
        For each slot what may fill it; fillings may hold choices and slots themselves.
    dice
        The chance to choose with.
    """
    text = template
    while True:
        if found := _CHOICE.search(text):
            filling = dice.choice(found.group(1).split("|"))
        elif found := _SLOT.search(text):
            filling = dice.choice(slots[found.group(1)])
        else:
            return re.sub(r" {2,}", " ", text).strip()
        text = text[: found.start()] + filling + text[found.end() :]
