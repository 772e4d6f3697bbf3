"""The part of a comment that is printed for a theme: its best passage, in whole sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST_WORDS, MOST_WORDS = 8, 60
"""Words of a quote. Fewer hardly say why ("not enough staff" is a
theme's name again), and point to what stands beside them ("It should not be so."). 60 are about
four lines of a page, the most of one voice that a reader takes in as an example of many."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=\S)|\s*\n\s*")
_SHORTENED = re.compile(
    r"(?i)(?:^|[\s(])(?:e\.g|i\.e|vs|approx|mr|mrs|ms|dr|prof|rev|st|no|\d{1,2})\.$"
)
"""A full stop after which a sentence goes on, or an item of a list begins."""

_BARE_LINE = re.compile(r"^\s*(?:[=+@>•·*▪◦–—-]|\d+[.)]\s)")
"""A line that a spreadsheet takes for a formula, or that is an item of a list: what stands before
it is missing from a quote of it."""


def best_passage(comment: str, earned: str) -> str:
    """What is printed of a comment for a theme, in the words written; empty where nothing can be.

    Parameters
    ----------
    comment
        After redaction.
    earned
        The words of it that earned the theme, as they stand in it; empty or not found in it where
        a person gave the theme to the comment as a whole.

    Returns
    -------
    str
        Whole sentences on one line, of 8 to 60 words: those with the words that earned the theme,
        and as many beside them as are needed to be understood. A comment of up to 60 words that
        was given the theme as a whole is printed whole.
    """
    sentences = _sentences(comment)
    inside = _places(sentences, earned) or list(range(len(sentences)))
    first, last = inside[0], inside[-1]
    while _words(sentences[first : last + 1]) < FEWEST_WORDS:
        wider = _wider(sentences, first, last)
        if wider is None:
            break
        first, last = wider
    chosen = sentences[first : last + 1]
    fits = FEWEST_WORDS <= _words(chosen) <= MOST_WORDS
    if not fits or any(_BARE_LINE.match(sentence) for sentence in chosen):
        return ""
    return _on_one_line(chosen)


def _sentences(comment: str) -> list[str]:
    """In order; line breaks end one too, as people who write lists use no full stops."""
    found: list[str] = []
    for piece in _SENTENCE_ENDS.split(comment.strip()):
        if found and _SHORTENED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece)
    return found or [""]


def _places(sentences: Sequence[str], earned: str) -> list[int]:
    """Which sentences hold the words that earned the theme."""
    wanted = " ".join(earned.split())
    if not wanted:
        return []
    text, spans = "", []
    for sentence in sentences:
        start = len(text)
        text += " ".join(sentence.split()) + " "
        spans.append((start, len(text)))
    at = text.find(wanted)
    if at < 0:
        return []
    end = at + len(wanted)
    return [n for n, (start, stop) in enumerate(spans) if start < end and at < stop]


def _wider(sentences: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """With the sentence after, or where there is none before, if all that is no more than fits."""
    for start, stop in ((first, last + 1), (first - 1, last)):
        inside = start >= 0 and stop < len(sentences)
        if inside and _words(sentences[start : stop + 1]) <= MOST_WORDS:
            return start, stop
    return None


def _on_one_line(sentences: Sequence[str]) -> str:
    """As written; where a line ended without a full stop, a stroke says so."""
    plain = [" ".join(sentence.split()) for sentence in sentences]
    ended = [one if one[-1] in ".!?…;:,\"'”’)]" else f"{one} /" for one in plain[:-1]]
    return " ".join([*ended, plain[-1]])


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
