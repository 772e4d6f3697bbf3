"""One characteristic of the equality evidence: what can be told, what cannot, what to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.equality import (
    ASKED,
    FILL_IN,
    Answer,
    EqualityEvidence,
    Participation,
    YesOrNo,
)
from consult.model.publishing.table import Cell, Mark, Row, RowRole, Table
from consult.model.survey.characteristic import Characteristic
from consult.model.survey.questionnaire import Question
from consult.model.words.document import (
    Blank,
    Block,
    Bullets,
    Facts,
    Heading,
    Paragraph,
    TableBlock,
)
from consult.model.words.text import Phrase, Text, say
from consult.report.chapters import equality_who
from consult.report.chapters.comments import open_questions
from consult.report.chapters.differences import Names, of_family
from consult.report.chapters.equality_gaps import (
    NOT_CROSSED,
    family_of,
    gaps,
    question_of,
    why_nothing,
)
from consult.report.difference_wording import interval_text, sure_text
from consult.report.figures import bound_base, bound_cell, shown_cells
from consult.report.findings import Findings
from consult.report.plain import listed, one_line

MOST_THEMES = 3
"""Themes named for each group; the table has the others."""

MOST_BREAKDOWNS = 2
"""Tables of themes printed where no themes are shared by all questions."""

NOT_ASKED = (
    "The questionnaire did not ask about this. So nothing is known of how many took part, or of "
    "how their answers differ. That is a gap in the evidence, and says nothing about impact. Think "
    "about other evidence, or about asking the people concerned."
)
NO_THEMES = "No table of themes by this characteristic can be shown: too few to report."
NO_COMMENTS = "There are no comments with themes in this consultation."
NO_THEMES_ABOUT = "What else they raised cannot be shown: too few to report."
NOBODY = "Only a person can fill this in. An empty field is no answer."


def blocks(
    findings: Findings, evidence: EqualityEvidence, one: Characteristic
) -> tuple[Block, ...]:
    """Its chapter.

    Parameters
    ----------
    findings, evidence
        What the report is written from.
    one
        The characteristic.
    """
    question = question_of(findings, one)
    return (
        Heading(one.name),
        Paragraph(f"Set out in: {one.source}."),
        *(
            _asked(findings, evidence, one, question)
            if question
            else (Paragraph(NOT_ASKED), *_about(findings, one))
        ),
        Heading("To be decided by a person", 2),
        Paragraph(NOBODY),
        to_fill_in(one, evidence.answers.get(one.id, Answer())),
    )


def _asked(
    findings: Findings, evidence: EqualityEvidence, one: Characteristic, question: Question
) -> tuple[Block, ...]:
    """What can be told of people who said which group they are in, and what cannot."""
    taken = evidence.participation.get(one.id, Participation())
    return (
        Heading("Who answered", 2),
        Paragraph(f"We asked: “{one_line(question.text)}”"),
        *equality_who.blocks(findings, taken, one.id, evidence.area),
        *_differs(findings, one),
        Heading("Comments about the group", 2),
        *_about(findings, one),
        Heading("Gaps in the evidence", 2),
        Bullets(gaps(findings, taken, one)),
    )


def _differs(findings: Findings, one: Characteristic) -> tuple[Block, ...]:
    """Where groups differ, and what each raised; one sentence where neither can be told."""
    heading = Heading("Questions and themes where a group differs", 2)
    if not one.crossed:
        return (heading, Paragraph(NOT_CROSSED))
    family = family_of(findings, one)
    found = (
        of_family(family, findings)
        if family and family.differences
        else (Paragraph(why_nothing(one)),)
    )
    raised = Heading("Themes raised by each group", 2)
    return (heading, *found, raised, *_raised(findings, one))


def differences(findings: Findings, one: Characteristic) -> Iterator[tuple[str, Text]]:
    """Each group that differs, and the sentence that says how."""
    family = family_of(findings, one)
    called = Names.of(findings, one.id)
    for found in family.surviving if family else ():
        said = say(
            "{said} Difference in points: {interval}. {sure}.",
            said=called.said(found),
            interval=interval_text(found),
            sure=sure_text(found),
        )
        yield one_line(found.group), said


def theme_tables(findings: Findings, one: Characteristic) -> tuple[Table, ...]:
    """The themes of all comments by a characteristic, or else those of the first questions."""
    return _of_themes(findings, TableKind.THEMES, one)


def about_tables(findings: Findings, one: Characteristic) -> tuple[Table, ...]:
    """What people raised whose comments speak of a group, and what the others raised.

    None where all that is shown of these people is what none of them raised.
    """
    tables = _of_themes(findings, TableKind.ABOUT, one)
    return tuple(table for table in tables if any(cell.number for cell in table.rows[0].cells[1:]))


def _of_themes(findings: Findings, kind: TableKind, one: Characteristic) -> tuple[Table, ...]:
    shared = findings.table(TableId(kind, ALL_COMMENTS, one.id))
    names = [TableId(kind, key, one.id) for key, _ in open_questions(findings)]
    tables = [shared] if shared else [findings.table(name) for name in names]
    return tuple(table for table in tables if table and table.compares)[:MOST_BREAKDOWNS]


def _raised(findings: Findings, one: Characteristic) -> tuple[Block, ...]:
    tables = theme_tables(findings, one)
    if not tables:
        return (Paragraph(NO_THEMES),)
    made: list[Block] = []
    for table in tables:
        everybody = _everybody(findings, table)
        said = tuple(words for _, words in most_raised(table, everybody))
        about = Names.of(findings, one.id).answer(table.id)
        made += [Paragraph(f"{about}: " + _most(everybody))] if everybody else []
        made += [Bullets(said), TableBlock(table)] if said else [TableBlock(table)]
    return tuple(made)


def _everybody(findings: Findings, breakdown: Table) -> dict[str, Text]:
    """The themes most raised by everybody, and the shares that raised them."""
    table = findings.table(breakdown.id.whole)
    if table is None:
        return {}
    headings = {column.heading for column in breakdown.columns}
    rows = [row for row in table.rows if row.role is RowRole.GROUP and row.label in headings]
    shown = [row for row in rows if shown_cells(row, table)[0].number]
    first = sorted(shown, key=lambda row: -(row.cells[0].number or 0))[:MOST_THEMES]
    return {row.label: bound_cell(table, row, 1, shown_cells(row, table)[1]) for row in first}


def _most(everybody: dict[str, Text]) -> Text:
    named = tuple(f"“{one_line(theme)}” (" + share + ")" for theme, share in everybody.items())
    return say("of all who commented, most raised {themes}.", themes=listed(named))


def most_raised(table: Table, everybody: dict[str, Text]) -> Iterator[tuple[str, Text]]:
    """Each group of a breakdown of themes, and the themes it raised most of those shown.

    Parameters
    ----------
    table
        People by group; its columns are themes.
    everybody
        The themes raised most by all who commented: a group that raised the same is told briefly.
    """
    for row in table.rows:
        cells = shown_cells(row, table)
        shown = [at for at, cell in enumerate(cells) if at and cell.number]
        if row.role is not RowRole.GROUP or not shown or cells[0].number is None:
            continue
        group = one_line(row.label)
        yield group, f"“{group}”: " + _first(table, row, cells, shown, everybody)


def _first(
    table: Table, row: Row, cells: tuple[Cell, ...], shown: list[int], everybody: dict[str, Text]
) -> Text:
    """The themes of one group, those raised most first, and whether others are hidden."""
    first = sorted(shown, key=lambda at: -(cells[at].number or 0))[:MOST_THEMES]
    names = {table.columns[at].heading: at for at in first}
    if set(names) == set(everybody):
        shares = tuple(bound_cell(table, row, names[n], cells[names[n]]) for n in everybody)
        said = "the same themes as everybody (" + listed(shares) + ")"
    else:
        said = "of the themes shown, most raised " + listed(
            tuple(
                f"“{one_line(name)}” (" + bound_cell(table, row, at, cells[at]) + ")"
                for name, at in names.items()
            )
        )
    hidden = any(cell.mark is Mark.SUPPRESSED for cell in cells[1:])
    return said + "." + (" Other figures of this group are hidden." if hidden else "")


def _about(findings: Findings, one: Characteristic) -> tuple[Block, ...]:
    tables = about_tables(findings, one)
    return (
        *(Paragraph(words) for words in about(findings, one)),
        *(TableBlock(table) for table in tables),
    )


def about(findings: Findings, one: Characteristic) -> tuple[Phrase, ...]:
    """How many people's comments speak of the group, and what these people raised."""
    table = findings.table(TableId(TableKind.ABOUT, by=one.id))
    if table is None:
        return (NO_COMMENTS,)
    row = table.rows[0]
    people, share = shown_cells(row, table)[:2]
    what = f"People whose comments {row.label[:1].lower()}{one_line(row.label)[1:]}"
    if people.number is None:
        return (f"{what}: too few to report.",)
    if not people.number:
        return (f"{what}: none of " + bound_base(table) + f" {table.base_text}.",)
    number = say(
        "{what}: {number} ({share} of {base} {whom}).",
        what=what,
        number=bound_cell(table, row, 0, people),
        share=bound_cell(table, row, 1, share),
        base=bound_base(table),
        whom=table.base_text,
    )
    codes = _codes(findings, one)
    quoted = listed(tuple(f"“{one_line(code)}”" for code in codes))
    among = (say("All who raised {codes} are among them.", codes=quoted),) if codes else ()
    return (number, *among, *_raised_about(findings, one, codes))


def _codes(findings: Findings, one: Characteristic) -> tuple[str, ...]:
    """The codes that speak of the group, as they are called."""
    codes = findings.study.equality.about.get(one.id, ())
    used = {code.id: code.name for some in findings.codes.values() for code in some}
    return tuple(used[code] for code in codes if code in used)


def _raised_about(
    findings: Findings, one: Characteristic, codes: tuple[str, ...]
) -> Iterator[Phrase]:
    """What these people raised most in all their comments, beside the codes that define them."""
    tables = about_tables(findings, one)
    for table in tables:
        row = table.rows[0]
        cells = shown_cells(row, table)
        shown = [
            at
            for at, cell in enumerate(cells)
            if at and cell.number and table.columns[at].heading not in codes
        ]
        if shown:
            said = _first(table, row, cells, shown, {})
            yield ("Beside that, " if codes else "In all their comments, ") + said
    if not tables:
        yield NO_THEMES_ABOUT


CHOICES = (str(YesOrNo.YES), str(YesOrNo.NO))


def to_fill_in(one: Characteristic, answer: Answer) -> Facts:
    """What only a person can say. Empty until one has."""
    return Facts(
        f"{FILL_IN}{one.name}",
        ("Question", "Answer"),
        tuple((words, str(getattr(answer, part))) for part, words in ASKED.items()),
        tuple(
            Blank(f"{one.id} / {part}", words, CHOICES if part == "negative_impact" else ())
            for part, words in ASKED.items()
        ),
    )
