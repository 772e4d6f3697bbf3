"""A workbook or archive looked through before any parser sees it: whole, of a likely size, safe."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.errors import ExportError, Place, Problem
from consult.read.export.grid import letter_of, position_of
from consult.read.export.sizes import MOST_COLUMNS, MOST_ROWS, check_not_too_wide

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_BYTES = 2 << 30
"""Of everything unpacked. A million responses of forty questions are about as much."""

MOST_TIMES_SMALLER = 600
"""How many times smaller something large may have been packed. Real workbooks are packed 5 to 30
times (13 samples: 3 to 13), zip bombs 1,000 times, the most that the method of zip comes to. A
sheet of 4,000,000 cells that all hold one word is packed 17 times where each says where it stands
and, as some software writes it, 263 times where none does: with 250 it is refused."""

SMALL = 64 << 20
"""Bytes unpacked up to which it does not matter how small something was packed: as much is read in
seconds, and a small sheet of repeated words is packed very tightly."""

MOST_PARTS = 20_000
"""Parts of a package. The samples have 9 to 31, as a workbook has a few for each sheet. Each part
is opened: 20,000 empty ones take .2 seconds and 100,000, which are 10 MB packed, 1.2; what has
more is no export, and would keep the machine busy with nothing."""

MOST_CELLS = 60_000_000
"""Of one sheet, from A1 to its last row and column: what a parser sets aside memory for."""

_PIECE = 1 << 20
"""Bytes unpacked and searched at once. A sheet of 40 MB takes .39 seconds with 1 << 16 to 1 << 21,
.45 with 1 << 24; it is never unpacked whole, which is what a bomb waits for."""

_OVERLAP = 256
"""Bytes of a piece that the next one begins with, so that nothing looked for is cut in two. The
tag of a row with all its attributes has under 200, a mark of a formula or an entity under 10. With
none, half and double the sample workbooks are read alike, their sheets being mostly one piece,
and the hostile files of the tests are refused all the same."""

_DTD = ((b"<!", (b"<!D", b"<!E")), (b"\x00", (b"<\x00!\x00", b"\x00<\x00!")))
"""How a document type or an entity is declared, in any encoding a parser would accept.
Each set of marks is looked for only where what they share stands; the same below."""

_WORDS_HIDDEN = (
    (b"<f", (b"<f>", b"<f ", b"<f/")),
    (b":", (b":f>", b":f ")),
    (b"", (b't="e"',)),
    (b"'", (b"t='e'",)),
)
"""A formula or an error, in place of which words may have stood."""

_OTHERWISE_QUOTED = ((b"'", (b"r='",)),)
_FAR = re.compile(rb'r="(?:[A-Z]{0,3}(?=[2-9]\d{5}|\d{7})|[B-Z][A-Z](?=\d)|[A-Z]{3}(?=\d))(\d+)')
_REFERENCE = re.compile(rb"r=[\"']([A-Z]{0,3})(\d+)[\"']")
_NO_REFERENCE = re.compile(rb"<c(?:\s+(?!r=)[\w:]+=[\"'][^\"'<>]*[\"'])*\s*/?>")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*\bhidden=[\"'](?:1|true)[\"']")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*\bhidden=[\"'](?:1|true)[\"']")
_SHEET = re.compile(r"(?i)xl/worksheets/.*\.xml")
_XML = re.compile(r"(?i).*\.(?:xml|rels|vml)")
_BEGINS_AS_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_TYPES = "[Content_Types].xml"
"""The part of a workbook that says what each other is, whatever their names."""


@dataclass(frozen=True)
class SheetPart:
    """What was seen in the part of one sheet.

    Parameters
    ----------
    words_hidden
        Whether it holds a formula or an error, in place of which words may have stood.
    hidden_rows, hidden_columns
        How many are hidden, by hand or by a filter; columns hidden together count once.
    """

    words_hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0


@dataclass(frozen=True)
class Package:
    """What was seen in a package.

    Parameters
    ----------
    names
        Its parts.
    sheets
        Those that are sheets of an .xlsx workbook.
    macros, links
        Whether it carries macros, or links to other workbooks; neither is ever opened.
    """

    names: tuple[str, ...]
    sheets: Mapping[str, SheetPart]
    macros: bool
    links: bool


def look_through(package: ZipFile, file: str) -> Package:
    """Refuse a package that is a trap or damaged; say what is in it.

    Parameters
    ----------
    package
        Opened, nothing unpacked.
    file
        Its name, for messages.

    Raises
    ------
    ExportError
        When it would unpack to far more than an export holds, one of its parts declares
        entities (which no survey platform does), or a cell stands absurdly far out.
    zipfile.BadZipFile
        When a part is damaged.

    Notes
    -----
    Sizes are judged by the directory of the archive before anything is unpacked. Then every
    part is unpacked once, a piece at a time, which proves its checksum and its size.
    """
    parts = package.infolist()
    _refuse_bombs(parts, file)
    by_content = any(part.filename == _TYPES for part in parts)
    seen = {part.filename: _look_at(package, part, file, by_content) for part in parts}
    names = tuple(seen)
    return Package(
        names,
        {name: part for name, part in seen.items() if _SHEET.fullmatch(name)},
        macros=any(name.lower().endswith("vbaproject.bin") for name in names),
        links=any(name.lower().startswith("xl/externallinks/") for name in names),
    )


def _refuse_bombs(parts: list[ZipInfo], file: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    too_tight = unpacked > SMALL and unpacked > MOST_TIMES_SMALLER * packed
    if unpacked > MOST_BYTES or too_tight or len(parts) > MOST_PARTS:
        raise ExportError(
            Problem(
                f"It would unpack to {unpacked / 2**20:,.0f} MB in {len(parts):,} parts, which "
                "is no survey export; it was not opened.",
                Place(file=file),
                "Export the responses again from the survey platform.",
            )
        )


def _look_at(package: ZipFile, part: ZipInfo, file: str, by_content: bool) -> SheetPart:
    """What is seen in one part; XML is told by its name and, where names say little, its bytes."""
    is_xml = bool(_XML.fullmatch(part.filename))
    is_sheet = bool(_SHEET.fullmatch(part.filename))
    hidden = far = counted = False
    rows = columns = 0
    for piece, new in _pieces(package, part):
        is_xml = is_xml or (by_content and not new and bool(_BEGINS_AS_XML.match(piece)))
        if is_xml and _any_of(_DTD, piece):
            raise ExportError(_entities(file))
        if not is_sheet:
            continue
        hidden = hidden or _any_of(_WORDS_HIDDEN, piece)
        far = far or _any_of(_OTHERWISE_QUOTED, piece) or bool(_FAR.search(piece))
        counted = counted or bool(_NO_REFERENCE.search(piece))
        if b"hidden=" in piece:
            rows += _count(_HIDDEN_ROW, piece, new)
            columns += _count(_HIDDEN_COLUMN, piece, new)
    if far:
        _refuse_far_out(package, part, file)
    if counted:
        _refuse_many_in_a_row(package, part, file)
    return SheetPart(hidden, rows, columns)


def _any_of(marks: Iterable[tuple[bytes, tuple[bytes, ...]]], piece: bytes) -> bool:
    return any(shared in piece and any(m in piece for m in each) for shared, each in marks)


def _count(what: re.Pattern[bytes], piece: bytes, new: int) -> int:
    """How often it stands in a piece, without what ended before the piece's own beginning."""
    return sum(match.end() > new for match in what.finditer(piece))


def _pieces(package: ZipFile, part: ZipInfo) -> Iterator[tuple[bytes, int]]:
    """The content of a part: pieces that begin with the end of the last, and where they go on."""
    end = b""
    try:
        with package.open(part) as stream:
            while piece := stream.read(_PIECE):
                yield end + piece, len(end)
                end = piece[-_OVERLAP:]
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise zipfile.BadZipFile from error


def _refuse_far_out(package: ZipFile, part: ZipInfo, file: str) -> None:
    """A parser sets memory aside for every cell from the first to the last row and column."""
    row = column = 1
    for piece, _ in _pieces(package, part):
        found = _REFERENCE.findall(piece)
        row = max(row, max((int(number) for _, number in found), default=0))
        letters = {letter for letter, _ in found if letter}
        column = max(column, *(position_of(name.decode()) + 1 for name in letters), 1)
    if row * column > MOST_CELLS or row > MOST_ROWS or column > MOST_COLUMNS:
        raise ExportError(_far_out(file, row, column))


def _refuse_many_in_a_row(package: ZipFile, part: ZipInfo, file: str) -> None:
    """The same where cells do not say where they stand: they are counted row by row."""
    rows = cells = widest = 0
    for piece, new in _pieces(package, part):
        for found in _ROW_OR_CELL.finditer(piece):
            if found.end() <= new:
                continue
            if found[1] == b"row":
                rows, cells = rows + 1, 0
            else:
                cells += 1
                widest = max(widest, cells)
    check_not_too_wide(widest, file)
    if rows * widest > MOST_CELLS:
        raise ExportError(_far_out(file, rows, widest))


def _entities(file: str) -> Problem:
    return Problem(
        "The workbook declares entities, which no survey platform does and which can be a trap; "
        "it was not opened.",
        Place(file=file),
        "Export the responses again from the survey platform.",
    )


def _far_out(file: str, row: int, column: int) -> Problem:
    return Problem(
        f"A sheet reaches as far as row {row:,} and column {letter_of(column - 1)}, too far to "
        "be responses.",
        Place(file=file),
        "Delete the cells far below or to the right of the responses and save it.",
    )
