"""Text: words and the printed numbers among them, each with the name of the figure that it is.

A sentence is put together with :func:`say`, :func:`joined` and ``+``. Every file that is written
walks its pieces, and so knows which of its numbers is which; ``plain`` is how people read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from string import Formatter
from typing import NoReturn

from consult.model.words.figure import BETWEEN, figure_id

STOPS = (".", "!", "?")
"""What a sentence ends with."""

CUT = "..."
"""Stands at the end of a text that was cut."""

LOOSE = " ,.;:-–("
"""What is taken off before it: signs that lead to words which are not there any more."""

NO_STRING = "A text is no string: say() puts it into a sentence, and .plain is how people read it."


@dataclass(frozen=True)
class Number:
    """A number among words, or the mark in its place.

    Parameters
    ----------
    printed
        As printed: "57%", "1,204", "[c]".
    name
        Of the figure that it is, in parts: "question-agree / Net: Agree / %".
    """

    printed: str
    name: str

    @property
    def id(self) -> str:
        """The id of the figure that it is."""
        return figure_id(self.name)


Piece = str | Number
"""Plain words, or a number."""


@dataclass(frozen=True, init=False)
class Text:
    """Words with numbers among them.

    Parameters
    ----------
    pieces
        In order. No two plain words stand side by side and none is empty, so that the same text
        is equal however it was put together.

    Notes
    -----
    It is no string on purpose. One that is put into a string raises, as its numbers would lose
    their names there.
    """

    pieces: tuple[Piece, ...]

    def __init__(self, *parts: str | Number | Text) -> None:
        object.__setattr__(self, "pieces", tuple(_merged(parts)))

    @property
    def plain(self) -> str:
        """As people read it."""
        return "".join(map(_read, self.pieces))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Number))

    def __add__(self, other: str | Text) -> Text:
        return Text(self, other) if isinstance(other, str | Text) else NotImplemented

    def __radd__(self, other: str) -> Text:
        return Text(other, self) if isinstance(other, str) else NotImplemented

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __str__(self) -> NoReturn:
        raise TypeError(NO_STRING)

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError(NO_STRING)

    def capitalised(self) -> Text:
        """The same with a capital letter first; a number there stays as printed."""
        return self._begun(str.upper)

    def uncapitalised(self) -> Text:
        """The same with a small letter first, to stand within a sentence."""
        return self._begun(str.lower)

    def _begun(self, change: Callable[[str], str]) -> Text:
        first, rest = self.pieces[:1], self.pieces[1:]
        return Text(*(_first_letter(piece, change) for piece in first), *rest)

    def ended(self) -> Text:
        """The same with a full stop, unless it ends as a sentence does."""
        return self if self.plain.endswith(STOPS) else self + "."

    def stripped(self, characters: str) -> Text:
        """The same without such characters at its end; a number there stays as printed.

        Parameters
        ----------
        characters
            Each is taken off, in whatever order they stand there.
        """
        *before, last = self.pieces or ("",)
        return Text(*before, last.rstrip(characters) if isinstance(last, str) else last)

    def changed(self, change: Callable[[str], str]) -> Text:
        """The same with words and printed numbers changed one by one; names stay.

        Parameters
        ----------
        change
            Takes the words of one piece as people read them, and gives others.
        """
        return Text(*(_printing(piece, change(_read(piece))) for piece in self.pieces))

    def single_spaced(self) -> Text:
        """The same on one line, with no more than one space between words, in names too."""
        made: list[Piece] = []
        gap = begun = False
        for piece in self.pieces:
            words = _read(piece)
            line = _one_spaced(words)
            if begun and line and (gap or words[0].isspace()):
                made.append(" ")
            gap = words[-1:].isspace() or (gap and not line)
            begun = begun or bool(line)
            made.append(line if isinstance(piece, str) else Number(line, _one_spaced(piece.name)))
        return Text(*made)

    def shortened(self, length: int) -> Text:
        """The same with at most so many characters, its end marked where it is cut.

        Parameters
        ----------
        length
            Most characters, at least 10. It is cut between words; a number is kept whole or left
            out.
        """
        plain = self.plain
        if len(plain) <= length:
            return self
        cut = plain[: length - len(CUT)]
        whole = cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut
        return Text(*self._first(len(whole))).stripped(LOOSE) + CUT

    def _first(self, length: int) -> Iterator[Piece]:
        """The pieces within so many characters; words are cut there, a number is not begun."""
        for piece in self.pieces:
            if isinstance(piece, str):
                yield piece[:length]
            elif len(piece.printed) <= length:
                yield piece
            length -= len(_read(piece))
            if length <= 0:
                return


Phrase = str | Text
"""Words to put into a text: plain ones, or with numbers among them."""


def bound(printed: str, *name: str) -> Text:
    """A printed number with its name, to stand in a sentence.

    Parameters
    ----------
    printed
        As printed.
    name
        The parts of its name, the same wherever that number is printed.
    """
    return Text(Number(printed, BETWEEN.join(name)))


def say(template: str, /, **values: Phrase) -> Text:
    """A sentence with words and numbers in their places.

    Parameters
    ----------
    template
        Our own words, with names in braces where the values stand: "{agreed} of {people} agreed."
        Never a respondent's words or a label, which may hold braces: they are values.
    values
        What stands in each place.

    Raises
    ------
    ValueError
        When a place has no value, a value has no place, or a place says how it is written.
    """
    parts: list[Phrase] = []
    places: set[str] = set()
    for words, place, spec, conversion in Formatter().parse(template):
        parts.append(words)
        if place is None:
            continue
        if spec or conversion or place not in values:
            raise ValueError(f'There is no such place in a sentence: "{place}".')
        parts.append(values[place])
        places.add(place)
    if stray := values.keys() - places:
        raise ValueError(f"The sentence has no place for: {', '.join(sorted(stray))}.")
    return Text(*parts)


def joined(items: Iterable[Phrase], between: str = " ") -> Text:
    """Items one after another.

    Parameters
    ----------
    items
        In order; none make an empty text.
    between
        What stands between two of them.
    """
    parts = [part for item in items for part in (between, item)]
    return Text(*parts[1:])


def _merged(parts: Iterable[str | Number | Text]) -> Iterator[Piece]:
    """Pieces of texts and pieces, with plain words that meet made one."""
    words = ""
    for piece in (
        p for part in parts for p in (part.pieces if isinstance(part, Text) else (part,))
    ):
        if isinstance(piece, str):
            words += piece
        elif isinstance(piece, Number):
            yield from (words,) if words else ()
            yield piece
            words = ""
        else:
            raise TypeError(f"A text is made of words and numbers, not of: {type(piece).__name__}.")
    yield from (words,) if words else ()


def _read(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.printed


def _one_spaced(words: str) -> str:
    return " ".join(words.split())


def _printing(piece: Piece, words: str) -> Piece:
    return words if isinstance(piece, str) else replace(piece, printed=words)


def _first_letter(piece: Piece, change: Callable[[str], str]) -> Piece:
    return change(piece[:1]) + piece[1:] if isinstance(piece, str) else piece
