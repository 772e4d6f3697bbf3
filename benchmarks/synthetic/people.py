"""Who the invented respondents are, and what they tick."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.material import agreement, questions, read
from benchmarks.synthetic.nouns import Question

PREFER_NOT = "I prefer not to say"
ORGANISATION = "On behalf of an organisation or charity"
PROFESSIONAL = "A professional working with families"
EXPECTANT = "An expectant parent"
PARENT = "A parent or carer of a child aged 0 to 2"
RELATIVE = "A grandparent, foster carer or other primary caregiver"
PUBLIC = "A member of the public"

DISABLED_AGREE_THRIVING = 0.45
"""Planted: how likely a disabled respondent agrees with "Thriving together"."""

LENIENCY = 0.1
"""Some people agree more with everything, others less; by as much, so averages stay."""

WHOLE_BLOCK_SKIPPED = 0.05
"""Share of individuals who leave the whole "about you" block blank."""

MINORITY_ETHNIC_FIRST_WORDS = ("Mixed", "Asian", "Black", "Arab", "Chinese", "Other")

Answers = dict[str, tuple[str, ...]]


def answers(dice: Dice, *, differences: bool = True) -> Answers:
    """What one invented person or organisation ticks: question id -> options; blanks are absent.

    Without ``differences``, nothing about a person bears on how they rate.
    """
    out: Answers = {}
    for question in questions():
        if question.block == "survey" and question.kind in ("single", "multi", "scale"):
            _answer(out, question, dice)
    out.update(_about(out, dice))
    _rate(out, dice, differences)
    return out


def _answer(out: Answers, question: Question, dice: Dice) -> None:
    if dice.chance(question.skip):
        return
    if question.kind == "multi":
        out[question.id] = several(question, dice)
    elif question.kind == "single":
        out[question.id] = (dice.weighted(question.options),)
    else:
        out[question.id] = ("",)


def several(question: Question, dice: Dice) -> tuple[str, ...]:
    """One to three options of a tick-all question, in the order offered; "prefer not" alone."""
    wanted = dice.weighted({1: 58, 2: 31, 3: 11})
    chosen: set[str] = set()
    while len(chosen) < wanted:
        chosen.add(dice.weighted(question.options))
    if PREFER_NOT in chosen:
        return (PREFER_NOT,)
    return tuple(option for option in question.options if option in chosen)


def _about(survey: Answers, dice: Dice) -> Answers:
    """The characteristics; organisations do not get this block, some people skip all of it.

    Ethnic group is drawn first because religion depends on it.
    """
    role = survey.get("q_as", ("",))[0]
    out: Answers = {}
    skipped = dice.chance(WHOLE_BLOCK_SKIPPED)
    drawn: Answers = {}
    for question in sorted(questions(), key=lambda q: q.id != "a_ethnic"):
        if question.block == "survey":
            continue
        blank = dice.chance(question.skip)
        drawn[question.id] = chosen = _characteristic(question, role, drawn, dice)
        if question.block == "about" and (skipped or role == ORGANISATION):
            continue
        if not blank and chosen:
            out[question.id] = chosen
    return {q.id: out[q.id] for q in questions() if q.id in out}


def _characteristic(question: Question, role: str, so_far: Answers, dice: Dice) -> tuple[str, ...]:
    if question.id == "a_impairment":
        disabled = so_far.get("a_disability") == ("Yes",)
        return several(question, dice) if disabled else ()
    return (dice.weighted(_weights(question, role, so_far)),)


def _weights(question: Question, role: str, so_far: Answers) -> Mapping[str, float]:
    """How likely each option is for this person."""
    people = read("people.toml")
    if question.id == "a_age":
        roles = list(next(q for q in questions() if q.id == "q_as").options)
        place = str(roles.index(role)) if role in roles else "3"
        weights: Mapping[str, float] = people["age"].get(place, people["age"]["3"])
        return weights
    if question.id == "a_religion":
        first = so_far.get("a_ethnic", ("White",))[0].split(" ")[0]
        belief: Mapping[str, float] = people["religion"].get(first, people["religion"]["Other"])
        return belief
    if question.id == "a_pregnancy":
        yes = _pregnant(role, so_far)
        return {"Yes": yes, "No": 0.97 - yes, PREFER_NOT: 0.03}
    return question.options


def _pregnant(role: str, so_far: Answers) -> float:
    age = so_far.get("a_age", ("",))[0]
    if so_far.get("a_sex") != ("Female",) or age in ("50-59", "60-64", "65-74", "75-84"):
        return 0.0
    return {EXPECTANT: 0.97, PARENT: 0.42}.get(role, 0.03)


def thriving_agreed(*, disabled: bool) -> float:
    """Planted: how likely a person agrees with "Thriving together"."""
    return DISABLED_AGREE_THRIVING if disabled else agreement("q_thriving")


def _rate(out: Answers, dice: Dice, differences: bool) -> None:
    """Fill in the scales. Only one thing matters to them: disability, for "Thriving together"."""
    split = read("people.toml")
    lenient = dice.choice((-LENIENCY, 0.0, LENIENCY))
    for question in questions():
        if question.kind != "scale":
            continue
        disabled = differences and out.get("a_disability") == ("Yes",)
        likely = agreement(question.id)
        if question.id == "q_thriving":
            likely = thriving_agreed(disabled=disabled)
        agrees = dice.in_turn(f"{question.id} {disabled}", likely + lenient)
        chosen = dice.weighted(split["agree_split"] if agrees else split["other_split"])
        if question.id in out:
            out[question.id] = (chosen,)


def is_minority_ethnic(chosen: str) -> bool:
    """Whether an option of the ethnic group question is in the broad group of truth.json."""
    return chosen.split(" ")[0] in MINORITY_ETHNIC_FIRST_WORDS
