"""A file of codes, whatever it is, to a codeframe."""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from consult.errors import ExchangeError, Place, Problem
from consult.exchange.code_tree import MOST_BYTES, read_tree
from consult.exchange.csv_in import from_csv
from consult.exchange.project_file import QDE
from consult.exchange.taken import TakenIn
from consult.exchange.two_levels import to_two_levels
from consult.model.coding.codeframe import Codeframe

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

MOST_TIMES_SMALLER = 200
"""How many times smaller the XML of a project may have been packed: ours is packed 9 times, a zip
bomb 1,000. 100 and 400 refuse the same of the spoilt files of the tests."""

SMALL = 1 << 20
"""Bytes up to which it does not matter how small the XML was packed: it is read in no time."""

_EXPECTED = "A codebook (.qdc), a project (.qdpx) or a CSV file with the heading “code” is taken."
_CUT_SHORT = Problem(
    "The file is damaged or was cut short.", hint="Export it again, or ask for it again."
)


def take_in(data: bytes, file: str, present: Codeframe, *, study: str) -> TakenIn:
    """A file of codes as a codeframe for a study.

    Parameters
    ----------
    data
        The bytes; what the file is is told by them alone.
    file
        Its name, for problems.
    present
        The codeframe that the study has now: ids of codes that are known again are kept.
    study
        Short name of the study.

    Raises
    ------
    ExchangeError
        When it is no such file, could be a trap, or codes in it have no name or one name: every
        problem at once.
    """
    taken, problems = _taken(data, file, present, study)
    if taken is None:
        raise ExchangeError(problems)
    return taken


def _taken(
    data: bytes, file: str, present: Codeframe, study: str
) -> tuple[TakenIn | None, list[Problem]]:
    if not data.strip():
        return None, [Problem("The file is empty.", Place(file), _EXPECTED)]
    if data.startswith(_OLE):
        return None, [_workbook(file)]
    if data.startswith(_ZIP):
        xml, problem = _unpacked(data, file)
        if problem:
            return None, [problem]
    elif _begins_as_xml(data):
        xml = data
    else:
        return from_csv(data, file, present)
    tree, problems = read_tree(xml, file)
    return to_two_levels(tree, file, present, study) if tree else (None, problems)


def _begins_as_xml(data: bytes) -> bool:
    head = data[:64].replace(b"\0", b"")
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.lstrip().startswith(b"<")


def _unpacked(data: bytes, file: str) -> tuple[bytes, Problem | None]:
    """The XML of a project; no other part of the archive is unpacked, and none reaches the disk."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            problem = _not_safe(archive.infolist(), file) or _not_one(archive, file)
            return (b"", problem) if problem else (_read(archive, _member(archive)), None)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        return b"", Problem(_CUT_SHORT.what, Place(file), _CUT_SHORT.hint)
    except RuntimeError:  # what zipfile raises for a password
        hint = "Save it without one."
        return b"", Problem("The file is protected by a password.", Place(file), hint)


def _not_safe(parts: list[ZipInfo], file: str) -> Problem | None:
    """What no program writes: parts that would be put elsewhere when unpacked."""
    names = [part.filename.replace("\\", "/") for part in parts]
    if any(name.startswith("/") or ":" in name or ".." in name.split("/") for name in names):
        what = "A part of the file is meant to be put outside its folder; it was not opened."
        return Problem(what, Place(file), "Ask the sender where it comes from.")
    return None


def _not_one(archive: ZipFile, file: str) -> Problem | None:
    found = [part for part in archive.infolist() if part.filename.lower() == QDE]
    if any(part.filename.startswith("xl/") for part in archive.infolist()):
        return _workbook(file)
    if len(found) != 1:
        what = f"The file is an archive without one {QDE}, which every project has."
        return Problem(what, Place(file), _EXPECTED)
    size, packed = found[0].file_size, max(1, found[0].compress_size)
    if size > MOST_BYTES or (size > SMALL and size > MOST_TIMES_SMALLER * packed):
        what = f"It would unpack to {size / 2**20:,.0f} MB, which is no project; it was not opened."
        return Problem(what, Place(file), "Ask the sender where it comes from.")
    return None


def _member(archive: ZipFile) -> ZipInfo:
    return next(part for part in archive.infolist() if part.filename.lower() == QDE)


def _read(archive: ZipFile, member: ZipInfo) -> bytes:
    """The part, and no more of it than the archive said there would be."""
    with archive.open(member) as stream:
        data = stream.read(member.file_size + 1)
    if len(data) != member.file_size:
        raise BadZipFile
    return data


def _workbook(file: str) -> Problem:
    hint = "In Excel choose File, Save as, CSV UTF-8, and take that file."
    return Problem("This is a workbook, not a CSV file.", Place(file), hint)
