"""Where a draft may be wrong about how many answers a person could give: said, never changed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import normalised
from consult.draft.columns.items import Item, Shape
from consult.draft.columns.multi_column import ALL_THAT_APPLY
from consult.draft.questions.guessed import Guess
from consult.draft.questions.remark import Remark
from consult.errors import many
from consult.model.survey.questionnaire import Kind

_HOW_MANY = re.compile(r"(?i)\bhow (?:many|much|often|long|old)\b|\bnumber of\b|\bage\b|\byears?\b")
_MARK = re.compile(r"\s*[^\w\s'’(\"-]+\s*|\s+(?:and|&)\s+|\s+")
_SPACE = re.compile(r"\s+")
_CODE = re.compile(r"(?i)^(?:sq|ao?|option|opt|item|choice|code|r|c)?[ _]?\d{1,4}$")
_FEWEST_SPACED = 3
"""Options made of others with no more than a space between, from which they may have been ticked
together: "Medium well" and "Medium rare" are steaks of their own."""

_MOST_OPTIONS = 80
"""Options that are searched for combinations; a form never offers as many. Not tried."""

_FEWEST_RUN, _DIGITS = 3, 3
"""Different answers of several digits, and digits of one of them, from which numbers are codes that
ran together although nobody said that several may be chosen: 12 and 15 alone are numbers of visits.
By reasoning, not tried: with 2 and 2 ages would be codes."""

_QUOTED = 4
"""Options that a check quotes: more make no sentence. Nothing else depends on it."""


def run_together(items: Sequence[Item], text: str, values: Counter[str]) -> Guess | None:
    """Ticked options whose codes stand as one number, for the separators were lost.

    Parameters
    ----------
    items
        The question as it stands in each source.
    text
        What was asked.
    values
        Its answers.

    Returns
    -------
    Guess or None
        With a code an option. An answer of several is not counted by reading, and a person is
        told; "12" is never an option or a number.
    """
    if not values or any(item.shape is not Shape.ONE for item in items):
        return None
    if not all(_rises(value) for value in values) or _HOW_MANY.search(text):
        return None
    several = Counter({value: n for value, n in values.items() if len(value) > 1})
    codes = sorted({digit for value in values for digit in value})
    asked = ALL_THAT_APPLY.search(text) and several and len(codes) > 1
    shown = len(several) >= _FEWEST_RUN and max(map(len, several)) >= _DIGITS
    if not asked and not (shown and set(codes) <= {*values} | set("".join(several))):
        return None
    if not asked and len(codes) > min(len(values) - len(several), 6) + 1:
        return None
    first = several.most_common(1)[0][0]
    says = (
        f"answers such as {first} seem to be the codes {' and '.join(first)} run together, for the "
        f"separators were lost: {many(several.total(), 'answer')} are not counted until the export "
        f"is made again with the words of the options or with separators; {', '.join(codes)} are "
        "codes, whose words the export does not hold"
    )
    remark = Remark(says, several.total())
    return Guess(Kind.MULTI, options=tuple(codes), separator=",", remarks=(remark,))


def _rises(value: str) -> bool:
    """Whether an answer is codes of one character, in rising order as a form writes them."""
    plain = value.isascii() and (value.isdecimal() or (value.isalpha() and value.isupper()))
    return plain and "0" not in value and all(a < b for a, b in itertools.pairwise(value))


def with_tick_doubts(found: Guess, items: Sequence[Item], values: Counter[str]) -> Guess:
    """A guess with what a person should look at in how many answers could be given.

    Parameters
    ----------
    found
        What the question seems to be.
    items
        The question as it stands in each source.
    values
        Its answers, or its options where they stand in columns of their own.
    """
    remarks = [Remark(item.spread_doubt, values.total()) for item in items if item.spread_doubt]
    one_column = all(item.shape is Shape.ONE for item in items)
    asked = any(ALL_THAT_APPLY.search(item.text) for item in items)
    if one_column and asked and values and found.kind not in (Kind.MULTI, Kind.RANK):
        remarks.append(_one_though_several(found, values))
    if one_column and found.kind in (Kind.SINGLE, Kind.SCALE):
        remarks += _combinations(found.options, values)
    if found.kind is Kind.MULTI and len(found.options) == 1:
        says = (
            f'"{found.options[0]}" is its only option; if the form has more, add them to `options`'
        )
        remarks.append(Remark(says, values.total()))
    if found.kind is Kind.RANK and all(_CODE.match(label) for label in found.options):
        quoted = ", ".join(f'"{label}"' for label in found.options[:_QUOTED])
        says = (
            f"what was put in order stands as codes ({quoted}), and the export does not hold their "
            "words; export it again with full answers, or write the words in `options` and each "
            "code in `values`"
        )
        remarks.append(Remark(says, max(item.answered for item in items)))
    known = {remark.says for remark in found.remarks}
    new = [remark for remark in remarks if remark.says not in known]
    return replace(found, remarks=(*found.remarks, *new))


def _one_though_several(found: Guess, values: Counter[str]) -> Remark:
    called = {
        Kind.NUMBER: "a number",
        Kind.TEXT: "words",
    }.get(found.kind, "one answer")
    quoted = ", ".join(f'"{label}"' for label in found.options[:_QUOTED])
    says = (
        f"several answers may be given to it, yet each cell is taken for {called}"
        f"{f' ({quoted})' if quoted else ''}; if cells hold several, make it a multiple choice "
        "with its `separator`"
    )
    return Remark(says, values.total())


def _combinations(options: Sequence[str], values: Counter[str]) -> list[Remark]:
    """The remark on options that are other options side by side; none where there are none."""
    if len(options) > _MOST_OPTIONS:
        return []
    known = {normalised(label) for label in options}
    joined = [label for label in options if _is_joined(label, known)]
    spaced = all(_is_joined(label, known, _SPACE) for label in joined)
    if not joined or (spaced and len(joined) < _FEWEST_SPACED):
        return []
    keys = {normalised(label) for label in joined}
    touched = sum(n for value, n in values.items() if normalised(value) in keys)
    quoted = ", ".join(f'"{label}"' for label in joined[:_QUOTED])
    says = (
        f"{quoted} {'is' if len(joined) == 1 else 'are'} made of other options, as where several "
        f"were ticked ({many(touched, 'answer')}); taken for a choice of one, unless you make it a "
        "multiple choice with its `separator`"
    )
    return [Remark(says, touched)]


def _is_joined(label: str, known: set[str], mark: re.Pattern[str] = _MARK) -> bool:
    """Whether a label is two or more others with a mark between."""
    ends = [match.span() for match in mark.finditer(label)]
    return any(
        normalised(label[:start]) in known
        and (normalised(label[end:]) in known or _is_joined(label[end:], known, mark))
        for start, end in ends
    )
