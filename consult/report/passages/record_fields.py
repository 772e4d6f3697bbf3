"""Fields of a transparency record: a table of field and answer, and prompts for what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from consult.definitions.in_force import FOLDER
from consult.definitions.transparency import OWNER_FILE
from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Facts
from consult.model.words.text import Phrase, Text, bound
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import on_one_line, one_line

RUN = "run"
"""How the names of numbers begin that tell how a run was made."""

TO_BE_FILLED_IN = "To be filled in by"
"""How every prompt begins, so that it can be searched for."""

HEADER = ("Field", "Answer")

WHERE = f"{FOLDER}/{OWNER_FILE}"
"""Where an organisation writes its fields, once for all its studies."""

Row = tuple[str, Phrase]
"""A field and its answer."""


def fields(title: str, rows: Sequence[Row]) -> Facts:
    """A table of fields to paste from.

    Parameters
    ----------
    title
        Caption, without its number.
    rows
        Field and answer.
    """
    made = tuple((one_line(name), on_one_line(Text(answer))) for name, answer in rows)
    return Facts(title, HEADER, made)


def owner_row(name: str, made: HowMade, which: OwnerField) -> Row:
    """A field that only the organisation can fill in.

    Parameters
    ----------
    name
        What the record calls it.
    made
        Of which it reads what the organisation wrote.
    which
        The field.
    """
    said = made.owner.get(which, "")
    return name, said or f"{TO_BE_FILLED_IN} {which.who}: {which.asks}."


def missing(made: HowMade) -> tuple[OwnerField, ...]:
    """The fields that nobody has filled in.

    Parameters
    ----------
    made
        Of which it reads what the organisation wrote.
    """
    return tuple(one for one in OwnerField if not made.owner.get(one, ""))


def run_number(printed: str, *name: str) -> Text:
    """A number of the run, such as its seed.

    Parameters
    ----------
    printed
        As printed.
    name
        The parts of its name after ``RUN``.
    """
    return bound(printed, RUN, *name)


def quoted_figure(made: HowMade, which: str) -> Text:
    """A figure that was measured on this software.

    Parameters
    ----------
    made
        Of which it reads the figures that are quoted.
    which
        Id of one of them.
    """
    return run_number(made.measured[which].value, "measured", which)


def source_of(made: HowMade, which: str) -> str:
    """Where a figure stands and what measures it again.

    Parameters
    ----------
    made, which
        As of :func:`quoted_figure`.
    """
    found = made.measured[which]
    return f"docs/quality.md of consult, “{found.source}”; measured again by {found.command}"
