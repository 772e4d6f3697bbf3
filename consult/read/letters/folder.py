"""A folder of letters as one sheet: a row each, as if somebody had kept a log of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from consult.errors import ConsultError, ExportError, Place, Problem
from consult.read.export.grid import Container, Export, Grid, Issue, IssueSeverity
from consult.read.letters.documents import ending_of, lines_of
from consult.read.letters.letter import Letter
from consult.read.letters.mail import read_mail
from consult.read.letters.own_words import OwnWords, own_words

LETTERS = "letters"
PLATFORM = "letter_files"
HEADINGS = ("Letter", "Date", "Way in", "Files", "From", "Subject", "Read", "Text")
"""What stands over the columns of the sheet, in order."""

NOT_READ = "not read"
"""Stands in the column "Read" of a picture of a letter."""

_KEY = 8
"""Characters of the code of a letter: of a million letters some hundred pairs would meet, of the
few thousand that a council gets hardly ever one, and the ids of both are then told apart."""


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that a person sees there, by name.

    Parameters
    ----------
    folder
        Those in folders inside it are not looked at.
    """
    seen = (one for one in folder.iterdir() if one.is_file())
    shown = (one for one in seen if not one.name.startswith((".", "~$")))
    return tuple(sorted(shown, key=lambda one: (one.name.casefold(), one.name)))


def open_letters(paths: Iterable[Path], folder: str = LETTERS) -> Export:
    """Letters as the sheet of an export.

    Parameters
    ----------
    paths
        Their files.
    folder
        Name of the folder they are kept in, for messages.

    Raises
    ------
    ExportError
        When one cannot be opened; the problems of all of them together.
    """
    problems: list[Problem] = []
    letters: list[Letter] = []
    for path in sorted(paths, key=lambda one: (one.name.casefold(), one.name)):
        try:
            letters.append(_letter(path.read_bytes(), path.name))
        except ConsultError as error:
            problems += error.problems
    if not letters and not problems:
        problems.append(
            Problem("The folder holds no letter.", Place(folder), "Put the letters into it.")
        )
    if problems:
        raise ExportError(problems)
    together = _named_alike(_typed_beside(letters))
    rows = [HEADINGS, *map(_row, together)]
    grid = Grid(folder, "", rows, declared_by=PLATFORM)
    issues = tuple(_issue(letter, folder, at) for at, letter in enumerate(together, start=2))
    return Export(folder, Container.FOLDER, (grid,), issues=issues)


def files_of_letter(folder: Path, key: str) -> tuple[Path, ...]:
    """The files of one letter: copies of it, the scan and what was typed of it.

    Parameters
    ----------
    folder
        Of letters, all of which can be read.
    key
        Its id.
    """
    letters = [_letter(path.read_bytes(), path.name) for path in files_in(folder)]
    together = _named_alike(_typed_beside(letters))
    names = [name for letter in together if letter.key == key for name in letter.files]
    return tuple(folder / name for name in dict.fromkeys(names))


def _letter(data: bytes, name: str) -> Letter:
    key = hashlib.sha256(data).hexdigest()[:_KEY]
    if ending_of(name) == ".eml":
        return _mailed(data, name, key)
    lines = [line.text for line in lines_of(data, name)]
    words = own_words(lines)
    readable = any(line.strip() for line in lines)
    return Letter((name,), key, "letter", words.text, notes=_kept_out(words), readable=readable)


def _mailed(data: bytes, name: str, key: str) -> Letter:
    mail = read_mail(data, name)
    text = "\n\n".join(filter(None, [mail.words.text, *mail.attached.values()]))
    notes = list(_kept_out(mail.words))
    if mail.attached:
        notes.append(f"Attachments read with it: {len(mail.attached)}.")
    return Letter(
        (name,),
        key,
        "e-mail",
        text,
        mail.sent,
        mail.sender,
        mail.subject,
        tuple(notes),
        mail.unread,
        readable=bool(text) or not mail.unread,
    )


def _kept_out(words: OwnWords) -> tuple[str, ...]:
    notes = []
    if words.forwarded:
        notes.append("It only passes on another mail, and that was read.")
    if words.quoted and not words.forwarded:
        notes.append(f"Lines of earlier mails kept out: {words.quoted}.")
    if words.around:
        notes.append(f"Lines of address, closing and signature kept out: {words.around}.")
    return tuple(notes)


def _typed_beside(letters: Sequence[Letter]) -> list[Letter]:
    """A scan with the typed copy beside it, and one letter saved twice, are one letter each."""
    out: list[Letter] = []
    by_stem: dict[str, int] = {}
    for letter in letters:
        stem = PurePath(letter.files[0]).stem.casefold()
        at = by_stem.get(stem)
        if at is not None and _same(out[at], letter):
            out[at] = _put_together(out[at], letter)
        else:
            by_stem[stem] = len(out)
            out.append(letter)
    return out


def _same(one: Letter, other: Letter) -> bool:
    same_words = one.text.split() == other.text.split()
    return one.readable != other.readable or (same_words and one.files != other.files)


def _put_together(one: Letter, other: Letter) -> Letter:
    scan, typed = (one, other) if one.readable <= other.readable else (other, one)
    return replace(
        scan,
        files=(*scan.files, *typed.files),
        text=typed.text,
        notes=(*scan.notes, *typed.notes),
        readable=typed.readable,
    )


def _named_alike(letters: Sequence[Letter]) -> list[Letter]:
    """Files with the same content are told as copies of each other, so that one is counted."""
    files: dict[str, tuple[str, ...]] = {}
    for letter in letters:
        files[letter.key] = (*files.get(letter.key, ()), *letter.files)
    return [replace(letter, files=files[letter.key]) for letter in letters]


def _row(letter: Letter) -> tuple[str, ...]:
    read = "yes" if letter.readable else NOT_READ
    named = ", ".join(letter.files)
    return (
        letter.key,
        letter.sent,
        letter.channel,
        named,
        letter.sender,
        letter.subject,
        read,
        letter.text,
    )


def _issue(letter: Letter, folder: str, row: int) -> Issue:
    place = Place(f"{folder}/{letter.files[0]}", row=row)
    said = [f'Read as the response with the id "{letter.key}".', *letter.notes]
    if letter.readable and not letter.unread:
        return Issue(IssueSeverity.NOTE, "letter", place, " ".join(said))
    if not letter.readable:
        said = [
            "It holds no words that can be read, as a scan or a picture does; it is set aside. "
            "Type what it says into a text file of the same name beside it."
        ]
    if letter.unread:
        names = ", ".join(f'"{name}"' for name in letter.unread)
        said.append(f"Attachments that could not be read: {names}. Read them yourself.")
    return Issue(IssueSeverity.WARNING, "letter not read", place, " ".join(said))
