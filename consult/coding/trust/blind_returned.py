"""Read the workbook of one coder back, in whatever order its rows are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from consult.coding.texts.words_hash import words_hash
from consult.coding.trust import blind_book as at
from consult.coding.trust.blind_sheets import CUT
from consult.errors import Place, Problem, ReviewError
from consult.model.coding.review import TextKey
from consult.model.coding.trust import BlindCodes, BlindDraw
from consult.office.filled_in import (
    SheetLine,
    beside,
    header_of,
    lines_of,
    open_filled_in,
    rows_of,
)
from consult.office.near_name import did_you_mean
from consult.office.sheet_faults import second_sheets, table_faults, word_faults
from consult.office.yes_no import yes_or_no

HINT = (
    "Put the last good copy in its place. Or move the file away and run the command sample: a "
    "workbook with the same answers is then written anew, without what was coded in this one."
)
NO_MINUTES = "Write a number of minutes, such as 90, or empty the cell."
CHOOSE = "Choose from the list. The names stand on the sheet “{}”, those of the question alone."


Offered = Mapping[str, Mapping[str, str]]
"""Question id -> name as compared -> code id: the codes a workbook offers."""


def read_blind(path: Path, draw: BlindDraw, coder: str, mark: str) -> BlindCodes:
    """Read what one person gave, and the codes they could choose from.

    Parameters
    ----------
    path
        Of a workbook that ``write_blind`` wrote and a person filled in, as far as they came.
    draw
        The sample. A row that was deleted counts as not coded.
    coder
        Which workbook it is.
    mark
        Made by ``study_mark``: of the study it must belong to.

    Raises
    ------
    ReviewError
        With everything that cannot be understood: each with its sheet, row and column.
    """
    file = open_filled_in(path, HINT)
    missing = [name for name in (at.ANSWERS, at.CODES) if name not in file.sheetnames]
    if missing:
        raise ReviewError(
            Problem("The sheet is missing.", Place(path.name, name), HINT) for name in missing
        )
    about = rows_of(file[at.README]) if at.README in file.sheetnames else []
    found = beside(about, at.STUDY)
    if found and found != mark:
        what = "This workbook belongs to another study."
        raise ReviewError(Problem(what, Place(path.name), HINT))
    problems = second_sheets(file, at.SHEETS, at.NEEDED, path.name)
    answers, codes = (_lines(path, file, name, problems) for name in (at.ANSWERS, at.CODES))
    if problems:
        raise ReviewError(problems)
    reading = _BlindReading(draw, _offered(codes), _names(codes))
    reading.problems += _not_together(codes)
    for line in answers:
        reading.take(line)
    minutes = _minutes(path, beside(about, at.MINUTES), reading.problems)
    if reading.problems:
        raise ReviewError(reading.problems)
    offered = {key: tuple(sorted(names.values())) for key, names in reading.offered.items()}
    given = dict(sorted(reading.given.items()))
    by, listed = dict(sorted(reading.by.items())), frozenset(reading.listed)
    return BlindCodes(coder, given, by, listed, minutes, offered)


def _lines(path: Path, file: Any, name: str, problems: list[Problem]) -> list[SheetLine]:
    key, needed = (
        (at.ANSWER_ID, at.NEEDED) if name == at.ANSWERS else (at.CODE_ID, at.CODE_HEADINGS)
    )
    rows = rows_of(file[name])
    header = header_of(rows, key)
    headings = [words for _, words in header if words]
    problems += [
        Problem("The column is missing.", Place(path.name, name, heading=one), HINT)
        for one in needed
        if one not in headings
    ]
    is_read = _is_read if name == at.ANSWERS else at.CODE_HEADINGS.__contains__
    problems += table_faults(file[name], rows, is_read, key=key, file=path.name)
    return list(lines_of(rows, header, name, path.name))


def _is_read(heading: str) -> bool:
    return heading in (*at.NEEDED, at.ANSWER, at.INITIALS) or _is_code(heading)


def _not_together(codes: Iterable[SheetLine]) -> list[Problem]:
    """Rows of the sheet of codes in which an id stands beside another name."""
    what = "The id stands beside another name than it was handed out with."
    hint = "Undo the sorting of a single column, or put the name back."
    return [
        line.problem(at.CODE_ID, what, hint)
        for line in codes
        if line[at.ROW_CHECK]
        and line[at.ROW_CHECK] != at.row_check(_question(line), line[at.NAME], line[at.CODE_ID])
    ]


def _offered(lines: Iterable[SheetLine]) -> Offered:
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for line in lines:
        if line[at.CODE_ID]:
            ids[_question(line)][at.plain(line[at.NAME])] = line[at.CODE_ID]
    return ids


def _names(lines: Iterable[SheetLine]) -> Mapping[str, list[str]]:
    """Question id -> the names of its codes as they are written."""
    names: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        names[_question(line)].append(line[at.NAME])
    return names


def _question(line: SheetLine) -> str:
    return line[at.QUESTION].partition(":")[0].strip()


def _minutes(path: Path, words: str, problems: list[Problem]) -> float | None:
    """How long it took so far; more than one number, or none, is for a person to mend."""
    if not words:
        return None
    try:
        minutes = float(words.replace(",", "."))
    except ValueError:
        minutes = math.nan
    if not (math.isfinite(minutes) and minutes >= 0):
        place = Place(path.name, at.README, heading=at.MINUTES)
        problems.append(Problem("This is no number of minutes.", place, NO_MINUTES))
        return None
    return minutes or None


class _BlindReading:
    """What has been read so far, and what is wrong with it."""

    def __init__(self, draw: BlindDraw, offered: Offered, names: Mapping[str, list[str]]) -> None:
        self.offered, self.names = offered, names
        self.drawn: dict[tuple[str, str], TextKey] = {
            (question, at.answer_id(text)): (question, text) for question, text in draw.chances
        }
        self.given: dict[TextKey, frozenset[str]] = {}
        self.by: dict[TextKey, str] = {}
        self.listed: set[TextKey] = set()
        self.problems: list[Problem] = []

    def take(self, line: SheetLine) -> None:
        """Read one row; one with nothing filled in says nothing.

        Parameters
        ----------
        line
            The row.
        """
        before = len(self.problems)
        if known := self.drawn.get((_question(line), line[at.ANSWER_ID])):
            self.listed.add(known)
        self.problems += word_faults(line, (at.INITIALS,))
        codes = self._codes(line)
        none = self._is_none(line, codes)
        if len(self.problems) > before or (not codes and not none):
            return
        key = self._key(line)
        if key is None:
            return
        if self.given.get(key, codes) != codes:
            what = "Another row of the same answer has other codes."
            self.problems.append(line.problem(at.ANSWER_ID, what, "Empty one of the two rows."))
            return
        self.given[key] = codes
        if line[at.INITIALS]:
            self.by[key] = line[at.INITIALS]

    def _codes(self, line: SheetLine) -> frozenset[str]:
        names = self.offered.get(_question(line), {})
        typed = {heading: line[heading] for heading in line.cells if _is_code(heading)}
        unknown = [heading for heading, name in typed.items() if at.plain(name) not in names]
        if line[at.ANSWER_ID]:
            self.problems += [
                line.problem(heading, "There is no such code.", self._nearest(line, heading))
                for heading in unknown
            ]
        return frozenset(
            names[at.plain(name)] for name in typed.values() if at.plain(name) in names
        )

    def _nearest(self, line: SheetLine, heading: str) -> str:
        names = self.names.get(_question(line), ())
        return did_you_mean(line[heading], names) + CHOOSE.format(at.CODES)

    def _is_none(self, line: SheetLine, codes: frozenset[str]) -> bool:
        none = yes_or_no(line[at.NONE])
        if line[at.NONE] and none is None:
            what = f"This is neither {at.YES} nor empty."
            self.problems.append(
                line.problem(at.NONE, what, f"Choose {at.YES}, or empty the cell.")
            )
        if none and codes:
            what = "The row has a code, and says that none applies."
            hint = "Take out the code, or empty this cell."
            self.problems.append(line.problem(at.NONE, what, hint))
        return bool(none)

    def _key(self, line: SheetLine) -> TextKey | None:
        """The text a row is about; nothing where that is not known, which is a problem."""
        if not line[at.ANSWER_ID]:
            what = "Codes are given in a row without an answer id, so it is not known of what."
            self.problems.append(line.problem(at.ANSWER_ID, what, "Put the id back."))
            return None
        key = self.drawn.get((_question(line), line[at.ANSWER_ID]))
        if key is None:
            what = "There is no such answer in the sample of this study."
            hint = "Put its id and its question back as they were, or take the row out."
            self.problems.append(line.problem(at.ANSWER_ID, what, hint))
            return None
        words = line[at.ANSWER]
        if words and not words.endswith(CUT.strip()) and words_hash(words) != key[1]:
            what = "The words of the answer do not belong to its id."
            hint = "Undo the sorting of a single column, or put the words back as they were."
            self.problems.append(line.problem(at.ANSWER, what, hint))
            return None
        return key


def _is_code(heading: str) -> bool:
    name, _, number = heading.rpartition(" ")
    return name == at.CODE and number.isdecimal()
