"""The files of a new study: its study.toml and copies of its exports, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from consult.store import let_everyone_read, take_in_hand, write_whole


def place_study(target: Path, draft: str, exports: Iterable[Path], folder: Path) -> None:
    """Write a study.toml, and copy the exports, which are for those who analyse them alone.

    Parameters
    ----------
    target, draft
        Where study.toml goes, and what it says.
    exports
        Files to copy; those that lie in the folder already stay as they are.
    folder
        Where they go.
    """
    from consult.read import files_of

    def write(path: Path) -> None:
        path.write_text(draft, encoding="utf-8", newline="\n")
        let_everyone_read(path)

    every = dict.fromkeys(one for file in exports for one in files_of(file))
    copies = [path for path in every if path.resolve().parent != folder.resolve()]
    write_whole([(target, write), *((folder / path.name, _copy_of(path)) for path in copies)])
    take_in_hand(folder)


def _copy_of(path: Path) -> Callable[[Path], None]:
    """Copies one file; what it is copied to keeps its own permissions."""

    def copy(beside: Path) -> None:
        shutil.copyfile(path, beside)

    return copy
