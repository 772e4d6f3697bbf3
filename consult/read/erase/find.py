"""Whose rows are meant by an id that a person typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.errors import ConsultError, DataError, Place, Problem
from consult.model.run.erased import NOBODY, Erased
from consult.model.settings.study import Source, Study
from consult.read.tables.assemble import OpenedSource, open_one

HOW = (
    "Type the id as the platform shows it, or SOURCE-ROW for a row of a file, such as {example}. "
    "Nothing was changed."
)


@dataclass(frozen=True)
class ReceivedRow:
    """One row of an export, which is a response.

    Parameters
    ----------
    source
        Its entry in study.toml.
    position
        Of the row in its sheet, counted from 0.
    response, platform_id
        Its ids; the second may be empty.
    cells
        All of it.
    """

    source: Source
    position: int
    response: str
    platform_id: str
    cells: tuple[str, ...]

    @property
    def survey(self) -> str:
        """The source that it is another export of, or its own."""
        return self.source.same_survey_as or self.source.id

    @property
    def ids(self) -> frozenset[str]:
        """What the response is called in the tables of the study, whichever export counts."""
        own = self.response.removeprefix(f"{self.source.id}-")
        return frozenset({self.response, f"{self.survey}-{own}"})

    @property
    def who(self) -> tuple[str, str]:
        """The same for every row of one response."""
        return self.survey, self.platform_id or self.response


@dataclass(frozen=True)
class Typed:
    """What an id came to.

    Parameters
    ----------
    rows
        The rows meant, of every export of the survey.
    erased
        Whether a response of that id was erased before.
    """

    rows: tuple[ReceivedRow, ...] = ()
    erased: bool = False


def received_rows(study: Study, folder: Path) -> tuple[list[OpenedSource], list[ReceivedRow]]:
    """Every row of every export that is a response, those that were erased too.

    Parameters
    ----------
    study, folder
        The analyst's file, and where its exports are.

    Raises
    ------
    ConsultError
        When an export cannot be read; the problems of all of them together.
    """
    opened: list[OpenedSource] = []
    problems: list[Problem] = []
    for source in study.sources:
        try:
            opened.append(open_one(study, source, folder, NOBODY))
        except ConsultError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return opened, [row for one in opened for row in _rows(one)]


def _rows(opened: OpenedSource) -> Iterable[ReceivedRow]:
    frame, grid = opened.received.frame, opened.sheet.grid
    named = zip(opened.received.positions, frame["response_id"], frame["platform_id"], strict=True)
    for position, response, own in named:
        yield ReceivedRow(
            opened.source, position, str(response), str(own), tuple(grid.rows[position])
        )


def rows_meant(typed: str, rows: Sequence[ReceivedRow], erased: Erased) -> Typed:
    """The rows of the one response that an id is the name of.

    Parameters
    ----------
    typed
        What a person typed; capitals do not count where no id is spelt like it.
    rows
        All there are.
    erased
        Who was erased before.

    Raises
    ------
    DataError
        When no response has the id, or responses of two surveys have it.
    """
    wanted = typed.strip()
    for spelt in (str, str.casefold):
        found = [
            row
            for row in rows
            if spelt(wanted) in {spelt(name) for name in (row.platform_id, *row.ids) if name}
        ]
        if found:
            break
    who = list(dict.fromkeys(row.who for row in found))
    if len(who) > 1:
        raise DataError(_of_several(wanted, found))
    before = _was_erased(wanted, rows, erased)
    if not who and not before:
        raise DataError(_of_nobody(wanted, rows))
    return Typed(tuple(row for row in rows if row.who in who), before)


def _was_erased(typed: str, rows: Sequence[ReceivedRow], erased: Erased) -> bool:
    """Whether the id is one of a response that was erased, which has no row any more."""
    if not erased.rows:
        return False
    known = {mark for row in erased.rows for mark in (row.mark, row.name)}
    surveys = {*(row.survey for row in rows), *(row.source for row in erased.rows)}
    return any(
        erased.name(spelt) in known
        or any(
            erased.mark(survey, own, ()) in known
            for survey in surveys
            for own in (spelt, spelt.removeprefix(f"{survey}-"))
        )
        for spelt in (typed, typed.upper(), typed.lower())
    )


def _of_nobody(typed: str, rows: Sequence[ReceivedRow]) -> Problem:
    example = f"{rows[0].source.id}-{rows[0].position + 1}" if rows else "online-17"
    return Problem(f'No response has the id "{typed}".', hint=HOW.format(example=example))


def _of_several(typed: str, rows: Sequence[ReceivedRow]) -> Problem:
    each = {row.who: row for row in rows}.values()
    named = " or ".join(
        f'"{row.response}" ({Place(row.source.file, row=row.position + 1)})' for row in each
    )
    return Problem(
        f'Responses of {len(each)} files have the id "{typed}".',
        hint=f"Type which is meant: {named}. Nothing was changed.",
    )
