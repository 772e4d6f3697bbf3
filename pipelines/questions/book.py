"""What questions.xlsx shows of a study: its questions, what is proposed, columns left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consult.errors import many
from consult.model.settings.question import Proposal, QuestionSpec
from consult.model.settings.study import Study
from consult.office.words import fit_cell, one_line
from pipelines.questions import layout as at

LONGEST = 1_000
"""Most characters of a cell that is only shown: what a person reads in one go. Longer ones stand
whole in study.toml; the longest check of six real exports has 707."""

CUT = " ... (study.toml has the rest)"

_LETTERS = re.compile(r"[\"']([A-Z]+(?::[A-Z]+)?)[\"']")
"""A column, or a run of columns, among those left out."""


@dataclass(frozen=True)
class BookRow:
    """One row of a sheet.

    Parameters
    ----------
    key
        What it is known by.
    cells
        Heading -> words, of every heading of the sheet; empty cells are "".
    """

    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class QuestionBook:
    """Everything that questions.xlsx shows.

    Parameters
    ----------
    title
        Of the study.
    sheets
        Sheet -> its rows in order.
    counted
        Tells the answers that were counted from any others; empty where none were.
    """

    title: str
    sheets: Mapping[str, tuple[BookRow, ...]]
    counted: str = ""

    def row(self, sheet: str, key: str) -> BookRow | None:
        """The row of a sheet that is known by a key, if it is there.

        Parameters
        ----------
        sheet, key
            Of the row.
        """
        return next((row for row in self.sheets.get(sheet, ()) if row.key == key), None)

    @property
    def given_most(self) -> dict[str, str]:
        """Id of each question -> the answers that were given most, in words."""
        return {row.key: row.cells.get(at.TOP, "") for row in self.sheets[at.QUESTIONS]}


def book_of(
    study: Study, text: str, given_most: Mapping[str, str], counted: str = ""
) -> QuestionBook:
    """What questions.xlsx is to show.

    Parameters
    ----------
    study, text
        As study.toml has it, and the file itself: why a column is left out stands in a comment.
    given_most
        Id of a question -> its answers given most, in words.
    counted
        Tells these answers from any others.
    """
    ranks = {spec.id: rank for rank, spec in enumerate(_first(study), start=1)}
    questions = (
        _question(number, spec, ranks.get(spec.id, 0), given_most.get(spec.id, ""))
        for number, spec in enumerate(study.questions, start=1)
    )
    proposals = (
        _proposal(spec, number, proposal)
        for spec in study.questions
        for number, proposal in enumerate(spec.proposals, start=1)
    )
    why = dict(_why_left_out(text))
    left_out = (
        _left_out(f"{source} {letters}", why)
        for source, columns in study.ignored.items()
        for letters in columns
    )
    sheets = {
        at.QUESTIONS: tuple(questions),
        at.PROPOSALS: tuple(proposals),
        at.FILES: tuple(_files(study)),
        at.LEFT_OUT: tuple(left_out),
    }
    return QuestionBook(one_line(study.study.title), sheets, counted)


def waiting(spec: QuestionSpec) -> tuple[Proposal, ...]:
    """The proposals of a question that nobody has decided.

    Parameters
    ----------
    spec
        The question.
    """
    return tuple(proposal for proposal in spec.proposals if proposal.taken is None)


def touched(spec: QuestionSpec) -> int:
    """How many responses that which waits at a question touches; 0 where that is not known.

    Parameters
    ----------
    spec
        The question.
    """
    own = spec.touches if spec.check.strip() else 0
    return max((own, *(proposal.responses for proposal in waiting(spec))))


def proposal_id(question: str, number: int) -> str:
    """What a proposal is known by: the id of its question, which has no space, and its number.

    Parameters
    ----------
    question
        Id.
    number
        From 1.
    """
    return f"{question} {number}"


def _first(study: Study) -> list[QuestionSpec]:
    """The questions that somebody should look at, those that touch most people first."""
    asking = [spec for spec in study.questions if spec.check.strip() or waiting(spec)]
    return sorted(asking, key=lambda spec: -touched(spec))


def _question(number: int, spec: QuestionSpec, rank: int, given_most: str) -> BookRow:
    undecided = len(waiting(spec))
    cells = {
        at.NUMBER: str(number),
        at.ID: spec.id,
        at.ASKED: one_line(spec.text),
        at.KIND: at.KINDS[spec.kind][0],
        at.PURPOSE: at.PURPOSES[spec.purpose][0],
        at.CHARACTERISTIC: at.named_characteristics().get(spec.characteristic, spec.characteristic),
        at.ASKED_OF: _shown(_whom(spec.asked_of.model_dump())) if spec.asked_of else "",
        at.TOP: given_most,
        at.FIRST: str(rank) if rank else "",
        at.CHECK: _shown(spec.check),
        at.TOUCHED: str(touched(spec) or ""),
        at.WAITING: f"{many(undecided, 'proposal')}, on the next sheet" if undecided else "",
        at.CHECKED: "",
    }
    return BookRow(spec.id, cells)


def _proposal(spec: QuestionSpec, number: int, proposal: Proposal) -> BookRow:
    key = proposal_id(spec.id, number)
    taken = {None: "", True: at.YES, False: at.NO}[proposal.taken]
    cells = {
        at.PROPOSAL_ID: key,
        at.ASKED: _shown(spec.text),
        at.SAYS: _shown(proposal.says),
        at.CHANGES: _shown("; ".join(_changes(proposal.change))),
        at.TOUCHED: str(proposal.responses or ""),
        at.TAKE: taken,
    }
    return BookRow(key, cells)


def _changes(change: Mapping[str, Any]) -> Iterator[str]:
    for name, value in change.items():
        if name == "asked_of":
            yield f"{name}: {_whom(value)}"
        elif isinstance(value, Mapping):
            pairs = ", ".join(f"“{key}” is “{other}”" for key, other in value.items())
            yield f"{name}: {pairs}"
        elif isinstance(value, list | tuple):
            yield f"{name}: {', '.join(f'“{one}”' for one in value)}"
        else:
            yield f"{name}: “{value}”"


def _whom(asked_of: Mapping[str, Any]) -> str:
    """Those a question was asked of, in words."""
    answers = " or ".join(f"“{answer}”" for answer in asked_of["answers"])
    return f"those who answered {answers} to “{asked_of['question']}”"


def _files(study: Study) -> Iterator[BookRow]:
    """The files of the study, and its unfinished responses where something is to be looked at."""
    for source in study.sources:
        sure = source.confirmed != "not yet"
        unsure = "" if sure else "nobody has confirmed what wrote it"
        cells = {
            at.ENTRY_ID: source.id,
            at.EXPORT: one_line(source.file),
            at.TAKEN_FOR: f"{source.platform}, {source.channel}",
            at.CHECK: _shown("; ".join(filter(None, (unsure, source.check)))),
            at.CHECKED: "",
        }
        yield BookRow(source.id, cells)
    if study.unfinished.check:
        blank = dict.fromkeys(at.COLUMNS[at.FILES], "")
        own = {at.ENTRY_ID: at.UNFINISHED, at.CHECK: _shown(study.unfinished.check)}
        yield BookRow(at.UNFINISHED, blank | own)


def _left_out(key: str, why: Mapping[str, str]) -> BookRow:
    return BookRow(key, {at.COLUMN_ID: key, at.WHY: _shown(why.get(key, "")), at.MAKE: ""})


def _why_left_out(text: str) -> Iterator[tuple[str, str]]:
    """What the comments under [ignored] say: source and column -> the comment behind it."""
    source = ""
    _, _, section = f"\n{text}".partition("\n[ignored]")
    for line in re.split(r"\n\[", section)[0].splitlines():
        if named := re.match(r"\s*([A-Za-z0-9_-]+)\s*=", line):
            source = named[1]
        columns, _, comment = line.partition("#")
        for letters in _LETTERS.findall(columns):
            yield f"{source} {letters}", comment.strip()


def _shown(text: str) -> str:
    return fit_cell(one_line(text), most=LONGEST, mark=CUT)
