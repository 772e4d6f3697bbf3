"""Options that fit no category of their question's characteristic, or share one, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

from consult.definitions import characteristics
from consult.definitions.categories import categories_by_word
from consult.errors import Place
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import CHOICES, OptionRole
from consult.model.survey.tables import State
from consult.read.export.grid import Issue, IssueSeverity
from consult.read.tables.questions import options_by_category, options_of

STUDY_FILE = Place(file="study.toml")


def unmapped(specs: Sequence[QuestionSpec], answers: pd.DataFrame) -> list[Issue]:
    """One note an option that is counted under its own words or shares a category with another.

    Parameters
    ----------
    specs
        The questions of the study.
    answers
        Schema ``ANSWERS``, of all sources.

    Notes
    -----
    Labels are quoted because they are options of study.toml. What people typed never is.
    """
    asked = {spec.id for spec in specs if spec.characteristic}
    given = answers[answers["question_id"].isin(asked) & (answers["state"] == State.ANSWERED)]
    known = Counter(zip(given["question_id"], given["option"], strict=True))
    return [
        Issue(IssueSeverity.NOTE, code, STUDY_FILE, message, known[spec.id, label])
        for spec in specs
        if spec.characteristic and spec.kind in CHOICES
        for label, code, message in (*_without_category(spec), *_of_one_category(spec))
        if known.get((spec.id, label))
    ]


def _of_one_category(spec: QuestionSpec) -> Iterator[tuple[str, str, str]]:
    """Option, code and message of each option that break-downs count with another one."""
    for category, labels in options_by_category(spec).items():
        for label in labels if len(labels) > 1 else ():
            yield (
                label,
                "options of one category",
                f'Question "{spec.id}": in break-downs the option "{label}" is counted under '
                f'"{category}", with {len(labels) - 1} more; elsewhere it stands in its own words.',
            )


def _without_category(spec: QuestionSpec) -> Iterator[tuple[str, str, str]]:
    """Option, code and message of each option that fits no category."""
    name = characteristics()[spec.characteristic].name.lower()
    if not categories_by_word(characteristics()[spec.characteristic]):
        return
    mapped = {label for labels in options_by_category(spec).values() for label in labels}
    for option in options_of(spec):
        if option.role is OptionRole.OTHER:
            yield (
                option.label,
                "typed answers without a category",
                f'Question "{spec.id}": "{option.label}" is no category of {name}; it is counted '
                "under its own words, and what people typed for it is kept as comments.",
            )
        elif option.role is OptionRole.ORDINARY and option.label not in mapped:
            yield (
                option.label,
                "option without a category",
                f'Question "{spec.id}": the option "{option.label}" fits no category of {name}; '
                "it is counted under its own words.",
            )
