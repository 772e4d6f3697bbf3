"""Writing a report: how long every file of one with 60 tables takes, and how large it is.

Its 3,000 responses are invented (SYNTHETIC): only their tables are made, by seeded dice.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks import Aim, Outcome
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import Cell, Column, Row, RowRole, Table, Unit
from consult.model.settings.study import About, Source, Study, Window
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.questionnaire import Kind, Option, Purpose, Question, Questionnaire
from consult.model.words.document import Chart, Document
from consult.report.appendix import compose
from consult.report.page.web_page import write_page
from consult.report.printed_figures import figures_of, with_figures
from consult.report.prose.findings import Findings
from consult.report.sheets.csv_file import write_csv
from consult.report.sheets.workbook import write_workbook
from consult.report.word.document import write_word

PEOPLE = 3_000
SCALES, CHOICES, PROFILES, BREAKDOWNS = 15, 15, 6, 24
"""Tables of each kind: 60 together."""

MOST_SECONDS = 15.0

FILES = {
    "appendix.docx": write_word,
    "appendix.html": write_page,
    "tables.xlsx": write_workbook,
    "tables.csv": write_csv,
}

SCALE = (
    Option("Strongly agree", net="Agree"),
    Option("Tend to agree", net="Agree"),
    Option("Neither agree nor disagree"),
    Option("Tend to disagree", net="Disagree"),
    Option("Strongly disagree", net="Disagree"),
)
MANY = tuple(Option(f"A place that people may visit, number {n}") for n in range(1, 13))
GROUPS = tuple(Option(f"Group {n}") for n in range(1, 8))


def run() -> Outcome:
    """Figures and aims of writing a report."""
    findings = _findings()
    started = time.process_time()
    document = compose(findings, every_table=True)
    bound = with_figures(document, figures_of(document, "timed"))
    figures = {"seconds_composing": time.process_time() - started}
    figures["tables"] = len(document.tables)
    figures["charts"] = sum(isinstance(block, Chart) for block in document.blocks)
    figures |= _written(bound)
    total = sum(value for name, value in figures.items() if name.startswith("seconds"))
    aims = {"seconds_for_60_tables": Aim(total, MOST_SECONDS, lower_is_better=True)}
    return Outcome(figures, aims)


def _written(document: Document) -> dict[str, float]:
    found = {}
    with TemporaryDirectory() as folder:
        for name, write in FILES.items():
            started = time.process_time()
            write(document, Path(folder, name))
            found[f"seconds_{name}"] = time.process_time() - started
            found[f"bytes_{name}"] = float(Path(folder, name).stat().st_size)
    return found


def _findings() -> Findings:
    questions = Questionnaire(tuple(_questions()))
    return Findings(
        study=Study(
            study=About(title="A timed report", organisation="Nobody", synthetic=True),
            window=Window(opens=date(2024, 2, 8), closes=date(2024, 4, 3)),
            sources=(Source(id="online", file="online.csv", platform="snap"),),
        ),
        questionnaire=questions,
        ledger=Ledger((Entry("clean", "responses", "", PEOPLE, PEOPLE),)),
        tables=tuple(_tables(questions)),
    )


def _questions() -> Iterator[Question]:
    for n in range(SCALES):
        words = f"To what extent do you agree or disagree with proposal number {n} of the draft?"
        yield Question(f"scale{n}", words, Kind.SCALE, SCALE)
    for n in range(CHOICES):
        yield Question(f"choice{n}", f"Which of these do you visit? List {n}", Kind.MULTI, MANY)
    for n in range(PROFILES):
        about = (Purpose.CHARACTERISTIC, f"trait{n}")
        yield Question(f"trait{n}", f"Which group are you in? {n}", Kind.SINGLE, GROUPS, *about)


def _tables(questions: Questionnaire) -> Iterator[Table]:
    dice = np.random.default_rng(1)
    for question in questions.questions:
        kind = TableKind.PROFILE if question.characteristic else TableKind.QUESTION
        yield _frequency(TableId(kind, question.id), question, dice)
    scales = questions.of(Kind.SCALE)
    for at in range(BREAKDOWNS):
        question = scales[at % SCALES]
        yield _breakdown(question, f"trait{at // SCALES}", dice)


def _frequency(name: TableId, question: Question, dice: np.random.Generator) -> Table:
    shares = dice.dirichlet(np.ones(len(question.options)))
    numbers = {
        option.label: round(PEOPLE * s) for option, s in zip(question.options, shares, strict=True)
    }
    rows = [_row(label, number) for label, number in numbers.items()]
    for net in question.nets:
        number = sum(numbers[option.label] for option in question.options if option.net == net)
        rows.append(_row(f"{net} (net)", number, RowRole.NET))
    columns = (Column("People", Unit.PEOPLE), Column("Share", Unit.PERCENT))
    return _table(name, question.text, "Answer", columns, rows)


def _row(label: str, number: int, role: RowRole = RowRole.GROUP) -> Row:
    return Row(label, (Cell(number), Cell(100 * number / PEOPLE)), role)


def _breakdown(question: Question, trait: str, dice: np.random.Generator) -> Table:
    columns = [Column("People", Unit.PEOPLE)]
    columns += [Column(option.label, Unit.PERCENT) for option in question.options]
    rows = []
    for group in GROUPS:
        shares = 100 * dice.dirichlet(np.ones(len(question.options)))
        rows.append(Row(group.label, (Cell(400), *(Cell(float(share)) for share in shares))))
    name = TableId(TableKind.QUESTION, question.id, trait)
    return _table(name, f"{question.text} By {trait}", trait, tuple(columns), rows)


def _table(
    name: TableId, title: str, row_title: str, columns: tuple[Column, ...], rows: list[Row]
) -> Table:
    words = "people who answered the question"
    return Table(name, title, row_title, columns, tuple(rows), PEOPLE, words, "SYNTHETIC")
