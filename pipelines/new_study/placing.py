"""The files of a new study: its study.toml and copies of its exports, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from consult.store import let_everyone_read, take_in_hand, write_whole


def place_study(
    target: Path,
    draft: str,
    exports: Iterable[Path],
    folder: Path,
    papers: Mapping[str, Iterable[Path]] = MappingProxyType({}),
) -> None:
    """Write a study.toml, and copy the exports, which are for those who analyse them alone.

    Parameters
    ----------
    target, draft
        Where study.toml goes, and what it says.
    exports
        Files to copy; those that lie in the folder already stay as they are.
    folder
        Where they go.
    papers
        "letters" and "events" -> their files, which go into a folder of that name there.
    """
    from consult.read import files_of

    def write(path: Path) -> None:
        path.write_text(draft, encoding="utf-8", newline="\n")
        let_everyone_read(path)

    every = [(one, folder / one.name) for file in exports for one in files_of(file)]
    every += [(one, folder / name / one.name) for name, some in papers.items() for one in some]
    copies = [(to, _copy_of(one)) for one, to in every if one.resolve() != to.resolve()]
    write_whole([(target, write), *copies])
    take_in_hand(folder)


def _copy_of(path: Path) -> Callable[[Path], None]:
    """Copies one file; what it is copied to keeps its own permissions."""

    def copy(beside: Path) -> None:
        shutil.copyfile(path, beside)

    return copy
