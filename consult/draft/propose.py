"""A draft of a study from its exports: sources, questions, columns set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.definitions import characteristics
from consult.definitions.categories import category_named
from consult.definitions.wordings import normalised
from consult.draft.asked_of_some import asked_of_some
from consult.draft.channels import channel_of
from consult.draft.columns.coarser import coarser
from consult.draft.columns.items import Item, SetApart, Shape, items_of
from consult.draft.columns.left_out import left_out
from consult.draft.doubts import asked_again, numbered_slots, with_doubts, worded_otherwise
from consult.draft.far_numbers import with_far_numbers, year_of
from consult.draft.match_questions import REASON, align, looks_open
from consult.draft.questions.about_groups import without_category
from consult.draft.questions.context_corrections import said_together, seen_together
from consult.draft.questions.guessed import Guess, not_printed
from consult.draft.questions.languages import guessed_by_language
from consult.draft.questions.remark import Remark, settings_of, with_remark
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source
from consult.model.survey.questionnaire import CHOICES, Kind, OptionRole, Purpose
from consult.read.export.declared import Role
from consult.read.export.grid import letters_of
from consult.read.layout.naming import short_name
from consult.read.layout.sheet import Sheet
from consult.read.tables.questions import options_of, usual_names
from consult.read.tables.same_survey import responses_by_key
from consult.read.values.ticked import split_ticked

_SHARED = 0.5
"""Share of the answers to a row of a grid that must be given to its other rows too."""

_ON_A_SIDE = re.compile(r"(?i)\bif you (?:\w+ ){0,2}(?:agree|disagree|support|oppose)\b")
"""What marks a question to those who agree or disagree with what was asked before."""


@dataclass(frozen=True)
class Tally:
    """What one source holds.

    Parameters
    ----------
    name
        The name people know its platform by.
    responses, questions, comments
        How many; comments are answers to open questions that are not about the respondent.
    """

    name: str
    responses: int
    questions: int
    comments: int


@dataclass(frozen=True)
class Draft:
    """What ``new`` proposes, for a person to check.

    Parameters
    ----------
    sources
        One a file.
    apart
        Source id -> columns that are no question, each with why.
    questions
        In the order asked; ``check`` says where a person should look.
    tallies
        Source id -> what it holds.
    counted_once
        How many responses stand in more than one export; each is counted once.
    """

    sources: tuple[Source, ...]
    apart: Mapping[str, tuple[SetApart, ...]]
    questions: tuple[QuestionSpec, ...]
    tallies: Mapping[str, Tally]
    counted_once: int = 0


def propose(sheets: Mapping[str, Sheet]) -> Draft:
    """A study for a person to check, from the exports alone.

    Parameters
    ----------
    sheets
        Source id -> its sheet, recognised. Several are merged into one set of questions.

    Returns
    -------
    Draft
        Every column of every sheet is in a question or set apart.
    """
    items: dict[str, list[Item]] = {}
    apart: dict[str, tuple[SetApart, ...]] = {}
    for name, sheet in sheets.items():
        found, aside = items_of(name, sheet)
        items[name] = found
        apart[name] = tuple(aside)
    groups = align([items[name] for name in sheets])
    guesses, shared = said_together(groups, _guesses(groups, sheets))
    specs = _questions(groups, guesses)
    ids = [spec.id for spec in specs]
    said = [(one.source, one.sentence(ids)) for one in shared]
    said += [(name, why) for name, sheet in sheets.items() if (why := coarser(specs, name, sheet))]
    said += [(name, why) for name in sheets for why in left_out(apart[name])]
    drafted = [
        source_of(name, sheet, [why for source, why in said if source == name])
        for name, sheet in sheets.items()
    ]
    sources, again = with_doubts(drafted, sheets)
    questions = with_far_numbers(specs, groups, year_of(sources, sheets))
    questions = asked_again(questions, groups)
    questions = numbered_slots(worded_otherwise(questions, groups, sources), groups)
    questions = asked_of_some(questions, sources, sheets)
    tallies = {name: _tally(name, sheet, groups, questions) for name, sheet in sheets.items()}
    return Draft(sources, apart, questions, tallies, _counted_twice(sources, sheets, again))


def _counted_twice(
    sources: Sequence[Source], sheets: Mapping[str, Sheet], again: Mapping[str, str]
) -> int:
    """How many responses stand in an earlier export of the same survey too."""
    seen: dict[str, set[str]] = {}
    twice = 0
    for source in sources:
        keys = set(responses_by_key(source, sheets[source.id]))
        known = seen.setdefault(again.get(source.id, source.id), set())
        twice += len(keys & known)
        known |= keys
    return twice


def _tally(
    name: str, sheet: Sheet, groups: Sequence[Sequence[Item]], questions: Sequence[QuestionSpec]
) -> Tally:
    held = [
        (spec, item)
        for spec, group in zip(questions, groups, strict=True)
        for item in group
        if item.source == name
    ]
    comments = sum(
        item.answered
        for spec, item in held
        if spec.kind is Kind.TEXT and spec.purpose is Purpose.OPINION
    )
    return Tally(sheet.reader.name, len(sheet.response_rows), len(held), comments)


def source_of(name: str, sheet: Sheet, said: Sequence[str] = ()) -> Source:
    """The entry of one file in study.toml.

    Parameters
    ----------
    name
        Its id.
    sheet
        The sheet recognised. A column with a role of its own (an id, a time, a channel) is named
        by its letter, the first where there are several.
    said
        What a person should look at in many of its questions.
    """
    layout = sheet.layout
    channel, why = channel_of(sheet)
    letters = {
        role: next((column.letter for column in layout.of(role)), "")
        for role in (Role.ID, Role.TIME, Role.CHANNEL)
    }
    return Source(
        id=name,
        file=sheet.grid.file,
        platform=layout.platform,
        sheet=sheet.grid.sheet,
        channel=channel,
        headings=layout.fingerprint,
        id_column=letters[Role.ID],
        time_column=letters[Role.TIME],
        channel_column=letters[Role.CHANNEL],
        dates=layout.dates,
        check="; ".join(filter(None, (sheet.grid.rebuilt, why, *said))),
    )


def _guesses(groups: Sequence[Sequence[Item]], sheets: Mapping[str, Sheet]) -> tuple[Guess, ...]:
    grids = _grids(groups)
    alone = [
        not_printed(guessed_by_language(group, sheets, _siblings(group[0], grids)), group)
        for group in groups
    ]
    return seen_together(groups, alone)


def _questions(
    groups: Sequence[Sequence[Item]], guesses: Sequence[Guess]
) -> tuple[QuestionSpec, ...]:
    specs: list[QuestionSpec] = []
    for group, found in zip(groups, guesses, strict=True):
        about = _about(group[0].text, found, specs)
        taken = [spec.id for spec in specs]
        name = (
            _name(group[0], found, taken)
            if not about
            else short_name("", code=f"{about} why", taken=taken)
        )
        specs.append(_spec(name, group, found, about))
    return _each_characteristic_once(specs, groups)


def _each_characteristic_once(
    specs: Sequence[QuestionSpec], groups: Sequence[Sequence[Item]]
) -> tuple[QuestionSpec, ...]:
    """Only the question with most answers measures a characteristic; others are to be checked.

    Of two that all answered, one is a coarser form of the other: the finer is taken.
    """
    answered = [
        (sum(item.answered for item in group), len(_groups_of(spec)))
        for spec, group in zip(specs, groups, strict=True)
    ]
    most: dict[str, int] = {}
    for at, spec in enumerate(specs):
        known = most.setdefault(spec.characteristic, at)
        if answered[at] > answered[known]:
            most[spec.characteristic] = at
    return tuple(
        _with_groups(spec, group)
        if most.get(spec.characteristic) == at
        else _without_characteristic(spec)
        for at, (spec, group) in enumerate(zip(specs, groups, strict=True))
    )


def _with_groups(spec: QuestionSpec, group: Sequence[Item]) -> QuestionSpec:
    """A question of a characteristic, marked where its options fit none of the groups."""
    if not spec.characteristic or spec.kind not in CHOICES:
        return spec
    values = sum((item.values for item in group), Counter[str]())
    if spec.kind is Kind.MULTI and spec.separator:
        values = _each_ticked(values, spec)
    for remark in without_category(characteristics()[spec.characteristic], spec.options, values):
        spec = with_remark(spec, remark)
    return spec


def _each_ticked(values: Counter[str], spec: QuestionSpec) -> Counter[str]:
    """How often each option stands in cells that hold several."""
    lookup = {normalised(label): label for label in spec.options}
    ticked: Counter[str] = Counter()
    for value, times in values.items():
        for label in split_ticked(value, spec.separator, lookup).options:
            ticked[label] += times
    return ticked


def _groups_of(spec: QuestionSpec) -> set[str]:
    """The categories that the options of a question name."""
    if not spec.characteristic:
        return set()
    known = characteristics()[spec.characteristic]
    return {category_named(known, option) for option in spec.options} - {""}


def _without_characteristic(spec: QuestionSpec) -> QuestionSpec:
    if not spec.characteristic:
        return spec
    why = f"another question seems to measure {spec.characteristic} too"
    plain = {"characteristic": "", "purpose": Purpose.RESPONDENT, "categories": {}}
    return with_remark(spec.model_copy(update=plain), Remark(why))


def _grid(item: Item) -> str:
    stem, part = item.columns[0].stem, item.columns[0].part
    name = item.columns[0].block or item.code or stem
    return f"{item.source}:{name}" if part and item.shape is Shape.ONE else ""


def _grids(groups: Sequence[Sequence[Item]]) -> dict[str, Counter[str]]:
    """Grid -> all answers to its rows, where it has at least two rows."""
    rows: Counter[str] = Counter(_grid(group[0]) for group in groups)
    pooled: dict[str, Counter[str]] = {}
    for group in groups:
        grid = _grid(group[0])
        if grid and rows[grid] > 1 and not looks_open(group[0]):
            pooled.setdefault(grid, Counter()).update(group[0].values)
    return pooled


def _siblings(item: Item, grids: Mapping[str, Counter[str]]) -> Counter[str] | None:
    """The answers to all rows of a question's grid, if its own are mostly given to others too.

    Parts of one question, such as a choice and its reasons, stand side by side as rows of a
    grid do, and are answered in words of their own.
    """
    pooled = grids.get(_grid(item))
    if pooled is None or not item.values or item.statement:
        return pooled
    shared = sum(n for value, n in item.values.items() if pooled[value] > n)
    return pooled if shared >= _SHARED * item.answered else None


def _name(item: Item, found: Guess, taken: Sequence[str]) -> str:
    if found.characteristic and found.characteristic not in taken:
        return found.characteristic
    if not item.code:
        return short_name(item.text, taken=taken)
    part = item.columns[0].heading.partition("]")[0].partition("[")[2]
    more = item.shape is Shape.ONE and part and not item.code.endswith(part)
    code = f"{item.code}_{part}" if more else item.code
    return short_name(item.text, code=code, taken=taken)


def _spec(name: str, group: Sequence[Item], found: Guess, about: str) -> QuestionSpec:
    fields: dict[str, Any] = {
        key: getattr(found, key)
        for key in [
            "kind",
            "scale",
            "options",
            "other",
            "separator",
            "values",
            "missing",
            "number",
            "reads",
            "characteristic",
            "categories",
            "purpose",
            "asks",
            "consents",
        ]
    }
    columns = {
        item.source: letters_of([column.position for column in item.columns]) for item in group
    }
    spec = QuestionSpec(
        id=name,
        text=group[0].text,
        columns=columns,
        about=about,
        statement=next((item.statement for item in group if item.statement), ""),
        **settings_of(found.remarks),
        **fields,
    )
    told = (OptionRole.ORDINARY, OptionRole.PREFER_NOT_TO_SAY)
    named = usual_names([o.label for o in options_of(spec) if o.role in told])
    return spec.model_copy(update=dict(named))


def _about(text: str, found: Guess, before: Sequence[QuestionSpec]) -> str:
    """An open question that asks for a reason is about the closed one before it.

    So is one for those who agree or for those who disagree, behind another such question too.
    """
    closed = before[-1] if before else None
    if closed is not None and closed.about and _ON_A_SIDE.search(text):
        closed = next(spec for spec in before if spec.id == closed.about)
    asks = REASON.search(text) or _ON_A_SIDE.search(text)
    if found.kind is not Kind.TEXT or closed is None or not asks:
        return ""
    if closed.kind is Kind.TEXT or closed.purpose is not Purpose.OPINION:
        return ""
    return closed.id
