"""The author's own files of a study: words for the report, figures, terms, records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.author_files import (
    AT_ONCE,
    ENDING,
    FIGURES,
    PROCESS,
    RECORDS,
    TERMS,
    WORDS,
    AuthorFiles,
    place_of,
)
from consult.model.settings.sections import HowRun, Process, Record, Recorded, Records, SectionName
from consult.model.words.external import Externals, problems_of
from consult.model.words.terms import Terms
from pipelines.study.toml_file import read_toml, typed, typed_part


def load_own(folder: Path) -> AuthorFiles:
    """Read the author's files of a study.

    Parameters
    ----------
    folder
        The study's folder under pipelines/studies.

    Raises
    ------
    StudyError
        When a file is of no part of the report, is not plain text, or names a figure that is not
        there; when the sum beside a figure does not give it; or when a record is incomplete.
    """
    external: Externals = _part(folder / FIGURES, "figures", Externals)
    terms: Terms = _part(folder / TERMS, "terms", Terms)
    if problems := list(problems_of(external, Place(FIGURES))):
        raise StudyError(problems)
    return AuthorFiles(_words(folder / WORDS), external, terms, *_records(folder / RECORDS))


def _part(path: Path, name: str, kind: Any) -> Any:
    """The entries of a file, [[name]] each; none where there is no file."""
    return typed_part(read_toml(path), name, kind, path) if path.is_file() else ()


def _words(folder: Path) -> dict[SectionName, str]:
    """The text of each file; all that are wrong at once."""
    from consult.report.prose.own_words import words_of

    found: dict[SectionName, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            found[_section(path)] = text = _text(path)
            words_of(text, shown(path))
        except StudyError as error:
            problems += error.problems
    if problems:
        raise StudyError(problems)
    return found


def _records(path: Path) -> tuple[Records, HowRun, bool]:
    """What is recorded, each record whole and in plain sentences; all that is wrong at once.

    A record without a text is none, as blanks of the process are not.
    """
    if not path.is_file():
        return {}, {}, False
    data = read_toml(path)
    how_run = data.pop(PROCESS, {})
    at_once = data.pop(AT_ONCE, None) is not None
    known = [str(record) for record in Record]
    strays = [key for key in data if key not in known]
    problems = [
        unknown_name("record", stray, [*known, PROCESS], Place(path.name)) for stray in strays
    ]
    process, wrong = _process(how_run)
    found: Records = {}
    try:
        good = {key: given for key, given in data.items() if key in known}
        found = typed(good, dict[Record, Recorded], path)
    except StudyError as error:
        problems += error.problems
    found = {key: replace(one, text=" ".join(one.text.split())) for key, one in found.items()}
    found = {key: one for key, one in found.items() if one.text}  # lines copied, not yet filled in
    problems += [*wrong, *(problem for one in found.items() for problem in _unsaid(*one))]
    if problems:
        raise StudyError(problems)
    return found, process, at_once


def _process(given: object) -> tuple[HowRun, list[Problem]]:
    """What is said of how the consultation was run, and what is wrong with it; blanks are not."""
    known, found, problems = [str(one) for one in Process], {}, []
    if not isinstance(given, dict):
        hint = 'It begins with the line [process]; under it stands events = "..." and the like.'
        return {}, [Problem("This is not what it should be.", Place(RECORDS, entry=PROCESS), hint)]
    for key, text in given.items():
        place = Place(RECORDS, entry=f"{PROCESS} > {key}")
        if key not in known:
            problems.append(unknown_name("setting", key, known, place))
        elif not isinstance(text, str):
            hint = f'Write a sentence: {key} = "..."'
            problems.append(Problem("This is no text.", place, hint))
        elif text.strip():
            found[Process(key)] = " ".join(text.split())
            problems += _not_plain(found[Process(key)], place_of(Process(key)))
    return found, problems


def _unsaid(record: Record, recorded: Recorded) -> Iterator[Problem]:
    """What keeps a record from being a sentence that says what was done and by whom."""
    place = Place(RECORDS, entry=str(record))
    if not recorded.by.strip():
        yield Problem(
            "Nothing stands in by.", place, 'Write whose record it is: "the insight team".'
        )
    yield from _not_plain(recorded.text, place_of(record))


def _not_plain(text: str, place: str) -> Iterator[Problem]:
    """What in the author's sentences is no plain sentence."""
    from consult.model.words.document import Paragraph
    from consult.report.prose.own_words import words_of

    try:
        blocks = words_of(text, place)
    except StudyError as error:
        yield from error.problems
        return
    if [type(block) for block in blocks] != [Paragraph]:
        hint = "Take out lists and headings."
        yield Problem("A record is plain sentences.", Place(place), hint)


def shown(path: Path) -> str:
    """A file of words as people know it: words/summary.md.

    Parameters
    ----------
    path
        Of the file; only its last part counts.
    """
    return f"{WORDS}/{path.name}"


def _section(path: Path) -> SectionName:
    try:
        return SectionName(path.stem)
    except ValueError:
        names = [str(name) for name in SectionName]
        raise StudyError(
            unknown_name("part of the report", path.stem, names, Place(shown(path)))
        ) from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise StudyError(
            Problem(
                "The file is not saved as UTF-8.",
                Place(shown(path)),
                "Save it again with the encoding UTF-8.",
            )
        ) from None
