"""What cannot be told of one characteristic: not asked, too few, not heard from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from consult.model.evidence.difference import Family, Verdict
from consult.model.evidence.equality import Participating, Participation, Taking
from consult.model.survey.characteristic import Characteristic
from consult.model.survey.questionnaire import Purpose, Question
from consult.model.words.text import Phrase, bound, say
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

NOT_CROSSED = (
    "Answers are never broken down by this characteristic, to protect people in small groups. So "
    "nothing can be told of how groups differ."
)

NOTHING_SHOWN = (
    "Nothing could be compared: too few people to report. That says nothing about impact."
)

NOT_ASKED = "Not asked. Think about other evidence, or about asking the people concerned."

NOT_MEASURED = (
    "How well the computer coded the words of each of these groups is not measured here. To "
    "compare its codes with people's, group by group, would show it."
)

TOO_FEW = "Comparisons that were made and had too few people to tell: {number} of {whole}."

FEWER = (Taking.FAR_FEWER, Taking.FEWER)


@dataclass(frozen=True)
class Missing:
    """Groups of one characteristic that little or nothing is known of.

    Parameters
    ----------
    hidden
        Their number is not shown.
    absent
        Nobody of them took part.
    not_offered
        They live in the area and were no choice on the form.
    fewer
        They took part less than their share of the area; no parts of such a wide group.
    """

    hidden: tuple[str, ...]
    absent: tuple[str, ...]
    not_offered: tuple[str, ...]
    fewer: tuple[str, ...]

    @classmethod
    def of(cls, taken: Participation) -> Missing:
        """Those of one characteristic, by who took part.

        Parameters
        ----------
        taken
            Who took part, by the characteristic; nobody of it where it was not asked.
        """
        groups = (*taken.wide, *taken.detailed)
        wide = {group.group for group in taken.wide if group.taking in FEWER}
        return cls(
            _names(group for group in groups if group.people is None),
            _names(group for group in groups if group.people == 0),
            tuple(map(one_line, taken.not_offered)),
            _names(
                group
                for group in groups
                if group.people and group.taking in FEWER and group.part_of not in wide
            ),
        )


def _names(groups: Iterable[Participating]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one_line(group.group) for group in groups))


def gaps(
    findings: Findings, taken: Participation, characteristic: Characteristic
) -> tuple[Phrase, ...]:
    """What cannot be told of one characteristic, a sentence each.

    Parameters
    ----------
    findings
        With everything that was compared.
    taken, one
        Who took part, and the characteristic.
    """
    if question_of(findings, characteristic) is None:
        return (NOT_ASKED,)
    missing = Missing.of(taken)
    groups = (
        ("Hidden: too few, or one that is too few could be worked out from it", missing.hidden),
        ("Heard from nobody at all", missing.absent),
        ("In the area, without a choice of their own on the form", missing.not_offered),
        ("Heard from less than their share of the area", missing.fewer),
    )
    said = [f"{words}: {'; '.join(names)}." for words, names in groups if names]
    return (*said, _compared(findings, characteristic), NOT_MEASURED)


def _compared(findings: Findings, characteristic: Characteristic) -> Phrase:
    """How much of what was compared had too few people to tell."""
    family = family_of(findings, characteristic)
    if family is None or not family.differences:
        return why_nothing(characteristic)
    few = sum(found.verdict is Verdict.TOO_FEW for found in family.differences)
    if not few:
        return "No comparison that was made had too few people to tell."
    number = bound(str(few), "equality", characteristic.id, str(Verdict.TOO_FEW))
    whole = bound(str(len(family.differences)), "equality", characteristic.id, "compared")
    return say(TOO_FEW, number=number, whole=whole)


def why_nothing(characteristic: Characteristic) -> str:
    """Why there is no comparison by a characteristic.

    Parameters
    ----------
    characteristic
        One of which nothing was compared. Whether it may be crossed decides what is said.
    """
    return NOTHING_SHOWN if characteristic.crossed else NOT_CROSSED


def family_of(findings: Findings, characteristic: Characteristic) -> Family | None:
    """Everything that was compared by a characteristic; ``None`` when nothing was.

    Parameters
    ----------
    findings
        With everything that was compared.
    characteristic
        Found by its id.
    """
    return next((f for f in findings.differences if f.characteristic == characteristic.id), None)


def question_of(findings: Findings, characteristic: Characteristic) -> Question | None:
    """The question that asked about a characteristic; ``None`` where none did.

    Parameters
    ----------
    findings
        With the questionnaire.
    characteristic
        Found by its id; the first question about it, where there are several.
    """
    asked = findings.of_purpose(Purpose.CHARACTERISTIC)
    return next(
        (question for question in asked if question.characteristic == characteristic.id), None
    )
