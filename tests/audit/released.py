"""Small consultations with everything visible: from answers to files to the audit."""

from dataclasses import replace

import pandas as pd

from consult.audit import Expected, audit
from consult.disclose import Policy, Respondents, protect, structure_of, true_numbers
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.table_id import TableId
from consult.model.publishing.release import EarlierRelease
from consult.model.publishing.structure import Truth
from consult.model.publishing.table import Cell, Mark
from consult.model.survey.questionnaire import Kind, Option, Question
from consult.model.words.document import Document, Heading, TableBlock
from consult.report.sheets.csv_file import write_csv
from consult.report.sheets.workbook import write_workbook
from consult.report.word.document import write_word
from consult.tabulate import by_answer, crosstab, frequency

POLICY = Policy(
    thresholds={Use.PROFILE: 5, Use.QUESTION: 5, Use.THEMES: 5, Use.CROSSTAB: 10},
    sensitive_threshold=10,
    sensitive=frozenset({"religion"}),
    hide_full_rows=True,
    weak_base=30,
)
FAITH = Question(
    "faith", "Your faith?", Kind.SINGLE, (Option("None"), Option("Christian"), Option("Sikh"))
)
WHO, VIEWS = TableId.parse("profile-religion"), TableId.parse("question-view")
BOTH = VIEWS.across("religion")
VIEW = Question("view", "Do you agree?", Kind.SINGLE, (Option("Yes"), Option("No")))


def people(*given):
    """Answers of many: people(("None", "Yes", 40), ...); empty words are no answer."""
    return [(faith, view) for faith, view, times in given for _ in range(times)]


def counted(said):
    """The counts of three tables: the faith of people, their views, and the two together."""
    ids = [f"r{at}" for at in range(len(said))]
    faith, view = (
        by_answer(question, answers(question, ids, [one[at] for one in said]), ids)
        for at, question in enumerate((FAITH, VIEW))
    )
    return (
        frequency(faith, TableSpec(WHO, "Faith", "people"), use=Use.PROFILE),
        frequency(view, TableSpec(VIEWS, "Views", "people"), use=Use.QUESTION),
        crosstab(faith, view, TableSpec(BOTH, "Views by faith", "people")),
    )


def answers(question, ids, options):
    """What people chose, one line each; empty words are no answer."""
    return pd.DataFrame(
        [
            (key, question.id, option, "answered" if option else "not answered", float("nan"))
            for key, option in zip(ids, options, strict=True)
        ],
        columns=["response_id", "question_id", "option", "state", "number"],
    )


def tables_of(said, policy=POLICY, register=()):
    """Its tables after disclosure control, given what was published before."""
    ways = [[counts] for counts in counted(said)]
    release = protect(
        ways,
        policy,
        Respondents(len(said), "invented", fingerprints_of(said)),
        earlier=[one.told for one in register],
    )
    return tuple(item.table for item in release)


def fingerprints_of(said):
    """What tells responses apart."""
    return tuple(sorted((" ".join(one), "") for one in said))


def unprotected(said):
    """The same with only what is small in itself hidden, as a careful person might by hand."""
    lax = replace(POLICY, protection_level=0, hide_full_rows=False)
    return tables_of(said, lax)


def document(tables):
    """A report of nothing but those tables."""
    return Document("T", "", "", (Heading("Tables"), *map(TableBlock, tables)))


def files_of(tables, folder):
    """The report in every format."""
    for name, write in (("a.docx", write_word), ("t.xlsx", write_workbook), ("t.csv", write_csv)):
        write(document(tables), folder / name)
    return {name: (folder / name).read_bytes() for name in ("a.docx", "t.xlsx", "t.csv")}


TABLES = (WHO, VIEWS, BOTH)


def check(said, files, *, register=(), policy=POLICY, tables=TABLES, others=None):
    """Audit files against what people said; some may have other tables, or another order."""
    counts = counted(said)
    return audit(
        files,
        Expected(
            contents={
                name: tuple(enumerate((others or {}).get(name, tables), start=1)) for name in files
            },
            structure=structure_of(counts),
            truth=Truth(len(said), true_numbers(counts), fingerprints_of(said)),
        ),
        policy,
        earlier=[EarlierRelease(one) for one in register if not one.withdrawn],
    )


def with_cell(table, row, column, cell):
    """A table with another cell."""
    rows = list(table.rows)
    cells = list(rows[row].cells)
    cells[column] = cell
    rows[row] = replace(rows[row], cells=tuple(cells))
    return replace(table, rows=tuple(rows))


def place_of_hidden(table):
    """Row and column of the first hidden cell."""
    return next(
        (at, column)
        for at, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
        if cell.mark is Mark.SUPPRESSED
    )


def number(value):
    """A cell with a plain number."""
    return Cell(value)
