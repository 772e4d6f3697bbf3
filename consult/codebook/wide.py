"""Answers side by side: a row a response, a variable a question or ticked option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from consult.codebook.tables import Codebook
from consult.model.survey.questionnaire import CHOICES, Kind, OptionRole, Question
from consult.model.survey.tables import State

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

NOT_ANSWERED, NOT_ASKED, PREFER_NOT_TO_SAY, NOT_RANKED, NO_NUMBER = -1, -2, -3, -4, -5
"""Codes declared to be no answer; no option has one of them."""

LOWEST = -9
"""SPSS declares three codes to be no answer, or a range: this one to -1, of which five are used.
Halved, it would leave out the fifth, "Answered with no number", which would count as an answer;
doubled, nothing would change, as no option and no number that was given has a code so low.
"""

LONGEST_NAME = 64
"""Bytes of a variable's name. Source: IBM, SPSS Statistics, variable names."""

LONGEST_LABEL = 256
"""Bytes of a variable's label. Source: IBM, SPSS Statistics, variable labels."""

LONGEST_VALUE_LABEL = 120
"""Bytes of the label of a value. Source: IBM, SPSS Statistics, value labels."""

_RESERVED = frozenset(
    ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"]
)
_NONE = {NOT_ANSWERED: "Not answered", NOT_ASKED: "Not asked"}
_MEASURES = {Kind.SCALE: "ordinal", Kind.NUMBER: "scale", Kind.RANK: "ordinal"}


@dataclass(frozen=True)
class Variable:
    """One variable.

    Parameters
    ----------
    name, label
        As SPSS allows them.
    values
        One a response.
    value_labels
        Code -> label, codes that are no answer included.
    measure
        "nominal", "ordinal" or "scale".
    lowest, highest
        The range of codes declared to be no answer; ``None`` when there are none.
    """

    name: str
    label: str
    values: np.ndarray
    value_labels: Mapping[int, str] = field(default_factory=dict)
    measure: str = "nominal"
    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True)
class Wide:
    """All variables of a consultation, in the order asked; a title."""

    title: str
    variables: tuple[Variable, ...]


def wide_of(codebook: Codebook) -> Wide:
    """The answers of a codebook as variables.

    Parameters
    ----------
    codebook
        What :func:`consult.codebook.codebook_of` made.

    Returns
    -------
    Wide
        A single choice is one variable, a number too; ticked options are 0 and 1, ranks a
        number, a variable an option each. Comments are no variable.
    """
    names = _Names()
    responses = codebook.responses
    rows = {number: row for row, number in enumerate(responses["response"])}
    by_question = dict(iter(codebook.answers.groupby("question", sort=False)))
    variables = list(_about_responses(responses, names))
    for question in codebook.questionnaire.questions:
        if question.id not in by_question or question.kind is Kind.TEXT:
            continue
        answers = by_question[question.id]
        at = answers["response"].map(rows).to_numpy()
        variables += _of_question(question, answers, at, len(rows), names)
    return Wide(codebook.title, tuple(variables))


@dataclass(frozen=True)
class _Codes:
    """What a variable holds: a value each response, and what its codes mean.

    Parameters
    ----------
    values
        Shape (responses,).
    labels
        Code -> label, in all its length.
    shift
        By how much the codes of no answer lie lower than usual.
    """

    values: np.ndarray
    labels: Mapping[int, str]
    shift: int = 0


class _Names:
    """Names given so far; SPSS takes small and capital letters for the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_RESERVED)

    def __call__(self, wanted: str) -> str:
        name = re.sub(r"[^a-z0-9]+", "_", wanted.lower()).strip("_") or "question"
        name = name if name[0].isalpha() else f"q_{name}"
        unique, number = name[:LONGEST_NAME].rstrip("_"), 2
        while unique in self._taken:
            ending = f"_{number}"
            unique, number = name[: LONGEST_NAME - len(ending)].rstrip("_") + ending, number + 1
        self._taken.add(unique)
        return unique


def _about_responses(responses: pd.DataFrame, names: _Names) -> Iterator[Variable]:
    counted = (responses["set_aside"] == "").to_numpy().astype(float)
    yield Variable(names("response"), "Response number", responses["response"].to_numpy(float))
    for column, label in (("source", "Source"), ("channel", "Channel")):
        yield Variable(names(column), label, responses[column].to_numpy(object))
    yield Variable(names("received"), "Date received", responses["received"].to_numpy(object))
    labels = {1: "Counted in the tables", 0: "Set aside"}
    yield Variable(names("counted"), "Whether the response is counted", counted, labels)
    reasons = responses["set_aside"].to_numpy(object)
    yield Variable(names("set_aside"), "Why it is not counted", reasons)


def _of_question(
    question: Question, answers: pd.DataFrame, at: np.ndarray, rows: int, names: _Names
) -> list[Variable]:
    if question.kind is Kind.NUMBER:
        return [_number(question, answers, at, rows, names)]
    if question.kind in CHOICES - {Kind.MULTI, Kind.RANK}:
        return [_single(question, answers, at, rows, names)]
    return list(_spread(question, answers, at, rows, names))


def _states(answers: pd.DataFrame) -> np.ndarray:
    """The code of every row by its state alone; not a number where it was answered."""
    codes = {
        str(State.BLANK): float(NOT_ANSWERED),
        str(State.NOT_ASKED): float(NOT_ASKED),
        str(State.PREFER_NOT_TO_SAY): float(PREFER_NOT_TO_SAY),
    }
    out: np.ndarray = answers["state"].astype(str).map(codes).to_numpy(float)
    return out


def _single(
    question: Question, answers: pd.DataFrame, at: np.ndarray, rows: int, names: _Names
) -> Variable:
    import numpy as np

    states = _states(answers)
    values = np.full(rows, float(NOT_ASKED))
    values[at] = np.where(np.isnan(states), answers["position"].to_numpy(float), states)
    refused = PREFER_NOT_TO_SAY
    labels = {
        refused if option.role is OptionRole.PREFER_NOT_TO_SAY else code: option.label
        for code, option in enumerate(question.options, start=1)
    }
    if refused not in labels and (values == refused).any():
        labels[refused] = "Prefer not to say"
    return _variable(question, names(question.id), _Codes(values, {**labels, **_NONE}))


def _number(
    question: Question, answers: pd.DataFrame, at: np.ndarray, rows: int, names: _Names
) -> Variable:
    """A number; the codes of no answer lie beneath all numbers that were given."""
    import numpy as np

    given = answers["number"].to_numpy(float)
    least = int(min(np.nanmin(given, initial=0), 0))
    shift = -(10 ** len(str(-least))) if least else 0
    states = _states(answers)
    values = np.full(rows, float(NOT_ASKED + shift))
    without = np.where(np.isnan(states), float(NO_NUMBER), states) + shift
    answered = np.isnan(states) & ~np.isnan(given)
    values[at] = np.where(answered, given, without)
    words = {
        **_NONE,
        PREFER_NOT_TO_SAY: "Prefer not to say",
        NO_NUMBER: "Answered with no number",
    }
    labels = {code + shift: label for code, label in words.items()}
    return _variable(question, names(question.id), _Codes(values, labels, shift))


def _spread(
    question: Question, answers: pd.DataFrame, at: np.ndarray, rows: int, names: _Names
) -> Iterator[Variable]:
    """A variable an option: ticked or not, or its rank."""
    import numpy as np

    ranked = question.kind is Kind.RANK
    matrix = np.full((rows, len(question.options)), float(NOT_ASKED))
    position = answers["position"].to_numpy(int)
    none = position == 0
    matrix[at[none], :] = _states(answers)[none, None]
    said = answers["state"].isin([State.ANSWERED, State.PREFER_NOT_TO_SAY]).to_numpy()
    ranks = answers["number"].fillna(NOT_RANKED).to_numpy(float)
    marks = ranks if ranked else said.astype(float)
    matrix[at[~none], position[~none] - 1] = marks[~none]
    points = {n: f"Rank {n}" for n in range(1, len(question.options) + 1)}
    for column, option in enumerate(question.options):
        labels = {**points, NOT_RANKED: "Not ranked"}
        if not ranked:
            labels = {1: option.label, 0: "Not ticked"}
        yield _variable(
            question,
            names(f"{question.id}_{column + 1}"),
            _Codes(matrix[:, column], {**labels, **_NONE}),
            part=option.label,
        )


def _variable(question: Question, name: str, codes: _Codes, *, part: str = "") -> Variable:
    ending = f" [{cut(part, LONGEST_VALUE_LABEL)}]" if part else ""
    label = cut(question.text, LONGEST_LABEL - len(ending.encode())) + ending
    return Variable(
        name,
        label,
        codes.values,
        _told_apart(codes.labels),
        _MEASURES.get(question.kind, "nominal"),
        LOWEST + codes.shift,
        NOT_ANSWERED + codes.shift,
    )


def _told_apart(labels: Mapping[int, str]) -> dict[int, str]:
    """Labels cut to what SPSS holds; two that become alike have their code added."""
    out: dict[int, str] = {}
    for code, label in labels.items():
        words = cut(label, LONGEST_VALUE_LABEL)
        if words in out.values():
            words = f"{cut(label, LONGEST_VALUE_LABEL - 12)} ({code})"
        out[code] = words
    return out


def cut(text: str, most: int) -> str:
    """A text on one line of at most so many bytes; an ellipsis says that it goes on.

    Parameters
    ----------
    text
        Any words; line breaks become spaces.
    most
        Bytes in UTF-8, at least 4: SPSS counts bytes, not characters.

    Examples
    --------
    >>> cut("How safe do you feel?", 12)
    'How safe…'
    """
    line: Any = " ".join(text.split())
    if len(line.encode()) <= most:
        return str(line)
    return str(line.encode()[: most - 3].decode(errors="ignore").rstrip() + "…")
