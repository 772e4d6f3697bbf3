"""Cells to answers: one function a kind of question, each distinct cell looked at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from consult.definitions.wordings import is_blank, is_prefer_not_to_say
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source
from consult.model.survey.questionnaire import Kind
from consult.model.survey.tables import State
from consult.read.export.declared import Holds
from consult.read.export.grid import positions_of
from consult.read.export.texts import Texts, Words
from consult.read.layout.reader import SheetColumn
from consult.read.layout.sheet import Sheet
from consult.read.tables.cells import (
    NOT_SHOWN,
    Cells,
    Coded,
    Odd,
    answers_frame,
    comments_frame,
    distinct,
    empty_state,
    is_plain,
    no_answers,
    no_comments,
    other_words,
    plainly,
)
from consult.read.tables.disagreements import column_at, last_position
from consult.read.tables.meaning import meanings_of, odd_among
from consult.read.tables.ranks import ranks
from consult.read.tables.ticks import (
    a_column_an_option,
    chosen_among_columns,
    is_spread,
    joined_ticks,
    split_ticks,
)
from consult.read.values.ages import age_in, birth_year_in, likely_numbers
from consult.read.values.numbers import is_number, number_in
from consult.read.values.statements import answer_to

_IN_WORDS = "Numbers written in words, or with words or signs beside them, were read as numbers."


@dataclass(frozen=True)
class SourceCells:
    """The responses of one source, of which the cells of any question are taken.

    Parameters
    ----------
    source, sheet
        Its entry in study.toml, and the sheet recognised.
    rows
        Positions of its responses on the sheet.
    ids
        Their ids, one a row.
    statements
        Position of a column -> the rows of the grid that stands in its cells.
    year
        The year of the consultation, for ages; ``None`` when it is not known.
    """

    source: Source
    sheet: Sheet
    rows: Sequence[int]
    ids: pd.Categorical
    statements: Mapping[int, Sequence[str]] = field(default_factory=dict)
    year: int | None = None

    def holds(self, spec: QuestionSpec) -> bool:
        """Whether all columns of a question are there.

        Parameters
        ----------
        spec
            Any question of the study.
        """
        last = last_position(self.sheet)
        return max(positions_of(spec.columns.get(self.source.id, ())), default=last + 1) <= last

    def of(self, spec: QuestionSpec) -> Cells:
        """The cells of one question.

        Parameters
        ----------
        spec
            One that the source holds.
        """
        positions = positions_of(spec.columns[self.source.id])
        columns = tuple(column_at(self.sheet.layout, position) for position in positions)
        texts = self._texts(spec, columns)
        if spec.statement and columns[0].holds is Holds.GRID:
            known = self.statements.get(positions[0], [])
            codes, values = distinct(texts[0])
            told = [answer_to(spec.statement, known, cell) for cell in values]
            texts = (Texts(codes, told), *texts[1:])
        reader = self.sheet.reader
        on_paper = self.source.channel != "online"
        hidden = reader.not_asked | {NOT_SHOWN}
        return Cells(spec, self.ids, columns, texts, hidden, reader.separators, on_paper, self.year)

    def _texts(
        self, spec: QuestionSpec, columns: Sequence[SheetColumn]
    ) -> tuple[Sequence[str], ...]:
        """The cells of each column; of one open question as they stand, else by distinct cells."""
        grid = self.sheet.grid
        if spec.kind is Kind.TEXT and len(columns) == 1 and is_plain(columns[0]):
            return (grid.words(columns[0].position, self.rows),)
        return tuple(plainly(grid.texts(column.position, self.rows), column) for column in columns)


def code(cells: Cells) -> Coded:
    """The answers and comments of one question in one source.

    Parameters
    ----------
    cells
        At least one column.

    Returns
    -------
    Coded
        Every response once (open, single, number) or once an option (multi, rank).
    """
    coders: dict[Kind, Callable[[Cells], Coded]] = {
        Kind.TEXT: _open,
        Kind.NUMBER: _number,
        Kind.SINGLE: _single,
        Kind.SCALE: _single,
        Kind.RANK: ranks,
        Kind.MULTI: split_ticks if a_column_an_option(cells) else joined_ticks,
    }
    return coders[cells.spec.kind](cells)


def not_asked(spec: QuestionSpec, ids: pd.Categorical) -> Coded:
    """The question was not on the form that these responses came on.

    Parameters
    ----------
    spec
        The question.
    ids
        All responses of the source, one a row.

    Returns
    -------
    Coded
        One row a response, in ``comments`` for an open question and else in ``answers``.
    """
    if spec.kind is Kind.TEXT:
        return Coded(no_answers(), comments_frame(ids, spec.id, [""] * len(ids), State.NOT_ASKED))
    blank = np.full(len(ids), "", dtype=object)
    return Coded(
        answers_frame(ids, spec.id, blank, np.full(len(ids), State.NOT_ASKED)), no_comments()
    )


def _open(cells: Cells) -> Coded:
    texts: Sequence[str] = cells.texts[0]
    if len(cells.texts) > 1:
        rows = zip(*cells.texts, strict=True)
        texts = ["\n".join(part for part in row if not is_blank(part)) for row in rows]
    words = texts if isinstance(texts, Words) else Words.of(texts)
    # A platform's word for "not shown" is one people write too: here it is kept as theirs.
    states = np.full(len(words), State.ANSWERED, dtype=object)
    states[words.empty] = State.BLANK
    for row in words.in_doubt(cells.own_codes):
        states[row] = empty_state(words[row], cells.own_codes) or State.ANSWERED
    said = words.where(states == State.ANSWERED)
    return Coded(no_answers(), comments_frame(cells.ids, cells.spec.id, said, states))


def _number(cells: Cells) -> Coded:
    """Numbers. What is none is answered with no number, and listed.

    A person who wrote "about ten" did answer; calling it blank would be wrong, and guessing ten
    would too. So did one who wrote in the column of "Other" beside, whose words are a comment.
    """
    codes, values = distinct(cells.texts[0])
    found = [_one_number(value, cells) for value in values]
    states = np.array([state for state, _ in found], dtype=object)[codes]
    numbers = np.array([number for _, number in found], dtype=float)[codes]
    strays = (states == State.ANSWERED) & np.isnan(numbers)
    in_words = np.array([not is_number(value) for value in values], dtype=bool)[codes]
    read_out = tuple(np.flatnonzero(in_words & ~np.isnan(numbers)).tolist())
    blank = np.full(len(codes), "", dtype=object)
    unreadable = ((0, tuple(np.flatnonzero(strays).tolist())),) if strays.any() else ()
    words = _typed_beside(cells) if len(cells.texts) > 1 else blank
    states = np.where((words != "") & (states == State.BLANK), State.ANSWERED, states)
    answers = answers_frame(cells.ids, cells.spec.id, blank, states, numbers)
    odd = (Odd("number in words", _IN_WORDS, read_out, warning=False),) if read_out else ()
    return Coded(answers, other_words(cells, words), unreadable=unreadable, odd=odd)


def _one_number(text: str, cells: Cells) -> tuple[State, float]:
    if empty := empty_state(text, cells.codes):
        return empty, np.nan
    if is_prefer_not_to_say(text) or text.strip() == cells.spec.prefer_not_to_say:
        return State.PREFER_NOT_TO_SAY, np.nan
    words = " ".join(text.split())
    meaning = cells.spec.number
    low, high = likely_numbers(meaning, cells.spec.likely)
    number = number_in(words, cells.spec.text)
    if number is not None and low <= number <= high:
        return State.ANSWERED, number
    if not meaning:
        return State.ANSWERED, np.nan
    read = age_in if meaning == "age in years" else birth_year_in
    found = read(words, cells.year)
    likely = found is not None and low <= found <= high
    return State.ANSWERED, found if found is not None and likely else np.nan


def _single(cells: Cells) -> Coded:
    """One option a response; a second column holds the words of "Other"."""
    if is_spread(cells):
        return chosen_among_columns(cells)
    spec = cells.spec
    codes, values = distinct(cells.texts[0])
    found = meanings_of(values, cells)
    options = np.array([meaning.option for meaning in found], dtype=object)[codes]
    states = np.array([meaning.state for meaning in found], dtype=object)[codes]
    words = np.array([meaning.words for meaning in found], dtype=object)[codes]
    if len(cells.texts) > 1:
        options, states, words = _with_other_column(cells, options, states, words)
    unknown: list[int] = []
    if any(meaning.option is None for meaning in found):
        unknown = np.flatnonzero(options == None).tolist()  # noqa: E711 element by element
    answers = answers_frame(cells.ids, spec.id, options, states)
    if any(meaning.others for meaning in found):
        answers = _each_box(answers, [found[code].others for code in codes])
    return Coded(
        answers,
        other_words(cells, words),
        unknown=((0, tuple(unknown)),) if unknown else (),
        odd=odd_among(found, codes),
    )


def _each_box(answers: pd.DataFrame, others: Sequence[tuple[str, ...]]) -> pd.DataFrame:
    """The answers with a row more for every further box ticked on paper."""
    spoiled = [(row, label) for row, labels in enumerate(others) for label in labels]
    more = answers.iloc[[row for row, _ in spoiled]].assign(option=[label for _, label in spoiled])
    return pd.concat([answers, more]).sort_index(kind="stable").reset_index(drop=True)


def _with_other_column(
    cells: Cells, options: np.ndarray, states: np.ndarray, words: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Words in the column of "Other" stand beside the answer, or make one where there is none."""
    typed = _typed_beside(cells)
    has = typed != ""
    open_to_words = (states != State.ANSWERED) & (states != State.SPOILED)
    alone = has & open_to_words & bool(cells.spec.other)
    return (
        np.where(alone, cells.spec.other, options),
        np.where(alone, State.ANSWERED, states),
        np.where(has, typed, words),
    )


def _typed_beside(cells: Cells) -> np.ndarray:
    """The words in the column of "Other", one a response; "" where there are none."""
    return np.array(
        [text if empty_state(text, cells.own_codes) is None else "" for text in cells.texts[-1]],
        dtype=object,
    )
