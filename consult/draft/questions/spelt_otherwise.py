"""Answers that may mean an option though they are written otherwise: proposed, never taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from consult.definitions import Scale
from consult.definitions.categories import category_meant, category_named
from consult.draft.columns.evidence import Likeness
from consult.draft.questions.find_options import FEWEST
from consult.draft.questions.remark import Remark
from consult.errors import many
from consult.model.settings.question import Proposal
from consult.read.values.scales import worded_alike
from consult.read.values.spelling import near

_SLIPS = 0.05
"""Share of an option's answers up to which another single word may be a slip for it. Tried on the
eight real exports: with .2 "Austria" is proposed for "Australia", with .5 "Masculin" for
"Masculine" too; with .01 nothing else changes."""

_QUOTED = 4
"""Pairs of wordings that a check quotes: more make no sentence, and all stand with the proposals.
Nothing else depends on it."""

FEW_ANSWERS = 10
"""Answers below which their number tells nothing of where they come from, a form or a keyboard. By
reasoning: with so few most options of any form were given once."""

_TOO_FEW = (
    "{questions} questions ({names}) with too few answers to tell options of the form from "
    "people's own words: {responses} answers that one person each gave are taken for options; if "
    "people typed them, take them out of `options`"
)


def slips(counts: Mapping[str, int], options: Sequence[str]) -> list[Remark]:
    """The remark on answers that may be options misspelt; none where there are none.

    Parameters
    ----------
    counts
        Answer -> how often it was given, options too.
    options
        The labels that a slip may be of; an answer is compared with those given more often.

    Notes
    -----
    A single word that many gave ("Austria" beside "Australia") is a word of its own.
    """
    pairs: dict[str, str] = {}
    for value, times in sorted(counts.items()):
        rank = (times, value)
        oftener = [label for label in options if (counts.get(label, 0), label) > rank]
        meant = near(value, oftener)
        often = times >= FEWEST and times > _SLIPS * counts.get(meant, 0)
        if meant and (not often or len(value.split()) > 1):
            pairs[value] = meant
    return _proposed(pairs, counts, "may be other spellings of an option", "may stand for")


def other_wordings(
    options: Sequence[str], main: Sequence[str], counts: Mapping[str, int], likeness: Likeness
) -> list[Remark]:
    """The remark on options that name the category of another option in other words.

    Parameters
    ----------
    options
        All options.
    main
        Those of the form that most people filled in: two of these are two options. What fewer than
        three gave beside them is not told of: somebody may have typed it.
    counts
        Answer -> how often it was given.
    likeness
        The characteristic they name.
    """
    named: dict[str, list[str]] = {}
    for label in main:
        named.setdefault(_category(likeness, label), []).append(label)
    pairs = {
        label: named[meant][0]
        for label in options
        if label not in main
        and counts.get(label, 0) >= FEWEST
        and (meant := _category(likeness, label))
        and len(named.get(meant, ())) == 1
    }
    return _proposed(pairs, counts, "may mean another option", "may mean")


def other_points(scale: Scale, options: Sequence[str], counts: Mapping[str, int]) -> list[Remark]:
    """The remark on options that are a point of the scale in other words than another option.

    Parameters
    ----------
    scale
        The scale that the options are on.
    options
        All options.
    counts
        Answer -> how often it was given.
    """
    pairs = worded_alike(scale, options)
    return _proposed(pairs, counts, "may be the same points in other words", "may mean")


def own_words(values: Counter[str], likeness: Likeness, options: Sequence[str]) -> list[Remark]:
    """The remark on answers in people's own words that mean a category; their words are not said.

    Parameters
    ----------
    values
        Answers that are no option.
    likeness
        The characteristic that was asked.
    options
        The options, commonest first, for the categories they name.
    """
    known: dict[str, str] = {}
    for label in options:
        known.setdefault(_category(likeness, label), label)
    meant: Counter[str] = Counter()
    for value, times in values.items():
        category = _category(likeness, value)
        if category and category in known:
            meant[known[category]] += times
    if not meant:
        return []
    told = ", ".join(f'"{label}" {times:,}' for label, times in meant.most_common())
    says = (
        f"{many(meant.total(), 'answer')} in people's own words seem to mean an option ({told}) "
        "and count as Other unless you take the proposal"
    )
    return [Remark(says, meant.total(), {"reads": "own words"})]


def _category(likeness: Likeness, label: str) -> str:
    named = category_named(likeness.characteristic, label)
    return named or category_meant(likeness.characteristic, label)


def _proposed(
    pairs: Mapping[str, str], counts: Mapping[str, int], several: str, one: str
) -> list[Remark]:
    if not pairs:
        return []
    ranked = sorted(pairs, key=lambda value: (-counts[value], value))
    proposals = tuple(
        Proposal(
            says=f"{_quoted(value, counts)} {one} {_quoted(pairs[value], counts)}",
            responses=counts[value],
            change={"values": {value: pairs[value]}},
        )
        for value in ranked
    )
    touched = sum(counts[value] for value in pairs)
    told = "; ".join(proposal.says for proposal in proposals[:_QUOTED])
    more = f" and {len(pairs) - _QUOTED} more" if len(pairs) > _QUOTED else ""
    if len(pairs) == 1:
        says = f"{told}: counted as written unless you take the proposal"
    else:
        says = (
            f"{len(pairs)} answers {several} ({told}{more}): "
            "counted as written unless you take the proposals"
        )
    return [Remark(says, touched, proposals=proposals)]


def _quoted(label: str, counts: Mapping[str, int]) -> str:
    return f'"{label}" ({counts.get(label, 0):,})'


def given_once(
    once: Sequence[str], options: Sequence[str], other: str, answers: int
) -> list[Remark]:
    """The remark on options that one person each gave: a form offered them, or people typed them.

    Parameters
    ----------
    once
        Those options; they are not said, for somebody may have typed them.
    options
        All options.
    other
        What people's own words count as.
    answers
        How many there are: of few, most options were given once, and one remark says it of all.
    """
    if not once:
        return []
    kept = [label for label in options if label not in once]
    are = "1 answer that one person gave is" if len(once) == 1 else f"{len(once)} answers are"
    says = (
        f"{are} taken for options of the form though one person gave each; if people typed them, "
        f'take the proposal, and they count as "{other}"'
    )
    change = {"options": kept, "other": other}
    return [Remark(says, len(once), change, together=_TOO_FEW if answers < FEW_ANSWERS else "")]
