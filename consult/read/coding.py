"""Cells to answers: one function a kind of question, each distinct cell looked at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from consult.definitions import is_prefer_not_to_say, same_words
from consult.model.questionnaire import Kind, OptionRole
from consult.model.study import QuestionSpec
from consult.model.tables import State
from consult.read.cells import (
    Cells,
    Coded,
    answers_frame,
    comments_frame,
    distinct,
    empty_state,
    no_answers,
    no_comments,
    other_words,
)
from consult.read.layout import Holds, Role
from consult.read.questions import lookup_of, options_of
from consult.read.ticks import joined_ticks, ranks, split_ticks

_NUMBER = re.compile(r"^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_LIKELY_NUMBERS = {"age in years": (0, 120), "year of birth": (1900, 2100)}


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
        Kind.MULTI: joined_ticks if _joined(cells) else split_ticks,
    }
    return coders[cells.spec.kind](cells)


def _joined(cells: Cells) -> bool:
    """Whether one cell holds all ticked options, with or without a column of typed words."""
    first, *others = cells.columns
    words = all(column.role is Role.OTHER_WORDS for column in others)
    return first.holds is not Holds.TICK and words and (not others or not first.part)


def not_asked(spec: QuestionSpec, ids: np.ndarray) -> Coded:
    """The question was not on the form that these responses came on."""
    if spec.kind is Kind.TEXT:
        return Coded(no_answers(), comments_frame(ids, spec.id, [""] * len(ids), State.NOT_ASKED))
    states = np.full(len(ids), State.NOT_ASKED, dtype=object)
    return Coded(
        answers_frame(ids, spec.id, np.full(len(ids), "", dtype=object), states), no_comments()
    )


def _open(cells: Cells) -> Coded:
    texts = list(cells.texts[0])
    if len(cells.texts) > 1:
        rows = zip(*cells.texts, strict=True)
        texts = ["\n".join(part for part in row if same_words(part)) for row in rows]
    codes, values = distinct(texts)
    states = np.array(
        [empty_state(value, cells.not_asked) or State.ANSWERED for value in values], dtype=object
    )[codes]
    kept = [
        text if state == State.ANSWERED else "" for text, state in zip(texts, states, strict=True)
    ]
    return Coded(no_answers(), comments_frame(cells.ids, cells.spec.id, kept, states))


def _number(cells: Cells) -> Coded:
    """Numbers. What is none is answered with no number, and listed.

    A person who wrote "about ten" did answer; calling it blank would be wrong, and guessing ten
    would too.
    """
    codes, values = distinct(cells.texts[0])
    found = [_one_number(value, cells) for value in values]
    states = np.array([state for state, _ in found], dtype=object)[codes]
    numbers = np.array([number for _, number in found], dtype=float)[codes]
    strays = (states == State.ANSWERED) & np.isnan(numbers)
    blank = np.full(len(codes), "", dtype=object)
    unreadable = ((0, tuple(np.flatnonzero(strays).tolist())),) if strays.any() else ()
    answers = answers_frame(cells.ids, cells.spec.id, blank, states, numbers)
    return Coded(answers, no_comments(), unreadable=unreadable)


def _one_number(text: str, cells: Cells) -> tuple[State, float]:
    if empty := empty_state(text, cells.not_asked):
        return empty, np.nan
    if is_prefer_not_to_say(text) or text.strip() == cells.spec.prefer_not_to_say:
        return State.PREFER_NOT_TO_SAY, np.nan
    words = " ".join(text.split())
    if not _NUMBER.match(words):
        return State.ANSWERED, np.nan
    number = float(words.replace(",", ""))
    low, high = _LIKELY_NUMBERS.get(cells.spec.number, (-np.inf, np.inf))
    return State.ANSWERED, number if low <= number <= high else np.nan


def _single(cells: Cells) -> Coded:
    """One option a response; a second column holds the words of "Other"."""
    spec = cells.spec
    lookup = lookup_of(spec)
    roles = {option.label: option.role for option in options_of(spec)}
    codes, values = distinct(cells.texts[0])
    found = [_one_option(value, cells, lookup, roles) for value in values]
    options = np.array([option for option, _, _ in found], dtype=object)[codes]
    states = np.array([state for _, state, _ in found], dtype=object)[codes]
    words = np.array([words for _, _, words in found], dtype=object)[codes]
    if len(cells.texts) > 1:
        options, states, words = _with_other_column(cells, options, states, words)
    unknown = np.flatnonzero(options == None)  # noqa: E711 element by element
    listed = ((0, tuple(unknown.tolist())),) if len(unknown) else ()
    return Coded(
        answers_frame(cells.ids, spec.id, options, states),
        other_words(cells, words),
        unknown=listed,
    )


def _one_option(
    text: str, cells: Cells, lookup: dict[str, str], roles: dict[str, OptionRole]
) -> tuple[str | None, State, str]:
    label = lookup.get(same_words(text)) if same_words(text) else None
    if label is not None:
        refused = roles[label] is OptionRole.PREFER_NOT_TO_SAY
        return label, State.PREFER_NOT_TO_SAY if refused else State.ANSWERED, ""
    if empty := empty_state(text, cells.not_asked):
        return "", empty, ""
    if cells.spec.other:
        return cells.spec.other, State.ANSWERED, text
    return None, State.ANSWERED, ""


def _with_other_column(
    cells: Cells, options: np.ndarray, states: np.ndarray, words: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Words in the column of "Other" stand beside the answer, or make one where there is none."""
    typed = np.array(
        [text if empty_state(text, cells.not_asked) is None else "" for text in cells.texts[-1]],
        dtype=object,
    )
    has = typed != ""
    alone = has & (states != State.ANSWERED) & bool(cells.spec.other)
    return (
        np.where(alone, cells.spec.other, options),
        np.where(alone, State.ANSWERED, states),
        np.where(has, typed, words),
    )
