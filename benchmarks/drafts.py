"""How right the draft of a study is, on eight real exports: ``python -m benchmarks drafts``.

Each draft is compared with what the file holds (``_drafts_truth``). A line that a person would have
to edit is one for kinds (a kind, columns of one question kept apart, an option out of its order or
left out, a code for no answer taken for an option) or one for meaning (what was asked where the
export does not say it, which question is which characteristic, or about who responds).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import Aim, Outcome
from benchmarks._drafts_truth import TRUTHS, Truth
from consult.definitions import scales
from consult.definitions.wordings import normalised
from consult.draft.propose import Draft, propose
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read import READERS, choose_sheet, open_export
from consult.read.export.grid import letter_of, position_of, positions_of

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@dataclass(frozen=True)
class Edits:
    """What would have to be edited in one draft.

    Parameters
    ----------
    questions, right
        How many questions the export holds, and how many have the right kind and columns.
    kinds, meaning
        Lines to edit, each with its reason.
    looks
        Entries marked to be looked at.
    """

    questions: int
    right: int
    kinds: tuple[str, ...]
    meaning: tuple[str, ...]
    looks: int


def run() -> Outcome:
    """Shares and lines over all files; empty when the data is not there."""
    if not all((DATA / file).is_file() for file in TRUTHS):
        return Outcome()
    figures: dict[str, float] = {}
    found = {file: edits_of(TRUTHS[file], drafted(DATA / file)) for file in TRUTHS}
    for file, one in found.items():
        name = Path(file).stem if "/" not in file else Path(file).parent.name
        name = f"{name}_{Path(file).suffix[1:]}"
        figures |= {
            f"{name}_questions": one.questions,
            f"{name}_lines_kinds": len(one.kinds),
            f"{name}_lines_meaning": len(one.meaning),
            f"{name}_to_look_at": one.looks,
        }
        for why in (*one.kinds, *one.meaning):
            print(f"{name}: {why}")
    right = sum(one.right for one in found.values()) / sum(one.questions for one in found.values())
    lines = sum(len(one.kinds) for one in found.values())
    meaning = sum(len(one.meaning) for one in found.values())
    return Outcome(
        {**figures, "lines_meaning": meaning},
        {"kinds_right": Aim(right, 1.0), "lines_kinds": Aim(lines, 0, lower_is_better=True)},
    )


def drafted(path: Path) -> Draft:
    """The draft of one export."""
    return propose({"online": choose_sheet(open_export(path), READERS)})


def edits_of(truth: Truth, draft: Draft) -> Edits:
    """The lines of a draft that are not what its export holds."""
    specs = {positions_of(spec.columns["online"]): spec for spec in draft.questions}
    kinds = {columns: kind for kind, names in truth.kinds.items() for columns in groups(names)}
    wrong, right = [], 0
    for columns, kind in kinds.items():
        spec = specs.get(columns)
        if spec is not None and spec.kind in kind.split("/"):
            right += 1
        else:
            wrong.append(f"{named(columns)} is {kind}, drafted as {_taken(spec)}")
    wrong += _not_apart(truth, specs)
    for names, points in truth.orders.items():
        for columns in groups(names):
            wrong += _order(columns, specs.get(columns), [p.strip() for p in points.split("|")])
    for names, labels in truth.offers.items():
        for columns in groups(names):
            wrong += _left_out(columns, specs.get(columns), [o.strip() for o in labels.split("|")])
    wrong += _listed(truth.not_answered, specs)
    looks = sum(bool(spec.check) for spec in draft.questions)
    return Edits(len(kinds), right, tuple(wrong), tuple(_meaning(truth, specs)), looks)


def groups(names: str) -> list[tuple[int, ...]]:
    """Columns of each question named: "B D:I J+K P..AC"."""
    found: list[tuple[int, ...]] = []
    for name in names.split():
        first, dots, last = name.partition("..")
        if dots:
            found += [(at,) for at in range(position_of(first), position_of(last) + 1)]
        else:
            found.append(positions_of(name.split("+")))
    return found


def named(columns: Sequence[int]) -> str:
    """The letters of a question's columns."""
    first, last = letter_of(columns[0]), letter_of(columns[-1])
    return first if first == last else f"{first}:{last}"


def _taken(spec: QuestionSpec | None) -> str:
    return spec.kind.value if spec else "other columns"


def _not_apart(truth: Truth, specs: Mapping[tuple[int, ...], QuestionSpec]) -> list[str]:
    asked = {at for columns in specs for at in columns}
    return [f"{named(c)} is no question" for c in groups(truth.apart) if asked & set(c)]


def _order(columns: Sequence[int], spec: QuestionSpec | None, points: list[str]) -> list[str]:
    """A line for every point left out or out of its place, whichever end stands first."""
    if spec is None or spec.kind in (Kind.TEXT, Kind.NUMBER):
        return []
    found = [at for label in points if (at := _place(spec, label)) is not None]
    kept = max(_longest_rise(found), _longest_rise(found[::-1]))
    return [f"{named(columns)}: an option out of its order or left out"] * (len(points) - kept)


def _left_out(
    columns: Sequence[int], spec: QuestionSpec | None, labels: Sequence[str]
) -> list[str]:
    """A line for every option of a form that the draft of a choice does not list."""
    if spec is None or spec.kind in (Kind.TEXT, Kind.NUMBER):
        return []
    return [f"{named(columns)}: an option left out" for one in labels if _place(spec, one) is None]


def _place(spec: QuestionSpec, label: str) -> int | None:
    """Where an option stands in a draft, by any wording its scale knows."""
    wordings = [[normalised(option)] for option in spec.options]
    if spec.scale:
        scale = scales()[spec.scale]
        wordings = [
            [normalised(word) for word in (option.label, *scale.also.get(option.label, ()))]
            for option in scale.options
        ]
    return next((at for at, words in enumerate(wordings) if normalised(label) in words), None)


def _longest_rise(numbers: Sequence[int]) -> int:
    longest: list[int] = []
    for at, number in enumerate(numbers):
        longest.append(1 + max((longest[i] for i in range(at) if numbers[i] < number), default=0))
    return max(longest, default=0)


def _listed(
    codes: Mapping[str, str], specs: Mapping[tuple[int, ...], QuestionSpec]
) -> Iterable[str]:
    """A line for every wording that stands for no answer and is drafted as an option."""
    for word, names in codes.items():
        for columns in groups(names):
            spec = specs.get(columns)
            if spec is not None and normalised(word) in map(normalised, spec.options):
                yield f'{named(columns)}: "{word}" is no answer'


def _meaning(truth: Truth, specs: Mapping[tuple[int, ...], QuestionSpec]) -> Iterable[str]:
    wanted = {c: what for names, what in truth.characteristics.items() for c in groups(names)}
    about, unworded = groups(truth.respondent), groups(truth.unworded)
    yield from _listed(truth.not_asked, specs)
    for columns, spec in specs.items():
        meant = wanted.get(columns, "")
        if columns in unworded:
            yield f"{named(columns)}: the export does not say what was asked"
        if spec.characteristic != meant:
            yield f"{named(columns)} is {meant or 'no characteristic'}"
        elif columns in about and spec.purpose is Purpose.OPINION:
            yield f"{named(columns)} is about who responds"
