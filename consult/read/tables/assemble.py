"""A study and its folder of exports to one consultation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import multimode
from typing import TypeVar

import numpy as np
import pandas as pd

from consult.definitions import characteristics
from consult.errors import (
    ConsultError,
    DataError,
    ExportError,
    LedgerError,
    Place,
    Problem,
    StudyError,
)
from consult.model.run.erased import NOBODY, Erased
from consult.model.run.pace import Pace, paced, untold
from consult.model.settings.study import Source, Study
from consult.model.survey.consultation import Consultation
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.questionnaire import Questionnaire
from consult.model.survey.tables import (
    ANSWERS,
    COMMENTS,
    ISSUES,
    RESPONSES,
    SetAside,
    State,
    conform,
    empty,
)
from consult.read.export.grid import Issue, IssueSeverity, positions_of
from consult.read.layout.misplaced_headings import about_wording
from consult.read.layout.readings import about_platform
from consult.read.layout.sheet import Sheet
from consult.read.layout.sheets import choose_sheet
from consult.read.letters.opening import open_source
from consult.read.platforms.register import READERS
from consult.read.tables.account import account_cells, account_rows
from consult.read.tables.asked_of import only_of_those_asked
from consult.read.tables.cells import Coded, ids_of
from consult.read.tables.coding import SourceCells, code, not_asked
from consult.read.tables.disagreements import (
    answered_unasked,
    beside_statements,
    disagreements,
    headings_changed,
    odd_answers,
    statements_of,
    unknown_answers,
    unreadable_numbers,
)
from consult.read.tables.long import stack
from consult.read.tables.marks import marked_rows, marks_of_study
from consult.read.tables.overlap import ELSEWHERE, Outcome, OverlappingExport, keys_of, union
from consult.read.tables.questions import questionnaire_of
from consult.read.tables.responses import SourceResponses, responses_of
from consult.read.tables.same_people import addresses_of, in_two_sources
from consult.read.tables.same_survey import undeclared
from consult.read.tables.unmapped import unmapped
from consult.read.tables.weights import weighed

Taken = TypeVar("Taken")
Made = TypeVar("Made")


@dataclass(frozen=True)
class OpenedSource:
    """One source opened: its sheet and its responses, no question looked at yet."""

    source: Source
    sheet: Sheet
    received: SourceResponses


@dataclass(frozen=True)
class _Read:
    """One source read: its responses, and every question coded."""

    source: Source
    sheet: Sheet
    received: SourceResponses
    coded: tuple[Coded, ...]
    problems: tuple[Problem, ...]
    issues: tuple[Issue, ...]
    entry: Entry
    marks: pd.DataFrame

    @property
    def overlapping(self) -> OverlappingExport:
        """What tells whether its responses stand in another export too."""
        frame, rows = self.received.frame, self.received.positions
        keys = keys_of(self.source, self.sheet, rows, frame["platform_id"].tolist())
        return OverlappingExport(self.source, frame, keys, self.coded)


def read_study(
    study: Study, folder: Path, pace: Pace = untold, erased: Erased = NOBODY
) -> Consultation:
    """Read every export of a study into the tables.

    Parameters
    ----------
    study
        The analyst's file.
    folder
        Where the exports are.
    pace
        Told how many exports are read.
    erased
        Who asked to be erased: nothing of theirs is in any table.

    Returns
    -------
    Consultation
        ``responses`` one row a response, ``answers`` one row a response, closed question and
        option, ``comments`` one row a response and open question, ``issues`` one row a kind of
        oddity; the ledger accounts for every row beneath the headings of every file.

    Raises
    ------
    StudyError
        When study.toml names a scale, characteristic, option or platform that does not exist.
    ExportError
        When only files are at fault: missing, empty, locked, damaged.
    DataError
        When an export does not agree with study.toml. All problems of all files are in it.

    Notes
    -----
    The window of the consultation is not applied here; :mod:`consult.clean` does.
    """
    questionnaire = questionnaire_of(study)
    opened, unopened = _each(study.sources, lambda source: open_one(study, source, folder, erased))
    year = year_of(study, [source.received.frame for source in opened])
    every = paced(opened, "exports read", pace, of=len(opened))
    reads, unread = _each(every, lambda source: _read_source(study, source, year))
    problems = [problem for error in (*unopened, *unread) for problem in error.problems]
    problems += [problem for read in reads for problem in read.problems]
    if not problems and year is None:
        problems += _without_year(study)
    if problems:
        only_files = len(problems) == sum(
            len(error.problems) for error in (*unopened, *unread) if isinstance(error, ExportError)
        )
        raise (ExportError if only_files else DataError)(problems)
    twice = _twice(reads) if len(reads) > 1 else []
    return _combine(study, replace(questionnaire, year=year), _each_once(reads), twice)


def _each(
    items: Iterable[Taken], made: Callable[[Taken], Made]
) -> tuple[list[Made], list[ConsultError]]:
    """What could be made of each, and what went wrong with the others: all of it is told at once.

    What is no fault of an export is raised.
    """
    found: list[Made] = []
    errors: list[ConsultError] = []
    for item in items:
        try:
            found.append(made(item))
        except (StudyError, LedgerError):
            raise
        except ConsultError as error:
            errors.append(error)
    return found, errors


def _without_year(study: Study) -> list[Problem]:
    """Years of birth that are to be ages, where nobody knows of which year."""
    return [
        Problem(
            f'Question "{spec.id}" asks the year of birth. It cannot be made an age, because the '
            "year of the consultation is not known: there is no [window] and no column of dates.",
            Place(file="study.toml"),
            "Write when it was open, under [window]: opens = 2024-02-08 and closes = 2024-04-01, "
            "with the dates of yours.",
        )
        for spec in study.questions
        if spec.number == "year of birth" and spec.characteristic
        if characteristics()[spec.characteristic].bands
    ]


def open_one(study: Study, source: Source, folder: Path, erased: Erased = NOBODY) -> OpenedSource:
    """Open one source of a study and tell its responses.

    Parameters
    ----------
    study, source, folder
        The analyst's file, one of its sources, and where its exports are.
    erased
        Who asked to be erased.

    Raises
    ------
    ConsultError
        When it cannot be opened, or its headings are not those the study was made from.
    """
    export = open_source(folder / source.file, source.platform)
    named = {"sheet": source.sheet, "platform": source.platform}
    sheet = choose_sheet(export, READERS, **named, headings_row=source.headings_row)
    if source.headings and source.headings != sheet.layout.fingerprint:
        raise DataError(headings_changed(sheet))
    received = responses_of(source, sheet, erased)
    return OpenedSource(source, sheet, weighed(study, source, sheet, received))


def _read_source(study: Study, opened: OpenedSource, year: int | None) -> _Read:
    source, sheet, received = opened.source, opened.sheet, opened.received
    responses = SourceCells(
        source,
        sheet,
        received.positions,
        ids_of(received.frame["response_id"].tolist()),
        statements_of(study.questions, source.id),
        year,
    )
    astray: list[Problem] = []
    coded: list[Coded | None] = []
    odd = [*about_platform(source, sheet), *sheet.issues, *received.issues]
    odd += about_wording(study, source, sheet.grid)
    wrong = [*disagreements(study, source, sheet), *received.problems]
    wrong += beside_statements(study, source, sheet, received)
    for spec in study.questions:
        if not responses.holds(spec):
            coded.append(None)
            continue
        cells = responses.of(spec)
        made = code(cells)
        coded.append(made)
        # An answer that is no option stops the run anyway, and a statement is one of several
        # questions of its cell: neither can be held against the cells one for one.
        if not made.unknown and not spec.statement:
            astray += account_cells(
                spec, positions_of(spec.columns[source.id]), made, sheet, received
            )
        wrong += [unknown_answers(cells, received, sheet, at, rows) for at, rows in made.unknown]
        odd += [
            unreadable_numbers(cells, received, sheet, at, rows) for at, rows in made.unreadable
        ]
        odd += [odd_answers(cells, received, sheet, about) for about in made.odd]
    if astray:
        raise LedgerError(astray)
    entry = account_rows(source, sheet, received)
    asked, beside = _of_those_asked(study, responses, coded, received)
    marks = marked_rows(sheet, received.positions, received.frame["response_id"].tolist())
    return _Read(source, sheet, received, asked, tuple(wrong), (*odd, *beside), entry, marks)


def _of_those_asked(
    study: Study,
    responses: SourceCells,
    coded: Sequence[Coded | None],
    received: SourceResponses,
) -> tuple[tuple[Coded, ...], list[Issue]]:
    """The answers with "not asked" where that holds, and who answered though not asked."""
    source, sheet = responses.source, responses.sheet
    out, issues = [], []
    told = only_of_those_asked(study.questions, coded, len(responses.ids))
    for spec, (made, rows) in zip(study.questions, told, strict=True):
        out.append(not_asked(spec, responses.ids) if made is None else made)
        if rows:
            issues.append(answered_unasked(spec, source, sheet, received, rows))
    return tuple(out), issues


def year_of(study: Study, responses: Sequence[pd.DataFrame]) -> int | None:
    """The year of a consultation: see :class:`consult.model.survey.questionnaire.Questionnaire`.

    Parameters
    ----------
    study
        Its window decides, where it has one.
    responses
        All that came, of every source (schema ``RESPONSES``), whether or not they are counted.
    """
    if study.window is not None:
        return study.window.opens.year
    years = [year for frame in responses for year in frame["submitted_at"].dt.year.dropna()]
    return int(min(multimode(years))) if years else None


def _twice(reads: Sequence[_Read]) -> list[Issue]:
    """People and responses that stand in two sources as far as anybody can tell."""
    sources = {read.source.id: read.source for read in reads}
    sheets = {read.source.id: read.sheet for read in reads}
    people = {read.source.id: addresses_of(read.sheet, read.received.positions) for read in reads}
    return [
        *in_two_sources(people, list(sources.values()), sheets),
        *undeclared(sources, sheets),
    ]


def _each_once(reads: Sequence[_Read]) -> list[_Read]:
    """The sources, each response of a survey exported twice in only one of them."""
    first = {read.source.same_survey_as for read in reads if read.source.same_survey_as}
    outcomes = union(
        [
            read.overlapping
            for read in reads
            if read.source.id in first or read.source.same_survey_as in first
        ]
    )
    return [_once(read, outcomes.get(read.source.id, Outcome())) for read in reads]


def _once(read: _Read, outcome: Outcome) -> _Read:
    """A source without the responses that are counted from another export."""
    if not outcome.gone and not outcome.names:
        return read

    def kept(frame: pd.DataFrame) -> pd.DataFrame:
        rest = frame[~frame["response_id"].isin(outcome.gone)]
        names = rest["response_id"].map(lambda name: outcome.names.get(name, name))
        return rest.assign(response_id=names.astype(object).to_numpy())

    coded = tuple(
        replace(made, answers=kept(made.answers), comments=kept(made.comments))
        for made in read.coded
    )
    received = replace(read.received, frame=kept(read.received.frame))
    issues = read.issues
    if outcome.differ:
        message = "Responses stand in another export too and differ there; the newest were taken."
        place = read.sheet.grid.place
        issues += (Issue(IssueSeverity.WARNING, "exports differ", place, message, outcome.differ),)
    gone = len(outcome.gone)
    reasons = {**read.entry.set_aside, **({ELSEWHERE: gone} if gone else {})}
    entry = replace(read.entry, kept=read.entry.kept - gone, set_aside=reasons)
    return replace(
        read, received=received, coded=coded, issues=issues, entry=entry, marks=kept(read.marks)
    )


def _combine(
    study: Study, questionnaire: Questionnaire, reads: Sequence[_Read], twice: Sequence[Issue]
) -> Consultation:
    responses = pd.concat([read.received.frame for read in reads], ignore_index=True)
    order = [question.id for question in questionnaire.questions]
    given = [[coded.answers for coded in read.coded] for read in reads]
    written = [[coded.comments for coded in read.coded] for read in reads]
    answers = stack(_in_order(given, order), ANSWERS)
    comments = stack(_in_order(written, order), COMMENTS)
    said = answers.responses_in({State.ANSWERED, State.PREFER_NOT_TO_SAY, State.SPOILED})
    said |= comments.responses_in({State.ANSWERED})
    found = [issue for read in reads for issue in read.issues]
    return Consultation(
        questionnaire=questionnaire,
        responses=conform(_with_blanks(responses, said), RESPONSES),
        answers=answers.frame,
        comments=comments.frame,
        issues=_issues([*found, *twice, *unmapped(study.questions, answers.frame)]),
        ledger=Ledger(tuple(read.entry for read in reads)),
        rows=marks_of_study(
            study, {one.source.id: one.sheet for one in reads}, [one.marks for one in reads]
        ),
    )


def _in_order(parts: Sequence[Sequence[pd.DataFrame]], order: Sequence[str]) -> list[pd.DataFrame]:
    """The frames of all sources, question by question in the order asked."""
    return [source[at] for at in range(len(order)) for source in parts]


def _with_blanks(responses: pd.DataFrame, said: set[str]) -> pd.DataFrame:
    """Responses in which nothing at all was answered are labelled as blank."""
    heard = np.array([own in said for own in responses["response_id"].tolist()], dtype=bool)
    blank = ~heard & (responses["set_aside"] == SetAside.NO)
    return responses.assign(set_aside=responses["set_aside"].mask(blank, str(SetAside.BLANK)))


def _issues(issues: Sequence[Issue]) -> pd.DataFrame:
    if not issues:
        return empty(ISSUES)
    rows = [
        {
            "severity": str(issue.severity),
            "code": issue.code,
            "file": issue.place.file,
            "sheet": issue.place.sheet,
            "row": issue.place.row,
            "column": issue.place.column,
            "heading": issue.place.heading,
            "message": issue.message,
            "count": issue.count,
        }
        for issue in issues
    ]
    return conform(pd.DataFrame(rows), ISSUES)
