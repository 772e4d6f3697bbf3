"""Numbers far from all others: years that are none, ages nobody has who answers, huge amounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import multimode

from consult.draft.columns.evidence import asks_how_many
from consult.draft.columns.items import Item
from consult.draft.questions.find_options import often_given
from consult.draft.questions.remark import Remark, with_remark
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source
from consult.model.survey.questionnaire import Kind
from consult.read.export.grid import position_of
from consult.read.layout.sheet import Sheet
from consult.read.values.ages import age_in, birth_year_in
from consult.read.values.numbers import number_in
from consult.read.values.stamps import read_stamp

_SAYS_YEAR = re.compile(r"(?i)\byear\b")
_NEARLY_ALL = 0.95
"""Share of answers that are years of 19xx or 20xx, or ages of grown-ups, from which the rest stands
out, and share of people by whom an amount is measured. By reasoning: at 0.9 one in ten answers to a
question would be doubted. Tried on the numbers of eight real exports: from 0.8 to 0.975 the same
answers are asked about; at 0.99 an amount of 10,000 among single digits is not."""

_YEARS = (1900, 2099)
"""What nearly all answers must be, and what an answer is to be counted as a year."""

_LONG_AGO = 1700
"""Years from here to 1899 among the answers are years too: of a house, a parish, a firm. Before
that a slip of a digit (1015 for 2015) is likelier than a year anybody of now would be asked for."""

_GROWN_UP = 16
"""Age from which people answer surveys of their own accord. Source: the first band above children
in ``definitions/characteristics.toml``."""

_YOUNGEST, _OLDEST = 5, 110
"""Ages between which people can have answered. Under 5 nobody writes; a date left at the year of
the survey makes an age of 0. Over 110 are a few dozen people in the United Kingdom, and 1900, the
first year of many lists, makes such an age. Tighter limits would doubt children of
school age and the very old, who do answer."""

_TIMES_FARTHER = 100
"""Times the number below which 95 of 100 answers lie from which one stands out. Tried on
the numbers of eight real exports: from 50 to 200 it finds one answer of 10,000 among single digits;
at 10 also five of some hundreds that may well be true, and at 1,000 none."""

_FEWEST = 20
"""Numbers from which 95 of 100 are fewer than all. Halved, the largest would be measured by itself.
"""


def year_of(sources: Sequence[Source], sheets: Mapping[str, Sheet]) -> int | None:
    """The year in which most responses came; ``None`` where no export says when.

    Parameters
    ----------
    sources
        As drafted.
    sheets
        Source id -> its sheet.
    """
    years = []
    for source in sources:
        if source.time_column:
            sheet = sheets[source.id]
            position = position_of(source.time_column)
            cells = sheet.grid.column(position, sheet.response_rows)
            read = (read_stamp(cell, source.dates) for cell in cells)
            years += [stamp.year for stamp in read if stamp is not None]
    return min(multimode(years)) if years else None


def with_far_numbers(
    questions: Sequence[QuestionSpec], groups: Sequence[Sequence[Item]], year: int | None
) -> tuple[QuestionSpec, ...]:
    """Questions of numbers with what is to be said of numbers far from all others.

    Parameters
    ----------
    questions
        As drafted.
    groups
        The same questions, each as it stands in its sources.
    year
        The year of the consultation, which makes years of birth ages; ``None`` where it is not
        known.

    Notes
    -----
    A number that cannot be what was asked (3 for a year) is not used, as words are not, and a
    person may say otherwise. One that can be true and is hardly believed (an age of 0, which
    somebody may have given for a child; an amount of 10,000) is counted as written, and only
    proposed to be left out.
    """
    out = []
    for spec, group in zip(questions, groups, strict=True):
        values = sum((item.values for item in group), Counter[str]())
        if spec.kind is not Kind.NUMBER:
            out.append(spec)
        elif spec.number:
            out.append(_with_ages(spec, values, year))
        elif _asks_year(spec, values):
            out.append(_with_years(spec, values))
        else:
            out.append(_with_amounts(spec, values))
    return tuple(out)


def _numbers(spec: QuestionSpec, values: Counter[str]) -> dict[str, float]:
    """Answer -> its number, of answers that certainly say one."""
    read = {value: number_in(value, spec.text) for value in values}
    return {value: number for value, number in read.items() if number is not None}


def _asks_year(spec: QuestionSpec, values: Counter[str]) -> bool:
    if not _SAYS_YEAR.search(spec.text) or asks_how_many(spec.text):
        return False
    numbers = _numbers(spec, values)
    years = sum(values[v] for v, n in numbers.items() if _YEARS[0] <= n <= _YEARS[1])
    return 0 < sum(values[v] for v in numbers) * _NEARLY_ALL <= years


def _with_years(spec: QuestionSpec, values: Counter[str]) -> QuestionSpec:
    """Years, of which what is far outside is not used."""
    numbers = _numbers(spec, values)
    older = any(_LONG_AGO <= number < _YEARS[0] for number in numbers.values())
    low, high = (_LONG_AGO if older else _YEARS[0]), _YEARS[1]
    far = {v: values[v] for v, number in numbers.items() if not low <= number <= high}
    if not far:
        return spec
    says = (
        f"{_many(far)} no {'year' if sum(far.values()) == 1 else 'years'} from {low} to {high}, as "
        f"nearly all others are{_named(far)}; answered, but without a number in the table, unless "
        "you take the proposal, which counts what was written"
    )
    bounded = spec.model_copy(update={"likely": (low, high)})
    return with_remark(bounded, Remark(says, sum(far.values()), {"likely": []}))


def _with_ages(spec: QuestionSpec, values: Counter[str], year: int | None) -> QuestionSpec:
    """Ages or years of birth, mostly of grown-ups, with those that hardly anybody can have."""
    born = spec.number == "year of birth"
    if born and year is None:
        return spec
    ages: dict[str, float] = {}
    for value in values:
        number = birth_year_in(value, year) if born else age_in(value, year)
        if number is not None:
            ages[value] = (year or 0) - number if born else number
    grown = sum(values[value] for value, age in ages.items() if age >= _GROWN_UP)
    far = {v: values[v] for v, age in ages.items() if not _YOUNGEST <= age <= _OLDEST}
    if not far or grown < _NEARLY_ALL * sum(values[value] for value in ages):
        return spec
    likely = [(year or 0) - _OLDEST, (year or 0) - _YOUNGEST] if born else [_YOUNGEST, _OLDEST]
    says = (
        f"{_many(far)} of an age under {_YOUNGEST} or over {_OLDEST} among those of grown-ups"
        f"{_named(far)}; counted as written, which may hide other rows, unless you take the "
        "proposal, which leaves them answered without a number"
    )
    return with_remark(spec, Remark(says, sum(far.values()), {"likely": likely}))


def _with_amounts(spec: QuestionSpec, values: Counter[str]) -> QuestionSpec:
    """Amounts, with those many times larger than nearly all others."""
    numbers = _numbers(spec, values)
    ordered = sorted(Counter({v: values[v] for v in numbers}).elements(), key=numbers.__getitem__)
    if len(ordered) < _FEWEST or numbers[ordered[0]] < 0:
        return spec
    usual = numbers[ordered[int(_NEARLY_ALL * (len(ordered) - 1))]]
    far = {v: values[v] for v, number in numbers.items() if number > _TIMES_FARTHER * usual > 0}
    if not far:
        return spec
    most = _TIMES_FARTHER * usual
    likely = [0, int(most) if most.is_integer() else most]
    says = (
        f"{_many(far)} more than {_TIMES_FARTHER} times what {_NEARLY_ALL:.0%} of people gave at "
        f"most{_named(far)}; counted as written, in the last row of the table, unless you take "
        "the proposal, which leaves them answered without a number"
    )
    return with_remark(spec, Remark(says, sum(far.values()), {"likely": likely}))


def _many(far: Mapping[str, int]) -> str:
    times = sum(far.values())
    return "1 answer is" if times == 1 else f"{times:,} answers are"


def _named(far: Mapping[str, int]) -> str:
    named = often_given(far)
    return f", such as {named}" if named else ""
