"""Figures: printed numbers that know which cell or record they come from.

How they stand among words is told in :mod:`consult.model.words.text`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from consult.errors import FigureError, Problem

BETWEEN = " / "
"""Stands between the parts of a name."""

LENGTH = 12
"""Characters of an id: sixty bits, so that two figures of one report never share one."""

_NUMBER = re.compile(r"(?<![\w/.,])\d+(?:[,.]\d+)*%?(?![\w/])")
_SHORT, _ID = "([0-9a-f]{8})", f"([0-9a-z]{{{LENGTH}}})"


@dataclass(frozen=True)
class Figure:
    """One printed number.

    Parameters
    ----------
    id
        Short and steady: the same figure has it in every release of a study.
    name
        Where it comes from, in parts: "question-agree / Net: Agree / %", "ledger / counted".
    printed
        As printed: "57%", "1,204", or the mark in its place.
    table, title, row, column, base
        Of a number in a table: the number and title of the table, the words of the row and the
        column, and the base as printed, empty in a table of words. 0 and empty for any other.
    """

    id: str
    name: str
    printed: str
    table: int = 0
    title: str = ""
    row: str = ""
    column: str = ""
    base: str = ""

    @property
    def counted(self) -> bool:
        """Whether it is the only number of a cell in a table of counts, which has a base."""
        return bool(self.table and self.base)

    @property
    def where(self) -> str:
        """Where a person finds it."""
        if not self.table:
            return self.name
        return f"Table {self.table}, {self.row}, {self.column}"


TAG = "consult"
"""What the tag of a figure in Word begins with."""


@dataclass(frozen=True)
class Binding:
    """What the tag of every figure of a report says beside its id.

    Parameters
    ----------
    study, release
        Short names of the study and of what was counted.
    """

    study: str
    release: str

    def tag(self, figure: str) -> str:
        """The tag of the content control around a figure.

        Parameters
        ----------
        figure
            Its id; :func:`read_tag` gives it back.
        """
        return ":".join((TAG, self.study, self.release, figure))

    def bookmark(self, figure: str, number: int) -> str:
        """The name of a bookmark around a figure, which no other has; Word holds 40 characters.

        Parameters
        ----------
        figure
            Its id; :func:`read_bookmark` gives it back.
        number
            A number no other bookmark of the file has.
        """
        return "_".join(("", self.study, self.release, figure, str(number)))


def read_tag(tag: str) -> tuple[Binding, str] | None:
    """The report that a tag speaks of and the id of its figure; ``None`` for any other tag.

    Parameters
    ----------
    tag
        Of any content control of a Word file.
    """
    found = re.fullmatch(f"{TAG}:{_SHORT}:{_SHORT}:{_ID}", tag)
    return (Binding(found[1], found[2]), found[3]) if found else None


def read_bookmark(name: str) -> tuple[Binding, str] | None:
    """The same of the name of a bookmark; ``None`` for any other name.

    Parameters
    ----------
    name
        Of any bookmark of a Word file.
    """
    found = re.fullmatch(f"_{_SHORT}_{_SHORT}_{_ID}_[0-9]+", name)
    return (Binding(found[1], found[2]), found[3]) if found else None


@dataclass(frozen=True)
class Figures:
    """Every figure of a report, in the order of their ids.

    Parameters
    ----------
    binding
        The study, and what was counted: another release has another.
    figures
        Each once.
    """

    binding: Binding
    figures: tuple[Figure, ...]


def printed_numbers(text: str) -> list[str]:
    """The numbers in plain text, as printed: "1,204", "57%", "12.5", "[c]" is none.

    Digits inside a word or a code, such as "Q12", "24/00058" or "3rd", are part of its name.

    Parameters
    ----------
    text
        Words as people read them.
    """
    return [found[0] for found in _NUMBER.finditer(text)]


def figure_id(name: str) -> str:
    """The id of a figure of that name.

    Parameters
    ----------
    name
        Its parts joined by ``BETWEEN``. The same name has the same id in every release.
    """
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(digits[(number >> 5 * at) & 31] for at in range(LENGTH))


def by_id(figures: Iterable[Figure]) -> dict[str, Figure]:
    """Figures by id; where one stands in several places, the one in a table.

    Parameters
    ----------
    figures
        As they are printed, in any order, the same one several times.

    Raises
    ------
    FigureError
        When a figure is printed in two ways.
    """
    found: dict[str, Figure] = {}
    for figure in figures:
        held = found.setdefault(figure.id, figure)
        if held.printed != figure.printed:
            raise FigureError(
                Problem(
                    f'The figure "{figure.name}" is printed in two ways.',
                    hint="Report this: it is a mistake in consult, not in your data.",
                )
            )
        if (figure.counted, figure.table > 0) > (held.counted, held.table > 0):
            found[figure.id] = figure
    return dict(sorted(found.items()))
