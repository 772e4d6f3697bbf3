"""What is no answer as given, put right before the kind of a question is guessed.

Options that Excel turned into dates, codes for no answer, and two boxes ticked on paper. Nothing
is changed silently: whatever is put right is proposed in study.toml with a `check`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.definitions.wordings import is_no_answer, normalised
from consult.draft.questions.easy_read_scale import simpler_items
from consult.draft.questions.guessed import Guess
from consult.draft.questions.items import Item, Shape
from consult.draft.questions.remark import Remark
from consult.model.survey.questionnaire import CHOICES, Kind
from consult.read.tables.meaning import boxes_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"^\d{4}-(\d\d)-(\d\d) 00:00:00$")
_DAY_MONTH = re.compile(r"^(\d{1,2})-([A-Za-z]{3})(?:-\d{2,4})?$")
_MONTH_DAY = re.compile(r"^([A-Za-z]{3})-(\d{2})$")
_WHOLE = re.compile(r"^(\d+)\.0$")
_RANGE = re.compile(r"^\D{0,3}\d+\s*[-–]\s*\d+\b")
_CODES = frozenset({"-99", "-98", "-97", "-96", "-95", "-88", "-77", "-66", "-9", "-8"})
"""Codes that platforms write for "seen, not answered". Source: formats survey, 5 (51)."""

_NEGATIVE = re.compile(r"^-\d+(?:\.\d+)?$")
_MOST_DOUBLED = 0.1
"""Share of answers on paper that may tick two boxes (one answer always may): more are a question
with several answers. Tried: no draft changes."""

_MOST_OPTIONS = 300
"""Different answers above which a question on paper is no choice between options."""

_MOST_DATES = 0.5
"""Share of answers that Excel may have made dates of, beside ranges of numbers: with more, days
were asked for. Tried at 0.25 and 0.75: no draft changes."""

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
    values, missing
        As in ``QuestionSpec``.
    doubled
        How many answers tick two boxes.
    easy, easy_in, simply
        Answers on a simpler scale and what they may be taken for; the sources they stand in; how
        many they are.
    """

    items: tuple[Item, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
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
        if found.kind is Kind.TEXT:
            return found
        remarks = list(found.remarks)
        values = dict(found.values)
        if self.values and found.kind in CHOICES:
            values = {**values, **self.values}
            says = (
                "dates stand among the options: Excel probably changed an option such as 5-10; "
                "see `values`"
            )
            remarks.append(Remark(says))
        if self.easy and found.kind in CHOICES:
            told = ", ".join(f'"{answer}" for "{point}"' for answer, point in self.easy.items())
            says = (
                f"{', '.join(self.easy_in)} has a simpler scale; its {self.simply:,} answers may "
                f"be counted with those of the main one ({told}), and stand beside them unless "
                "you take the proposal"
            )
            remarks.append(Remark(says, self.simply, {"values": dict(self.easy)}))
        if self.missing:
            codes = ", ".join(self.missing)
            says = f"{codes} taken for not answered, as platforms write it; see `missing`"
            together = (
                f"{codes} taken for not answered in {{questions}} questions, as platforms write "
                "it; see `missing`"
            )
            remarks.append(Remark(says, together=together))
        if self.doubled and found.kind in {Kind.SINGLE, Kind.SCALE}:
            says = f"answers on paper that tick two boxes: {self.doubled}; they are spoiled"
            remarks.append(Remark(says, self.doubled))
        kept = tuple(label for label in found.options if label not in self.missing)
        options = kept or found.options
        return replace(
            found,
            options=options,
            values=values,
            missing=dict(self.missing),
            remarks=tuple(remarks),
        )


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
    missing = dict.fromkeys(_codes(pooled), "not answered")
    ranges = _ranges(pooled)
    kept, doubled = [], 0
    for item in items:
        boxes = _doubled(item, pooled)
        doubled += boxes.total()
        values: Counter[str] = Counter()
        for value, times in item.values.items():
            if value not in missing and value not in boxes:
                values[ranges.get(value) or _WHOLE.sub(r"\1", value)] += times
        kept.append(replace(item, values=values))
    easy = {answer: point for points in simpler.values() for answer, point in points.items()}
    simply = sum(n for item in kept for v, n in item.values.items() if v in easy)
    return NormalisedItems(tuple(kept), ranges, missing, doubled, easy, tuple(simpler), simply)


def _codes(values: Mapping[str, int]) -> list[str]:
    """Codes for no answer, where no other number below zero shows that they may be real.

    Words for no answer count too, where they stand often beside other answers.
    """
    negative = {value for value in values if _NEGATIVE.match(value)}
    codes = negative if negative <= _CODES else set()
    return sorted(codes | {value for value in values if is_no_answer(value)})


def _ranges(values: Counter[str]) -> dict[str, str]:
    """Dates that were a range of numbers -> the range, where other options are ranges."""
    dates = {value: label for value in values if (label := _range_of(value))}
    ranges = any(_RANGE.match(value) for value in values if value not in dates)
    few = sum(values[value] for value in dates) <= _MOST_DATES * values.total()
    return dates if ranges and few else {}


def _range_of(text: str) -> str:
    """What Excel would have made a date of: "5-10" of 5 October; "" when it is no such date."""
    if found := _DAY.match(text):
        numbers = [int(found[1]), int(found[2])]
    elif (found := _DAY_MONTH.match(text)) and found[2].lower() in _MONTHS:
        numbers = [int(found[1]), _MONTHS.index(found[2].lower()) + 1]
    elif (found := _MONTH_DAY.match(text)) and found[1].lower() in _MONTHS:
        numbers = [int(found[2]), _MONTHS.index(found[1].lower()) + 1]
    else:
        return ""
    low, high = sorted(numbers)
    return f"{low}-{high}"


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
