"""From the questions of study.toml to the questionnaire, and from an answer to its option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from consult.definitions import characteristics, scales
from consult.definitions.categories import category_named
from consult.definitions.wordings import (
    DONT_KNOW,
    PREFER_NOT_TO_SAY,
    cannot_rate,
    is_prefer_not_to_say,
    means_dont_know,
    normalised,
)
from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import (
    CHOICES,
    Kind,
    Option,
    OptionRole,
    Question,
    Questionnaire,
)
from consult.read.values.scales import points_of


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
    problems = problems or _wrongly_asked_of(study)
    if problems:
        raise StudyError(problems)
    known = {spec.id: spec for spec in study.questions}
    return Questionnaire(tuple(_question_of(spec, known) for spec in study.questions))


def _question_of(spec: QuestionSpec, known: Mapping[str, QuestionSpec]) -> Question:
    """One question as asked, from its entry in study.toml."""
    return Question(
        id=spec.id,
        text=spec.text,
        kind=spec.kind,
        options=options_of(spec),
        purpose=spec.purpose,
        characteristic=spec.characteristic,
        about=spec.about,
        asked_of=spec.asked_of.question if spec.asked_of else "",
        asked_after=labels_asked(spec, known[spec.asked_of.question]) if spec.asked_of else (),
    )


def options_of(spec: QuestionSpec) -> tuple[Option, ...]:
    """The options in order; those only named (other, prefer not to say) come last.

    Parameters
    ----------
    spec
        A question of any kind; one that is no choice has none. An option that ``values`` maps to
        another is none of its own.
    """
    if spec.kind not in CHOICES:
        return ()
    listed = _listed(spec)
    labels = {option.label for option in listed}
    named = (spec.other, spec.dont_know, spec.prefer_not_to_say)
    listed += [Option(label) for label in dict.fromkeys(named) if label and label not in labels]
    return tuple(_with_meaning(option, spec) for option in listed)


def _listed(spec: QuestionSpec) -> list[Option]:
    """The options that study.toml lists, or the points of the scale it names alone."""
    if not spec.options:
        return list(scales()[spec.scale].options) if spec.scale else []
    gone = {normalised(written) for written in spec.values} - {
        normalised(label) for label in spec.values.values()
    }
    kept = [label for label in spec.options if normalised(label) not in gone]
    if not spec.scale:
        return [Option(label) for label in kept]
    scale = scales()[spec.scale]
    nets = {option.label: option.net for option in scale.options}
    points = points_of(scale, kept)
    return [Option(label, net=nets.get(points.get(label, ""), "")) for label in kept]


def _with_meaning(option: Option, spec: QuestionSpec) -> Option:
    net = next((net for net, labels in spec.nets.items() if option.label in labels), option.net)
    return replace(option, role=_role(option, spec), net=net)


def _role(option: Option, spec: QuestionSpec) -> OptionRole:
    refused = option.label == spec.prefer_not_to_say or is_prefer_not_to_say(option.label)
    if refused and option.label != spec.other:
        return OptionRole.PREFER_NOT_TO_SAY
    beside = spec.kind is Kind.SCALE and cannot_rate(option.label)
    if option.label == spec.dont_know or (beside and option.label != spec.other):
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
        Keys are :func:`consult.definitions.wordings.normalised` of the wordings. Where options are
        listed they are all, with what ``values`` says and the ways of preferring not to say.
        Where a scale alone is named, its points may be written in any way that it knows.
    """
    options = options_of(spec)
    out = {normalised(option.label): option.label for option in options}
    for written, label in spec.values.items():
        out[normalised(written)] = label
    alone = bool(spec.scale) and not spec.options
    if alone:
        for label, also in scales()[spec.scale].also.items():
            _add(out, also, label)
    for option in options:
        _add(out, _usual_wordings(option, alone=alone), option.label)
    return out


def _add(out: dict[str, str], wordings: Sequence[str], label: str) -> None:
    for wording in wordings:
        out.setdefault(normalised(wording), label)


def _usual_wordings(option: Option, *, alone: bool) -> tuple[str, ...]:
    if option.role is OptionRole.PREFER_NOT_TO_SAY:
        return PREFER_NOT_TO_SAY
    return DONT_KNOW if alone and option.role is OptionRole.DONT_KNOW else ()


def _wrongly_asked_of(study: Study) -> list[Problem]:
    """What is wrong with the ``asked_of`` of any question; scales are known to exist."""
    known = {spec.id: spec for spec in study.questions}
    return [problem for spec in study.questions for problem in _wrong_route(spec, known)]


def _wrong_route(spec: QuestionSpec, known: Mapping[str, QuestionSpec]) -> Iterator[Problem]:
    if spec.asked_of is None:
        return
    place, named = Place("study.toml", entry=f'[[questions]] "{spec.id}"'), spec.asked_of.question
    asking = known.get(named)
    if asking is None:
        what = f'asked_of: there is no question "{named}".'
        yield Problem(what, place, "Write the id of the question that decided who was asked.")
    elif asking.kind not in CHOICES:
        what = f'asked_of: "{named}" has no options, so no answer to it can decide who was asked.'
        hint = "Name a question with options, or give that one its kind and options."
        yield Problem(what, place, hint)
    elif not {*asking.columns} & {*spec.columns}:
        what = f'asked_of: no source holds both this question and "{named}".'
        hint = "Take asked_of out: a source that did not ask a question needs no more than that."
        yield Problem(what, place, hint)
    else:
        lookup = lookup_of(asking)
        strays = [label for label in spec.asked_of.answers if normalised(label) not in lookup]
        for label in strays:
            what = f'asked_of: "{label}" is no option of "{named}".'
            options = ", ".join(f'"{option}"' for option in dict.fromkeys(lookup.values()))
            yield Problem(what, place, f"Choose from its options: {options}.")


def labels_asked(spec: QuestionSpec, asking: QuestionSpec) -> tuple[str, ...]:
    """The options of an earlier question after which one was asked, as they are counted.

    Parameters
    ----------
    spec
        The question that was asked of some; it has ``asked_of``.
    asking
        The question named there.
    """
    lookup = lookup_of(asking)
    named = spec.asked_of.answers if spec.asked_of else ()
    return tuple(dict.fromkeys(lookup[normalised(label)] for label in named))


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
        *spec.consents,
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
