"""What a blind sample tells, in sentences: no number of people, and no theme by name."""

from __future__ import annotations

from consult.errors import many
from consult.model.coding.enough import HowFar
from consult.model.coding.trust import (
    FEWEST_CODES,
    FEWEST_COMMENTS,
    CoderAgreement,
    Estimate,
    Pair,
    Trust,
)

NOT_MEASURED = "Not measured yet: no comments have been coded without suggestions, or too few"
NOT_ENOUGH = (
    "whether it is as good as two people cannot be told from so little (difference of the means "
    f"{{lead}}): that takes {FEWEST_CODES} codes which people gave often enough, and "
    f"{FEWEST_COMMENTS} comments with one of them"
)


def spoken(estimate: Estimate) -> str:
    """A coefficient with its interval: ".71, .66 to .76".

    Parameters
    ----------
    estimate
        At most 1.
    """
    ends = (estimate.value, estimate.low, estimate.high)
    value, low, high = (_two_places(end) for end in ends)
    return f"{value}, {low} to {high}"


def _two_places(number: float) -> str:
    text = f"{abs(number):.2f}"
    shown = text if text.startswith("1") else text[1:]
    return f"-{shown}" if number < 0 and float(text) else shown


def of_agreement(agreement: CoderAgreement) -> tuple[str, ...]:
    """How people agree with each other and with the machine, in a sentence each.

    Parameters
    ----------
    agreement
        As measured; nothing is said of what was not.
    """
    people, machine = agreement.people, agreement.machine
    said = []
    if people is not None:
        said.append(
            "Two people who coded the same comments without suggestions agree on "
            f"{_in_ten(people)} ({_figures(people)})."
        )
    if machine is not None:
        whom = "them" if people else "a person who coded without suggestions"
        said.append(
            f"The computer agrees with {whom} on {_in_ten(machine)} ({_figures(machine)}): "
            f"{verdict(agreement)}."
        )
    return tuple(said)


def _figures(pair: Pair) -> str:
    macro = f"; mean of the codes {spoken(pair.macro)}" if pair.macro else ""
    return f"F1 {spoken(pair.micro)}{macro}; Krippendorff's alpha {spoken(pair.alpha)}"


def verdict(agreement: CoderAgreement) -> str:
    """Whether the machine is as good as two people, and by what.

    Parameters
    ----------
    agreement
        As measured.
    """
    if agreement.lead is None and agreement.people is not None:
        return "too few codes are given often enough to say whether it is as good as two people"
    if agreement.lead is None:
        return "whether it is as good as two people is not known, as one person coded"
    lead = spoken(agreement.lead)
    if not agreement.rests_on_enough:
        return NOT_ENOUGH.format(lead=lead)
    if agreement.as_good:
        return f"as good as two people (difference of the means {lead})"
    return f"not shown to be as good as two people (difference of the means {lead})"


def _in_ten(pair: Pair) -> str:
    tenths = round(pair.micro.value * 10)
    if tenths in {0, 10}:
        return "nearly all codes" if tenths else "hardly any codes"
    return f"about {tenths} in 10 codes"


def of_estimates(trust: Trust) -> str:
    """How shares of themes were estimated, in a sentence; empty where none was.

    Parameters
    ----------
    trust
        What the sample tells.
    """
    mine = [one for one in trust.shares if not one.group]
    if not mine:
        return ""
    widest = max(one.estimate.half_width for one in mine)
    apart = (
        "; how groups differ by estimate stands beside the comparisons of themes, as far as the "
        "figures compared are shown"
    )
    return (
        "The share of comments that people would give each theme was estimated from a random "
        "sample that was coded without suggestions and from the computer's codes of all comments "
        f"(prediction-powered, with 95 % intervals of at most {100 * widest:.1f} points up and "
        "down). The tables of this report are plain counts of the codes on record and have no "
        f"such interval. The estimated shares are kept by the team{apart if trust.against else ''}"
    )


def of_unjudged(trust: Trust) -> str:
    """That some themes have no figure, as nobody could choose them; empty where all have.

    Parameters
    ----------
    trust
        What the sample tells.
    """
    number = len(trust.unjudged)
    if not number:
        return ""
    were = "1 theme was" if number == 1 else f"{number:,} themes were"
    it = "it" if number == 1 else "them"
    return (
        f"{were} found or named after the sample was coded (counted question by question), so "
        f"those who coded could not choose {it}: nothing is measured of {it}, neither agreement "
        "nor a share"
    )


def of_progress(far: HowFar) -> str:
    """How far a question has come towards a target, in a sentence.

    Parameters
    ----------
    far
        As worked out.
    """
    if far.reached:
        return f"{far.question}: enough is coded ({far.coded:,} comments). You may stop."
    left = "" if far.more is None else f" About {many(far.more, 'more comment')}"
    if far.more is not None and far.minutes is not None:
        left += f", {many(far.minutes, 'minute')} at the pace so far"
    left = (
        f"{left}."
        if left
        else " More comments alone will not reach it: review more, then ask again."
    )
    if far.now is None:
        return f"{far.question}: {far.coded:,} coded, too few to say anything.{left}"
    if far.of_f1:
        now = f"F1 is at least {far.now:.2f}, wanted {far.wanted:.2f}"
    else:
        now = f"the widest interval is {100 * far.now:.1f} points, wanted {100 * far.wanted:.1f}"
    return f"{far.question}: {far.coded:,} coded; {now}.{left}"
