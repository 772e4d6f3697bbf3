"""What is said of groups that differ by a theme, by estimated shares or by codes alone.

A plain count is of codes, which a computer suggested and people checked in part. Where a blind
sample tells how a group differs, that is said first, with its interval; the count stands beside it
under its own name. Where it does not, the sentence says what it rests on.
"""

from __future__ import annotations

from consult.model.coding.trust import AgainstOthers
from consult.model.evidence.difference import Difference, Verdict
from consult.model.words.text import Text, bound, say
from consult.report.prose.difference_wording import mine_text, sentence, theirs_text, whom
from consult.report.prose.figures import half_up
from consult.report.prose.plain import one_line

ESTIMATE = "estimate"
"""How the names of figures of estimates begin."""

BY_CODES = "This rests on the computer's codes, as far as people have not checked them."

NO_ESTIMATE = "None: codes of the computer, as checked by people"
ESTIMATED = "By estimate, in points (interval)"
"""Heading of the column that estimates stand in, beside comparisons of plain counts."""

HOW_ESTIMATED = (
    "Themes are compared by the codes on record, which a computer suggested and people checked in "
    "part. Where enough comments were also coded without its suggestions, what people would find "
    "is estimated from both, with a 95% interval, and that is what is said; the plain count stands "
    "beside it. An estimate is of comments, so it can differ from a count of people."
)


def with_estimate(difference: Difference, estimate: AgainstOthers | None, doing: str) -> Text:
    """What a comparison of a theme says, with what it rests on.

    Parameters
    ----------
    difference
        A comparison that was made of plain counts, after correction.
    estimate
        Of the same theme and groups; ``None`` where there is none.
    doing
        What people of whom a share is given did: "raise “Cost”".
    """
    if estimate is None:
        return sentence(difference, doing) + f" {BY_CODES}"
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
