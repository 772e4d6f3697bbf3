"""Clusters that want one name put together, and those that nothing can be said of left over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from consult.topics.bertopic_frame import TopicModel
from consult.topics.found import FoundCluster, left_over, put_together
from consult.topics.naming import NamedTopic, Namer, TopicTexts
from consult.topics.one_name import alike_names

TOGETHER = "Made of {} groups of comments that would have had one name. "
"""Told before the definition of a theme, so that whoever reviews it can see that it may be two.
What stands before the frame of a definition is no part of what comments are compared with."""

Said = Callable[[FoundCluster], TopicTexts]
"""A cluster to what its name may draw on."""


@dataclass(frozen=True)
class Clusters:
    """Clusters in the order of the model's numbers, then those without words."""

    worded: list[FoundCluster]
    wordless: list[FoundCluster]
    model: TopicModel | None


@dataclass(frozen=True)
class Merged:
    """Clusters, the largest first, and the numbers in the model of those with words."""

    clusters: list[FoundCluster]
    model: TopicModel | None
    numbers: tuple[int, ...]


def put_by_name(found: Clusters, said: Said, namer: Namer) -> Merged:
    """Clusters with those together that want one name: nobody could tell them apart.

    Parameters
    ----------
    found
        As the model has them.
    said
        What the name of each may draw on.
    namer
        Of this question.
    """
    order = _largest_first(found.worded, said)
    largest_first = [found.worded[at] for at in order]
    together = _same_theme(largest_first, namer.wanted([said(one) for one in largest_first]))
    worded, model = largest_first, found.model
    if model is not None:
        numbers = [[order[at] for at in places] for places in together]
        worded, model = put_together(found.worded, model, numbers)
        counted = zip(worded, together, strict=True)
        worded = [replace(one, made_of=len(places)) for one, places in counted]
    every = [*worded, *found.wordless]
    again = _largest_first(every, said)
    in_model = tuple(at for at in again if at < len(worded))
    return Merged([every[at] for at in again], model, in_model)


def without_subject_left_over(
    found: Sequence[FoundCluster], named: Sequence[NamedTopic]
) -> list[FoundCluster]:
    """Clusters, those marked residual that have words and yet no phrase to be named for.

    Parameters
    ----------
    found
        Largest first.
    named
        What is written of those with words, in the same order.
    """
    written = iter(named)
    of_each = [None if one.wordless else next(written) for one in found]
    none = [
        at
        for at, (one, text) in enumerate(zip(found, of_each, strict=True))
        if one.is_theme and text is not None and not text.has_subject
    ]
    return left_over(found, none)


def told_together(cluster: FoundCluster, written: NamedTopic) -> NamedTopic:
    """What is written of a topic, with how many groups it was put together from.

    Parameters
    ----------
    cluster
        The topic.
    written
        Its name and definition.
    """
    if cluster.made_of < 2:
        return written
    return replace(written, definition=TOGETHER.format(cluster.made_of) + written.definition)


def _same_theme(found: Sequence[FoundCluster], names: Sequence[str]) -> list[list[int]]:
    """Every cluster once, themes whose names are one together; an empty name is nobody's."""
    themes = [at for at, one in enumerate(found) if one.is_theme and names[at]]
    same = alike_names([names[at] for at in themes])
    others = [[at] for at in range(len(found)) if at not in themes]
    return sorted([[themes[at] for at in places] for places in same] + others)


def _largest_first(found: Sequence[FoundCluster], said: Said) -> list[int]:
    """Places of clusters, those of the most comments first."""
    size = [sum(said(one).copies) for one in found]
    return sorted(range(len(found)), key=lambda at: (-size[at], found[at].texts[0]))
