"""How near the words of a comment come to the words of a definition, each word by itself.

A definition of ten words means many things at once, and a comment comes near to one of them. So
each word is held against the nearest word on the other side, rare words before common ones, both
ways: how much of the definition a comment says, and how much of the comment the definition takes
in. It is BERTScore (Zhang and others 2020, arXiv 1904.09675) with each word read by itself: there
are few different words, and what each means can be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from consult.coding.learn.material import DECIMALS, Nearness
from consult.coding.texts.vectors import Meaning
from consult.definitions.english import small_english_words

BLOCK = 500
"""Texts whose words are looked at together, which bounds memory: 10,000 words by 500 words of
definitions are 20 MB."""

_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")
"""What redaction puts in place of personal data; it is nobody's wording."""

_WORD = re.compile(r"[^\W_]{2,}(?:['’][^\W_]+)*")


def word_nearness(
    meaning: Meaning, texts: Sequence[str], clauses: Sequence[str], defined: Sequence[str]
) -> Nearness:
    """Nearness of texts and of their clauses to definitions, by their words.

    Parameters
    ----------
    meaning
        What a word means, read by itself.
    texts
        The comments; how rare a word is, is counted here.
    clauses
        Of the comments.
    defined
        What each code takes in.
    """
    from threadpoolctl import threadpool_limits

    lists = [[words_of(text) for text in each] for each in (texts, clauses, defined)]
    vocabulary = sorted({word for each in lists for words in each for word in words})
    if not vocabulary:
        return Nearness(*(np.zeros((len(each), len(defined), 2)) for each in (texts, clauses)))
    at = {word: place for place, word in enumerate(vocabulary)}
    of_texts, of_clauses, of_codes = (
        [np.array([at[word] for word in words], dtype=int) for words in each] for each in lists
    )
    rarity = _rarity(of_texts, len(vocabulary))
    with threadpool_limits(limits=1):
        likeness = _likeness(meaning(vocabulary), of_codes)
        found = [_both_ways(each, of_codes, likeness, rarity) for each in (of_texts, of_clauses)]
    return Nearness(*found)


def words_of(text: str) -> list[str]:
    """The different words of a text, without the smallest of English.

    Parameters
    ----------
    text
        A comment, a clause or a definition.
    """
    said = _WORD.findall(_PLACEHOLDER.sub(" ", text).lower().replace("’", "'"))
    small = small_english_words()
    return [word for word in dict.fromkeys(said) if word not in small]


def _rarity(texts: Sequence[np.ndarray], words: int) -> np.ndarray:
    """Shape (words,): log of how many texts there are for each that has the word."""
    held = np.zeros(words)
    for text in texts:
        held[text] += 1
    return np.asarray(np.log((1 + len(texts)) / (1 + held)))


def _likeness(vectors: np.ndarray, codes: Sequence[np.ndarray]) -> np.ndarray:
    """Cosines of every word with every word of the definitions in turn, none below nought."""
    flat = np.concatenate([*codes, np.zeros(0, dtype=int)])
    cosines = vectors.astype(np.float32) @ vectors[flat].astype(np.float32).T
    return np.asarray(np.round(cosines, DECIMALS).clip(0, None))


def _both_ways(
    texts: Sequence[np.ndarray],
    codes: Sequence[np.ndarray],
    likeness: np.ndarray,
    rarity: np.ndarray,
) -> np.ndarray:
    """Shape (texts, codes, 2): share of the definition that is said, of the text taken in."""
    flat = np.concatenate([*codes, np.zeros(0, dtype=int)])
    nearest = _reduced(np.maximum, likeness.T, codes).T
    out = np.zeros((len(texts), len(codes), 2))
    for rows, block in _blocks(texts):
        words = np.concatenate(block)
        said = _reduced(np.maximum, likeness[words], block) * rarity[flat]
        out[rows, :, 0] = _shares(said.T, rarity[flat], codes).T
        out[rows, :, 1] = _shares(nearest[words] * rarity[words, None], rarity[words], block)
    return np.round(out, DECIMALS)


def _blocks(texts: Sequence[np.ndarray]) -> Iterator[tuple[np.ndarray, list[np.ndarray]]]:
    """Positions of texts that have words, and these, so many at a time."""
    said = np.flatnonzero([len(text) > 0 for text in texts])
    for start in range(0, len(said), BLOCK):
        rows = said[start : start + BLOCK]
        yield rows, [texts[at] for at in rows]


def _shares(rows: np.ndarray, weights: np.ndarray, groups: Sequence[np.ndarray]) -> np.ndarray:
    """The sum of the rows of each group by the sum of their weights, if that is not nought."""
    sums = _reduced(np.add, rows, groups)
    of = _reduced(np.add, weights[:, None], groups)
    return np.asarray(sums / np.where(of > 0, of, 1.0))


def _reduced(how: np.ufunc, rows: np.ndarray, groups: Sequence[np.ndarray]) -> np.ndarray:
    """Largest or sum of the rows of each group, which follow one another; noughts for no rows."""
    sizes = np.array([len(group) for group in groups])
    out = np.zeros((len(groups), rows.shape[1]))
    if sizes.any():
        starts = (sizes.cumsum() - sizes)[sizes > 0]
        out[sizes > 0] = how.reduceat(rows, starts, axis=0)
    return out
