"""The blind sample without a response: taken out of the draw, and out of the workbooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from consult.coding.trust import blind_book as at
from consult.model.coding.further_draw import FurtherDraw
from consult.model.coding.trust import BlindDraw, BlindStratum
from consult.office import save_workbook
from consult.office.filled_in import header_of, lines_of, open_filled_in, rows_of
from pipelines.erase.words import WordsOfOne
from pipelines.study.blind import DRAW, FORMAT, workbook_of

Writer = Callable[[Path], None]

UNREADABLE = (
    "Open it and save it as an Excel workbook without a password; or delete it, if nobody needs it "
    "any more. Then run the command again. Nothing was changed."
)


def blind_files(processed: Path, words: WordsOfOne) -> dict[Path, Writer]:
    """Each file of the blind sample with something of a response in it, and what writes it without.

    Parameters
    ----------
    processed
        What was made of the study.
    words
        What was written in the responses.

    Raises
    ------
    ConsultError
        When one of the files cannot be read; nothing is changed then.
    """
    path = processed / DRAW
    found: dict[Path, Writer] = {}
    if path.is_file():
        before: BlindDraw = FORMAT.load(path)
        after = replace(
            before,
            strata=tuple(_without(one, words) for one in before.strata),
            further=tuple(_not_known(one, words) for one in before.further),
        )
        if after != before:
            found[path] = lambda beside: FORMAT.save(after, beside)
    any_coder = workbook_of(processed, "*").name
    for book in sorted(processed.glob(any_coder)):
        if writer := _without_rows(book, words):
            found[book] = writer
    return found


def _without(stratum: BlindStratum, words: WordsOfOne) -> BlindStratum:
    """A stratum without some texts; those that were drawn stay drawn."""
    drawn = [text for text in stratum.texts[: stratum.drawn] if text not in words.hashes]
    others = [text for text in stratum.texts[stratum.drawn :] if text not in words.hashes]
    return replace(stratum, texts=(*drawn, *others), drawn=len(drawn))


def _not_known(further: FurtherDraw, words: WordsOfOne) -> FurtherDraw:
    """A further draw that does not know some texts."""
    return replace(further, known=tuple(key for key in further.known if key[1] not in words.hashes))


def _without_rows(path: Path, words: WordsOfOne) -> Writer | None:
    book: Any = open_filled_in(path, UNREADABLE)
    if at.ANSWERS not in book.sheetnames:
        return None
    sheet = book[at.ANSWERS]
    rows = rows_of(sheet)
    known = {at.answer_id(hashed) for hashed in words.hashes}
    gone = [
        line.row
        for line in lines_of(rows, header_of(rows, at.ANSWER_ID), at.ANSWERS, path.name)
        if line[at.ANSWER_ID] in known or words.in_cell(line[at.ANSWER])
    ]
    for number in reversed(gone):
        sheet.delete_rows(number)
    title = book.properties.title or path.stem
    return (lambda beside: save_workbook(book, beside, title=title)) if gone else None
