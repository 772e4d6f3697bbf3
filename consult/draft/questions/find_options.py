"""The options of a question whose ticked options stand in one cell, found in the cells alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import pairwise

from consult.definitions.wordings import (
    is_dont_know,
    is_other,
    is_prefer_not_to_say,
    normalised,
    plain_characters,
)
from consult.read.layout.headings import tidy
from consult.read.values.ticked import listed_in, parts_of, pieces, split_ticked

SHARE_OF_ANSWERS = 0.003
"""Share of answers that an option must have; what fewer people typed is theirs, not the form's, and
must not be listed. Tried on the one file of 3,000 responses: halved, words that few typed join the
options of nine questions; doubled, the rarest of seven questions are left out."""

FEWEST = 3
"""Times an option must have been given in any file, for the same reason."""

_FEW_RESPONSES, _VERY_FEW_RESPONSES = 25, 10
"""Answers below which an option of a sure list need be given twice only, and once. Tried: halved, a
multiple choice with 14 answers and a question with five become words; doubled, the first changes
nothing, and the second lists what one person gave in two files."""

_NEVER_APART = 0.95
"""Share of times two parts stand together from which they are one option with a separator in it;
paper that is keyed may slip. Tried: halved, options that are often ticked together become one in
six files; at 0.975 no draft changes."""

_ALL_BUT_NEVER_APART = 0.75
"""The same where the second goes on in lower case, as a piece of an option does: somebody may have
typed one piece. A person is told of each that was found apart."""

_MOST_PARTS = 4
"""Parts of a cell that shows two of them standing alone together. In a longer one the same few
people ticked nearly everything. Tried: no draft changes."""


@dataclass(frozen=True)
class OptionsFound:
    """What the cells of a question show.

    Parameters
    ----------
    options
        Labels, in the order in which they stand in the cells.
    explained
        Share of all characters that are options, 0 to 1.
    several
        Share of answers that hold two options or more.
    ordered
        Share of neighbouring options that stand in the usual order: near 1 for ticked boxes,
        lower for words people typed.
    left
        Answers that hold something else besides.
    mixed, mixtures
        Answers, and different ones, that hold several options of which each was also chosen
        without the others: what a choice between whole cells never shows.
    """

    options: tuple[str, ...]
    explained: float
    several: float
    ordered: float
    left: int
    mixed: int = 0
    mixtures: int = 0


def floor_of(answered: int, *, listed: bool = False) -> int:
    """Fewest times an answer must be given to be proposed as an option.

    Parameters
    ----------
    answered
        How many answered.
    listed
        Whether it is sure that the answers come from a list, so that a few responses show it.
    """
    if listed and answered < _FEW_RESPONSES:
        return 1 if answered < _VERY_FEW_RESPONSES else 2
    return max(FEWEST, math.ceil(SHARE_OF_ANSWERS * answered))


def often_given(values: Mapping[str, int], *, most: int = 4) -> str:
    """Answers with how often each was given, as a remark names them; "" where few gave each.

    Parameters
    ----------
    values
        Answer -> how often. What fewer than three gave is never said.
    most
        How many to name: more make no sentence. Nothing else depends on it.
    """
    often = sorted((v for v, n in values.items() if n >= FEWEST), key=lambda v: (-values[v], v))
    return ", ".join(f'"{value}" ({values[value]:,})' for value in often[:most])


def spellings(values: Mapping[str, int]) -> Counter[str]:
    """Answers by their commonest spelling -> how often they were given in any.

    Parameters
    ----------
    values
        Answer as written -> how often. Those without letters or digits are left out.

    Examples
    --------
    Invented:

    >>> spellings({"By bus": 5, "by bus": 2, "By bus ": 1})
    Counter({'By bus': 8})
    """
    by_key: dict[str, Counter[str]] = {}
    for value, times in values.items():
        by_key.setdefault(normalised(value), Counter())[tidy(plain_characters(value))] += times
    return Counter({_commonest(found): found.total() for key, found in by_key.items() if key})


def _commonest(found: Counter[str]) -> str:
    return max(found, key=lambda value: (found[value], value))


def discover(
    values: Counter[str],
    separator: str,
    known: Mapping[str, str] | None = None,
    *,
    listed: bool = False,
    names: bool = False,
) -> OptionsFound:
    """The options that the cells of a multiple choice are made of.

    Parameters
    ----------
    values
        Cell -> how often it stands.
    separator
        What stands between ticked options.
    known
        ``normalised`` of wordings that are options for certain -> their label.
    listed
        Whether it is sure that the cells hold ticked options.
    names
        Whether options are names that cannot hold the separator.

    Notes
    -----
    Parts of a cell that always stand side by side are one option, so that "Hispanic, Latino,
    or Spanish origin" is one and "Excel, Python" is two. Source: formats survey, 4.
    """
    lookup = dict(known or {})
    sticky = frozenset() if names else _sticky(values, separator)
    parts: Counter[str] = Counter()
    for value, times in values.items():
        parts.update(dict.fromkeys(_together(value, separator, sticky), times))
    floor = floor_of(values.total(), listed=listed)
    inside = {normalised(piece) for pair in sticky for piece in pair}
    for label, times in spellings(parts).items():
        if (times >= floor or _usual(label)) and normalised(label) not in inside:
            lookup.setdefault(normalised(label), label)
    return _described(values, separator, lookup)


def _usual(label: str) -> bool:
    """Whether a form offers it, however few people took it."""
    return is_prefer_not_to_say(label) or is_dont_know(label) or is_other(label)


def _sticky(values: Counter[str], separator: str) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring parts that are one option: they are never seen apart.

    Besides never being apart, the second must go on in lower case, or the two must often stand
    alone together; otherwise they are two options that the same few people ticked. "Yes, in
    part" and "Yes, in full" are whole too: what follows is never without its "Yes", nor that alone.
    """
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    whole: Counter[tuple[str, str]] = Counter()
    by_itself: Counter[str] = Counter()
    for value, times in values.items():
        if listed_in(value) is not None:
            continue
        parts = parts_of(value, separator)
        alone.update(dict.fromkeys(parts, times))
        if len(parts) == 1:
            by_itself[parts[0]] += times
        joined: list[tuple[str, str]] = [*pairwise(parts)]
        pairs.update(dict.fromkeys(joined, times))
        if len(parts) <= _MOST_PARTS:
            whole.update(dict.fromkeys(joined, times))
    return frozenset(
        pair
        for pair, times in pairs.items()
        if (
            times >= _together_from(pair[1]) * max(alone[pair[0]], alone[pair[1]])
            and (pair[1][:1].islower() or whole[pair] >= FEWEST)
        )
        or (
            times >= _NEVER_APART * alone[pair[1]]
            and pair[1][:1].islower()
            and not by_itself[pair[0]]
            and times >= FEWEST
        )
    )


def _together_from(second: str) -> float:
    return _ALL_BUT_NEVER_APART if second[:1].islower() else _NEVER_APART


def _together(cell: str, separator: str, sticky: frozenset[tuple[str, str]]) -> list[str]:
    """The options of a cell: its parts, those inside brackets or never apart joined."""
    if (listed := listed_in(cell)) is not None:
        return listed
    runs: list[list[int]] = []
    last = ""
    for start, end in pieces(cell, separator):
        part = cell[start:end]
        before = cell[runs[-1][0] : runs[-1][1]] if runs else ""
        if runs and (_open_bracket(before) or (last, part) in sticky):
            runs[-1][1] = end
        else:
            runs.append([start, end])
        last = part
    return [cell[start:end] for start, end in runs]


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _described(values: Counter[str], separator: str, lookup: Mapping[str, str]) -> OptionsFound:
    explained = everything = several = left = 0
    before: Counter[tuple[str, str]] = Counter()
    count: Counter[str] = Counter()
    sets: Counter[tuple[frozenset[str], str]] = Counter()
    for value, times in values.items():
        ticked = split_ticked(value, separator, lookup)
        everything += len(value) * times
        explained += (len(value) - len(ticked.words)) * times
        several += times * (len(ticked.options) > 1)
        left += times * bool(ticked.words)
        sets[frozenset(ticked.options), ticked.words] += times
        for position, option in enumerate(ticked.options):
            count[option] += times
            before.update({(option, later): times for later in ticked.options[position + 1 :]})
    total = max(1, values.total())
    mixed = _mixed(sets)
    return OptionsFound(
        _in_order(count, before),
        explained / max(1, everything),
        several / total,
        _orderliness(before),
        left,
        mixed.total(),
        len(mixed),
    )


def _mixed(sets: Counter[tuple[frozenset[str], str]]) -> Counter[frozenset[str]]:
    """Sets of options of which each stands alone elsewhere, or in other company; one alone."""
    alone = {
        option for chosen, words in sets if len(chosen) == 1 and not words for option in chosen
    }
    company = Counter(option for chosen, _ in sets for option in chosen)
    return Counter(
        {
            chosen: times
            for (chosen, words), times in sets.items()
            if len(chosen) > 1
            and not words
            and chosen & alone
            and all(option in alone or company[option] > 1 for option in chosen)
        }
    )


def _orderliness(before: Counter[tuple[str, str]]) -> float:
    usual = sum(
        max(times, before[b, a]) for (a, b), times in before.items() if a < b or not before[b, a]
    )
    return usual / max(1, before.total())


def _in_order(count: Counter[str], before: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """Options in the order of the form: how often each stands before the others decides."""

    def wins(option: str) -> tuple[float, int]:
        won = sum(before[option, o] > before[o, option] for o in count)
        lost = sum(before[o, option] > before[option, o] for o in count)
        return (won / max(1, won + lost), count[option])

    def compare(first: str, second: str) -> int:
        return before[second, first] - before[first, second]

    return tuple(sorted(sorted(count, key=wins, reverse=True), key=cmp_to_key(compare)))
