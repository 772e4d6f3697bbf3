"""How far codes can be trusted: the blind sample, agreement on it, honest shares, when to stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from consult.errors import Problem
from consult.model.coding.enough import HowFar
from consult.model.coding.further_draw import FurtherDraw
from consult.model.coding.review import TextKey


@dataclass(frozen=True)
class Estimate:
    """A figure with its interval.

    Parameters
    ----------
    value
        The figure: a share from 0 to 1, or a coefficient that is at most 1.
    low, high
        Ends of its interval; the same unit.
    """

    value: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """How far the farther end of the interval is from the figure."""
        return max(self.value - self.low, self.high - self.value)


@dataclass(frozen=True)
class BlindStratum:
    """Different texts of one question that are alike in channel and characteristic.

    Parameters
    ----------
    question, name
        Where they belong, and what they are alike in: "online, women".
    texts
        Hash of each, in an order that chance made. The first ``drawn`` are in the sample.
    drawn
        How many of them.
    wave
        1 for the first draw; texts that came later stand in strata of a later one.
    """

    question: str
    name: str
    texts: tuple[str, ...]
    drawn: int
    wave: int = 1

    @property
    def chance(self) -> float:
        """The chance that each of its texts had to be drawn, 0 to 1."""
        return self.drawn / len(self.texts) if self.texts else 0.0


@dataclass(frozen=True)
class BlindDraw:
    """A random sample of the different texts of a study, coded without suggestions.

    Parameters
    ----------
    strata
        All texts that could be drawn, each in one of them.
    seed
        Of the study.
    half_width
        Wished half-width of the interval of a share, as a share.
    further
        What was added for codes named since.
    """

    strata: tuple[BlindStratum, ...] = ()
    seed: int = 1
    half_width: float = 0.05
    further: tuple[FurtherDraw, ...] = ()

    @property
    def chances(self) -> Mapping[TextKey, float]:
        """Every text that was drawn -> the chance that it had."""
        return {
            (one.question, text): one.chance
            for one in self.strata
            for text in one.texts[: one.drawn]
        }

    def in_order(self, question: str) -> Iterator[str]:
        """The texts drawn of a question, so that every beginning of the list is a sample too.

        Parameters
        ----------
        question
            Its id. Texts of a later wave stand behind those of an earlier one.
        """
        placed = [
            (one.wave, (at + 0.5) / one.drawn, text)
            for one in self.strata
            if one.question == question
            for at, text in enumerate(one.texts[: one.drawn])
        ]
        return (text for _, _, text in sorted(placed))


@dataclass(frozen=True)
class BlindCodes:
    """What one person gave the texts of the blind sample, without suggestions.

    Parameters
    ----------
    coder
        Which of the workbooks: "1" or "2".
    given
        Text -> ids of the codes given; empty where the person said that none applies. Texts that
        nobody has coded yet are not in it.
    by
        Text -> the initials of whoever coded it, where they stand there.
    listed
        All texts that stand in the workbook, coded or not.
    minutes
        How long it took so far; ``None`` where nobody said.
    offered
        Question -> ids of the codes there were to choose from. A code that was not among them was
        not judged.
    """

    coder: str
    given: Mapping[TextKey, frozenset[str]] = field(default_factory=dict)
    by: Mapping[TextKey, str] = field(default_factory=dict)
    listed: frozenset[TextKey] = frozenset()
    minutes: float | None = None
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class BlindCoding:
    """The blind sample of a study, and what came back of it.

    Parameters
    ----------
    draw
        The sample; without strata where none was drawn.
    people
        What each person gave so far.
    problems
        What cannot be understood of it: whatever needs the sample stops and says so, and nothing
        else does.
    """

    draw: BlindDraw = field(default_factory=BlindDraw)
    people: tuple[BlindCodes, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def waiting(self) -> frozenset[TextKey]:
        """Texts drawn that are not coded in every workbook in which they stand."""
        return frozenset(key for key in self.draw.chances if not self._is_coded(key))

    def _is_coded(self, key: TextKey) -> bool:
        mine = [one for one in self.people if key in one.listed]
        return bool(mine) and all(key in one.given for one in mine)


@dataclass(frozen=True)
class Pair:
    """How two people agree on the same texts, or people with the machine.

    Parameters
    ----------
    alpha
        Krippendorff's alpha with the MASI distance.
    micro, macro
        F1 of all codings together, and the mean of the codes that are given often enough; ``None``
        where none is.
    texts
        Different texts it rests on.
    kappas, f1
        Question and code -> Cohen's kappa, and F1; of codes that are given often enough.
    """

    alpha: Estimate
    micro: Estimate
    macro: Estimate | None
    texts: int
    kappas: Mapping[str, Estimate] = field(default_factory=dict)
    f1: Mapping[str, Estimate] = field(default_factory=dict)


MARGIN = -0.02
"""How far the machine's macro F1 may lie below that of two people, at the lower end of the interval
of the difference, and be called as good. It was stated before anything was measured. It is no
nought, as no sample can prove that two figures are equal; and at two hundredths a reader who checks
fifty codings of each meets one more that people would not have given."""

FEWEST_CODES = 5
"""Codes that count in a mean of codes, below which it is not said that the machine is as good as
people. Tried on codeframes of twelve codes whose means lie five hundredths apart, the machine's
below: with one code it was called as good in 11 to 32 samples of 100, with two in 5 to 15, with
three in 4 to 9, with four in 3 to 6, and with five in 1 to 4. The interval knows of the comments
that were not drawn, and nothing of the codes that were given too seldom to be judged."""

FEWEST_COMMENTS = 50
"""Different comments to which somebody gave one of these codes, below which it is not said either.
In the same trial five codes on fewer let a worse machine pass in up to 8 samples of 100."""


@dataclass(frozen=True)
class CoderAgreement:
    """How people agree with each other and with the machine.

    Parameters
    ----------
    people
        Of two people; ``None`` where only one has coded.
    machine
        Of people and the machine, on average of the people.
    lead
        Macro F1 of people and machine less that of two people, on the same texts and from the same
        samples; ``None`` where only one has coded.
    lead_codes, lead_comments
        Codes that this difference is a mean of, and different texts to which somebody gave one.
    groups
        Name of a break and of a group -> the same of its texts, where there are enough of them.
    reviewed
        Texts left out of what is said of the machine: people had a word in its codes.
    """

    people: Pair | None = None
    machine: Pair | None = None
    lead: Estimate | None = None
    lead_codes: int = 0
    lead_comments: int = 0
    groups: Mapping[str, CoderAgreement] = field(default_factory=dict)
    reviewed: int = 0

    @property
    def rests_on_enough(self) -> bool:
        """Whether enough codes and comments were judged to say how the machine compares."""
        return self.lead_codes >= FEWEST_CODES and self.lead_comments >= FEWEST_COMMENTS

    @property
    def as_good(self) -> bool:
        """Whether the machine is shown to agree with people as well as two people do."""
        return self.lead is not None and self.rests_on_enough and self.lead.low >= MARGIN


@dataclass(frozen=True)
class ThemeShare:
    """The estimated share of comments on one question that hold a theme.

    Parameters
    ----------
    question, code
        Of what.
    by, group
        Name of the break and of the group it is of; empty for all who wrote.
    estimate
        What people would give, as a share, with its 95 % interval.
    counted
        The share that has the code on record: the plain count, which no interval goes with.
    texts
        Different texts that people coded for it.
    """

    question: str
    code: str
    by: str
    group: str
    estimate: Estimate
    counted: float
    texts: int


@dataclass(frozen=True)
class GroupDifference:
    """The share of a theme in one group less that in another, both estimated.

    Parameters
    ----------
    question, code, by
        Of what, and by which break.
    groups
        The two.
    estimate
        First less second, as a share.
    """

    question: str
    code: str
    by: str
    groups: tuple[str, str]
    estimate: Estimate

    @property
    def shown(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.estimate.low > 0 or self.estimate.high < 0


@dataclass(frozen=True)
class AgainstOthers:
    """The share of a theme in one group, and among everybody else who said their group.

    Parameters
    ----------
    question, code
        Of what.
    by, group
        Id of the break, and the label of the group as the tables have it.
    estimate
        The group's share less that of the others, both estimated.
    """

    question: str
    code: str
    by: str
    group: str
    estimate: Estimate

    @property
    def shown(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.estimate.low > 0 or self.estimate.high < 0


@dataclass(frozen=True)
class Unjudged:
    """A code of record that a coder could not choose: the sample tells nothing of it."""

    question: str
    code: str


@dataclass(frozen=True)
class Trust:
    """What a blind sample tells of the codes of a study.

    Parameters
    ----------
    agreement
        Of people with each other and with the machine.
    shares, differences
        Estimated shares, and how groups differ by them.
    against
        How each group differs from all others, by the groups of the tables.
    unjudged
        Codes found or named after the sample was coded.
    far
        How far people have come, by target and question.
    coders
        People who have coded.
    texts, drawn
        Different texts that anybody has coded, and those drawn.
    """

    agreement: CoderAgreement = field(default_factory=CoderAgreement)
    shares: tuple[ThemeShare, ...] = ()
    differences: tuple[GroupDifference, ...] = ()
    far: tuple[HowFar, ...] = ()
    coders: int = 0
    texts: int = 0
    drawn: int = 0
    against: tuple[AgainstOthers, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
