"""The order in which people should read comments, so that few of them teach the most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from consult.coding.decisions.suggested_texts import BookText, Order
from consult.coding.learn.decided_pairs import decisions_on
from consult.coding.learn.queue import Pool, queue
from consult.coding.learn.suggest_again import Probabilities
from consult.model.coding.review import People

Vectors = Callable[[Sequence[str]], np.ndarray]
"""Texts to unit rows, shape (texts, dimensions)."""


def teaching_order(
    people: People, vectors: Vectors, probabilities: Mapping[str, Probabilities] | None = None
) -> Order:
    """The middle of each theme first, then what is least sure, rare codes before common ones.

    Parameters
    ----------
    people
        What people decided so far; comments they have gone through come last.
    vectors
        An embedder.
    probabilities
        Question id -> how likely each code is, where that was learnt; elsewhere the suggestions
        have to do.

    Returns
    -------
    Order
        Texts in another language stand after all others: they teach nothing.
    """

    def order(every: Sequence[BookText]) -> list[BookText]:
        texts = [text for text in every if not text.is_unread]
        unread = sorted((text for text in every if text.is_unread), key=lambda text: text.hash)
        return [*in_english(texts), *unread]

    def in_english(texts: Sequence[BookText]) -> list[BookText]:
        known = (probabilities or {}).get(texts[0].question) if texts else None
        codes, probability = _learnt(texts, known) if known else _suggested(texts)
        if not codes:
            return list(texts)
        waiting = queue(
            Pool(
                keys=[text.hash for text in texts],
                vectors=vectors([text.text for text in texts]),
                probability=probability,
                decided=decisions_on(texts, codes, people),
                clusters=probability.argmax(axis=1),
            )
        )
        rest = sorted(set(range(len(texts))) - set(waiting.tolist()), key=lambda at: texts[at].hash)
        return [texts[at] for at in [*waiting.tolist(), *rest]]

    return order


def _learnt(
    texts: Sequence[BookText], probabilities: Probabilities
) -> tuple[Sequence[str], np.ndarray]:
    return probabilities.codes, np.array([probabilities.of[text.hash] for text in texts])


def _suggested(texts: Sequence[BookText]) -> tuple[Sequence[str], np.ndarray]:
    codes = sorted({suggestion.code for text in texts for suggestion in text.suggestions})
    probability = np.zeros((len(texts), len(codes)))
    for row, text in enumerate(texts):
        for suggestion in text.suggestions:
            probability[row, codes.index(suggestion.code)] = suggestion.probability
    return codes, probability
