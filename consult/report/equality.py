"""The equality evidence as one ``Document``: what can be told, what cannot, and what to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consult.model.characteristic import Characteristic
from consult.model.difference import Verdict
from consult.model.document import Block, Bullets, Document, Facts, Heading, Paragraph, TableBlock
from consult.model.equality import EqualityEvidence, Participation
from consult.model.figure import bound
from consult.model.table import MEANING, Mark, Table
from consult.report.appendix import banners, callouts
from consult.report.chapters import (
    comments,
    equality_duty,
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

ALONE = ("participation-", "about-")
"""How the ids of tables begin that are made for the equality evidence and for nothing else."""

USE = (
    "This document sets out what the consultation can tell about people who share each "
    "characteristic. It is evidence for an equality impact assessment. It is not an assessment, "
    "and it concludes nothing about impact.",
    "Each chapter ends with a table for a person to fill in. A computer fills in none of it. What "
    "you fill in, in Word, is kept when the study is run again.",
    CAVEAT,
    "Only figures that may be shown are used. [c] marks one that is "
    f"{MEANING[Mark.SUPPRESSED]}. [low] means {MEANING[Mark.LOW]}.",
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
NO_AREA = (
    "No area was chosen to set respondents beside. To have one, set area under [report] in "
    "study.toml."
)
NO_QUESTION = (
    "No question is known to have asked for views on equality. If one did, set equality under "
    "[report] in study.toml."
)
GLANCE = (
    "Characteristic",
    "Asked",
    "People who said which group",
    "Clear differences",
    "Differences to look into",
    "People whose comments speak of the group",
)


def compose_equality(
    findings: Findings, evidence: EqualityEvidence, workbook: Mapping[str, int]
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
        *_use(evidence),
        *_glance(findings, evidence),
        *equality_stated.blocks(findings, evidence),
        *_question(findings),
        *(
            block
            for one in evidence.characteristics
            for block in equality_group.blocks(findings, evidence, one)
        ),
    )
    above = (*callouts(findings), *chapters)
    about = findings.study.study
    return Document(
        title=one_line(about.title),
        subtitle=SUBTITLE,
        organisation=one_line(about.organisation),
        blocks=(*above, *equality_duty.blocks(findings, evidence, above, workbook)),
        banners=banners(findings),
    )


def made_for_it(findings: Findings) -> tuple[Table, ...]:
    """The tables of a release that only the equality evidence is written from."""
    return tuple(table for table in findings.tables if table.id.startswith(ALONE))


def further(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """For the workbook: the tables made for it, and a sheet of evidence for each characteristic."""
    tables = tuple(TableBlock(table) for table in made_for_it(findings))
    sheets = tuple(_sheet(findings, evidence, one) for one in evidence.characteristics)
    return (Heading("Equality evidence"), *tables, *sheets) if sheets else tables


def _use(evidence: EqualityEvidence) -> tuple[Block, ...]:
    area = AREA if evidence.area else (NO_AREA,)
    chosen = (f"The area is {evidence.area}.",) if evidence.area else ()
    return (Heading("How to use this document"), Bullets((*USE, *chosen, *area)))


def _glance(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    rows = tuple(_glimpse(findings, one) for one in evidence.characteristics)
    return (
        Heading("At a glance"),
        Facts("What there is evidence on, by characteristic", GLANCE, rows),
    )


def _glimpse(findings: Findings, one: Characteristic) -> tuple[str, ...]:
    asked = equality_group.question_of(findings, one) is not None
    said = findings.table(f"participation-{one.id}")
    about = findings.table(f"about-{one.id}")
    speaking = about.rows[0] if about else None
    return (
        one.name,
        "Yes" if asked else "No",
        bound_base(said) if said else "Not known",
        *(_how_many(findings, one, verdict) for verdict in (Verdict.CLEAR, Verdict.TO_LOOK_INTO)),
        bound_cell(about, speaking, 0, shown_cells(speaking, about)[0])
        if about and speaking
        else "No comments",
    )


def _how_many(findings: Findings, one: Characteristic, verdict: Verdict) -> str:
    family = equality_group.family_of(findings, one)
    if family is None or not family.differences:
        return "Cannot be told"
    number = sum(found.verdict is verdict for found in family.differences)
    return bound(str(number), "equality", one.id, str(verdict))


def _question(findings: Findings) -> tuple[Block, ...]:
    """What people wrote where they were asked about equality."""
    made: list[Block] = [Heading("Comments on the equality analysis")]
    asked = tuple(question.id for question in placing.equality(findings))
    for key in asked:
        made.append(Paragraph(f"We asked: “{one_line(findings.questionnaire[key].text)}”"))
        totals = findings.comment_totals.get(key)
        made += [Paragraph(words) for words in comments.totals_text(totals, key)] if totals else []
        table = findings.table(f"themes-{key}")
        made.append(TableBlock(table) if table else Paragraph("There is no table of its themes."))
    if not asked:
        made.append(Paragraph(NO_QUESTION))
    return tuple(made)


def _sheet(findings: Findings, evidence: EqualityEvidence, one: Characteristic) -> Facts:
    """The same content as the chapter, line by line."""
    return Facts(
        f"Equality evidence: {one.name}",
        ("Part", "Group", "What there is"),
        tuple(_lines(findings, evidence, one)),
    )


def _lines(
    findings: Findings, evidence: EqualityEvidence, one: Characteristic
) -> Iterator[tuple[str, str, str]]:
    taken = evidence.participation.get(one.id, Participation())
    for group in (*taken.wide, *taken.detailed):
        words = equality_who.says(group, findings, taken, evidence.area)
        yield "Who answered", one_line(group.group), words
    for name, words in equality_group.differences(findings, one):
        yield "Where a group differs", name, words
    for table in equality_group.theme_tables(findings, one):
        for name, words in equality_group.most_raised(table):
            yield "Themes raised by the group", name, words
    for words in equality_group.about(findings, one):
        yield "Comments about the group", "Everybody", words
    for words in equality_group.gaps(findings, taken, one):
        yield "Gaps in the evidence", "Everybody", words
