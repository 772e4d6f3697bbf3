"""What can go wrong, in the analyst's words.

Every error says what happened, where, and what to do. None ever quotes a respondent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_ROWS_LISTED = 5


@dataclass(frozen=True)
class Place:
    """Where a problem is: as much of file, entry, sheet, row, column and heading as is known.

    Parameters
    ----------
    file, sheet, heading
        As an analyst sees them on screen; empty when they do not apply.
    row
        Row number in the file, counted from 1 as a spreadsheet does.
    column
        Column letter as a spreadsheet shows it.
    entry
        Of a file of settings, as it stands there: process > events.
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""
    entry: str = ""

    def __str__(self) -> str:
        parts = [part for part in (self.file, self.entry) if part]
        if self.sheet:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column or self.heading:
            column = f"column {self.column}" if self.column else "column"
            parts.append(f'{column} ("{self.heading}")' if self.heading else column)
        return " > ".join(parts)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, where and what to do about it.

    Parameters
    ----------
    what
        One sentence, ending in a full stop.
    place
        Where it is.
    hint
        What to do, one sentence.
    """

    what: str
    place: Place = Place()
    hint: str = ""

    def __str__(self) -> str:
        where = str(self.place)
        text = f"{where}: {self.what}" if where else self.what
        return f"{text} Hint: {self.hint}" if self.hint else text


class ConsultError(Exception):
    """One or more problems, all of them collected before any is raised.

    Parameters
    ----------
    problems
        The problems, in the order a person would meet them.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ExportError(ConsultError):
    """A file that cannot be read as a survey export."""


class StudyError(ConsultError):
    """A study.toml or codeframe.toml that cannot be used as it stands."""


class DataError(ConsultError):
    """An export that does not agree with its study.toml."""


class ModelError(ConsultError):
    """A sentence model, or vectors kept from one, that cannot be used."""


class ReviewError(ConsultError):
    """A review workbook that came back and cannot be used as it stands."""


class DisclosureError(ConsultError):
    """A release that would tell something about a few people whatever is hidden in it."""


class FigureError(ConsultError):
    """A printed number that is not bound to what it comes from, or bound to two things."""


class ReadinessError(ConsultError):
    """A report that was to be final while something is left to settle."""


class FrozenError(ConsultError):
    """Codes frozen in an earlier round that cannot be made or used."""


class LedgerError(ConsultError):
    """Rows that are not accounted for: a defect in consult, never the analyst's fault."""


def unknown_name(kind: str, name: str, known: Sequence[str], place: Place = Place()) -> Problem:
    """A failed look-up by name, with the names that exist.

    Parameters
    ----------
    kind
        What was looked for ("platform", "stage"), in the singular.
    name
        The name that is not there.
    known
        The names that are.
    """
    return Problem(
        f'There is no {kind} called "{name}".', place, f"Choose one of: {', '.join(known)}."
    )


def list_rows(rows: Sequence[int]) -> str:
    """Row numbers as a short phrase: "rows 3, 9 and 12" or "rows 3, 4, 5, 6, 7 and 30 more".

    Parameters
    ----------
    rows
        Row numbers counted from 1; at least one.
    """
    first = [str(row) for row in rows[:MOST_ROWS_LISTED]]
    if len(rows) == 1:
        return f"row {first[0]}"
    if len(rows) > MOST_ROWS_LISTED:
        return f"rows {', '.join(first)} and {len(rows) - MOST_ROWS_LISTED:,} more"
    return f"rows {', '.join(first[:-1])} and {first[-1]}"


def many(count: int, noun: str) -> str:
    """A number with its noun: "1 answer", "2,000 answers"."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
