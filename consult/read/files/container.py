"""A file to an export: what it is by its first bytes, never by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from consult.errors import ExportError, Place, Problem
from consult.read.export.grid import Container, Export, Issue, IssueSeverity
from consult.read.files.delimited import read_delimited
from consult.read.files.package import look_through
from consult.read.files.sav import SIGNATURES, read_sav
from consult.read.files.triple_s_xml import Beside, beside, data_of, is_triple_s, read_triple_s
from consult.read.files.workbook import damaged, read_workbook

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = 1
"""Flag of a member of a zip archive that a password keeps (APPNOTE 4.4.4, bit 0)."""
_WORD_97 = "WordDocument".encode("utf-16-le")
EXPECTED = {
    ".csv": Container.TEXT,
    ".tsv": Container.TEXT,
    ".txt": Container.TEXT,
    ".xlsx": Container.XLSX,
    ".xls": Container.XLS,
    ".xlsb": Container.XLSB,
    ".ods": Container.ODS,
    ".zip": Container.ZIP,
    ".sav": Container.SPSS,
    ".zsav": Container.SPSS,
    ".sss": Container.TRIPLE_S,
    ".xml": Container.TRIPLE_S,
}
"""How the names of exports end, and what is then in them, mostly."""

_READABLE = frozenset(EXPECTED) - {".zip"}
_EXPORT_INSTEAD = "Export the responses from the survey platform as .xlsx or .csv."


def open_export(path: Path) -> Export:
    """A survey export as sheets of text, every cell as it was written.

    Parameters
    ----------
    path
        The file; its extension is not trusted.

    Returns
    -------
    Export
        At least one sheet that holds something.

    Raises
    ------
    ExportError
        When there is no file, nothing in it, or it is not a table: a password, a PDF, a
        Word document, damage.

    Notes
    -----
    Source: the container table of the formats survey (magic bytes, 2.2).
    """
    if not path.is_file():
        raise ExportError(
            Problem(
                "There is no such file.",
                Place(file=path.name),
                f'It was looked for in the folder "{path.parent.resolve().name}". Put it there, or '
                "correct its name.",
            )
        )
    return export_in(path.read_bytes(), path, lambda: beside(path))


def export_in(data: bytes, path: Path, others: Callable[[], Beside] = dict) -> Export:
    """The same for bytes that may not lie there yet.

    Parameters
    ----------
    data
        All of a file.
    path
        Where it lies or will lie; its name is used, and nothing is read there.
    others
        Gives the files beside it that belong to it.

    Raises
    ------
    ExportError
        As :func:`open_export`.
    """
    export = _opened(data, path.name, others)
    if not any(grid.rows for grid in export.grids):
        raise ExportError(_empty(path.name))
    return _with_note_on_name(_repaired(export), path.suffix.lower())


def _repaired(export: Export) -> Export:
    from consult.read.files.repair import repaired

    done = [repaired(grid) for grid in export.grids]
    issues = [issue for _, found in done for issue in found]
    grids = tuple(grid for grid, _ in done)
    return replace(export, grids=grids, issues=(*export.issues, *issues))


def _opened(data: bytes, file: str, others: Callable[[], Beside] = dict) -> Export:
    if not data.strip():
        raise ExportError(_empty(file))
    # Workbooks are zip archives, and old ones are OLE files as Word's are: these are told inside.
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _from_zip(data, file)
    if data.startswith(_OLE):
        return _from_ole(data, file)
    if data.startswith(SIGNATURES):
        return read_sav(data, file)
    if is_triple_s(data):
        return read_triple_s(data, file, others())
    _refuse_what_is_no_table(data, file)
    return read_delimited(data, file)


def _empty(file: str) -> Problem:
    return Problem("The file is empty.", Place(file=file), "Export the responses again.")


def _refuse_what_is_no_table(data: bytes, file: str) -> None:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    what = ""
    if head.startswith(b"%pdf"):
        what = "This is a PDF, not a table of responses."
    elif head.startswith((b"<html", b"<!doctype html", b"<table")):
        what = "This is a web page, not a table of responses."
    elif head.startswith(b"{\\rtf"):
        what = "This is a text document, not a table of responses."
    elif head.startswith((b"{", b"[", b"<?xml")):
        what = "This describes a survey or its settings; it is not a table of responses."
    elif head.startswith((b"\x89png", b"\xff\xd8\xff", b"gif8")):
        what = "This is a picture, not a table of responses."
    if what:
        raise ExportError(Problem(what, Place(file=file), _EXPORT_INSTEAD))


def _from_ole(data: bytes, file: str) -> Export:
    if _ENCRYPTED in data:
        raise ExportError(
            Problem(
                "The workbook is protected by a password.",
                Place(file=file),
                "Open it in Excel, remove the password (File, Info, Protect Workbook), save it.",
            )
        )
    if _WORD_97 in data:
        raise ExportError(_word(file))
    return read_workbook(data, file, Container.XLS)


def _word(file: str) -> Problem:
    return Problem(
        "This is a Word document, not a table of responses.", Place(file=file), _EXPORT_INSTEAD
    )


def _from_zip(data: bytes, file: str) -> Export:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _refuse_locked(package, file)
        seen = look_through(package, file)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise ExportError(damaged(file)) from error
    names = seen.names
    if "word/document.xml" in names:
        raise ExportError(_word(file))
    if "xl/workbook.bin" in names:
        return read_workbook(data, file, Container.XLSB, seen)
    if any(name.startswith("xl/") for name in names):
        return read_workbook(data, file, Container.XLSX, seen)
    if "content.xml" in names:
        return read_workbook(data, file, Container.ODS, seen)
    return _member(package, names, file)


def _refuse_locked(package: zipfile.ZipFile, file: str) -> None:
    if any(member.flag_bits & _LOCKED for member in package.infolist()):
        what = "The zip archive is protected by a password."
        hint = "Unpack it with the password, and give the export in it as it is."
        raise ExportError(Problem(what, Place(file=file), hint))


def _member(package: zipfile.ZipFile, names: Sequence[str], file: str) -> Export:
    """The only export inside a zip archive; that of a Triple-S survey is two files."""
    inside = [name for name in names if not name.startswith("__MACOSX/")]
    others: Beside = {
        PurePosixPath(name).name: lambda name=name: package.read(name)  # type: ignore[misc]
        for name in inside
    }
    tables = [name for name in inside if PurePosixPath(name).suffix.lower() in _READABLE]
    twins = {twin for name in tables if (twin := data_of(package.read(name), name, others))}
    tables = [name for name in tables if PurePosixPath(name).name not in twins]
    if len(tables) != 1:
        raise ExportError(_not_one(tables, inside, file))
    export = _opened(package.read(tables[0]), file, lambda: others)
    note = Issue(IssueSeverity.NOTE, "unpacked", Place(file=file), "The only table in it was read.")
    return replace(export, issues=(note, *export.issues))


def _not_one(tables: Sequence[str], inside: Sequence[str], file: str) -> Problem:
    if tables:
        listed = ", ".join(f'"{name}"' for name in tables)
        what = f"The zip archive holds {len(tables)} tables: {listed}."
        hint = "Unpack it, and name each of them after `new` as a file of its own."
        return Problem(what, Place(file=file), hint)
    if any(name.lower().endswith(".sps") for name in inside):
        what = "The zip archive holds SPSS syntax, which has labels and no responses."
        hint = "Export the responses as .sav, .xlsx or .csv."
        return Problem(what, Place(file=file), hint)
    hint = "Unpack it and give each export as a source of its own."
    return Problem("The zip archive holds no table.", Place(file=file), hint)


def _with_note_on_name(export: Export, suffix: str) -> Export:
    expected = EXPECTED.get(suffix)
    if expected in (None, Container.ZIP, export.container):
        return export
    message = f'Its name ends in "{suffix}", but it is {export.container}; it was read as that.'
    note = Issue(IssueSeverity.NOTE, "wrong extension", Place(file=export.file), message)
    return replace(export, issues=(*export.issues, note))
