"""Which entries of a draft are right, and where their checks stand.

An entry is right when its columns, its kind, its options, their order and its characteristic are,
and no code for not asked is among its options.
Options are right in the words of the export: none is missing and none is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks._drafts_truth import Truth
from benchmarks._drafts_words import folded
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind
from consult.read.export.grid import positions_of
from consult.read.tables.questions import options_of

FEW = 3
"""Answers given by fewer may be words of people's own, and are not looked for among the options.
Of the eight real exports, no option of a form was chosen by fewer but one."""

RARE = 0.05
"""Where a question has an "Other", answers of a smaller share may be words typed for it."""

Columns = tuple[int, ...]
Rows = Sequence[Sequence[str]]
Cells = tuple[Rows, Rows]


@dataclass(frozen=True)
class Entry:
    """One entry of a draft, or a question that has none.

    Parameters
    ----------
    columns
        Where it stands.
    wrong
        What is wrong with it; empty when it is right.
    kind_right, options_right
        Whether these are; ``None`` for options where it has none to get right.
    check
        Whether it is marked for a person to look at.
    """

    columns: Columns
    wrong: tuple[str, ...]
    kind_right: bool
    options_right: bool | None
    check: bool


def entries_of(
    truth: Truth,
    questions: Sequence[QuestionSpec],
    cells: Cells,
) -> list[Entry]:
    """Every entry that the truth has something to say of.

    Parameters
    ----------
    truth
        What the export holds.
    questions
        As drafted.
    cells
        Those of its responses, and those of the rows above them.
    """
    specs = {positions_of(spec.columns["online"]): spec for spec in questions}
    kinds = dict(truth.by_columns("kinds"))
    known = {at for columns in kinds for at in columns}
    known |= {at for columns in truth.columns(truth.apart) for at in columns}
    found = []
    for columns, spec in specs.items():
        if columns in kinds:
            found.append(_judged(truth, columns, spec, cells, kinds[columns]))
        elif known & set(columns):
            found.append(Entry(columns, ("other columns",), False, None, bool(spec.check)))
    held = {at for columns in specs for at in columns}
    found += [
        Entry(columns, ("no entry",), False, None, False)
        for columns in kinds
        if not held & set(columns)
    ]
    return found


def _judged(
    truth: Truth,
    columns: Columns,
    spec: QuestionSpec,
    cells: Cells,
    kind: str,
) -> Entry:
    kind_right = spec.kind.value in kind.split("/")
    wrong = [] if kind_right else [f"{spec.kind.value}, not {kind}"]
    options = None
    if spec.kind not in {Kind.TEXT, Kind.NUMBER, Kind.RANK}:
        faults = [*_missing(truth, columns, spec, cells[0]), *_added(truth, columns, spec, cells)]
        faults += _out_of_order(truth, columns, spec)
        options = not faults
        wrong += faults
    own = {folded(option) for option in options_in(spec)}
    unasked = [word for word, names in truth.not_asked.items() if columns in truth.columns(names)]
    wrong += [f'"{word}" is an option' for word in unasked if folded(word) in own]
    meant = dict(truth.by_columns("characteristics")).get(columns, "")
    if spec.characteristic != meant:
        wrong.append(f"measures {meant or 'no characteristic'}")
    return Entry(columns, tuple(wrong), kind_right, options, bool(spec.check))


def _missing(truth: Truth, columns: Columns, spec: QuestionSpec, rows: Rows) -> Iterable[str]:
    """Answers in the words of the export that are no option."""
    own = {folded(option) for option in options_in(spec)}
    wanted = {folded(one) for one in truth.listed("offers", columns)}
    if spec.kind is not Kind.MULTI and len(columns) == 1:
        none = {folded(one) for one in truth.no_answers(columns)}
        said = truth.coded(columns)
        given = Counter(said.get(row[columns[0]], folded(row[columns[0]])) for row in rows)
        least = max(FEW, RARE * len(rows) if spec.other else 0)
        wanted |= {words for words, n in given.items() if words and n >= least} - none
    return [f'"{words}" is missing' for words in sorted(wanted - own)]


def _added(truth: Truth, columns: Columns, spec: QuestionSpec, cells: Cells) -> Iterable[str]:
    """Options that stand in no cell and no heading of the question, nor of other rows of a grid."""
    held = {folded(row[at]) for part in cells for row in part for at in columns}
    held |= {folded(row[at]) for row in cells[0] for at in truth.grid_of(columns)}
    held |= set(truth.coded(columns).values())
    several = spec.kind is Kind.MULTI or len(columns) > 1
    whole = "\n".join(held) if several else ""
    for option in options_in(spec):
        words = folded(option)
        if option != spec.other and words not in held and not (several and words in whole):
            yield f'"{option}" is added'


def _out_of_order(truth: Truth, columns: Columns, spec: QuestionSpec) -> Iterable[str]:
    points = [folded(point) for point in truth.listed("orders", columns)]
    options = [folded(option) for option in options_in(spec)]
    places = [options.index(point) for point in points if point in options]
    if places not in (sorted(places), sorted(places, reverse=True)):
        yield "out of order"


def options_in(spec: QuestionSpec) -> list[str]:
    """The options that an entry lists, or those of the scale that it names.

    Parameters
    ----------
    spec
        The entry.
    """
    return [option.label for option in options_of(spec)]
