"""The equality evidence as one ``Document``: what can be told, what cannot, and what to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.difference import Verdict
from consult.model.evidence.equality import EqualityEvidence, Participation
from consult.model.publishing.table import MEANING, Mark, Table
from consult.model.survey.characteristic import Characteristic
from consult.model.words.document import (
    Block,
    Bullets,
    Callout,
    Document,
    Facts,
    Heading,
    Paragraph,
    TableBlock,
)
from consult.model.words.text import Phrase, bound
from consult.report.appendix import banners, callouts
from consult.report.chapters import (
    comments,
    equality_duty,
    equality_gaps,
    equality_group,
    equality_stated,
    equality_who,
    placing,
)
from consult.report.difference_wording import CAVEAT
from consult.report.figures import bound_base, bound_cell, shown_cells
from consult.report.findings import Findings
from consult.report.plain import one_line

SUBTITLE = "Equality evidence: for the equality impact assessment"

ALONE = frozenset({TableKind.PARTICIPATION, TableKind.ABOUT})
"""What is made for the equality evidence and for nothing else."""

WHAT_IT_IS = Callout(
    "Evidence, not an assessment",
    "This document sets out what the consultation can tell about people who share each "
    "characteristic, for an equality impact assessment. It concludes nothing about impact. Each "
    "chapter ends with a table for a person to fill in. A computer fills in none of it.",
)
USE = (
    "What you fill in, in the Word file, is kept when the study is run again. The web page shows "
    "it.",
    CAVEAT,
    "People who did not say which group they are in are in none of its groups. What they think, as "
    "members of a group, is not known.",
    "Some comments speak of people who share a characteristic, whoever wrote them. A computer "
    "looked for words that do, so it can miss some comments and take in others. What a group "
    "raised itself stands apart from that.",
    "Only figures that may be shown are used. [c] marks one that is "
    f"{MEANING[Mark.SUPPRESSED]}. [low] means {MEANING[Mark.LOW]}. [z] means "
    f"{MEANING[Mark.NOT_APPLICABLE]}. [x] means {MEANING[Mark.NOT_ASKED]}. [u] stands beside a "
    "figure that rests on few people.",
    "“Too few to report” and “too few to tell” mean just that. They say nothing about impact.",
)
AREA = (
    "Shares of the area are context. Those who responded chose to: they are no sample of the area, "
    "and no figure is weighted to it. The people a consultation is for can be unlike everybody who "
    "lives in the area, in age or sex for instance.",
    "The words compare a group's share of those who said which group they are in with its share of "
    "the area. Under half of it is “far fewer”. Under four fifths is “fewer”. Up to one and a "
    "quarter times is “about as many”. Above that is “more”. Where the area's share would make "
    "fewer than five people, it is “too few to compare”. The words are no test.",
)
NO_AREA = "Respondents are not set beside the people of an area."
TO_HAVE_AREA = "To set them beside one, write area under [report] in study.toml."
NO_QUESTION = "No question is taken to ask for views on equality."
TO_HAVE_QUESTION = "If one did, name it as equality under [report] in study.toml."
"""What only a draft says: how to have it otherwise is for whoever makes the report."""

GLANCE = (
    "Characteristic",
    "People who said",
    "Clear differences",
    "To look into",
    "No clear difference",
    "Too few to tell",
    "Comments about it",
)
VERDICTS = (Verdict.CLEAR, Verdict.TO_LOOK_INTO, Verdict.NOT_SHOWN, Verdict.TOO_FEW)
HOW_GLANCE = (
    "“People who said” said which group they are in. The next four columns count comparisons of a "
    "group with others, on an answer or a theme. “No clear difference” does not mean that there is "
    "none. “Comments about it” are people whose comments speak of such a group, whoever they are."
)


def compose_equality(
    findings: Findings, evidence: EqualityEvidence, workbook: Mapping[TableId, int]
) -> Document:
    """The equality evidence of a consultation.

    Parameters
    ----------
    findings
        What was found.
    evidence
        What is known beside it: who took part, findings stated before, what people filled in.
    workbook
        Id of a table -> its number in the workbook.
    """
    chapters = (
        WHAT_IT_IS,
        *_glance(findings, evidence),
        *equality_gaps.blocks(findings, evidence),
        *_use(findings, evidence),
        *equality_stated.blocks(findings, evidence),
        *_question(findings),
        *(
            block
            for one in evidence.characteristics
            for block in equality_group.blocks(findings, evidence, one)
        ),
        *equality_who.sources(evidence),
    )
    above = (*callouts(findings), *chapters)
    about = findings.study.study
    return Document(
        title=one_line(about.title),
        subtitle=SUBTITLE,
        organisation=one_line(about.organisation),
        blocks=(*above, *equality_duty.blocks(findings, evidence, above, workbook)),
        banners=banners(findings),
        chapters_only=True,
        own_numbers=True,
    )


def made_for_it(findings: Findings) -> tuple[Table, ...]:
    """The tables of a release that only the equality evidence is written from."""
    return tuple(table for table in findings.tables if table.id.kind in ALONE)


def further(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """For the workbook: the tables made for it, and a sheet of evidence for each characteristic."""
    tables = tuple(TableBlock(table) for table in made_for_it(findings))
    sheets = tuple(_sheet(findings, evidence, one) for one in evidence.characteristics)
    return (Heading("Equality evidence"), *tables, *sheets) if sheets else tables


def _in_draft(findings: Findings, said: str, more: str) -> str:
    return said if findings.final else f"{said} {more}"


def _use(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    area = AREA if evidence.area else (_in_draft(findings, NO_AREA, TO_HAVE_AREA),)
    chosen = (f"The area is {evidence.area}.",) if evidence.area else ()
    return (Heading("How to read this document"), Bullets((*USE, *chosen, *area)))


def _glance(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    rows = tuple(_glimpse(findings, one) for one in evidence.characteristics)
    return (
        Heading("At a glance"),
        Paragraph(HOW_GLANCE),
        Facts("What there is evidence on, by characteristic", GLANCE, rows),
    )


def _glimpse(findings: Findings, one: Characteristic) -> tuple[Phrase, ...]:
    asked = equality_gaps.question_of(findings, one) is not None
    said = findings.table(TableId(TableKind.PARTICIPATION, one.id))
    hidden = Mark.SUPPRESSED if asked else Mark.NOT_ASKED
    about = findings.table(TableId(TableKind.ABOUT, by=one.id))
    speaking = about.rows[0] if about else None
    return (
        one.name,
        bound_base(said) if said else str(hidden),
        *(_how_many(findings, one, verdict) for verdict in VERDICTS),
        bound_cell(about, speaking, 0, shown_cells(speaking, about)[0])
        if about and speaking
        else str(Mark.NOT_APPLICABLE),
    )


def _how_many(findings: Findings, one: Characteristic, verdict: Verdict) -> Phrase:
    if equality_gaps.question_of(findings, one) is None:
        return str(Mark.NOT_ASKED)
    family = equality_gaps.family_of(findings, one)
    if family is None or not family.differences:
        return str(Mark.NOT_APPLICABLE)
    number = sum(found.verdict is verdict for found in family.differences)
    return bound(str(number), "equality", one.id, str(verdict))


def _question(findings: Findings) -> tuple[Block, ...]:
    """What people wrote where they were asked about equality."""
    asked = frozenset(question.id for question in placing.equality(findings))
    return (
        Heading("Comments on the equality analysis"),
        *(
            comments.chosen_blocks(findings, asked)
            or (Paragraph(_in_draft(findings, NO_QUESTION, TO_HAVE_QUESTION)),)
        ),
    )


def _sheet(findings: Findings, evidence: EqualityEvidence, one: Characteristic) -> Facts:
    """The same content as the chapter, line by line."""
    return Facts(
        f"Equality evidence: {one.name}",
        ("Part", "Group", "What there is"),
        tuple(_lines(findings, evidence, one)),
    )


def _lines(
    findings: Findings, evidence: EqualityEvidence, one: Characteristic
) -> Iterator[tuple[str, str, Phrase]]:
    taken = evidence.participation.get(one.id, Participation())
    for group in (*taken.wide, *taken.detailed):
        words = equality_who.says(group, findings, taken, evidence.area)
        yield "Who answered", one_line(group.group), words
    for name, words in equality_group.differences(findings, one):
        yield "Where a group differs", name, words
    for table in equality_group.theme_tables(findings, one):
        for name, words in equality_group.most_raised(table, {}):
            yield "Themes raised by the group", name, words
    for about in equality_group.about(findings, one):
        yield "Comments about the group", "Everybody", about
    for gap in equality_gaps.gaps(findings, taken, one):
        yield "Gaps in the evidence", "Everybody", gap
