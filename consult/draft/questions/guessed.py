"""What a question seems to be, before a person has looked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.definitions.categories import category_named
from consult.definitions.wordings import (
    is_other,
    is_prefer_not_to_say,
    means_dont_know,
    normalised,
)
from consult.draft.columns.evidence import ENOUGH_TO_SAY, characteristic_asked
from consult.draft.columns.items import Item
from consult.draft.questions.find_options import often_given
from consult.draft.questions.remark import Remark
from consult.errors import many
from consult.model.survey.characteristic import Characteristic
from consult.model.survey.questionnaire import Kind, Purpose

OTHER = "Other"
_WITH_OTHER = frozenset({Kind.SINGLE, Kind.SCALE, Kind.MULTI})
_FAR_BELOW = 3
"""Times as often the least-given option of a form was given as what people typed beside it, from
which the two are told apart without a doubt. By reasoning; of the 13 questions of the eight real
exports where this is asked it leaves out one."""

_TYPED_IN_MANY = (
    "in {questions} questions ({names}) {responses} answers, each given by few people, count as "
    "Other and are kept as comments; if one is an option of the form, add it to `options` of its "
    "question"
)

_END = ": ."

_RESPONDENT = re.compile(
    r"(?i)\b(responding as|respondent type|on behalf of|which (?:category|group) best describes|"
    r"best describes (?:you|the work)|what industry|job title|your role|country do you|"
    r"type of organisation|name of (?:your )?organisation|highest (?:degree|qualification|level)|"
    r"(?:household|your|annual) (?:income|salary)|your (?:occupation|highest)|range of your salary|"
    r"do you work (?:full|part|for)|contract are you employed|(?:your|employment) status|"
    r"where do you live|(?:region|state|county|area) do you live)\b"
    r"|^(?:education(?: level)?|(?:household )?income|occupation|employment|region|location|country"
    r"|job title|industry|salary)\b(?: \([^)]*\))?[:?*]*$"
)
_CONTEXT = re.compile(
    r"(?i)\b(hear about|find out about|found out about|aware of this consultation)\b"
    r"|\bpublish(?:ed|ing)?\b.{0,60}\b(?:response|answers?|comments?|submission|name)\b"
    r"|\b(?:response|answers?|comments?|submission|name)\b.{0,80}\bpublish(?:ed|ing)?\b"
    r"|\bconsent\b.{0,40}\b(?:publish|publication|quote)"
)
"""How people heard of it, and whether they may be quoted: neither is an opinion."""


@dataclass(frozen=True)
class Guess:
    """What a question seems to be; the fields of a ``QuestionSpec`` but for its name.

    Parameters
    ----------
    kind, scale, options, other, separator, values, missing, number, reads
        As in ``QuestionSpec``.
    characteristic, categories, purpose, asks, consents
        The same.
    remarks
        What a person should look at.
    """

    kind: Kind
    scale: str = ""
    options: tuple[str, ...] = ()
    other: str = ""
    separator: str = ""
    values: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    number: str = ""
    reads: str = ""
    characteristic: str = ""
    categories: dict[str, str] = field(default_factory=dict)
    purpose: Purpose = Purpose.OPINION
    asks: str = ""
    consents: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def with_characteristic(found: Guess, text: str, values: Counter[str]) -> Guess:
    """A closed question with the characteristic it asks about, if any, and its purpose.

    Parameters
    ----------
    found
        What the question seems to be so far.
    text
        What was asked.
    values
        Its answers, or its options where they stand in columns of their own.
    """
    likeness = characteristic_asked(text, values)
    if found.kind is Kind.NUMBER:
        if not found.number:
            return replace(found, purpose=purpose_of(text, found.kind))
        return replace(found, characteristic="age", purpose=Purpose.CHARACTERISTIC)
    if likeness is None or (not likeness.by_words and likeness.covered < ENOUGH_TO_SAY):
        return replace(found, purpose=purpose_of(text, found.kind))
    why = found.remarks
    gender = likeness.characteristic.id == "sex" and "gender" in text.casefold()
    if gender and _offers_a_third(likeness.characteristic, found.options):
        says = "it asks for gender; the answers are reported as sex"
        why = (*why, Remark(says, values.total()))
    return replace(
        found,
        characteristic=likeness.characteristic.id,
        purpose=Purpose.CHARACTERISTIC,
        remarks=why,
    )


def _offers_a_third(sex: Characteristic, options: Sequence[str]) -> bool:
    """Whether a question of gender offers more than two: of two nobody doubts what is meant."""
    return not all(
        category_named(sex, option)
        or is_prefer_not_to_say(option)
        or means_dont_know(option)
        or is_other(option)
        for option in options
    )


def not_printed(found: Guess, items: Sequence[Item]) -> Guess:
    """A question of words that asks which group people belong to, kept from themes and quotes.

    Parameters
    ----------
    found
        What the question seems to be; returned as it is unless it is answered in words.
    items
        The question as it stands in each source.
    """
    if found.kind is not Kind.TEXT or found.purpose is not Purpose.OPINION:
        return found
    values = sum((item.values for item in items), Counter[str]())
    asked = characteristic_asked(items[0].text, values)
    if asked is None or not asked.by_words or not asked.characteristic.categories:
        return found
    says = (
        f"it asks for {asked.characteristic.name.lower()}, in people's own words; they are neither "
        f"counted nor quoted unless it becomes a choice: kind, options and characteristic = "
        f'"{asked.characteristic.id}"'
    )
    remark = Remark(says, values.total())
    return replace(found, purpose=Purpose.RESPONDENT, remarks=(*found.remarks, remark))


def purpose_of(text: str, kind: Kind) -> Purpose:
    """What a question that asks about no characteristic is for.

    Parameters
    ----------
    text
        What was asked.
    kind
        An open question that only mentions a role, in a long sentence, asks for an opinion.
    """
    if _CONTEXT.search(text):
        return Purpose.CONTEXT
    if _RESPONDENT.search(text) and (kind is not Kind.TEXT or len(text) < 120):
        return Purpose.RESPONDENT
    return Purpose.OPINION


def typed_by_few(
    left: Mapping[str, int], answers: int, other: str, *, least: int = 0
) -> tuple[Remark, ...]:
    """The remark that few people's own words count as "Other"; nothing when there are none.

    Parameters
    ----------
    left
        Answers that are no option -> how often each was given. What fewer than three gave is
        never said.
    answers
        How many answers there are.
    other
        The option they count as.
    least
        How often the least-given option was given, where the platform is known to keep words typed
        for an option "Other" in the same cell: then only what was given nearly as often needs a
        look. 0 where that is not known.
    """
    times = sum(left.values())
    most = max(left.values(), default=0)
    if not times or (least and (most == 1 or most * _FAR_BELOW <= least)):
        return ()
    named = often_given(left)
    share = f"{times / max(1, answers):.1%}"
    says = (
        f'{many(times, "answer")} ({share}), each given by few people, count as "{other}" and are '
        f"kept as comments{f', such as {named}' if named else ''}; if one is an option of the "
        "form, add it to `options`"
    )
    return (Remark(says, times, together="" if named else _TYPED_IN_MANY),)


def with_other_column(items: Sequence[Item], found: Guess) -> Guess:
    """The option whose words stand in a column beside: one of the cells or labels, or "Other".

    Parameters
    ----------
    items
        The question as it stands in each source.
    found
        Returned as it is where it knows the option, is none of one or several options, or no such
        column is there.
    """
    if found.kind not in _WITH_OTHER or found.other:
        return found
    beside = next((item.columns[-1] for item in items if item.has_other_column), None)
    if beside is None:
        return found
    known = {normalised(option).rstrip(_END): option for option in found.options}
    label = known.get(normalised(beside.part).rstrip(_END))
    answered = next((value for item in items for value in item.values if is_other(value)), "")
    named = beside.part if is_other(beside.part) else OTHER
    return replace(found, other=label or answered or named)
