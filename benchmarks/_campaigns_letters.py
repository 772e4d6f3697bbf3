"""Invented letters of invented campaigns, each changed by its sender in a known way."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

SETS = Path(__file__).parent / "sets" / "campaigns"

Part = tuple[str, str]
"""Words, and whose they are: ``TEMPLATE``, ``OWN`` or ``EDIT`` (neither, and not scored)."""

TEMPLATE, OWN, EDIT = "template", "own", "edit"
RATES = (0.02, 0.05, 0.1, 0.2)
"""Shares of words that a sender changes."""

STRANGE = (
    *("really", "quite", "perhaps", "many", "some", "our", "their", "local", "often", "never"),
    *("always", "most", "whole", "very", "large", "small", "town", "people", "road", "house"),
    *("work", "year", "time", "place", "home", "service", "money", "good", "bad", "old", "new"),
)
"""What changed words are changed into."""

SEED = 5
"""Of which comments are added: any would do."""

FEWEST_WORDS = 15
"""What a sender leaves of a letter at least: fewer are nothing a computer can know it by."""


SHORT, PAPER, POLITE = 60, 30, 40
"""Short responses that are alike by chance, responses that quote a sentence of the consultation
paper among their own, and such as begin with a stock phrase."""


@dataclass(frozen=True)
class Sent:
    """One response with the truth about it.

    Parameters
    ----------
    parts
        Its words in order, and whose they are.
    campaign
        Number of its letter from 0; -1 for none.
    way
        What its sender did to the letter, or what kind of other response it is.
    """

    parts: tuple[Part, ...]
    campaign: int
    way: str

    @property
    def text(self) -> str:
        """As received."""
        return " ".join(words for words, _ in self.parts)


@dataclass(frozen=True)
class Pool:
    """What letters are made of.

    Parameters
    ----------
    letters
        The sentences of each letter.
    own
        What senders add, each used once as long as there are any left: real comments.
    start, end
        Greetings and endings.
    others
        Responses that are of no campaign, by what they are.
    """

    letters: tuple[tuple[str, ...], ...]
    own: Iterable[str]
    start: Sequence[str]
    end: Sequence[str]
    others: dict[str, Any]


def pool(name: str, own: Iterable[str]) -> Pool:
    """The letters of one half, "open" or "held"."""
    data = tomllib.loads((SETS / f"{name}.toml").read_text(encoding="utf-8"))
    letters = tuple(tuple(letter["sentences"]) for letter in data["letters"])
    return Pool(letters, own, data["own"]["start"], data["own"]["end"], data["others"])


def sent(have: Pool, size: int, seed: int) -> list[Sent]:
    """Every letter sent by so many, each in a way drawn by chance."""
    dice = random.Random(f"{size} {seed}")
    have = replace(have, own=cycle(dice.sample(sorted(have.own), len(have.own))))
    ways = list(WAYS)
    return [
        Sent(tuple(WAYS[way](letter, have, dice)), number, way)
        for number, letter in enumerate(have.letters)
        for way in (dice.choice(ways) for _ in range(size))
    ]


def not_sent(have: Pool, comments: Sequence[str], seed: int) -> list[Sent]:
    """Responses of no campaign, some of which share words with others; each comment stands once."""
    dice = random.Random(f"others {seed}")
    told = have.others
    long = [text for text in comments if len(text.split()) >= 2 * FEWEST_WORDS][
        : 2 * PAPER + POLITE
    ]
    used, far = set(long), iter(long)
    out = [Sent(((dice.choice(told["short"]), OWN),), -1, "short") for _ in range(SHORT)]
    for _ in range(PAPER):
        parts = ((next(far), OWN), (told["paper"], OWN), (next(far), OWN))
        out.append(Sent(parts, -1, "paper"))
    out += [
        Sent(((dice.choice(told["polite"]), OWN), (next(far), OWN)), -1, "polite")
        for _ in range(POLITE)
    ]
    out += [Sent(((text, OWN),), -1, "own words") for text in told["own_words"]]
    return out + [Sent(((text, OWN),), -1, "comment") for text in comments if text not in used]


def _copied(letter: Sequence[str], _: Pool, dice: random.Random) -> list[Part]:
    change: Callable[[str], str] = dice.choice([str, str.upper, str.lower, str.title])
    return [(change(sentence), TEMPLATE) for sentence in letter]


def _framed(letter: Sequence[str], have: Pool, dice: random.Random) -> list[Part]:
    body = _copied(letter, have, dice)
    return [(dice.choice(have.start), EDIT), *body, (dice.choice(have.end), EDIT)]


def _edited(letter: Sequence[str], _: Pool, dice: random.Random) -> list[Part]:
    rate = dice.choice(RATES)
    return [part for sentence in letter for part in _changed(sentence, rate, dice)]


def _changed(sentence: str, rate: float, dice: random.Random) -> list[Part]:
    out: list[Part] = []
    for word in sentence.split():
        if dice.random() >= rate:
            out.append((word, TEMPLATE))
            continue
        kind = dice.choice(["other", "gone", "more"])
        if kind != "gone":
            out.append((dice.choice(STRANGE), EDIT))
        if kind == "more":
            out.append((word, TEMPLATE))
    return out


def _added(letter: Sequence[str], have: Pool, dice: random.Random) -> list[Part]:
    return _with_own(_copied(letter, have, dice), have, dice, (0.2, 0.8))


def _mostly_own(letter: Sequence[str], have: Pool, dice: random.Random) -> list[Part]:
    return _with_own(_copied(letter, have, dice), have, dice, (1.0, 3.0))


def _with_own(
    body: list[Part], have: Pool, dice: random.Random, amount: tuple[float, float]
) -> list[Part]:
    """Own sentences before, after or between; so many words of those of the letter."""
    wanted = dice.uniform(*amount) * sum(len(words.split()) for words, _ in body)
    added: list[Part] = []
    while not added or sum(len(words.split()) for words, _ in added) < wanted:
        added.append((next(have.own), OWN))
    at = dice.choice([0, len(body), dice.randint(0, len(body))])
    return [*body[:at], *added, *body[at:]]


def _reordered(letter: Sequence[str], have: Pool, dice: random.Random) -> list[Part]:
    return _copied(dice.sample(letter, len(letter)), have, dice)


def _cut(letter: Sequence[str], have: Pool, dice: random.Random) -> list[Part]:
    """A half of the sentences in a row, or as many more as make fifteen words."""
    number = max(1, len(letter) // 2)
    while number < len(letter):
        at = dice.randint(0, len(letter) - number)
        part = letter[at : at + number]
        if sum(len(sentence.split()) for sentence in part) >= FEWEST_WORDS:
            return _copied(part, have, dice)
        number += 1
    return _copied(letter, have, dice)


def _all(letter: Sequence[str], have: Pool, dice: random.Random) -> list[Part]:
    body = [part for one in dice.sample(letter, len(letter)) for part in _changed(one, 0.05, dice)]
    return _with_own(body, have, dice, (0.2, 0.8))


WAYS: dict[str, Callable[[Sequence[str], Pool, random.Random], list[Part]]] = {
    "copied": _copied,
    "framed": _framed,
    "edited": _edited,
    "added": _added,
    "mostly own": _mostly_own,
    "reordered": _reordered,
    "cut": _cut,
    "all of it": _all,
}
"""What senders do to a letter."""
