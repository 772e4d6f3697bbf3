"""What a text says once more, or in one list: names and places where no cue is beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import never_names, no_street_names, themes
from consult.redact.names import Span, may_be_name
from consult.redact.reading import WordedText
from consult.redact.unlisted import Sureness
from consult.redact.words import CommentWord, also_words, is_first

_LETTERS = 3
"""Shorter names are not looked for again: "Jo" is, in "jo and i", but "Al" would be in "et al"."""

_MOST_WORDS = 3
"""Words of a place that are looked for again: what follows them says what it is."""

_BEFORE_PLACES = frozenset({"the", "at", "in", "from", "with", "to", "by", "on", "of"})
_LIST_GAPS = frozenset({", ", ",", " & ", " + ", " / ", "/", "; "})
_JOINS = frozenset({"and", "n", "or", "an", "plus"})


def listed_with_names(reading: WordedText, names: Iterable[Span]) -> Iterator[Span]:
    """Words in a list of names that are names as well: "hatice, ploy, temitope".

    Parameters
    ----------
    reading
        The text.
    names
        Where names stand.
    """
    words = reading.tokens
    known = {
        number
        for start, end in names
        for number in range(reading.at(start), reading.at(end))
        if words[number].end <= end
    }
    if not known:
        return
    for number, token in enumerate(words):
        before, after = _neighbour(words, number, -1), _neighbour(words, number, 1)
        if number in known or (before not in known and after not in known):
            continue
        both = before in known and (after in known or _neighbour(words, after, 1) in known)
        if _is_listed_name(reading, token, number, both=both):
            known.add(number)
            yield token.start, token.end


def _neighbour(words: Sequence[CommentWord], number: int, step: int) -> int:
    """Number of the word that a comma or an "and" parts from one; -1 where none does."""
    other = number + step
    if not (0 <= number < len(words) and 0 <= other < len(words)):
        return -1
    if words[max(number, other)].gap in _LIST_GAPS:
        joins = words[other].low in _JOINS and 0 <= other + step < len(words)
        return other + step if joins else other
    if words[other].low in _JOINS and 0 <= other + step < len(words):
        return other + step
    return -1


def _is_listed_name(reading: WordedText, token: CommentWord, number: int, *, both: bool) -> bool:
    if token.low in never_names() or token.kind.harmless or reading.is_foreign:
        return False
    if reading.is_of_trade(token):
        return False
    if both:
        first = is_first(token.low) or bool(listed(token.low) & InList.FIRST)
        return first or may_be_name(reading, number, Sureness.ROLE)
    capital = reading.is_capital(token) and not token.starts
    return capital and not token.kind.ordinary and may_be_name(reading, number, Sureness.ROLE)


def names_again(reading: WordedText, names: Iterable[Span]) -> Iterator[Span]:
    """Where the words of names stand once more.

    Parameters
    ----------
    reading
        The text.
    names
        Where names stand.
    """
    known = {
        token.low
        for start, end in names
        for token in reading.tokens[reading.at(start) : reading.at(end)]
        if len(token.low) >= _LETTERS and not _is_everyday(token) and not token.kind.harmless
    }
    yield from ((one.start, one.end) for one in reading.tokens if one.low in known)


def _is_everyday(token: CommentWord) -> bool:
    return token.kind.ordinary or token.low in also_words() or token.low in never_names()


def sites_again(reading: WordedText, sites: Iterable[Span]) -> Iterator[Span]:
    """Where the first words of places stand once more: "the Lime Tree practice ... the Lime Tree".

    Parameters
    ----------
    reading
        The text.
    sites
        Where places stand.
    """
    words = reading.tokens
    called = {_called(words[reading.at(start) : reading.at(end)]) for start, end in sites}
    for name in filter(None, called):
        for number in range(len(words) - len(name) + 1):
            part = words[number : number + len(name)]
            if tuple(token.low for token in part) == name and _is_place(words, number, name):
                the = number and words[number - 1].low == "the" and part[0].gap == " "
                yield words[number - 1].start if the else part[0].start, part[-1].end


def _called(words: Sequence[CommentWord]) -> tuple[str, ...]:
    """The words that a place is called by, without what it is; none where everyday ones."""
    name: list[CommentWord] = []
    for token in words:
        if token.low in no_street_names() and (name or token.low != "the"):
            break
        if token.low != "the":
            name.append(token)
    telling = len(name) > 1 or any(
        not _is_everyday(token) or token.low in themes() for token in name
    )
    return tuple(token.low for token in name[:_MOST_WORDS]) if telling else ()


def _is_place(words: Sequence[CommentWord], number: int, name: tuple[str, ...]) -> bool:
    pointed = number > 0 and words[number - 1].low in _BEFORE_PLACES
    return len(name) > 1 or pointed or (words[number].capital and not words[number].starts)
