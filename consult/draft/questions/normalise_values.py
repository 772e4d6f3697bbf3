"""What is no answer as given, put right before the kind of a question is guessed.

Options that Excel turned into dates, codes for no answer, and two boxes ticked on paper. Nothing
is changed silently: whatever is put right is proposed in study.toml with a `check`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.definitions.wordings import normalised
from consult.draft.columns.evidence import asks_how_many, number_meaning
from consult.draft.columns.items import Item, Shape
from consult.draft.columns.no_answer_codes import Below, NoAnswers, codes_in
from consult.draft.columns.spoilt_bands import bands_of_dates
from consult.draft.questions.easy_read_scale import simpler_items
from consult.draft.questions.guessed import Guess
from consult.draft.questions.remark import Remark
from consult.errors import many
from consult.model.survey.questionnaire import CHOICES, Kind
from consult.read.tables.meaning import boxes_in
from consult.read.values.ages import likely_numbers

_WHOLE = re.compile(r"^(\d+)\.0$")
_CHANGED = re.compile(
    r"(?i)\b(?:chang|differ|increas|decreas|rise|rose|fall|fell|degrees|temperature|balance|profit"
    r"|growth|grown|net\b|more or (?:less|fewer))"
)
"""What a question may ask for that is less than nothing."""

_MOST_DOUBLED = 0.1
"""Share of answers on paper that may tick two boxes (one answer always may): more are a question
with several answers. Tried: no draft changes."""

_MOST_OPTIONS = 300
"""Different answers above which a question on paper is no choice between options."""

_MOST_WORDS = 150
"""Characters of an option on paper, as ``LONGEST_OPTION`` has it for a cell; twice as many hold
two. Tried: no draft changes; it keeps comments from being searched for options."""


@dataclass(frozen=True)
class NormalisedItems:
    """A question's items without what was put right, and what study.toml must say of it.

    Parameters
    ----------
    items
        With their answers as they were meant.
    values
        As in ``QuestionSpec``: dates that were bands.
    codes
        What stands for no answer.
    times
        Each cell that stands for no answer, may do so, or is a date -> how often it stands.
    doubled
        How many answers tick two boxes.
    easy, easy_in, simply
        Answers on a simpler scale and what they may be taken for; the sources they stand in; how
        many they are.
    """

    items: tuple[Item, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    codes: NoAnswers = field(default_factory=NoAnswers)
    times: Mapping[str, int] = field(default_factory=dict)
    doubled: int = 0
    easy: Mapping[str, str] = field(default_factory=dict)
    easy_in: tuple[str, ...] = ()
    simply: int = 0

    def into(self, found: Guess) -> Guess:
        """The guess with the settings that make the export read as it was meant.

        Parameters
        ----------
        found
            What the question seems to be when judged by ``items``. One of words stays as it is.
        """
        missing = self.codes.missing(in_own_words=found.kind is Kind.TEXT)
        doubts = self._doubts(found)
        if found.kind is Kind.TEXT:
            return replace(found, missing=dict(missing), remarks=(*found.remarks, *doubts))
        remarks = list(found.remarks)
        values = dict(found.values)
        if self.values and found.kind in CHOICES:
            values = {**values, **self.values}
            told = ", ".join(f'"{day}" for "{band}"' for day, band in self.values.items())
            n = sum(self.times[day] for day in self.values)
            says = (
                f"a spreadsheet made dates of bands: {told}; {n:,} answers are counted under the "
                "bands unless you change `values`"
            )
            remarks.append(Remark(says, n))
        if self.easy and found.kind in CHOICES:
            told = ", ".join(f'"{answer}" for "{point}"' for answer, point in self.easy.items())
            says = (
                f"{', '.join(self.easy_in)} has a simpler scale; its {self.simply:,} answers may "
                f"be counted with those of the main one ({told}), and stand beside them unless "
                "you take the proposal"
            )
            remarks.append(Remark(says, self.simply, {"values": dict(self.easy)}))
        if self.doubled and found.kind in {Kind.SINGLE, Kind.SCALE}:
            says = f"answers on paper that tick two boxes: {self.doubled}; they are spoiled"
            remarks.append(Remark(says, self.doubled))
        kept = tuple(label for label in found.options if label not in missing)
        return replace(
            found,
            options=kept or found.options,
            values=values,
            missing=dict(missing),
            remarks=(*remarks, *doubts),
        )

    def _doubts(self, found: Guess) -> list[Remark]:
        """What a person should look at: codes for no answer, and whether anybody was asked."""
        remarks = []
        missing = self.codes.missing(in_own_words=found.kind is Kind.TEXT)
        told = [code for code in missing if code not in self.codes.certain]
        if told:
            n = sum(self.times[code] for code in told)
            taken = f"{_quoted(told)} taken for no answer and not counted"
            places = "{responses} answers in {questions} questions: {names}"
            together = f"{taken} ({places}); see `missing`"
            says = f"{taken} ({many(n, 'answer')}); see `missing`"
            remarks.append(Remark(says, n, together=together))
        perhaps = [] if found.kind is Kind.TEXT else list(self.codes.perhaps)
        if perhaps:
            n = sum(self.times[code] for code in perhaps)
            change: dict[str, object] = {"missing": dict.fromkeys(perhaps, "not answered")}
            if left := [label for label in found.options if label not in perhaps]:
                change["options"] = left
            says = (
                f"{_quoted(perhaps)} ({many(n, 'answer')}) may stand for no answer; counted as "
                "given unless you take the proposal"
            )
            remarks.append(Remark(says, n, change))
        if doubted := next((item.doubted for item in self.items if item.doubted), ""):
            says = (
                f"not asked, but written by a machine or the office? ({doubted}); it stays a "
                "question unless you move its column to [ignored]"
            )
            remarks.append(Remark(says, sum(item.answered for item in self.items)))
        return remarks


def _quoted(codes: Sequence[str]) -> str:
    return ", ".join(f'"{code}"' for code in codes)


def normalise(items: Sequence[Item]) -> NormalisedItems:
    """Take out of a question's answers what is no answer as given.

    Parameters
    ----------
    items
        The question as it stands in each source.
    """
    plain = [item for item in items if item.shape is Shape.ONE]
    if len(plain) < len(items):
        return NormalisedItems(tuple(items))
    simpler = simpler_items(items)
    pooled = sum((item.values for item in items), Counter[str]())
    codes = _codes(items, pooled)
    missing = codes.missing(in_own_words=False)
    ranges = bands_of_dates(pooled, counted=asks_how_many(items[0].text))
    kept, doubled = [], 0
    for item in items:
        boxes = _doubled(item, pooled)
        doubled += boxes.total()
        values: Counter[str] = Counter()
        for value, n in item.values.items():
            if value not in missing and value not in boxes:
                values[ranges.get(value) or _WHOLE.sub(r"\1", value)] += n
        kept.append(replace(item, values=values))
    easy = {answer: point for points in simpler.values() for answer, point in points.items()}
    simply = sum(n for item in kept for v, n in item.values.items() if v in easy)
    told = {*missing, *codes.perhaps, *ranges}
    times = {value: n for value, n in pooled.items() if value in told}
    easy_in = tuple(simpler)
    return NormalisedItems(tuple(kept), ranges, codes, times, doubled, easy, easy_in, simply)


def _codes(items: Sequence[Item], pooled: Counter[str]) -> NoAnswers:
    """What stands for no answer, by the words of the question and by the sheets it stands in."""
    text = items[0].text
    meaning = number_meaning(text)
    shared = frozenset[str]().union(*(item.shared for item in items))
    counted = bool(meaning) or asks_how_many(text)
    below: Below = "likely" if _CHANGED.search(text) else "never" if counted else "perhaps"
    return codes_in(pooled, shared=shared, bounds=likely_numbers(meaning), below_zero=below)


def _doubled(item: Item, pooled: Counter[str]) -> Counter[str]:
    """Answers on paper that are two answers others gave alone, when they are few."""
    if item.reader.channel == "online":
        return Counter()
    lookup = {normalised(value): value for value in pooled if len(value) <= _MOST_WORDS}
    if len(lookup) > _MOST_OPTIONS:
        return Counter()
    found: Counter[str] = Counter()
    for value, times in item.values.items():
        others = {key: label for key, label in lookup.items() if label != value}
        if (
            len(value) <= 2 * _MOST_WORDS
            and len(boxes_in(value, others, item.reader.separators)) > 1
        ):
            found[value] = times
    few = found.total() <= max(1, _MOST_DOUBLED * item.answered)
    return found if few else Counter()
