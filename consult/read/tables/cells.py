"""The cells of one question in one source, and the frames they become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from consult.definitions.wordings import is_blank
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import OTHER_WORDS
from consult.model.survey.tables import State
from consult.read.export.texts import Texts
from consult.read.layout.reader import SheetColumn
from consult.read.tables.long import categorical

NOT_SHOWN = "\x00not shown"
"""Stands for a blank cell of a column whose blanks mean "not shown"; no file can hold it."""


@dataclass(frozen=True)
class Cells:
    """The cells of one question in one source.

    Parameters
    ----------
    spec
        The question.
    ids
        Response ids, one a row, in the order of the rows; the code of an id is its row.
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
    ids: pd.Categorical
    columns: tuple[SheetColumn, ...]
    texts: tuple[Sequence[str], ...]
    not_asked: frozenset[str] = frozenset()
    separators: tuple[str, ...] = ()
    on_paper: bool = False
    year: int | None = None

    @cached_property
    def codes(self) -> Mapping[str, State]:
        """Cell contents that stand for no answer -> which kind of none, in these columns only."""
        return {**dict.fromkeys(self.not_asked, State.NOT_ASKED), **self.own_codes}

    @cached_property
    def own_codes(self) -> Mapping[str, State]:
        """The same among people's own words, where a platform's word for "not shown" is theirs."""
        missing = {code: State(kind) for code, kind in self.spec.missing.items()}
        return {NOT_SHOWN: State.NOT_ASKED, **missing}


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


def is_plain(column: SheetColumn) -> bool:
    """Whether a blank cell of the column is blank, and nothing else is.

    Parameters
    ----------
    column
        As the layout has it.
    """
    return not column.seen and not column.blank_is_not_asked


def plainly(texts: Texts, column: SheetColumn) -> Texts:
    """Cells with what means "seen and left" in this column made blank, and blank "not shown".

    Parameters
    ----------
    texts
        By distinct cells, of which each is looked at once.
    column
        Says what stands for either in its cells; for most columns nothing does.
    """
    if is_plain(column):
        return texts
    blank = NOT_SHOWN if column.blank_is_not_asked else ""
    return Texts(
        texts.codes,
        ["" if v.strip() in column.seen else v if v.strip() else blank for v in texts.values],
    )


def answers_frame(
    ids: pd.Categorical,
    question: str,
    options: object,
    states: object,
    numbers: object = np.nan,
) -> pd.DataFrame:
    """Rows of one question in the columns of ``ANSWERS``, labels as categories.

    Parameters
    ----------
    ids
        Response ids, one a row; an id repeats where several options are told of.
    question
        Its id, the same in every row.
    options, states
        One a row, as labels or as categories; an option is "" where none was chosen.
    numbers
        One a row, or one for all; not a number for what is no number.
    """
    return pd.DataFrame(
        {
            "response_id": ids,
            "question_id": _same(question, len(ids)),
            "option": categorical(options),
            "state": categorical(states),
            "number": np.broadcast_to(np.asarray(numbers, dtype=float), len(ids)),
        }
    )


def comments_frame(
    ids: pd.Categorical, question: str, texts: object, states: object
) -> pd.DataFrame:
    """Rows of one question in the columns of ``COMMENTS``, all but the text as categories.

    Parameters
    ----------
    ids, question
        As of :func:`answers_frame`.
    texts
        One a row, to the character as written; "" where nothing was.
    states
        One a row, or one for all.
    """
    return pd.DataFrame(
        {
            "response_id": ids,
            "question_id": _same(question, len(ids)),
            "text": pd.array(texts, dtype="str"),  # type: ignore[call-overload]
            "state": _same(states, len(ids)) if isinstance(states, str) else categorical(states),
        }
    )


def ids_of(ids: list[str]) -> pd.Categorical:
    """Response ids, one a row, as codes in the order of the rows.

    Parameters
    ----------
    ids
        One a response, none of them twice.
    """
    labels: pd.Index = pd.Index(ids, dtype=object)
    return pd.Categorical.from_codes(np.arange(len(ids)), labels)


def _same(label: str, times: int) -> pd.Categorical:
    return pd.Categorical.from_codes(
        np.zeros(times, dtype=np.int8), pd.Index([str(label)], dtype=object)
    )


def no_answers() -> pd.DataFrame:
    """No rows of answers."""
    return answers_frame(ids_of([]), "", [], [])


def no_comments() -> pd.DataFrame:
    """No rows of comments."""
    return comments_frame(ids_of([]), "", [], State.BLANK)


def distinct(texts: Sequence[str]) -> tuple[np.ndarray, list[str]]:
    """Position of every cell among the distinct cells, and the distinct cells.

    Parameters
    ----------
    texts
        The cells of one column; those already held by distinct cells are not gone through again.
    """
    if isinstance(texts, Texts):
        return texts.codes, texts.values
    codes, values = pd.factorize(np.asarray(texts, dtype=object), use_na_sentinel=False)
    return codes, [str(value) for value in values]


def empty_state(text: str, codes: Mapping[str, State]) -> State | None:
    """Whether a cell holds no answer, and why; ``None`` when it holds one.

    Parameters
    ----------
    text
        As written.
    codes
        Cell contents, without spaces around them -> what each stands for.
    """
    return State.BLANK if is_blank(text) else codes.get(text.strip())


def other_words(cells: Cells, words: np.ndarray) -> pd.DataFrame:
    """The words typed for "Other", as comments of a question of their own.

    Parameters
    ----------
    cells
        Of the question that has the option.
    words
        One a response; "" where nothing was typed, which makes no row.
    """
    has = words != ""
    name = f"{cells.spec.id}{OTHER_WORDS}"
    return comments_frame(cells.ids[has], name, list(words[has]), State.ANSWERED)
