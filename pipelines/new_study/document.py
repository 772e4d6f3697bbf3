"""A commented study.toml out of survey exports, for a person to check and finish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.items import Table

from consult.draft.propose import Draft, Tally, propose
from consult.errors import list_rows, many
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source, Study
from consult.model.survey.tables import SetAside
from consult.read import READERS
from consult.read.letters.notes import PLATFORM as NOTES
from consult.read.tables.responses import SourceResponses, responses_of
from pipelines.new_study.entries import question_entry
from pipelines.new_study.opening import LEFT_ASIDE, Choose, Opened, open_all

if TYPE_CHECKING:
    from consult.draft.columns.items import SetApart
    from consult.draft.provenance import Step
    from consult.read.layout.sheet import Sheet

_LINE = 76
"""Letters of a heading beside its column: what an editor 80 letters wide shows. On 32 sample
exports a draft means the same with half and with twice as many."""

_HEAD = """\
Drafted from the exports by `consult new`. It is yours: correct it, and keep it under version
control. What counts is what stands here; questions.xlsx beside it shows the questions in a
workbook, and each run takes what you changed there into this file.

Where an entry has a line that begins with `check`, look at it, put it right and take the line out.
Under [[questions.proposals]] stands what nobody has decided yet; it changes nothing until you do.

Columns are named by their letters, as a spreadsheet shows them. Every column is either in a
question or under [ignored]; nothing is left out silently."""


def draft_study(
    name: str,
    paths: Sequence[Path],
    *,
    papers: Mapping[str, Sequence[Path]] = MappingProxyType({}),
    choose: Choose = lambda _: None,
) -> tuple[str, str]:
    """Draft a study from its exports.

    Parameters
    ----------
    name
        Short name of the study.
    paths
        Its exports, in any order; several are merged into one set of questions.
    papers
        "letters" and "events", where there are any -> their files.
    choose
        Asks what a file is where that is not sure. Unless given, the best guess is taken.

    Returns
    -------
    tuple
        The text of a study.toml that loads as it stands, and a summary in words: a line a
        source, and a total when there are several.

    Raises
    ------
    ExportError
        When a file is no export; the problems of all files together.
    """
    opened = open_all(paths, choose, papers)
    draft = propose({source: file.sheet for source, file in opened.items()})
    received = {
        source.id: responses_of(source, opened[source.id].sheet) for source in draft.sources
    }
    recorded = tuple(
        opened[source.id].record(source, received[source.id]) for source in draft.sources
    )
    draft = replace(draft, sources=recorded)
    never = _unfinished(received.values())
    about = _about(opened, name)
    document = _document(about, draft, opened, never)
    text = tomlkit.dumps(document)
    Study.model_validate(tomlkit.parse(text).unwrap())
    return text, _summary(draft)


def _summary(draft: Draft) -> str:
    """What was found, a line a source: "Google Forms: 3,062 responses, 38 questions, ..."."""
    tallies = list(draft.tallies.values())
    lines = [_line(tally) for tally in tallies]
    if len(tallies) > 1:
        if draft.counted_once:
            lines.append(f"Responses in two files, counted once: {draft.counted_once:,}")
        notes = [source.id for source in draft.sources if source.platform == NOTES]
        received = [tally for name, tally in draft.tallies.items() if name not in notes]
        responses = sum(tally.responses for tally in received) - draft.counted_once
        comments = sum(tally.comments for tally in tallies)
        lines.append(_line(Tally("Total", responses, len(draft.questions), comments)))
    return "\n".join(lines)


def _line(tally: Tally) -> str:
    held = many(tally.responses, "note" if tally.name == READERS[NOTES].name else "response")
    return (
        f"{tally.name}: {held}, "
        f"{many(tally.questions, 'question')}, {many(tally.comments, 'comment')}"
    )


def _title(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


def _document(
    about: Table,
    draft: Draft,
    opened: Mapping[str, Opened],
    never: Table | None,
) -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    for line in _HEAD.splitlines():
        document.add(tomlkit.comment(line) if line else tomlkit.comment(""))
    document.add(tomlkit.nl())
    document.add("study", about)
    document.add(tomlkit.nl())
    for line in _WINDOW:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    if never is not None:
        document.add("unfinished", never)
    sources = tomlkit.aot()
    for source in draft.sources:
        sources.append(_source(source, opened[source.id]))
    document.add("sources", sources)
    if any(draft.apart.values()):
        document.add("ignored", _ignored(draft.apart))
    questions = tomlkit.aot()
    sheets = {name: file.sheet for name, file in opened.items()}
    for spec in draft.questions:
        questions.append(_question(spec, sheets))
    document.add("questions", questions)
    return document


def _unfinished(received: Iterable[SourceResponses]) -> Table | None:
    """What becomes of responses never submitted, to be decided once, where there are any."""
    count = sum(int((of.frame["set_aside"] == SetAside.PARTIAL).sum()) for of in received)
    if not count:
        return None
    table = tomlkit.table()
    table.add("responses", "keep")
    were = "1 response was" if count == 1 else f"{count:,} responses were"
    why = f'{were} never submitted; kept where they give a view, or write "set aside"'
    table.add("check", why)
    return table


_WINDOW = (
    "When the consultation was open, both days included. Responses outside it are set aside.",
    "[window]",
    "opens = 2024-02-08",
    "closes = 2024-04-03",
)


def _about(opened: Mapping[str, Opened], name: str) -> Table:
    table = tomlkit.table()
    table.add("title", _title(name))
    unsure = tomlkit.item("not yet")
    unsure.comment('the title was made from the short name: "by a person" once it is right')
    table.add("confirmed", unsure)
    table.add("organisation", "")
    if any(_says_synthetic(file.sheet) for file in opened.values()):
        synthetic = tomlkit.item(True)
        synthetic.comment("the export says so of itself")
        table.add("synthetic", synthetic)
    return table


def _says_synthetic(sheet: Sheet) -> bool:
    above = [cell for _, row in sheet.grid.top(sheet.layout.heading_rows[0]) for cell in row]
    return any("SYNTHETIC" in text for text in (sheet.grid.file, *above))


_REMARKS = {
    "confirmed": 'what wrote the file is not sure: "by a person" once somebody has looked',
    "headings": "notices a changed export; take out when columns are where they were",
}


def _source(source: Source, opened: Opened) -> Table:
    table = tomlkit.table()
    aside = [step for step in opened.steps if step.name == LEFT_ASIDE]
    table.add(tomlkit.comment(_recognised([s for s in opened.steps if s not in aside])))
    for step in aside:
        table.add(tomlkit.comment(str(step)))
    if opened.asked:
        table.add(tomlkit.comment(opened.asked))
    if beneath := opened.sheet.layout.not_data:
        rows = list_rows(beneath)
        table.add(tomlkit.comment(f"left out as totals or notes: {rows}, found again at each run"))
    fields = source.model_dump(mode="json", exclude_defaults=True)
    for key, value in fields.items():
        entry = tomlkit.item(value)
        if key in _REMARKS:
            entry.comment(_REMARKS[key])
        table.add(key, entry)
    return table


def _recognised(steps: Sequence[Step]) -> str:
    """What a file was recognised as, in one line: by what for its platform, and how surely."""
    said = [
        f"{step.found} ({step.evidence}; {step.confidence:.2f})"
        if step.name == "platform"
        else f"{step.name} {step.found} ({step.confidence:.2f})"
        for step in steps
    ]
    return f"Recognised, and how surely from 0 to 1: {', '.join(said)}"


def _ignored(apart: Mapping[str, Sequence[SetApart]]) -> Table:
    table = tomlkit.table()
    for source, columns in apart.items():
        if not columns:
            continue
        array = tomlkit.array()
        for left in columns:
            heading = _shortened(left.column.heading) or "no heading"
            array.add_line(left.column.letter, comment=f"{heading}: {left.why}")
        array.add_line(indent="")
        table.add(source, array)
    return table


def _shortened(text: str) -> str:
    return text if len(text) <= _LINE else f"{text[: _LINE - 3]}..."


def _question(spec: QuestionSpec, sheets: Mapping[str, Sheet]) -> Table:
    from consult.draft.explain_guess import understood

    fields = spec.model_dump(mode="json", exclude_defaults=True, exclude={"proposals"})
    looked_at = {key: fields.pop(key) for key in ("check", "touches") if key in fields}
    return question_entry(understood(spec, sheets), fields | looked_at, spec.proposals)
