"""What a person names after ``new``: exports, letters and notes of events, or folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

from consult.errors import ExportError, Place, Problem, of_system
from consult.read import files_of
from consult.read.files.container import EXPECTED
from consult.read.files.triple_s_xml import is_triple_s
from consult.read.letters.folder import LETTERS
from consult.read.letters.kinds import PaperKind, kind_of, may_be_letter
from consult.read.letters.notes import EVENTS

ENDINGS = tuple(sorted({*EXPECTED, ".qsf"} - {".txt"}))
"""How the files end that are taken of a folder: notes and pictures stand there too, and any text
could pass for a table. A file named by itself is always read, whatever it is called."""

NEAR, LISTED = 3, 8
"""Names shown that are near to one that is not there, and of a list: more are no help."""

LEAST_NEAR = 60
"""How like it a name must be, out of 100: half a name still finds the whole, and one that has
nothing to do with it hardly ever does."""


@dataclass(frozen=True)
class ExportsGiven:
    """What a person named.

    Parameters
    ----------
    files
        The exports, each once, those of a folder by name.
    papers
        "letters" and "events", where there are any -> their files: together they are one source.
    left_out
        Lines that say what of a folder was not taken, and what to do to have it taken.
    """

    files: tuple[Path, ...]
    papers: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[Path, ...]:
        """All files, whatever they are."""
        return (*self.files, *(path for paths in self.papers.values() for path in paths))


def exports_given(paths: Sequence[Path]) -> ExportsGiven:
    """The exports among what a person named.

    Parameters
    ----------
    paths
        Files and folders, in the order typed.

    Raises
    ------
    ExportError
        When something is not there, with the names near it, or a folder holds no export; all of
        them together.

    Notes
    -----
    Of a folder the exports and letters that lie in it are taken, not those of folders inside it: an
    archive of old rounds is often kept there. Beside exports only a document that reads like a
    letter, or like notes of events, is one; a questionnaire or a plan may stand there too. What
    begins with a dot, and the "~$" files of an open Office document, are passed over in silence.
    """
    files: list[Path] = []
    papers: dict[str, list[Path]] = {}
    lines: list[str] = []
    problems: list[Problem] = []
    for path in map(_as_meant, paths):
        try:
            found = _in_folder(path) if path.is_dir() else _file(path)
        except ExportError as error:
            problems += error.problems
            continue
        except OSError as error:
            problems.append(of_system(error, str(path)))
            continue
        files += found.files
        for name, some in found.papers.items():
            papers.setdefault(name, []).extend(some)
        lines += found.left_out
    if problems:
        raise ExportError(problems)
    each = {name: _once(some) for name, some in papers.items()}
    return ExportsGiven(_once(files), each, tuple(lines))


def _once(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple({path.resolve(): path for path in paths}.values())


def near_names(path: Path) -> str:
    """What to do about a path that is not there: the names near it, or where to look.

    Parameters
    ----------
    path
        Something that is not there.
    """
    folder = path.parent
    if not folder.is_dir():
        missing = next(up for up in path.parents if up.parent.is_dir() or up.parent == up)
        return f'There is no folder "{missing}". {near_names(missing)}'
    try:
        names = {file.name.casefold(): file.name for file in _seen(folder)}
    except OSError:
        return f'The folder "{folder.resolve()}" cannot be opened.'
    typed = path.name.casefold()
    close = process.extract(
        typed, list(names), scorer=fuzz.ratio, limit=NEAR, score_cutoff=LEAST_NEAR
    )
    where = f'the folder "{folder.resolve()}"'
    if close:
        return f"Near it in {where}: {_quoted(names[found] for found, *_ in close)}."
    return f"Nothing in {where} is called nearly so. Drag the file onto this window to name it."


def _as_meant(path: Path) -> Path:
    """Without the quote that Windows leaves behind a folder typed with a backslash and a quote."""
    return Path(str(path).rstrip('"')).expanduser()


def _file(path: Path) -> ExportsGiven:
    if not path.exists():
        raise ExportError(
            Problem("There is no such file or folder.", Place(str(path)), near_names(path))
        )
    if not may_be_letter(path):
        return ExportsGiven((path,))
    kind = EVENTS if kind_of(path) is PaperKind.EVENTS else LETTERS
    return ExportsGiven((), {kind: (path,)})


def _in_folder(folder: Path) -> ExportsGiven:
    seen, name = list(_seen(folder)), folder.resolve().name
    files = [one for one in seen if one.is_file() and _is_export(one)]
    beside = {twin.name for one in files for twin in files_of(one)[1:]}
    rest = [one for one in seen if one.is_file() and one not in files and one.name not in beside]
    papers = _papers(rest, alone=not files)
    taken = {path for paths in papers.values() for path in paths}
    others = [one for one in rest if one not in taken]
    inside = [one for one in seen if one.is_dir()]
    lines = []
    if others:
        names = _quoted(one.name for one in others)
        lines.append(f'Left out of the folder "{name}", as no exports: {names}.')
    if inside:
        names = _quoted(one.name for one in inside)
        lines.append(
            f'Left out of the folder "{name}", as folders inside it: {names}. Name them too if '
            "their exports belong to this study."
        )
    if not files and not papers:
        what = " ".join(["There is no export and no letter in this folder.", *lines])
        hint = f"Put the exports into it, or name each file. They end in {', '.join(ENDINGS)}; "
        hint += "letters end in .eml, .docx, .pdf, .txt, .md or .html."
        raise ExportError(Problem(what, Place(str(folder)), hint))
    return ExportsGiven(tuple(files), papers, tuple(lines))


def _papers(paths: Sequence[Path], *, alone: bool) -> dict[str, tuple[Path, ...]]:
    """The letters and notes of events of a folder, ``alone`` where it holds no export.

    A file that cannot be read is a letter where others are, so that none is lost in silence.
    """
    kinds = {path: kind_of(path) for path in paths if may_be_letter(path)}
    events = [path for path, kind in kinds.items() if kind is PaperKind.EVENTS]
    letters = [path for path, kind in kinds.items() if kind is PaperKind.LETTER]
    wanted = {PaperKind.LETTER, PaperKind.UNREAD} | ({PaperKind.OTHER} if alone else set())
    if letters or (alone and not events):
        letters = [path for path, kind in kinds.items() if kind in wanted]
    found = {LETTERS: tuple(letters), EVENTS: tuple(events)}
    return {name: some for name, some in found.items() if some}


def _is_export(file: Path) -> bool:
    """Whether a file of a folder is taken; of XML only that of a Triple-S survey is."""
    ending = file.suffix.lower()
    return ending in ENDINGS and (ending != ".xml" or is_triple_s(file.read_bytes()))


def _seen(folder: Path) -> Iterator[Path]:
    """What a person sees in a folder, by name."""
    for one in sorted(folder.iterdir(), key=lambda one: (one.name.casefold(), one.name)):
        if not one.name.startswith((".", "~$")):
            yield one


def _quoted(names: Iterable[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    more = [f"and {len(quoted) - LISTED:,} more"] if len(quoted) > LISTED else []
    return ", ".join([*quoted[:LISTED], *more])
