"""The files of a new study opened and recognised; a person is asked where that is not sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from consult.draft.channels import channel_of
from consult.draft.provenance import Step, steps_of
from consult.errors import ConsultError, ExportError, Problem
from consult.model.settings.study import Source
from consult.read import READERS, Sheet, choose_sheet, files_of, open_export
from consult.read.layout.misplaced_headings import missing_words
from consult.read.layout.question_lists import lists_headings, lists_questions
from consult.read.layout.readings import CONFIRMED, NOT_YET, Doubt, doubt_about
from consult.read.letters.folder import LETTERS, open_letters
from consult.read.letters.notes import EVENTS, open_notes
from consult.read.platforms.codebooks import codebooks_among, with_codebooks
from consult.read.tables.responses import SourceResponses, ids_used_twice

_IDS = {
    "hard copy": "hard_copy",
    "letter": "letters",
    "easy read": "easy_read",
    "event": "events",
}
_OPENED = {LETTERS: open_letters, EVENTS: open_notes}
Choose = Callable[[Doubt], int | None]
"""Which of the choices a person takes, from 0; ``None`` when nobody was asked or answered."""

LEFT_ASIDE = "left aside"
"""The step that says which other file given was not read."""


@dataclass(frozen=True)
class Opened:
    """A file recognised.

    Parameters
    ----------
    sheet, steps
        Its sheet, and the steps that led there.
    asked
        What was asked and answered, in words; empty where nothing was.
    confirmed, headings_row
        The same for study.toml.
    """

    sheet: Sheet
    steps: tuple[Step, ...]
    asked: str = ""
    confirmed: str = ""
    headings_row: int = 0

    def record(self, source: Source, received: SourceResponses) -> Source:
        """Its entry in study.toml with what was answered.

        Parameters
        ----------
        source
            Its entry as drafted from the sheet alone.
        received
            Its responses, looked through for ids that stand twice.
        """
        why = missing_words(self.sheet.grid, self.sheet.layout)
        twice = ids_used_twice(received)
        change = {
            "confirmed": self.confirmed,
            "headings_row": self.headings_row,
            "check": "; ".join(filter(None, (source.check, why, twice))),
        }
        return source.model_copy(update=change)


def open_all(
    paths: Sequence[Path],
    choose: Choose,
    papers: Mapping[str, Sequence[Path]] = MappingProxyType({}),
) -> dict[str, Opened]:
    """The exports among some files by the id of their source, with what codebooks say of them.

    Parameters
    ----------
    paths
        Exports and codebooks, in any order. A file that belongs to another of them is opened with
        it, as the data of a Triple-S survey are.
    choose
        Asked once for each file of which it is not sure what wrote it.
    papers
        "letters" and "events" -> the files of each.

    Raises
    ------
    ExportError
        When a file is no export; the problems of all files together.
    """
    every: list[Opened] = []
    problems: list[Problem] = []
    codebooks, exports = codebooks_among(paths)
    twins = {twin.resolve() for path in exports for twin in files_of(path)[1:]}
    for path in exports:
        if path.resolve() in twins:
            continue
        try:
            every.append(_recognised(path, choose))
        except ConsultError as error:
            problems += error.problems
    holding = _holding_responses(every)
    problems += [_no_responses(file.sheet) for file in holding if lists_questions(file.sheet)]
    for name, files in papers.items():
        try:
            export = _OPENED[name](files)
        except ConsultError as error:
            problems += error.problems
            continue
        best = choose_sheet(export, READERS)
        holding = [*holding, Opened(best, steps_of(export, best))]
    if problems:
        raise ExportError(problems)
    found: dict[str, Opened] = {}
    for file in holding:
        found[_source_id(file.sheet, found)] = file
    sheets = with_codebooks({source: file.sheet for source, file in found.items()}, codebooks)
    return {source: replace(file, sheet=sheets[source]) for source, file in found.items()}


def _holding_responses(every: Sequence[Opened]) -> list[Opened]:
    """The files without those that list the questions of another, which the first then says."""
    layouts = [file.sheet.layout for file in every]
    lists = [
        file
        for at, file in enumerate(every)
        if lists_headings(file.sheet, [*layouts[:at], *layouts[at + 1 :]])
    ]
    if not lists or len(lists) == len(every):
        return list(every)
    first, *rest = (file for file in every if file not in lists)
    said = tuple(
        Step(LEFT_ASIDE, file.sheet.grid.file, "it lists the questions and holds no responses", 1)
        for file in lists
    )
    return [replace(first, steps=(*first.steps, *said)), *rest]


def _no_responses(sheet: Sheet) -> Problem:
    what = "This lists the questions of a survey, one row each; it holds no responses."
    return Problem(what, sheet.grid.place, "Give the export of the responses; name this beside it.")


def _recognised(path: Path, choose: Choose) -> Opened:
    """A file as what it is or, where that is not sure, as what a person says it is."""
    export = open_export(path)
    best = choose_sheet(export, READERS)
    doubt = doubt_about(export, READERS, best)
    if doubt is None:
        return Opened(best, steps_of(export, best))
    answer = choose(doubt)
    choice = doubt.choices[answer or 0]
    guess = f"best guess: {best.reader.name}, {best.layout.confidence:.2f}"
    said = "nobody, and the best guess was taken" if answer is None else f'"{choice.words}"'
    asked = f"asked what wrote the file ({guess}); answered: {said}"
    confirmed = NOT_YET if answer is None else CONFIRMED
    steps = steps_of(export, choice.sheet)
    return Opened(choice.sheet, steps, asked, confirmed, choice.headings_row)


def _source_id(sheet: Sheet, taken: Mapping[str, object]) -> str:
    base = _IDS.get(channel_of(sheet)[0], "online")
    number = 2
    name = base
    while name in taken:
        name = f"{base}_{number}"
        number += 1
    return name
