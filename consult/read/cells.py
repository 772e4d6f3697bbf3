"""The cells of one question in one source, and the frames they become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from consult.definitions import same_words
from consult.model.study import QuestionSpec
from consult.model.tables import State
from consult.read.layout import Column


@dataclass(frozen=True)
class Cells:
    """The cells of one question in one source.

    Parameters
    ----------
    spec
        The question.
    ids
        Response ids, one a row, in the order of the rows.
    columns
        The columns, in order.
    texts
        For each column the cells, one a row.
    not_asked
        Cell contents that mean the question was not shown.
    separators
        What else may stand between ticked options besides the study's separator.
    on_paper
        Whether people wrote on paper, where two boxes can be ticked instead of one.
    year
        The year of the consultation, for ages; ``None`` when it is not known.
    """

    spec: QuestionSpec
    ids: np.ndarray
    columns: tuple[Column, ...]
    texts: tuple[Sequence[str], ...]
    not_asked: frozenset[str] = frozenset()
    separators: tuple[str, ...] = ()
    on_paper: bool = False
    year: int | None = None

    @cached_property
    def codes(self) -> Mapping[str, State]:
        """Cell contents that stand for no answer -> which kind of none, in these columns only."""
        shown = dict.fromkeys(self.not_asked, State.NOT_ASKED)
        return {**shown, **{code: State(kind) for code, kind in self.spec.missing.items()}}


@dataclass(frozen=True)
class Odd:
    """Answers that were put right or need a look; it never holds their words.

    Parameters
    ----------
    code, message
        As in an ``Issue``.
    rows
        Positions among the responses.
    at
        Position of the column in the question.
    warning
        Whether a person should act on it.
    """

    code: str
    message: str
    rows: tuple[int, ...]
    at: int = 0
    warning: bool = True


@dataclass(frozen=True)
class Coded:
    """What the cells of one question came to.

    Parameters
    ----------
    answers, comments
        Frames in the columns of ``ANSWERS`` and ``COMMENTS``; either may be empty.
    unknown
        (position of the column in the question, rows) of answers that are no option.
    unreadable
        The same, of what should be a number and is none.
    odd
        What else was put right or needs a look.
    """

    answers: pd.DataFrame
    comments: pd.DataFrame
    unknown: tuple[tuple[int, tuple[int, ...]], ...] = field(default=())
    unreadable: tuple[tuple[int, tuple[int, ...]], ...] = field(default=())
    odd: tuple[Odd, ...] = ()


def answers_frame(
    ids: np.ndarray,
    question: str,
    options: np.ndarray,
    states: np.ndarray,
    numbers: object = np.nan,
) -> pd.DataFrame:
    """Rows of one question in the columns of ``ANSWERS``."""
    return pd.DataFrame(
        {
            "response_id": ids,
            "question_id": question,
            "option": options,
            "state": states,
            "number": numbers,
        }
    )


def comments_frame(
    ids: np.ndarray, question: str, texts: Sequence[str], states: object
) -> pd.DataFrame:
    """Rows of one question in the columns of ``COMMENTS``."""
    return pd.DataFrame(
        {"response_id": ids, "question_id": question, "text": texts, "state": states}
    )


def no_answers() -> pd.DataFrame:
    """No rows of answers."""
    none = np.array([], dtype=object)
    return answers_frame(none, "", none, none)


def no_comments() -> pd.DataFrame:
    """No rows of comments."""
    return comments_frame(np.array([], dtype=object), "", [], State.BLANK)


def distinct(texts: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    """Position of every cell among the distinct cells, and the distinct cells."""
    codes, values = pd.factorize(np.asarray(texts, dtype=object), use_na_sentinel=False)
    return codes, [str(value) for value in values]


def empty_state(text: str, codes: Mapping[str, State]) -> State | None:
    """Whether a cell holds no answer, and why."""
    return codes.get(text.strip()) if same_words(text) else State.BLANK


def other_words(cells: Cells, words: np.ndarray) -> pd.DataFrame:
    """The words typed for "Other", where there are any."""
    has = words != ""
    name = f"{cells.spec.id}.other"
    return comments_frame(cells.ids[has], name, list(words[has]), State.ANSWERED)
