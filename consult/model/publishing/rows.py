"""Marks of the rows that a release counted: numbers by which people are known again, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

BLANK = 0
"""Mark of a cell in which nothing stands, and of a column that the file of a row has not."""

CHANNEL = "channel"
"""Name of what people came by, which stands among the questions though nobody was asked."""


@dataclass(frozen=True)
class RowMarks:
    """Marks of rows, cell by cell as they were read and question by question as counted.

    Parameters
    ----------
    ids
        What the study calls each response; empty on a register, which needs no names.
    columns
        A code of each heading; the same heading again in one file has a number after it.
    cells
        Shape (rows, columns): a mark of each cell as it came, before any setting.
    questions
        Ids of the groupings that their answers make.
    asked
        Shape (questions, columns): whether a question is read from a column.
    statements
        Shape (questions,): a mark of the row of a grid that a question is; ``BLANK`` for others.
    said
        Shape (rows, questions): a mark of what was counted as the answer.
    themes
        Shape (rows,): a mark of the themes in all that somebody wrote.
    """

    ids: tuple[str, ...]
    columns: tuple[str, ...]
    cells: np.ndarray
    questions: tuple[str, ...]
    asked: np.ndarray
    statements: np.ndarray
    said: np.ndarray
    themes: np.ndarray

    def __len__(self) -> int:
        return len(self.themes)

    def at(self, rows: Sequence[int] | np.ndarray) -> RowMarks:
        """The same of some rows.

        Parameters
        ----------
        rows
            Their positions.
        """
        import numpy as np

        some = np.asarray(rows, dtype=np.intp)
        ids = tuple(self.ids[at] for at in some.tolist()) if self.ids else ()
        return replace(
            self,
            ids=ids,
            cells=self.cells[some],
            said=self.said[some],
            themes=self.themes[some],
        )


def marks_of(texts: Sequence[str]) -> np.ndarray:
    """A mark of each text: the same text has the same mark in every study and on every computer.

    Parameters
    ----------
    texts
        In any order; a text in which nothing stands is ``BLANK``.

    Returns
    -------
    numpy.ndarray
        Whole numbers of 32 bits. Two texts of a column rarely have the same, and whoever guesses a
        text can never be sure of it; what people ticked can be guessed, so marks are as
        restricted as the answers.
    """
    import numpy as np
    import pandas as pd

    words = np.array(list(texts), dtype=object)
    if not len(words):
        return np.zeros(0, dtype=np.uint32)
    found = (pd.util.hash_array(words, categorize=True) >> np.uint64(32)).astype(np.uint32)
    found[found == BLANK] = 1
    found[words == ""] = BLANK
    return found
