"""What may be said of a comparison of groups: the words follow from its verdict alone.

A comparison that shows nothing never says that there is no difference, and nothing is said of
people who did not respond.
"""

from __future__ import annotations

from consult.model.evidence.difference import Difference, Family, Others, Overall, Side, Verdict
from consult.model.survey.questionnaire import Kind, Question
from consult.model.words.text import Text, bound, say
from consult.report.prose.figures import count_text, half_up, percent_text
from consult.report.prose.plain import listed, one_line
from consult.report.prose.wording import net_of

CAVEAT = (
    "People chose whether to take part. Comparisons describe the people who responded and say "
    "nothing about anybody else."
)
"""Source: AAPOR on opt-in surveys."""

DIFFERENCE = "difference"
"""How the names of figures of comparisons begin."""

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
    Verdict.NOT_SHOWN: "without a clear difference",
    Verdict.TOO_FEW: "with too few responses to tell",
}
"""What is said of how many comparisons came to each verdict."""

NOTHING_COMPARED = "Nothing could be compared, because the figures that would be needed are hidden."

SLIGHT = 0.2
"""Under this Cohen's h, a difference is called slight however sure it is."""


def sentence(difference: Difference, doing: str) -> Text:
    """What a comparison says, in a sentence or two.

    Parameters
    ----------
    difference
        A comparison after correction.
    doing
        What people of whom a share is given did: "agree", from :func:`doing`.
    """
    group, others = f"people in the group “{one_line(difference.group)}”", whom(difference)
    shares = mine_text(difference) + " against " + theirs_text(difference)
    more = "more" if difference.points > 0 else "less"
    match difference.verdict:
        case Verdict.CLEAR:
            slightly = "slightly " if abs(difference.effect) < SLIGHT else ""
            apart = points_text(difference.points, *_name_of(difference), "points")
            start = f"P{group[1:]} were {slightly}{more} likely than {others} to {doing} "
            return start + say("({shares}, a difference of {apart}).", shares=shares, apart=apart)
        case Verdict.TO_LOOK_INTO:
            start = f"P{group[1:]} may have been {more} likely than {others} to {doing} "
            return start + say("({shares}). This is to look into, not a finding.", shares=shares)
        case Verdict.NOT_SHOWN:
            start = f"These responses do not show a clear difference between {group} and {others} "
            return start + say(
                "({shares}), and could have shown one of {least} or more.",
                shares=shares,
                least=least_text(difference),
            )
        case Verdict.TOO_FEW:
            start = f"Too few responses to tell whether {group} differ from {others} "
            return start + say("({shares}).", shares=shares)


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
    net = INFINITIVE.get(net_of(words).casefold())
    if net and words in question.nets:
        return net
    return f"choose “{words}”" if question.kind is Kind.MULTI else f"answer “{words}”"


def whom(difference: Difference) -> str:
    """Whom a group is compared with, in words.

    Parameters
    ----------
    difference
        A comparison. It is of "others" only where nobody who said their group is left out.
    """
    if difference.other:
        return f"people in the group “{one_line(difference.other)}”"
    return "people in the other groups shown" if difference.others is Others.SHOWN else "others"


def _name_of(difference: Difference) -> tuple[str, ...]:
    """How the names of the figures of a comparison begin."""
    others = (difference.other,) if difference.other else ()
    return DIFFERENCE, str(difference.table), difference.column, difference.group, *others


def mine_text(difference: Difference) -> Text:
    """The side of the group: "72% of 118".

    Parameters
    ----------
    difference
        A comparison; a share that rounds to zero is said to be under 1%.
    """
    return _side(difference.mine, *_name_of(difference), "in the group")


def theirs_text(difference: Difference) -> Text:
    """The side of the others: "60% of 224".

    Parameters
    ----------
    difference
        As of :func:`mine_text`.
    """
    return _side(difference.theirs, *_name_of(difference), "others")


def _side(side: Side, *name: str) -> Text:
    share = percent_text(side.share)
    share = "under 1%" if share.startswith("[") else share
    return bound(share, *name, "share") + " of " + bound(count_text(side.base), *name, "base")


def points_text(points: float, *name: str) -> Text:
    """A difference without its sign: "12 points".

    Parameters
    ----------
    points
        With or without its sign.
    name
        The parts of the figure's name.
    """
    whole = half_up(abs(points))
    number = bound(str(whole), *name) if whole else Text("less than 1")
    return number + (" point" if whole in {0, 1} else " points")


def least_text(difference: Difference) -> Text:
    """The smallest difference that could have been shown: "25 points".

    Parameters
    ----------
    difference
        A comparison that could have shown some difference.
    """
    return points_text(difference.least_together or 0, *_name_of(difference), "could have shown")


def interval_text(difference: Difference) -> Text:
    """A difference with its interval, in points: "+12 (+2 to +22)".

    Parameters
    ----------
    difference
        A comparison; its interval is Newcombe's, for this comparison alone.
    """
    name = _name_of(difference)
    return say(
        "{middle} ({low} to {high})",
        middle=bound(_signed(difference.points), *name, "signed points"),
        low=bound(_signed(difference.low), *name, "low"),
        high=bound(_signed(difference.high), *name, "high"),
    )


def _signed(number: float) -> str:
    whole = half_up(abs(number))
    sign = "" if not whole else "+" if number > 0 else "−"
    return f"{sign}{whole}"


def p_text(p: float) -> str:
    """A p-value: "under 0.001", "0.012".

    Parameters
    ----------
    p
        From 0 to 1; what a correction made larger than 1 is printed as 1.
    """
    return "under 0.001" if p < 0.001 else f"{min(p, 1):.3f}"


def effect_text(difference: Difference) -> str:
    """How large a difference is, in a word or two.

    Parameters
    ----------
    difference
        A comparison; its Cohen's h counts without its sign.
    """
    return next(words for least, words in EFFECTS if abs(difference.effect) >= least)


def link_text(overall: Overall) -> str:
    """How closely answers hang together with groups, in a word or two.

    Parameters
    ----------
    overall
        A test of all groups at once.
    """
    size = overall.strength * overall.degrees**0.5
    return next(words for least, words in LINKS if size >= least)


def sure_text(difference: Difference) -> Text:
    """What the correction leaves of it, with the corrected p-value that says so.

    Parameters
    ----------
    difference
        A comparison after correction.
    """
    return f"{str(difference.verdict).capitalize()} (" + adjusted_text(difference) + ")"


def adjusted_text(difference: Difference) -> Text:
    """The corrected p-value that its verdict rests on: "0.041".

    Parameters
    ----------
    difference
        A comparison after correction: by Holm where it is clear, else by Benjamini and Hochberg.
    """
    clear = difference.verdict is Verdict.CLEAR
    p = difference.holm if clear else difference.screened
    return bound(p_text(p), *_name_of(difference), "p")


def tally(family: Family) -> Text:
    """What was compared and what came of it, in numbers.

    Parameters
    ----------
    family
        Everything that was compared by one characteristic; of nothing, that is said.
    """
    if not family.differences:
        return Text(NOTHING_COMPARED)
    verdicts = [difference.verdict for difference in family.differences]
    name = (DIFFERENCE, family.characteristic)
    found = tuple(
        bound(str(verdicts.count(verdict)), *name, str(verdict)) + f" {words}"
        for verdict, words in CAME_OF_IT.items()
        if verdict in verdicts
    )
    hidden = len(family.hidden)
    number = bound(str(hidden), *name, "hidden")
    another = say(" Another {n} could not be made, because a figure is hidden.", n=number)
    made = "comparison was" if len(verdicts) == 1 else "comparisons were"
    alike = len({*verdicts}) == 1 and len(verdicts) > 1
    return say(
        "{number} {were} made{what}.{left}",
        number=bound(str(len(verdicts)), *name, "compared"),
        were=made,
        what=f", all {CAME_OF_IT[verdicts[0]]}" if alike else ": " + listed(found),
        left=another if hidden else "",
    )
