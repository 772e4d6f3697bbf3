"""Which comments a named person must read because somebody may be at risk, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

import numpy as np

from consult.care.meaning import Encode, risk_model
from consult.care.rules import Found, risk_rules
from consult.care.words import sentences
from consult.model.run.pace import Pace, untold

LARGE = 10_000
"""Different comments from which on vectors are made of candidates and of a sample alone: about half
a minute of one processor. The words that choose candidates cost some recall
(docs/safeguarding.md)."""

SAMPLE = 2_000
"""Comments that are no candidates and get vectors all the same, the first by hash: of a kind of
disclosure that one in 500 of them held, four would be in it."""

AT_ONCE = 500
"""Comments read between two words on how far it has come; nothing else hangs on it."""

DOUBT = 0.6
"""How far below the level of the list a comment must score to be quoted. There are comments enough
to quote, and one disclosure printed is too many. 14 in 100 real NHS comments are not quoted for it,
and each of their themes keeps two quotes; with 0.5 it is 9 in 100, with 0.7 22."""


class Sure(StrEnum):
    """How sure it is that a comment tells of somebody at risk."""

    PERSON = "Marked by a reviewer"
    """A person read it; neither phrases nor the model are asked."""
    CLEAR = "Clear words and meaning"
    """A phrase, and the model agrees."""
    WORDS = "Clear words"
    """A phrase alone."""
    LIKELY = "Likely, by meaning"
    """No phrase; the model is as sure as of most of the disclosures that it was tried on."""
    POSSIBLE = "Possible, by meaning"
    """No phrase; listed so that little is missed. Mostly a false alarm."""


@dataclass(frozen=True)
class RiskFlag:
    """Why one text is listed.

    Parameters
    ----------
    kinds
        Names of the kinds, the likeliest first.
    passage
        The sentence that raised it, word for word.
    sure
        How sure it is.
    """

    kinds: tuple[str, ...]
    passage: str
    sure: Sure


@dataclass(frozen=True)
class Looked:
    """What was looked through, and what was found.

    Parameters
    ----------
    flags
        Text -> why it is listed; most texts have none.
    texts
        Different texts looked through by phrases.
    by_meaning
        Of these, those that the model read.
    sampled
        Of those, the ones that were no candidates.
    sampled_flags
        How many of the sampled ones the model listed.
    """

    flags: dict[str, RiskFlag]
    texts: int
    by_meaning: int = 0
    sampled: int = 0
    sampled_flags: int = 0


def look_through(
    texts: Sequence[str], encode: Encode | None, *, pace: Pace = untold, large: int = LARGE
) -> Looked:
    """Every text in which somebody may be at risk.

    Parameters
    ----------
    texts
        Comments in any order, repeats allowed; as they were written, before redaction.
    encode
        The lower layers of the sentence model; ``None`` where it is not installed: phrases alone
        then find what they can, which is far less.
    pace
        Told how many texts are done.
    large
        Different texts from which on only candidates and a sample are read by the model.
    """
    distinct = sorted(set(texts) - {""})
    found: dict[str, list[Found]] = {}
    for number, text in enumerate(distinct, start=1):
        if ruled := risk_rules().holding(text):
            found[text] = ruled
        if number % AT_ONCE == 0:
            pace("comments looked through", number, len(distinct))
    flags = {text: _by_words(ruled) for text, ruled in found.items()}
    if encode is None:
        return Looked(flags, len(distinct))
    to_read, sampled = _to_read(distinct, set(found), large)
    by_meaning = _by_meaning(to_read, found, encode, pace)
    both = {**flags, **by_meaning}
    return Looked(
        {text: flag for text, flag in both.items() if flag is not None},
        len(distinct),
        len(to_read),
        len(sampled),
        sum(text in by_meaning for text in sampled),
    )


def in_doubt(texts: Sequence[str], encode: Encode | None) -> tuple[bool, ...]:
    """Whether there is any doubt that a text tells of nobody at risk: it is then never quoted.

    Parameters
    ----------
    texts
        Comments, redacted or not.
    encode
        As for :func:`look_through`.

    Returns
    -------
    tuple of bool
        True for each that would be listed, in which a phrase stands whatever the model makes of it,
        or that the model is not as sure of as ``DOUBT`` asks.
    """
    distinct = sorted(set(texts))
    doubtful = {text for text in distinct if risk_rules().holding(text)}
    if encode is not None:
        model, level = risk_model(), risk_model().listed - DOUBT
        for start in range(0, len(distinct), AT_ONCE):
            part = distinct[start : start + AT_ONCE]
            scores = model.scores(part, encode(part)).tolist()
            doubtful |= {text for text, score in zip(part, scores, strict=True) if score >= level}
    return tuple(text in doubtful for text in texts)


def _by_words(ruled: Sequence[Found]) -> RiskFlag:
    kinds = dict.fromkeys(risk_rules().kinds[one.kind] for one in ruled)
    return RiskFlag(tuple(kinds), ruled[0].passage, Sure.WORDS)


def _to_read(
    distinct: Sequence[str], ruled: set[str], large: int
) -> tuple[list[str], frozenset[str]]:
    """The texts that get vectors, and those of them that are only a sample."""
    if len(distinct) < large:
        return list(distinct), frozenset()
    model = risk_model()
    chosen = {text for text in distinct if model.by_words(text) >= model.candidate} | ruled
    others = [text for text in distinct if text not in chosen]
    sampled = frozenset(sorted(others, key=_by_hash)[:SAMPLE])
    return [text for text in distinct if text in chosen or text in sampled], sampled


def _by_hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _by_meaning(
    texts: Sequence[str], found: dict[str, list[Found]], encode: Encode, pace: Pace
) -> dict[str, RiskFlag | None]:
    """What the model says of texts; ``None`` of one that it takes for nothing despite a phrase."""
    model = risk_model()
    out: dict[str, RiskFlag | None] = {}
    for start in range(0, len(texts), AT_ONCE):
        part = texts[start : start + AT_ONCE]
        vectors = encode(part)
        scores, kinds = model.scores(part, vectors), model.kind_of(part, vectors)
        for text, score, kind in zip(part, scores.tolist(), kinds, strict=True):
            if score < model.listed:
                if score < model.dismissed and not any(one.firm for one in found.get(text, ())):
                    out |= {text: None} if text in found else {}
                continue
            if text in found:
                out[text] = replace(_by_words(found[text]), sure=Sure.CLEAR)
                continue
            sure = Sure.LIKELY if score >= model.likely else Sure.POSSIBLE
            out[text] = RiskFlag((risk_rules().kinds[kind],), _strongest(text, encode), sure)
        pace("comments read for their meaning", start + len(part), len(texts))
    return out


def _strongest(text: str, encode: Encode) -> str:
    """The sentence that the model takes most for a disclosure."""
    parts = sentences(text)
    if len(parts) < 2:
        return text.strip()
    return parts[int(np.argmax(risk_model().scores(parts, encode(parts))))].strip()
