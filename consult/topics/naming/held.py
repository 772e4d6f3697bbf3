"""How many comments of a topic hold a word of what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from consult.topics.naming.word_kin import name_key

LEAST_HELD = 0.2
"""Share of its comments that must hold a word of a topic's name or definition, or nothing is said
of it that people would know it by: it is left over. Of 49 themes of a survey of programmers, words
of one and two letters left out, three are below, at .12 to .17, and the next is at .35: the three
are those that a person who read ten comments of each could not name. With short words, which count
here, one of them ("R code") is not below: most comments hold its "R"."""


def share_held(words: Sequence[str], texts: Sequence[str]) -> float:
    """The share of some comments that hold a word of some phrases, in any form.

    Parameters
    ----------
    words
        Phrases.
    texts
        Comments; at least one.
    """
    stems = {stem for phrase in words for stem in name_key(phrase)}
    return sum(not stems.isdisjoint(name_key(text)) for text in texts) / len(texts)
