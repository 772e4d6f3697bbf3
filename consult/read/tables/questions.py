"""From the questions of study.toml to the questionnaire, and from an answer to its option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consult.definitions import characteristics, scales
from consult.definitions.categories import category_named
from consult.definitions.wordings import (
    DONT_KNOW,
    OTHER,
    PREFER_NOT_TO_SAY,
    is_prefer_not_to_say,
    means_dont_know,
    normalised,
)
from consult.errors import Problem, StudyError, unknown_name
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import CHOICES, Option, OptionRole, Question, Questionnaire


def questionnaire_of(study: Study) -> Questionnaire:
    """The questions of a study, in order, with their options, roles and nets.

    Parameters
    ----------
    study
        The analyst's file, whose names of scales, characteristics and options may be wrong.

    Raises
    ------
    StudyError
        With every name that does not exist: scales, characteristics, options.
    """
    problems = [problem for spec in study.questions for problem in _wrong_names(spec)]
    if problems:
        raise StudyError(problems)
    return Questionnaire(tuple(_question_of(spec) for spec in study.questions))


def _question_of(spec: QuestionSpec) -> Question:
    """One question as asked, from its entry in study.toml."""
    return Question(
        id=spec.id,
        text=spec.text,
        kind=spec.kind,
        options=options_of(spec),
        purpose=spec.purpose,
        characteristic=spec.characteristic,
        about=spec.about,
    )


def options_of(spec: QuestionSpec) -> tuple[Option, ...]:
    """The options in order; those only named (other, prefer not to say) come last.

    Parameters
    ----------
    spec
        A question of any kind; one that is no choice has none.
    """
    if spec.kind not in CHOICES:
        return ()
    listed = list(scales()[spec.scale].options) if spec.scale else []
    listed += [Option(label) for label in spec.options]
    labels = {option.label for option in listed}
    named = (spec.other, spec.dont_know, spec.prefer_not_to_say)
    listed += [Option(label) for label in named if label and label not in labels]
    return tuple(_with_meaning(option, spec) for option in listed)


def _with_meaning(option: Option, spec: QuestionSpec) -> Option:
    net = next((net for net, labels in spec.nets.items() if option.label in labels), option.net)
    return replace(option, role=_role(option, spec), net=net)


def _role(option: Option, spec: QuestionSpec) -> OptionRole:
    if option.label == spec.prefer_not_to_say:
        return OptionRole.PREFER_NOT_TO_SAY
    if option.label == spec.dont_know:
        return OptionRole.DONT_KNOW
    if option.label == spec.other:
        return OptionRole.OTHER
    return option.role


def lookup_of(spec: QuestionSpec) -> dict[str, str]:
    """Every way an answer to the question may be written -> the label of its option.

    Parameters
    ----------
    spec
        A question with options.

    Returns
    -------
    dict
        Keys are :func:`consult.definitions.wordings.normalised` of the wordings. The words of the
        study come first, then those of the scale, the named options, and the characteristic.
    """
    options = options_of(spec)
    out = {normalised(option.label): option.label for option in options}
    for written, label in spec.values.items():
        out[normalised(written)] = label
    if spec.scale:
        for label, also in scales()[spec.scale].also.items():
            _add(out, also, label)
    for option in options:
        _add(out, _usual_wordings(option), option.label)
    for label, also in _characteristic_wordings(spec, options):
        _add(out, also, label)
    return out


def _add(out: dict[str, str], wordings: Sequence[str], label: str) -> None:
    for wording in wordings:
        out.setdefault(normalised(wording), label)


def _usual_wordings(option: Option) -> tuple[str, ...]:
    return {
        OptionRole.PREFER_NOT_TO_SAY: PREFER_NOT_TO_SAY,
        OptionRole.DONT_KNOW: DONT_KNOW,
        OptionRole.OTHER: OTHER,
        OptionRole.ORDINARY: (),
    }[option.role]


def _characteristic_wordings(
    spec: QuestionSpec, options: Sequence[Option]
) -> list[tuple[str, tuple[str, ...]]]:
    """Option -> other spellings of its category, where no other option is of that category."""
    if not spec.characteristic:
        return []
    categories = characteristics()[spec.characteristic].categories
    spellings = {category.label: (category.label, *category.also) for category in categories}
    return [
        (labels[0], spellings[category])
        for category, labels in options_by_category(spec, options).items()
        if len(labels) == 1
    ]


def options_by_category(
    spec: QuestionSpec, options: Sequence[Option] | None = None
) -> dict[str, list[str]]:
    """Category of the characteristic a question measures -> the options that mean it.

    Parameters
    ----------
    spec
        A question; one that measures no characteristic has no categories.
    options
        Those of the question, where they are known already.
    """
    if not spec.characteristic:
        return {}
    measured = characteristics()[spec.characteristic]
    out: dict[str, list[str]] = {}
    for option in options_of(spec) if options is None else options:
        words = spec.categories.get(option.label, option.label)
        if (category := category_named(measured, words)) and option.role is OptionRole.ORDINARY:
            out.setdefault(category, []).append(option.label)
    return out


def _wrong_names(spec: QuestionSpec) -> list[Problem]:
    problems = []
    if spec.scale and spec.scale not in scales():
        problems.append(_unknown("scale", spec.scale, list(scales()), spec))
    if spec.characteristic and spec.characteristic not in characteristics():
        problems.append(
            _unknown("characteristic", spec.characteristic, list(characteristics()), spec)
        )
    if problems or spec.kind not in CHOICES:
        return problems
    labels = [option.label for option in options_of(spec)]
    named = [
        *(label for net in spec.nets.values() for label in net),
        *spec.values.values(),
        *spec.categories,
        *spec.scores,
    ]
    problems += [
        _unknown("option", name, labels, spec)
        for name in dict.fromkeys(named)
        if name not in labels
    ]
    return problems + _wrong_categories(spec)


def _wrong_categories(spec: QuestionSpec) -> list[Problem]:
    if not spec.characteristic:
        return []
    known = characteristics()[spec.characteristic].categories
    words = {normalised(word) for category in known for word in (category.label, *category.also)}
    labels = [category.label for category in known]
    return [
        _unknown("category", name, labels, spec)
        for name in dict.fromkeys(spec.categories.values())
        if known and normalised(name) not in words
    ]


def _unknown(kind: str, name: str, known: Sequence[str], spec: QuestionSpec) -> Problem:
    problem = unknown_name(kind, name, known)
    return replace(problem, what=f'Question "{spec.id}": {problem.what}')


def usual_names(labels: Sequence[str]) -> Mapping[str, str]:
    """Which of some options mean "don't know" and "prefer not to say": keyword -> label.

    Parameters
    ----------
    labels
        In the order of the form; the first that means either is taken.

    Examples
    --------
    >>> usual_names(["Yes", "No", "Not sure", "Prefer not to say"])
    {'dont_know': 'Not sure', 'prefer_not_to_say': 'Prefer not to say'}
    """
    out: dict[str, str] = {}
    for label in labels:
        if is_prefer_not_to_say(label):
            out.setdefault("prefer_not_to_say", label)
        elif means_dont_know(label):
            out.setdefault("dont_know", label)
    return out
