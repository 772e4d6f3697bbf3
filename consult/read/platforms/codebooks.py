"""Codebooks given beside exports: each goes with the export whose questions it knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from consult.errors import ExportError, Place, Problem
from consult.read.layout.sheet import Sheet
from consult.read.platforms.qualtrics.qsf import QualtricsCodebook, described, read_qsf


def codebooks_among(paths: Sequence[Path]) -> tuple[list[QualtricsCodebook], list[Path]]:
    """The files that are codebooks, and the other files.

    Parameters
    ----------
    paths
        Files given to ``new``, told apart by what is in them.
    """
    read = [(path, read_qsf(path)) for path in paths]
    return [book for _, book in read if book], [path for path, book in read if book is None]


def with_codebooks(
    sheets: Mapping[str, Sheet], codebooks: Sequence[QualtricsCodebook]
) -> dict[str, Sheet]:
    """The sheets, each with the wordings and options of the codebooks that know a column of it.

    Parameters
    ----------
    sheets
        Source id -> its sheet as recognised; none of them is changed.
    codebooks
        Of any number of surveys; where two know the same column the later has the last word.

    Raises
    ------
    ExportError
        When a codebook knows no column of any export.
    """
    out = dict(sheets)
    problems = []
    for book in codebooks:
        tried = {name: described(sheet, book) for name, sheet in out.items()}
        known = [name for name, (_, columns) in tried.items() if columns]
        out |= {name: tried[name][0] for name in known}
        if not known:
            what = "This is the codebook of a survey, and no export of that survey came with it."
            hint = "Give the export of the responses (.csv or .tsv) together with it."
            problems.append(Problem(what, Place(file=book.file), hint))
    if problems:
        raise ExportError(problems)
    return out
