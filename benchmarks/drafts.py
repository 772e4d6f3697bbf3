"""How right the draft of a study is, on real exports: ``python -m benchmarks drafts``.

Each draft is compared with what the file holds (``_drafts_truth`` for eight large exports,
``_drafts_samples.toml`` for samples): which entries are right, and where checks stand
(``_drafts_entries``). For the eight it also counts lines. A line that a person would have
to edit is one for kinds (a kind, columns of one question kept apart, an option out of its order or
left out, a code for no answer taken for an option) or one for meaning (what was asked where the
export does not say it, which question is which characteristic, or about who responds).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import Aim, Outcome
from benchmarks._drafts_entries import Entry, entries_of
from benchmarks._drafts_truth import TRUTHS, Truth
from benchmarks._drafts_words import rows_of
from consult.definitions import scales
from consult.definitions.wordings import normalised
from consult.draft.propose import Draft, propose
from consult.model.settings.question import QuestionSpec
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read import READERS, choose_sheet, open_export
from consult.read.export.grid import letter_of, positions_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"
SAMPLES = SHARED / "formats" / "samples"

CHECKED, IDLE = 0.95, 0.15
"""Aims: at least such a share of the entries that are wrong has a check, and at most such a share
of the checks stands on an entry that is right. More and people stop reading them."""


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
    real = {DATA / file: truth for file, truth in TRUTHS.items()}
    samples = {SAMPLES / file: truth for file, truth in sample_truths().items()}
    figures: dict[str, float] = {}
    entries: list[Entry] = []
    lines = meaning = 0
    for path, truth in (real | {at: one for at, one in samples.items() if at.is_file()}).items():
        name, draft = _name(path), drafted(path)
        mine = judged(path, truth, draft)
        entries += mine
        figures |= {f"{name}_{what}": n for what, n in shares(mine).items()}
        if path in real:
            edits = edits_of(truth, draft)
            lines, meaning = lines + len(edits.kinds), meaning + len(edits.meaning)
            unsaid, untrue = routes_of(truth, draft)
            figures |= {
                f"{name}_lines_kinds": len(edits.kinds),
                f"{name}_lines_meaning": len(edits.meaning),
                f"{name}_routes_missing": len(unsaid),
                f"{name}_routes_wrong": len(untrue),
            }
        for one in mine:
            if one.wrong or one.check:
                asked = "asked" if one.check else "NOT ASKED"
                print(f"{name} {named(one.columns)}: {'; '.join(one.wrong) or 'right'} ({asked})")
    found = shares(entries)
    aims = {
        "kinds_right": Aim(found["kinds_right"], 1.0),
        "options_right": Aim(found["options_right"], 1.0),
        "wrong_entries_with_a_check": Aim(found["wrong_entries_with_a_check"], CHECKED),
        "checks_on_right_entries": Aim(found["checks_on_right_entries"], IDLE, True),
        "lines_kinds": Aim(lines, 0, lower_is_better=True),
    }
    return Outcome({**figures, **found, "lines_meaning": meaning}, aims)


def _name(path: Path) -> str:
    """What an export is called among the figures."""
    stem = path.parent.name if path.stem == "SurveyExport" else path.stem
    return f"{stem}_{path.suffix[1:]}"


def sample_truths() -> dict[str, Truth]:
    """What each sample holds."""
    file = Path(__file__).with_name("_drafts_samples.toml")
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        name: TRUTHS[one["same_as"]] if "same_as" in one else Truth(**one)
        for name, one in written.items()
    }


def judged(path: Path, truth: Truth, draft: Draft) -> list[Entry]:
    """Every entry of a draft held against its export."""
    sheet = choose_sheet(open_export(path), READERS)
    rows = rows_of(path)
    answers = [rows[at] for at in sheet.response_rows if at < len(rows)]
    return entries_of(truth, draft.questions, (answers, rows[: sheet.layout.first_row]))


def shares(entries: Sequence[Entry]) -> dict[str, float]:
    """How many there are, and which shares of them are right, wrong and asked about."""
    wrong = [one for one in entries if one.wrong]
    checks = [one for one in entries if one.check]
    listed = [one.options_right for one in entries if one.options_right is not None]
    return {
        "entries": len(entries),
        "wrong": len(wrong),
        "checks": len(checks),
        "kinds_right": _share(sum(one.kind_right for one in entries), len(entries), 1.0),
        "options_right": _share(sum(listed), len(listed), 1.0),
        "wrong_entries_with_a_check": _share(sum(one.check for one in wrong), len(wrong), 1.0),
        "checks_on_right_entries": _share(sum(not one.wrong for one in checks), len(checks), 0.0),
    }


def _share(some: int, of: int, without: float) -> float:
    return some / of if of else without


def drafted(path: Path) -> Draft:
    """The draft of one export."""
    return propose({"online": choose_sheet(open_export(path), READERS)})


def edits_of(truth: Truth, draft: Draft) -> Edits:
    """The lines of a draft that are not what its export holds."""
    specs = {positions_of(spec.columns["online"]): spec for spec in draft.questions}
    kinds = dict(truth.by_columns("kinds"))
    wrong, right = [], 0
    for columns, kind in kinds.items():
        spec = specs.get(columns)
        if spec is not None and spec.kind in kind.split("/"):
            right += 1
        else:
            wrong.append(f"{named(columns)} is {kind}, drafted as {_taken(spec)}")
    wrong += _not_apart(truth, specs)
    for names, points in truth.orders.items():
        for columns in truth.columns(names):
            wrong += _order(columns, specs.get(columns), [p.strip() for p in points.split("|")])
    for names, labels in truth.offers.items():
        for columns in truth.columns(names):
            wrong += _left_out(columns, specs.get(columns), [o.strip() for o in labels.split("|")])
    wrong += _listed(truth, truth.not_answered, specs)
    looks = sum(bool(spec.check) for spec in draft.questions)
    return Edits(len(kinds), right, tuple(wrong), tuple(_meaning(truth, specs)), looks)


def routes_of(truth: Truth, draft: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Questions asked of some that no proposal says so of, and proposals that say so wrongly."""
    columns = {spec.id: positions_of(spec.columns["online"]) for spec in draft.questions}
    true = {(at, deciding) for at, of in truth.by_columns("led") for deciding in truth.columns(of)}
    said = {
        (columns[spec.id], columns[one.change["asked_of"]["question"]])
        for spec in draft.questions
        for one in spec.proposals
        if "asked_of" in one.change
    }
    missing, wrong = (
        tuple(f"{named(at)} after {named(of)}" for at, of in sorted(pairs))
        for pairs in (true - said, said - true)
    )
    return missing, wrong


def named(columns: Sequence[int]) -> str:
    """The letters of a question's columns."""
    first, last = letter_of(columns[0]), letter_of(columns[-1])
    return first if first == last else f"{first}:{last}"


def _taken(spec: QuestionSpec | None) -> str:
    return spec.kind.value if spec else "other columns"


def _not_apart(truth: Truth, specs: Mapping[tuple[int, ...], QuestionSpec]) -> list[str]:
    asked = {at for columns in specs for at in columns}
    return [f"{named(c)} is no question" for c in truth.columns(truth.apart) if asked & set(c)]


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
    truth: Truth, codes: Mapping[str, str], specs: Mapping[tuple[int, ...], QuestionSpec]
) -> Iterable[str]:
    """A line for every wording that stands for no answer and is drafted as an option."""
    for word, names in codes.items():
        for columns in truth.columns(names):
            spec = specs.get(columns)
            if spec is not None and normalised(word) in map(normalised, spec.options):
                yield f'{named(columns)}: "{word}" is no answer'


def _meaning(truth: Truth, specs: Mapping[tuple[int, ...], QuestionSpec]) -> Iterable[str]:
    wanted = dict(truth.by_columns("characteristics"))
    about, unworded = truth.columns(truth.respondent), truth.columns(truth.unworded)
    yield from _listed(truth, truth.not_asked, specs)
    for columns, spec in specs.items():
        meant = wanted.get(columns, "")
        if columns in unworded:
            yield f"{named(columns)}: the export does not say what was asked"
        if spec.characteristic != meant:
            yield f"{named(columns)} is {meant or 'no characteristic'}"
        elif columns in about and spec.purpose is Purpose.OPINION:
            yield f"{named(columns)} is about who responds"
