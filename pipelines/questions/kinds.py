"""What study.toml writes when a person says that a question is of another kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from consult.definitions.wordings import is_blank, normalised
from consult.errors import many
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import CHOICES, Kind
from consult.read.export.grid import positions_of
from pipelines.questions.given_most import FEWEST

MOST_OPTIONS = 80
"""Options that are made of answers at most: more of them are no list that a form offered. The
longest list that is drafted of six real exports has 65."""

OTHER = "Other"

OF_CHOICES = frozenset(
    {
        "scale",
        "options",
        "other",
        "prefer_not_to_say",
        "dont_know",
        "nets",
        "scores",
        "values",
        "separator",
        "categories",
        "asks",
        "consents",
        "reads",
    }
)
"""Settings that only a question with options has."""

Answers = Callable[[QuestionSpec], Counter[str]]
"""The answers to a question as they stand in the exports, with how many gave each."""

Change = dict[str, Any]
"""Setting -> what to write; ``None`` to take it out."""


class CannotChangeError(ValueError):
    """Why a question cannot be of another kind, and what to do: two sentences."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def change_to(kind: Kind, spec: QuestionSpec, answers: Answers) -> Change:
    """The settings that make a question one of another kind.

    Parameters
    ----------
    kind
        What it is to be.
    spec
        The question as it is.
    answers
        Gives its answers; asked only when options are to be made of them.

    Raises
    ------
    CannotChangeError
        When that needs what only the form can tell.
    """
    if kind not in CHOICES:
        gone = dict.fromkeys(OF_CHOICES | ({"number", "likely"} if kind is Kind.TEXT else set()))
        return {"kind": str(kind), **gone}
    columns = max(len(positions_of(letters)) for letters in spec.columns.values())
    if kind in {Kind.MULTI, Kind.RANK} and columns == 1 and not spec.separator:
        raise CannotChangeError(
            "It stands in one column, and nothing tells what stands between the options in a cell.",
            'Write kind, options and separator = "..." of this question in study.toml, and put '
            "this cell back as it was.",
        )
    out: Change = {"kind": str(kind), "number": None, "likely": None}
    if kind is not Kind.SCALE:
        out["scores"] = None
    if kind is not Kind.SINGLE:
        out["reads"] = None
    if not (spec.options or spec.scale):
        out |= _options(kind, answers(spec))
    return out


def _options(kind: Kind, given: Counter[str]) -> Change:
    """Options out of the answers of a question that had none."""
    if kind is not Kind.SINGLE:
        raise CannotChangeError(
            "The question has no options, and answers alone do not tell them or their order.",
            "Write kind and options of this question in study.toml, in the order of the form, and "
            "put this cell back as it was.",
        )
    options, rest = _often(given)
    if not 1 < len(options) <= MOST_OPTIONS:
        raise CannotChangeError(
            f"Different answers that {FEWEST} people or more gave: {len(options)}, which makes no "
            "list of options.",
            "Write kind and options of this question in study.toml, in the order of the form, and "
            "put this cell back as it was.",
        )
    out: Change = {"options": options}
    if rest:
        known = {normalised(option) for option in options}
        out["other"] = OTHER if normalised(OTHER) not in known else _named(options)
        out["check"] = (
            f"options were taken from the answers that {FEWEST} people or more gave; what fewer "
            f"gave counts as {out['other']} ({many(rest, 'answer')}), and its words are kept"
        )
        out["touches"] = rest
    return out


def _named(options: list[str]) -> str:
    return next(option for option in options if normalised(option) == normalised(OTHER))


def _often(given: Counter[str]) -> tuple[list[str], int]:
    """The answers that several people gave, in the alphabet's order, and how many gave others."""
    times: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for answer, count in given.most_common():
        if is_blank(answer):
            continue
        words = " ".join(answer.split())
        spelt.setdefault(normalised(words), words)
        times[normalised(words)] += count
    often = [key for key, count in times.items() if count >= FEWEST]
    options = sorted((spelt[key] for key in often), key=str.casefold)
    return options, times.total() - sum(times[key] for key in often)
