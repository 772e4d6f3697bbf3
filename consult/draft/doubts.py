"""What a person must look at in a draft beyond a single question: times, ids, repeated wording."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consult.definitions.wordings import normalised
from consult.draft.columns.items import Item
from consult.draft.match_questions import words_alike
from consult.draft.questions.remark import Remark, with_remark
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source
from consult.read.export.grid import position_of
from consult.read.layout.sheet import Sheet
from consult.read.tables.same_survey import same_survey
from consult.read.values.dates import DAY_FIRST, order_of
from consult.read.values.numbers import is_number

_NUMERIC_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_ALIKE = 0.75
"""Likeness of words from which two questions read as one."""

_REPEAT = re.compile(r"(?:\s*\(\d\)|(?<!\d)\.\d|(?<=[?.!:)a-z])\d)$")
"""What platforms add to a heading that stands twice: "2" (Microsoft), ".1", " (2)". The last
digit of "v_10" is no such thing."""

_SLOT = re.compile(
    r"^(?P<before>.*?[^\W\d_]{3,}\W*?)[\s_]*(?:#|no\.?\s|number\s)?\s*"
    r"(?P<number>\d{1,2})\b(?P<after>.*)$"
)
_COUNTED = re.compile(r"^(?:question|item|variable|column|field|statement|part|section)\W*$")
"""What is numbered because there are many of it, and not because one may be given several times."""

_MANY_RUNS = 4
"""Runs of numbered questions from which all are said at the first. By reasoning: a person who
decides of one decides of all."""

_FEWEST_SHARED = 2
"""Answers that two numbered questions must have in common to be places for one. One may be chance,
as "Yes" is."""


def with_doubts(
    sources: Sequence[Source], sheets: Mapping[str, Sheet]
) -> tuple[tuple[Source, ...], dict[str, str]]:
    """The sources with what is to be checked of them, and which is another export of which.

    Parameters
    ----------
    sources
        As drafted.
    sheets
        Source id -> its sheet.
    """
    known = {source.id: source for source in sources}
    again = same_survey(known, sheets)
    out = []
    for source in sources:
        checks = [source.check, _undecided(source, sheets[source.id])]
        if earlier := again.get(source.id):
            checks.append(f'many responses of "{earlier}" stand here too; each is counted once')
        change = {
            "same_survey_as": again.get(source.id, ""),
            "check": "; ".join(check for check in checks if check),
        }
        out.append(source.model_copy(update=change))
    return tuple(out), again


def _undecided(source: Source, sheet: Sheet) -> str:
    """Whether dates can be read day first or month first, and nothing tells which."""
    if not source.time_column or source.dates:
        return ""
    cells = sheet.grid.column(position_of(source.time_column), sheet.response_rows)
    numeric = [cell.strip() for cell in cells if _NUMERIC_DATE.match(cell.strip())]
    if not numeric or order_of(numeric):
        return ""
    if any(int(re.split(r"[./-]", cell)[0]) > 12 for cell in numeric):
        return "some dates are day first and some month first; correct them in the export"
    return f"nothing tells whether dates are day first or month first; {DAY_FIRST} is taken"


def asked_again(
    specs: Sequence[QuestionSpec], groups: Sequence[Sequence[Item]]
) -> tuple[QuestionSpec, ...]:
    """Questions whose words another question of the same export has, marked to be checked.

    A question is known by its columns, never by its words, so nothing is mixed up; but two
    branches of one form may hold one question that a person wants to put together. Only the first
    that has the words again is marked, and names the others.

    Parameters
    ----------
    specs
        The questions as drafted, in the order asked.
    groups
        The items of each, in the same order; the first of each group says what was asked.
    """
    first: dict[tuple[str, str], int] = {}
    again: dict[int, list[int]] = {}
    for at, (spec, group) in enumerate(zip(specs, groups, strict=True)):
        source, words = group[0].source, normalised(group[0].text)
        known = first.get((source, words), first.get((source, _REPEAT.sub("", words))))
        if known is not None and not spec.about:
            again.setdefault(known, []).append(at)
        else:
            first[source, words] = at
    out = list(specs)
    for known, others in again.items():
        names = ", ".join(f'"{specs[at].id}"' for at in (known, *others[1:]))
        have = "has" if len(others) == 1 else "have"
        touched = sum(groups[at][0].answered for at in others)
        why = f"asked more than once: {names} {have} the same words; each is counted by itself"
        out[others[0]] = with_remark(out[others[0]], Remark(why, touched))
    return tuple(out)


def numbered_slots(
    specs: Sequence[QuestionSpec], groups: Sequence[Sequence[Item]]
) -> tuple[QuestionSpec, ...]:
    """Questions "Tool #1", "Tool #2" marked: places for several answers to one question.

    Numbers that do not begin with 1 are part of a name ("educ3", "educ4"), and answers that are
    codes are shared by chance.

    Parameters
    ----------
    specs, groups
        As for ``asked_again``.

    Returns
    -------
    tuple
        The same questions; only the first of each run is marked, and names the others.
    """
    runs: dict[tuple[str, str, str], dict[int, int]] = {}
    for at, group in enumerate(groups):
        found = _SLOT.match(group[0].text.casefold())
        if found and not _COUNTED.match(found["before"]):
            key = (group[0].source, found["before"], found["after"])
            runs.setdefault(key, {})[int(found["number"])] = at
    slots: dict[int, list[int]] = {}
    for numbered in runs.values():
        first, *others = [numbered[number] for number in sorted(numbered)]
        if min(numbered) > 1 or all(map(is_number, groups[first][0].values)):
            continue
        alike = [at for at in others if _shared(groups[first][0], groups[at][0]) >= _FEWEST_SHARED]
        if alike:
            slots[first] = alike
    return _marked(specs, groups, slots)


def _marked(
    specs: Sequence[QuestionSpec],
    groups: Sequence[Sequence[Item]],
    slots: Mapping[int, Sequence[int]],
) -> tuple[QuestionSpec, ...]:
    """The first question of each run marked; of many runs only the first, for all of them."""
    out = list(specs)
    if len(slots) >= _MANY_RUNS:
        names = ", ".join(f'"{specs[at].id}"' for at in slots)
        touched = sum(groups[at][0].answered for at in slots)
        why = (
            f"{names} and the numbered questions after each seem to be places for several answers "
            f"to one question ({touched:,} answers in the first places); each is counted as a "
            "question of its own"
        )
        at = min(slots)
        out[at] = with_remark(out[at], Remark(why, touched))
        return tuple(out)
    for first, others in slots.items():
        names = ", ".join(f'"{specs[at].id}"' for at in others)
        answered = groups[first][0].answered
        why = (
            f"this and {names} seem to be numbered places for several answers to one question "
            f"({answered:,} filled the first); each is counted as a question of its own"
        )
        out[first] = with_remark(out[first], Remark(why, answered))
    return tuple(out)


def _shared(one: Item, other: Item) -> int:
    """How many different answers two questions have in common."""
    return len(set(map(normalised, one.values)) & set(map(normalised, other.values)))


def worded_otherwise(
    specs: Sequence[QuestionSpec],
    groups: Sequence[Sequence[Item]],
    sources: Sequence[Source],
) -> tuple[QuestionSpec, ...]:
    """Questions put together though their words differ, and kept apart though they are alike.

    Both are marked to be checked: an Easy Read form asks in other words, and only a person can
    say that it asks the same.

    Parameters
    ----------
    specs, groups
        As for ``asked_again``.
    sources
        All of the study, for which of them are Easy Read forms.
    """
    easy = {source.id for source in sources if source.channel == "easy read"}
    alone = easy if easy < {source.id for source in sources} else set()
    out = []
    for at, (spec, group) in enumerate(zip(specs, groups, strict=True)):
        other = [i.source for i in group[1:] if words_alike(group[0].text, i.text) < _ALIKE]
        apart = [
            earlier.id
            for earlier, items in zip(specs[:at], groups[:at], strict=True)
            if _in_other_files(items, group) and _nearly_one(items[0], group[0])
        ]
        if other:
            spec = with_remark(
                spec, Remark(f"worded otherwise in {', '.join(other)}: the same question?")
            )
        elif not apart and {item.source for item in group} <= alone:
            spec = with_remark(
                spec, Remark("only the Easy Read form asks it, as far as its answers tell")
            )
        if apart:
            why = f'worded like "{apart[0]}" in another file, but the answers differ: kept apart'
            spec = with_remark(spec, Remark(why))
        out.append(spec)
    return tuple(out)


def _in_other_files(first: Sequence[Item], second: Sequence[Item]) -> bool:
    return not {item.source for item in first} & {item.source for item in second}


def _nearly_one(first: Item, second: Item) -> bool:
    return words_alike(first.text, second.text) >= _ALIKE
