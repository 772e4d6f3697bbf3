"""What may be said of a comparison of groups: the words follow from its verdict alone.

A comparison that shows nothing never says that there is no difference, and nothing is said of
people who did not respond.
"""

from __future__ import annotations

from consult.errors import many
from consult.model.difference import Difference, Family, Others, Overall, Side, Verdict
from consult.model.questionnaire import Kind, Question
from consult.report.figures import count_text, half_up, percent_text
from consult.report.plain import listed, one_line
from consult.report.wording import NET_WORD

CAVEAT = (
    "People chose whether to take part. Comparisons describe the people who responded and say "
    "nothing about anybody else."
)
"""Source: AAPOR on opt-in surveys."""

INFINITIVE = {
    "agree": "agree",
    "disagree": "disagree",
    "support": "be in support",
    "oppose": "be opposed",
    "satisfied": "be satisfied",
    "dissatisfied": "be dissatisfied",
}
"""Nets of common scales as what people do."""

EFFECTS = ((0.8, "large"), (0.5, "medium"), (0.2, "small"), (0.0, "very small"))
"""Least Cohen's h -> its words. Source: Cohen (1988), section 6.2."""

LINKS = ((0.5, "strong"), (0.3, "moderate"), (0.1, "weak"), (0.0, "very weak"))
"""Least Cohen's w, which is V times the root of its degrees -> its words. Source: the same."""

CAME_OF_IT = {
    Verdict.CLEAR: "clear",
    Verdict.TO_LOOK_INTO: "to look into",
    Verdict.NOT_SHOWN: "that show no clear difference",
    Verdict.TOO_FEW: "with too few responses to tell",
}
"""What is said of how many comparisons came to each verdict."""

SLIGHT = 0.2
"""Under this Cohen's h, a difference is called slight however sure it is."""


def sentence(difference: Difference, doing: str) -> str:
    """What a comparison says, in a sentence or two.

    Parameters
    ----------
    difference
        A comparison after correction.
    doing
        What people of whom a share is given did: "agree", from :func:`doing`.
    """
    group, others = f"people in the group “{one_line(difference.group)}”", whom(difference)
    shares = f"{share_text(difference.mine)} against {share_text(difference.theirs)}"
    match difference.verdict:
        case Verdict.CLEAR:
            slightly = "slightly " if abs(difference.effect) < SLIGHT else ""
            more = "more" if difference.points > 0 else "less"
            apart = points_text(difference.points)
            return (
                f"P{group[1:]} were {slightly}{more} likely than {others} to {doing} "
                f"({shares}, a difference of {apart})."
            )
        case Verdict.TO_LOOK_INTO:
            return (
                f"P{group[1:]} may have been {'more' if difference.points > 0 else 'less'} likely "
                f"than {others} to {doing} ({shares}). This is to look into, not a finding."
            )
        case Verdict.NOT_SHOWN:
            least = points_text(difference.least_in_family or 0)
            return (
                f"These responses do not show a clear difference between {group} and {others} "
                f"({shares}), and could have shown one of {least} or more."
            )
        case Verdict.TOO_FEW:
            return f"Too few responses to tell whether {group} differ from {others} ({shares})."


def doing(column: str, question: Question | None) -> str:
    """What people under a column of a break-down did, to stand after "to".

    Parameters
    ----------
    column
        An answer, a net or a theme.
    question
        The closed question; ``None`` for themes.
    """
    words = one_line(column)
    if question is None:
        return f"raise “{words}”"
    net = INFINITIVE.get(NET_WORD.sub("", words).strip(" :()-–").casefold())
    if net and words in question.nets:
        return net
    return f"choose “{words}”" if question.kind is Kind.MULTI else f"answer “{words}”"


def whom(difference: Difference) -> str:
    """Whom a group is compared with, in words."""
    if difference.other:
        return f"people in the group “{one_line(difference.other)}”"
    return "people in the other groups shown" if difference.others is Others.SHOWN else "others"


def share_text(side: Side) -> str:
    """One side: "72% of 118"."""
    share = percent_text(side.share)
    return f"{'under 1%' if share.startswith('[') else share} of {count_text(side.base)}"


def points_text(points: float) -> str:
    """A difference without its sign: "12 points"."""
    whole = half_up(abs(points))
    return many(whole, "point") if whole else "less than 1 point"


def interval_text(difference: Difference) -> str:
    """A difference with its interval, in points: "+12 (+2 to +22)"."""
    numbers = (difference.points, difference.low, difference.high)
    middle, low, high = (_signed(number) for number in numbers)
    return f"{middle} ({low} to {high})"


def _signed(number: float) -> str:
    whole = half_up(abs(number))
    sign = "" if not whole else "+" if number > 0 else "−"
    return f"{sign}{whole}"


def p_text(p: float) -> str:
    """A p-value: "under 0.001", "0.012"."""
    return "under 0.001" if p < 0.001 else f"{min(p, 1):.3f}"


def effect_text(difference: Difference) -> str:
    """How large a difference is, in a word or two."""
    return next(words for least, words in EFFECTS if abs(difference.effect) >= least)


def link_text(overall: Overall) -> str:
    """How closely answers hang together with groups, in a word or two."""
    size = overall.strength * overall.degrees**0.5
    return next(words for least, words in LINKS if size >= least)


def sure_text(difference: Difference) -> str:
    """What the correction leaves of it, with the corrected p-value that says so."""
    clear = difference.verdict is Verdict.CLEAR
    words = str(difference.verdict).capitalize()
    return f"{words} ({p_text(difference.holm if clear else difference.screened)})"


def tally(family: Family) -> str:
    """What was compared and what came of it, in numbers."""
    if not family.differences:
        return "Nothing could be compared: the figures that would be needed are hidden."
    verdicts = [one.verdict for one in family.differences]
    found = tuple(
        f"{verdicts.count(verdict)} {words}"
        for verdict, words in CAME_OF_IT.items()
        if verdict in verdicts
    )
    hidden = len(family.hidden)
    left = f" Left out because a figure is hidden: {hidden}." if hidden else ""
    made = many(len(verdicts), "comparison")
    return f"{made}, corrected together: {listed(found)}.{left}"
