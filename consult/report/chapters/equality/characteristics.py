"""Each characteristic of the equality evidence: what can be told, what cannot, what to fill in."""

from __future__ import annotations

from consult.model.evidence.equality import (
    ASKED,
    FILL_IN,
    Answer,
    EqualityEvidence,
    Participation,
    YesOrNo,
)
from consult.model.publishing.table import RowRole, Table
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
from consult.model.words.text import Text, say
from consult.report.evidence import who_answered
from consult.report.evidence.gaps import (
    NOT_CROSSED,
    family_of,
    gaps,
    question_of,
    why_nothing,
)
from consult.report.evidence.groups import (
    MOST_THEMES,
    about,
    about_tables,
    most_raised,
    theme_tables,
)
from consult.report.passages.differences import Names, of_family
from consult.report.prose.figures import bound_cell, shown_cells
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line

NOT_ASKED = (
    "The questionnaire did not ask about this. So nothing is known of how many took part, or of "
    "how their answers differ. That is a gap in the evidence, and says nothing about impact. Think "
    "about other evidence, or about asking the people concerned."
)
NO_THEMES = "No table of themes by this characteristic can be shown: too few to report."
NOBODY = "Only a person can fill this in. An empty field is no answer."
CHOICES = (str(YesOrNo.YES), str(YesOrNo.NO))


def blocks(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """A chapter for each characteristic, asked about or not, in the order of the evidence.

    Parameters
    ----------
    findings
        Of which it reads the tables by each characteristic, and what was compared.
    evidence
        Of which it reads who took part, and what people filled in.
    """
    return tuple(
        block
        for characteristic in evidence.characteristics
        for block in _chapter(findings, evidence, characteristic)
    )


def _chapter(
    findings: Findings, evidence: EqualityEvidence, characteristic: Characteristic
) -> tuple[Block, ...]:
    question = question_of(findings, characteristic)
    return (
        Heading(characteristic.name),
        Paragraph(f"Set out in: {characteristic.source}."),
        *(
            _asked(findings, evidence, characteristic, question)
            if question
            else (Paragraph(NOT_ASKED), *_about(findings, characteristic))
        ),
        Heading("To be decided by a person", 2),
        Paragraph(NOBODY),
        _to_fill_in(characteristic, evidence.answers.get(characteristic.id, Answer())),
    )


def _asked(
    findings: Findings,
    evidence: EqualityEvidence,
    characteristic: Characteristic,
    question: Question,
) -> tuple[Block, ...]:
    """What can be told of people who said which group they are in, and what cannot."""
    taken = evidence.participation.get(characteristic.id, Participation())
    return (
        Heading("Who answered", 2),
        Paragraph(f"We asked: “{one_line(question.text)}”"),
        *who_answered.blocks(findings, taken, characteristic.id, evidence.area),
        *_differs(findings, characteristic),
        Heading("Comments about the group", 2),
        *_about(findings, characteristic),
        Heading("Gaps in the evidence", 2),
        Bullets(gaps(findings, taken, characteristic)),
    )


def _differs(findings: Findings, characteristic: Characteristic) -> tuple[Block, ...]:
    """Where groups differ, and what each raised; one sentence where neither can be told."""
    heading = Heading("Questions and themes where a group differs", 2)
    if not characteristic.crossed:
        return (heading, Paragraph(NOT_CROSSED))
    family = family_of(findings, characteristic)
    found = (
        of_family(family, findings)
        if family and family.differences
        else (Paragraph(why_nothing(characteristic)),)
    )
    raised = Heading("Themes raised by each group", 2)
    return (heading, *found, raised, *_raised(findings, characteristic))


def _raised(findings: Findings, characteristic: Characteristic) -> tuple[Block, ...]:
    tables = theme_tables(findings, characteristic)
    if not tables:
        return (Paragraph(NO_THEMES),)
    made: list[Block] = []
    for table in tables:
        everybody = _everybody(findings, table)
        said = tuple(words for _, words in most_raised(table, everybody))
        about = Names.of(findings, characteristic.id).answer(table.id)
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


def _about(findings: Findings, characteristic: Characteristic) -> tuple[Block, ...]:
    tables = about_tables(findings, characteristic)
    return (
        *(Paragraph(words) for words in about(findings, characteristic)),
        *(TableBlock(table) for table in tables),
    )


def _to_fill_in(characteristic: Characteristic, answer: Answer) -> Facts:
    """What only a person can say. Empty until one has."""
    return Facts(
        f"{FILL_IN}{characteristic.name}",
        ("Question", "Answer"),
        tuple((words, str(getattr(answer, part))) for part, words in ASKED.items()),
        tuple(
            Blank(
                f"{characteristic.id} / {part}", words, CHOICES if part == "negative_impact" else ()
            )
            for part, words in ASKED.items()
        ),
    )
