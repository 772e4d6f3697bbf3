"""What is said of groups that differ by a theme, by estimated shares or by codes alone.

A plain count is of codes, which a computer suggested and people may have checked. Where a blind
sample tells how a group differs, that is said first, with its interval; the count stands beside it
under its own name. Where it does not, the sentence says what it rests on.
"""

from __future__ import annotations

from enum import Enum

from consult.model.coding.trust import AgainstOthers
from consult.model.evidence.difference import Difference, Verdict
from consult.model.words.text import Text, bound, say
from consult.report.prose.banners import REST
from consult.report.prose.difference_wording import mine_text, sentence, theirs_text, whom
from consult.report.prose.figures import half_up
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

ESTIMATE = "estimate"
"""How the names of figures of estimates begin."""

NO_ESTIMATE = "None"
ESTIMATED = "By estimate, in points (interval)"
"""Heading of the column that estimates stand in, beside comparisons of plain counts."""


class Checked(Enum):
    """How far people have checked the codes on record, as a sentence goes on after "codes"."""

    NOT = "which a computer suggested and no person has checked"
    IN_PART = "which a computer suggested and people have checked in part"
    ENOUGH = "which a computer suggested and people have reviewed"

    @classmethod
    def of(cls, findings: Findings) -> Checked:
        """How far they have in one study.

        Parameters
        ----------
        findings
            Of which it reads whether the review is complete, and what is said of it.
        """
        if findings.reviewed:
            return cls.ENOUGH
        return cls.IN_PART if findings.review else cls.NOT

    @property
    def by_codes(self) -> str:
        """What a comparison without an estimate rests on."""
        return f"There is no estimate of this: it rests on the codes on record, {self.value}."


HOW_ESTIMATED = (
    "Where enough comments were also coded without the computer's suggestions, what people would "
    "find in all comments is estimated from both, with a 95% interval, and that is what is said; "
    "the plain count stands beside it. An estimate is of comments, so it can differ from a count "
    "of people. There is none where too few comments of a group or of the others were coded in "
    "that way, where others are only the groups shown, and for all comments together. What is "
    "called clear or to look into, and how sure it is, is of the plain counts alone."
)
NOT_ESTIMATED = (
    "Nothing is estimated here of what people would find: that takes enough comments of a group, "
    "and of the others, which people coded without the computer's suggestions."
)


def how_compared(findings: Findings) -> str:
    """What comparisons of themes rest on, and what is estimated beside them.

    Parameters
    ----------
    findings
        Of which it reads how far people are, and whether anything is estimated.
    """
    checked = Checked.of(findings)
    rest = f" {REST}" if checked is Checked.ENOUGH else ""
    estimates = HOW_ESTIMATED if findings.estimates else NOT_ESTIMATED
    return f"Themes are compared by the codes on record, {checked.value}.{rest} {estimates}"


def with_estimate(
    difference: Difference, estimate: AgainstOthers | None, doing: str, checked: Checked
) -> Text:
    """What a comparison of a theme says, with what it rests on.

    Parameters
    ----------
    difference
        A comparison that was made of plain counts, after correction.
    estimate
        Of the same theme and groups; ``None`` where there is none.
    doing
        What people of whom a share is given did: "raise “Cost”".
    checked
        How far people have checked the codes.
    """
    if estimate is None:
        return sentence(difference, doing) + f" {checked.by_codes}"
    if difference.verdict is not Verdict.CLEAR:
        return sentence(difference, doing) + say(
            " By estimate it is {apart}.", apart=_apart(difference, estimate)
        )
    counted = mine_text(difference) + " against " + theirs_text(difference)
    people = f"eople in the group “{one_line(difference.group)}”"
    if not _agrees(difference, estimate):
        return say(
            "{start} ({counted}). The estimate does not show it: {apart}.",
            start=f"By the plain count of codes, p{people} differ from {whom(difference)} in how "
            f"often they {doing}",
            counted=counted,
            apart=_apart(difference, estimate),
        )
    more = "more" if estimate.estimate.value > 0 else "less"
    return say(
        "{start} ({apart}). The plain count of codes: {counted}.",
        start=f"By estimate, p{people} were {more} likely than {whom(difference)} to {doing}",
        apart=_apart(difference, estimate),
        counted=counted,
    )


def _agrees(difference: Difference, estimate: AgainstOthers) -> bool:
    """Whether the estimate shows a difference, and the same way."""
    return estimate.shown and (estimate.estimate.value > 0) is (difference.points > 0)


def _apart(difference: Difference, estimate: AgainstOthers) -> Text:
    """An estimated difference with its interval, in words."""
    middle, low, high = _figures(difference, estimate)
    return say(
        "a difference of {middle} points, 95% interval {low} to {high}",
        middle=middle,
        low=low,
        high=high,
    )


def estimate_cell(difference: Difference, estimate: AgainstOthers | None) -> Text:
    """An estimated difference with its interval, in points: "+12 (+2 to +22)".

    Parameters
    ----------
    difference
        The comparison it stands beside, which names its figures.
    estimate
        Of the same theme and groups; ``None`` where there is none.
    """
    if estimate is None:
        return Text(NO_ESTIMATE)
    middle, low, high = _figures(difference, estimate)
    return say("{middle} ({low} to {high})", middle=middle, low=low, high=high)


def _figures(difference: Difference, estimate: AgainstOthers) -> tuple[Text, Text, Text]:
    made = estimate.estimate
    name = (ESTIMATE, str(difference.table), difference.column, difference.group)
    return (
        bound(_signed(made.value), *name, "points"),
        bound(_signed(made.low), *name, "low"),
        bound(_signed(made.high), *name, "high"),
    )


def _signed(share: float) -> str:
    whole = half_up(abs(100 * share))
    sign = "" if not whole else "+" if share > 0 else "−"
    return f"{sign}{whole}"
