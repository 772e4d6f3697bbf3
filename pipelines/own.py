"""The author's own files of a study: words for the report, figures, terms, records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.external import Externals, problems_of
from consult.model.sections import Record, Recorded, Records, SectionName
from consult.model.study import Study
from consult.model.terms import Terms
from pipelines.configuration import read_toml, typed, typed_part
from pipelines.given import ENDING, FIGURES, RECORDS, TERMS, WORDS, Own, place_of


def own_files(folder: Path) -> tuple[Path, ...]:
    """All of them that exist, in order."""
    words = sorted((folder / WORDS).glob(f"*{ENDING}"))
    named = (folder / name for name in (FIGURES, TERMS, RECORDS))
    return tuple(path for path in (*named, *words) if path.is_file())


def load_own(folder: Path, study: Study) -> Own:
    """Read the author's files of a study.

    Parameters
    ----------
    folder
        The study's folder under pipelines/studies.
    study
        Its study.toml, which can name figures.

    Raises
    ------
    StudyError
        When a file is of no part of the report, is not plain text, or names a figure that is not
        there; when the sum beside a figure does not give it; or when a record is incomplete.
    """
    external: Externals = _part(folder / FIGURES, "figures", Externals)
    terms: Terms = _part(folder / TERMS, "terms", Terms)
    problems = [*problems_of(external, Place(FIGURES)), *_unknown(study, external)]
    if problems:
        raise StudyError(problems)
    return Own(_words(folder / WORDS), external, terms, _records(folder / RECORDS))


def _part(path: Path, name: str, kind: Any) -> Any:
    """The entries of a file, [[name]] each; none where there is no file."""
    return typed_part(read_toml(path), name, kind, path) if path.is_file() else ()


def _unknown(study: Study, external: Externals) -> Iterator[Problem]:
    known = [one.id for one in external]
    for setting, ids in study.process:
        for stray in (one for one in ids if one not in known):
            place = Place("study.toml", heading=f"process > {setting}")
            yield unknown_name(f"figure in {FIGURES}", stray, known or ["none"], place)


def _words(folder: Path) -> dict[SectionName, str]:
    """The text of each file; all that are wrong at once."""
    from consult.report.own_words import words_of

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


def _records(path: Path) -> Records:
    """What is recorded, each record whole and in plain sentences; all that is wrong at once."""
    if not path.is_file():
        return {}
    data, known = read_toml(path), [str(record) for record in Record]
    strays = [key for key in data if key not in known]
    problems = [unknown_name("record", stray, known, Place(path.name)) for stray in strays]
    found: Records = {}
    try:
        good = {key: given for key, given in data.items() if key in known}
        found = typed(good, dict[Record, Recorded], path)
    except StudyError as error:
        problems += error.problems
    found = {key: replace(one, text=" ".join(one.text.split())) for key, one in found.items()}
    problems += [problem for one in found.items() for problem in _unsaid(*one)]
    if problems:
        raise StudyError(problems)
    return found


def _unsaid(record: Record, recorded: Recorded) -> Iterator[Problem]:
    """What keeps a record from being a sentence that says what was done and by whom."""
    from consult.model.document import Paragraph
    from consult.report.own_words import words_of

    place = Place(RECORDS, heading=str(record))
    if not recorded.by.strip():
        yield Problem(
            "Nothing stands in by.", place, 'Write whose record it is: "the insight team".'
        )
    if not recorded.text:
        hint = 'Write what was done. Without the record, the report says "not recorded".'
        yield Problem("Nothing stands in text.", place, hint)
        return
    try:
        blocks = words_of(recorded.text, place_of(record))
    except StudyError as error:
        yield from error.problems
        return
    if [type(block) for block in blocks] != [Paragraph]:
        yield Problem("A record is plain sentences.", place, "Take out lists and headings.")


def shown(path: Path) -> str:
    """A file of words as people know it: words/summary.md."""
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
