"""What groups of people are known to be of each other: derived from what puts people into them.

The one place where links between groupings are made: a theme of all comments and the same theme
under each question, who commented on any question and on one, comments that speak of a group and
the codes that do. What a grouping says of itself alone (choices and those who answered, groups that
were merged) stands in its dimensions; after which answers a question was asked, in ``routing``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consult.model.counting.grouping import ANSWERED, Grouping, PutIn
from consult.model.counting.region import Dimension, Link, Region


def linked(groupings: Sequence[Grouping]) -> tuple[Dimension, ...]:
    """The dimensions of groupings, with what each is known to hold of the others.

    Parameters
    ----------
    groupings
        Made by :func:`by_code` of the comments on one question or several.

    Returns
    -------
    tuple of Dimension
        Those that hold anything. Only what is the same people whatever they wrote: who is in a
        group as long as one code or another was given is in every group of which that is true.
    """
    of_one = [one for one in groupings if len(one.commented) == 1]
    found: dict[str, Dimension] = {}
    for whole in groupings:
        own = {dimension.id: dimension for dimension in whole.dimensions}
        others = [one for one in of_one if one.id != whole.id]
        for region, held, all_of_it in (*_answered(whole, others), *_given(whole, others)):
            ((name, parts),) = region
            link = Link(parts, frozenset(pair for of in held for pair in of), all_of_it)
            carrier = found.setdefault(name, own[name])
            found[name] = replace(carrier, links=(*carrier.links, link))
    return tuple(found.values())


Held = tuple[Region, list[Region], bool]
"""People, others that are among them, and whether nobody else is."""


def _answered(whole: Grouping, others: Sequence[Grouping]) -> Iterator[Held]:
    """Whose comment on any question could be coded, by those of each."""
    mine = [one for one in others if one.commented <= whole.commented]
    if mine:
        every = frozenset[str]().union(*(one.commented for one in mine))
        held = [one.base(*ANSWERED) for one in mine]
        yield whole.base(*ANSWERED), held, every == whole.commented


def _given(whole: Grouping, others: Sequence[Grouping]) -> Iterator[Held]:
    """Who was given any of some codes, by the groups made of no other codes.

    All of them by the widest such groups, headings, and again by the finest, themes.
    """
    theirs = {
        one.region(*labels): made.of for one in others for labels, made in _rows(one) if made.whole
    }
    for labels, facts in _rows(whole):
        mine = whole.region(*labels)
        inside = {of: made for of, made in theirs.items() if made <= facts.of}
        if inside:
            yield mine, list(inside), False
        wide = [of for of, made in inside.items() if not any(made < x for x in inside.values())]
        fine = [of for of, made in inside.items() if not any(made > x for x in inside.values())]
        for cover in dict.fromkeys((frozenset(wide), frozenset(fine))) if facts.whole else ():
            if facts.of == frozenset[tuple[str, str]]().union(*(inside[of] for of in cover)):
                yield mine, list(cover), True


def _rows(grouping: Grouping) -> Iterator[tuple[tuple[str, ...], PutIn]]:
    """Each group, and each net of groups that hold at once, with what puts people into it."""
    facts = grouping.facts or {}
    nets = {} if grouping.exclusive else grouping.nets or {}
    for labels in (*((label,) for label in facts), *nets.values()):
        if all(label in facts for label in labels):
            made = [facts[label] for label in labels]
            of = frozenset[tuple[str, str]]().union(*(one.of for one in made))
            yield labels, PutIn(of, all(one.whole for one in made))
