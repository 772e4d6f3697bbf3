"""A large invented export, as CSV and as XLSX, and the study that reads it."""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from consult.model.settings.study import Study
from consult.read.export.grid import letter_of

ROWS = 100_000
SINGLES, SCALES, MULTIS, NUMBERS, TEXTS = 12, 9, 4, 2, 10
_ANSWERED = 0.6
_SAID = (
    "the bus service to our village, which I use daily, is late and the shelter leaks; please "
    'keep "dial a ride" as it is — people who don’t drive depend on it for the surgery, school '
    "and shops café prices £2 fare too high for a family of four\nroad crossing lights dark winter"
)
_SINGLE = ("A resident of the county", "A business, charity or other organisation", "A visitor")
_AGREE = (
    "Strongly agree",
    "Tend to agree",
    "Neither agree nor disagree",
    "Tend to disagree",
    "Strongly disagree",
    "Don't know",
)
_MODES = (
    "Bus",
    "Train, including HS1",
    "Car or van",
    "Bicycle",
    "On foot",
    "Taxi",
    "Other (please specify)",
)
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
<Override PartName="/xl/sharedStrings.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def study(file: str) -> Study:
    """The study of the invented export."""
    choice = {"single": _SINGLE, "scale": _AGREE, "multi": _MODES}
    questions: list[dict[str, Any]] = []
    for position, kind in enumerate(_kinds(), start=2):
        one: dict[str, Any] = {
            "id": f"q{position}",
            "text": f"Question {position}",
            "kind": kind,
            "columns": {"online": [letter_of(position)]},
        }
        if kind in choice:
            one["options"] = list(choice[kind])
        if kind == "multi":
            one |= {"separator": ", ", "other": _MODES[-1]}
        questions.append(one)
    source = {"id": "online", "file": file, "platform": "generic", "dates": "day first"}
    source |= {"id_column": "A", "time_column": "B"}
    last = letter_of(len(questions) + 2)
    return Study.model_validate(
        {
            "study": {"title": "Large"},
            "sources": [source],
            "ignored": {"online": [last]},
            "questions": questions,
        }
    )


def _kinds() -> list[str]:
    """Kinds of the questions, in the order of the columns."""
    kinds = ["single"] * SINGLES + ["scale"] * SCALES + ["multi"] * MULTIS
    return kinds + ["number"] * NUMBERS + ["text"] * TEXTS


def headings() -> list[str]:
    """The row of headings."""
    asked = [f"Q{n}. What about matter {n}?" for n in range(2, len(_kinds()) + 2)]
    return ["Response ID", "Date submitted", *asked, "Postcode"]


def rows(count: int = ROWS, seed: int = 1) -> Iterator[list[str]]:
    """Invented responses, a row each, the same for the same seed."""
    rng = random.Random(seed)
    words = _SAID.split(" ")
    sentences = [" ".join(rng.choices(words, k=rng.randint(4, 22))) + "." for _ in range(4_000)]
    makers: dict[str, Callable[[], str]] = {
        "single": lambda: rng.choice(_SINGLE) if rng.random() < 0.9 else "",
        "scale": lambda: rng.choice(_AGREE) if rng.random() < 0.9 else "",
        "multi": lambda: ", ".join(_ticked(rng)),
        "number": lambda: str(rng.randint(1, 99)) if rng.random() < 0.8 else "",
        "text": lambda: _comment(rng, sentences),
    }
    asked = [makers[kind] for kind in _kinds()]
    opened = datetime(2026, 1, 5, 9)
    for number in range(count):
        sent = (opened + timedelta(seconds=47 * number)).strftime("%d/%m/%Y %H:%M:%S")
        postcode = f"CT{rng.randint(1, 21)} {rng.randint(1, 9)}AB"
        yield [str(118_000_000_000 + number), sent, *(make() for make in asked), postcode]


def _ticked(rng: random.Random) -> list[str]:
    modes = [mode for mode in _MODES[:-1] if rng.random() < 0.35]
    if rng.random() < 0.02:
        modes.append(f"my neighbour's {rng.choice(('tractor', 'boat', 'horse'))}")
    return modes


def _comment(rng: random.Random, sentences: list[str]) -> str:
    if rng.random() > _ANSWERED:
        return ""
    count = min(8, 1 + int(rng.expovariate(0.6)))
    return " ".join(rng.choices(sentences, k=count))


def write_csv(path: Path, count: int = ROWS) -> None:
    """The export as CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings())
        writer.writerows(rows(count))


def write_xlsx(path: Path, count: int = ROWS) -> None:
    """The export as Excel writes it, with shared strings; openpyxl would take minutes."""
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        lines = enumerate(chain([headings()], rows(count)), start=1)
        workbook_of(package, (_row(number, row, strings) for number, row in lines), strings)


def workbook_of(
    package: zipfile.ZipFile, rows: Iterable[bytes], strings: Iterable[str] = ()
) -> None:
    """Write a workbook of one sheet.

    Parameters
    ----------
    package
        Open for writing.
    rows
        Its rows as they stand in the sheet.
    strings
        Words that cells name by their number; read after the rows, which may add to them.
    """
    package.writestr("[Content_Types].xml", _CONTENT)
    package.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.xml"))
    package.writestr(
        "xl/_rels/workbook.xml.rels",
        _relations("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"),
    )
    package.writestr(
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
        '<sheet name="Responses" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        part.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
        for row in rows:
            part.write(row)
        part.write(b"</sheetData></worksheet>")
    with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
        part.write(f'<sst xmlns="{_MAIN}">'.encode())
        for text in strings:
            part.write(f'<si><t xml:space="preserve">{escape(text)}</t></si>'.encode())
        part.write(b"</sst>")


def _relations(*pairs: str) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


def _row(number: int, cells: list[str], strings: dict[str, int]) -> bytes:
    parts = [
        f'<c r="{letter_of(at)}{number}" t="n"><v>{text}</v></c>'
        if text.isdecimal()
        else f'<c r="{letter_of(at)}{number}" t="s">'
        f"<v>{strings.setdefault(text, len(strings))}</v></c>"
        for at, text in enumerate(cells)
        if text
    ]
    return f'<row r="{number}">{"".join(parts)}</row>'.encode()
