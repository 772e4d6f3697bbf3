"""What was put to "other", and why: groups of comments that became no theme."""

from __future__ import annotations

from consult.coding.suggest.suggest_codings import Together
from consult.model.coding.left_over import LeftOver, WhyLeftOver
from consult.model.coding.topics import Topic

WORDS = 8
"""Words told of a group: enough to see whether it is a theme, on one line."""


def left_over(found: Together) -> tuple[LeftOver, ...]:
    """Groups of comments that became no theme, largest first.

    Parameters
    ----------
    found
        What was suggested for questions that share their themes.
    """
    groups = [topic for topic in found.topics.topics if topic.id not in found.named]
    return tuple(LeftOver(one.size, one.terms[:WORDS], _why(one)) for one in groups)


def _why(topic: Topic) -> WhyLeftOver:
    if topic.residual:
        return WhyLeftOver.RESIDUAL
    return WhyLeftOver.SMALL if topic.terms else WhyLeftOver.WORDLESS
