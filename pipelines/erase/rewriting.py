"""What people decided and wrote of a response, taken out of the files where it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from consult.analysis.quotes import workbook as quotes
from consult.care import risk_list as at
from consult.care.workbook import read_list, write_list
from consult.coding import digest_of
from consult.coding.review import layout as review
from consult.coding.texts.words_hash import words_hash
from consult.coding.waves.known_texts import DIGITS
from consult.errors import DamagedError, Place, Problem, StudyError
from consult.model.coding.journal import Act, Aspect
from consult.office import save_workbook
from consult.office.filled_in import Row, header_of, lines_of, open_filled_in, rows_of
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.erase.blind import Writer, blind_files
from pipelines.erase.words import WordsOfOne
from pipelines.study.frozen_codes import FORMAT as FROZEN_FORMAT
from pipelines.study.frozen_codes import UNTOUCHED
from pipelines.study.returned import FOLDER as RETURNED
from pipelines.study.safety import RISK_LIST

BY_HASH = {
    "journal": ("text_hash", "value"),
    "quote_decisions": ("text_hash",),
    "shown_as": ("typed_hash", "text_hash"),
}
"""What is kept by the hash of words -> its columns in which such a hash stands."""

OURS = frozenset(
    map(review.without_number, review.answer_columns(1, 1, learnt=True, stances=True))
) - {review.MARK_COLUMNS[Aspect.NOTE]}
"""Headings of a sheet of answers but that under which reviewers write a note."""

UNREADABLE = (
    "Open it and save it as an Excel workbook without a password; or delete it, if nobody needs it "
    "any more. Then run the command again. Nothing was changed."
)


def rewritten_files(workspace: Workspace, words: WordsOfOne) -> dict[Path, Writer]:
    """Each file with something of a response in it, and what writes it without.

    Parameters
    ----------
    workspace
        Of the study.
    words
        What was written in the responses.

    Raises
    ------
    ConsultError
        When one of the files cannot be read; nothing is changed then.
    """
    theirs = (one for path in _copies(workspace, "quotes") for one in _quoted(path, words))
    found = dict(_decisions(workspace, words, words.hashes | frozenset(theirs)))
    for path in (*_copies(workspace, "review"), *_copies(workspace, "quotes")):
        if book := _without_rows(path, words):
            found[path] = book
    found |= blind_files(workspace.processed, words)
    path = workspace.frozen(workspace.study)
    if frozen := _without_coded(path, words):
        found[path] = frozen
    return found


def _copies(workspace: Workspace, name: str) -> list[Path]:
    """A workbook that people fill in, those kept before it was written again, and those sent."""
    path = workspace.path(name)
    sent = workspace.processed.joinpath(RETURNED).glob("*.xlsx") if name == "review" else ()
    return sorted([*workspace.processed.glob(f"{path.stem}*{path.suffix}"), *sent])


def _quoted(path: Path, words: WordsOfOne) -> Iterator[str]:
    """Hashes of the quotes of theirs in a workbook: decisions on quotes are kept under these."""
    book = open_filled_in(path, UNREADABLE)
    if quotes.SHEET not in book.sheetnames:
        return
    rows = rows_of(book[quotes.SHEET])
    for line in lines_of(rows, header_of(rows, quotes.QUOTE_ID), quotes.SHEET, path.name):
        if any(map(words.in_cell, (line[quotes.QUOTE], line[quotes.WHOLE]))):
            yield words_hash(line[quotes.QUOTE])


def _decisions(
    workspace: Workspace, words: WordsOfOne, hashes: frozenset[str]
) -> Iterator[tuple[Path, Writer]]:
    for name, columns in BY_HASH.items():
        path, kind = workspace.path(name), ARTEFACTS[name].format
        if not path.is_file():
            continue
        frame = kind.load(path)
        gone = frame[list(columns)].isin(hashes).any(axis="columns")
        if name == "journal":
            gone |= (frame["act"] == Act.NOTED) & frame["value"].map(words.in_text)
        rest = frame[~gone]
        if len(rest) < len(frame):
            yield path, _saved(kind, rest)


def _saved(kind: Any, value: Any) -> Writer:
    return lambda beside: kind.save(value, beside)


def _without_rows(path: Path, words: WordsOfOne) -> Writer | None:
    """A review workbook without the rows of some answers; of a theme only the example goes."""
    book = open_filled_in(path, UNREADABLE)
    changed = False
    for sheet in book.worksheets:
        if sheet.title == review.README:
            continue
        rows = rows_of(sheet)
        if sheet.title == review.THEMES:
            cells = [cell for cell in _examples(rows) if words.in_cell(cell.value)]
            for cell in cells:
                cell.value = None
            changed = changed or bool(cells)
            continue
        noted = [cell for cell in _own_words(rows) if words.in_text(str(cell.value))]
        for cell in noted:
            cell.value = None
        column = _column_of_words(rows)
        gone = [row[0][0].row for row in rows if _is_theirs(row, column, words)]
        for number in reversed(gone):
            sheet.delete_rows(number)
        changed = changed or bool(gone or noted)
    title = book.properties.title or path.stem
    return (lambda beside: save_workbook(book, beside, title=title)) if changed else None


def _examples(rows: Sequence[Row]) -> Iterator[Any]:
    """Cells of the sheet of themes in which answers stand."""
    header = header_of(rows, review.CODE_ID)
    columns = {cell.column for cell, words in header if words in review.SHOWING_ANSWERS}
    first = header[0][0].row if header else 0
    for row in rows[first:]:
        yield from (cell for cell, words in row if words and cell.column in columns)


def _column_of_words(rows: Sequence[Row]) -> int:
    """The only column in which answers stand; 0 on a sheet that may have them in any.

    Names of codes beside an answer or an example are nobody's words.
    """
    for key in (review.ACCEPT_ALL, review.EXAMPLE):
        heading = review.EXAMPLE if key == review.EXAMPLE else review.ANSWER
        header = header_of(rows, key)
        if any(words == key for _, words in header):
            return next((cell.column for cell, words in header if words == heading), 0)
    return 0


def _own_words(rows: Sequence[Row]) -> Iterator[Any]:
    """Cells of a sheet of answers in which reviewers write: a note, and columns of their own.

    Somebody may have set down there what another answer says.
    """
    header = header_of(rows, review.ANSWER_ID)
    if not any(words == review.ANSWER_ID for _, words in header):
        return
    ours = {cell.column for cell, words in header if review.without_number(words) in OURS}
    for row in rows[header[0][0].row :]:
        yield from (cell for cell, words in row if words and cell.column not in ours)


def _is_theirs(row: Row, column: int, words: WordsOfOne) -> bool:
    """Whether a row is about an answer of theirs, by what it is known by or by its words."""
    told = [text for _, text in row if text]
    known = {review.answer_id(hashed) for hashed in words.hashes}
    spoken = [text for cell, text in row if text and column in (0, cell.column)]
    return bool((known | words.ids) & set(told)) or any(map(words.in_cell, spoken))


def list_of_risks(workspace: Workspace, words: WordsOfOne) -> tuple[Path, Writer, bool]:
    """The list of people at risk, what writes it without some responses, and whether it had any.

    Parameters
    ----------
    workspace, words
        As for :func:`rewritten_files`.

    Raises
    ------
    ReviewError
        When the list cannot be read.
    """
    path = workspace.processed / RISK_LIST
    risks = read_list(path)
    after = replace(risks, rows=tuple(row for row in risks.rows if not _is_listed(row, words)))
    return path, lambda beside: write_list(after, beside), after != risks


def _is_listed(row: Mapping[str, str], words: WordsOfOne) -> bool:
    return row.get(at.RESPONSE, "") in words.ids or any(map(words.in_text, row.values()))


def _without_coded(path: Path, words: WordsOfOne) -> Writer | None:
    """Frozen codes without the hashes of some answers."""
    if not path.is_file():
        return None
    try:
        fit = FROZEN_FORMAT.load(path)
    except DamagedError:
        problem = Problem("These frozen codes cannot be read.", Place(path.name), UNTOUCHED)
        raise StudyError(problem) from None
    gone = {hashed[:DIGITS] for hashed in words.hashes}
    questions = {
        key: replace(one, coded={h: said for h, said in one.coded.items() if h not in gone})
        for key, one in fit.questions.items()
    }
    if questions == fit.questions:
        return None
    after = replace(fit, questions=questions)
    return _saved(FROZEN_FORMAT, replace(after, digest=digest_of(after)))
