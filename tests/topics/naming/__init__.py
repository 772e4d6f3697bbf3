"""Claims about names, definitions and examples of topics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.topics.counts import WordCounts
from consult.topics.naming import Embed, NamedTopic, Namer, Naming, TopicTexts


def named(
    *topics: Sequence[str],
    embed: Embed | None = None,
    centres: Sequence[Sequence[float]] = (),
    question: str = "",
) -> list[NamedTopic]:
    """Names and definitions of topics given by their comments, and by centres where they matter."""
    said: list[TopicTexts] = []
    texts: list[str] = []
    for number, own in enumerate(topics):
        rows = list(range(len(texts), len(texts) + len(own)))
        centre = np.array(centres[number]) if centres else None
        said.append(TopicTexts(rows, [1] * len(own), (), centre))
        texts += own
    return Namer(WordCounts.of(texts), Naming(embed, question)).named(said)
