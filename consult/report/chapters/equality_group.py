"""One characteristic of the equality evidence: what can be told, what cannot, what to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.characteristic import Characteristic
from consult.model.difference import Family
from consult.model.document import Blank, Block, Bullets, Facts, Heading, Paragraph, TableBlock
from consult.model.equality import (
    ASKED,
    FILL_IN,
    Answer,
    EqualityEvidence,
    Participation,
    Taking,
    YesOrNo,
)
from consult.model.figure import bound
from consult.model.questionnaire import Purpose, Question
from consult.model.table import RowRole, Table
from consult.report.chapters import equality_who
from consult.report.chapters.comments import ALL_COMMENTS, open_questions
from consult.report.chapters.differences import Names, of_family
from consult.report.difference_wording import interval_text, sure_text
from consult.report.figures import bound_base, bound_cell, compares, count_text, shown_cells
from consult.report.findings import Findings
from consult.report.plain import listed, one_line

MOST_THEMES = 3
"""Themes named for each group; the table has the others."""

MOST_BREAKDOWNS = 2
"""Tables of themes printed where no themes are shared by all questions."""

NOT_ASKED = (
    "The questionnaire did not ask about this. So nothing is known of how many took part, or of "
    "how their answers differ. That is a gap in the evidence, and says nothing about impact."
)
NOT_CROSSED = (
    "Answers are never broken down by this characteristic, to protect people in small groups. So "
    "nothing can be told of how groups differ."
)
NOTHING_SHOWN = (
    "Nothing could be compared: too few people to report. That says nothing about impact."
)
NO_THEMES = "No table of themes by this characteristic can be shown: too few to report."
HOW_ABOUT = (
    "Some comments speak of people who share this characteristic, whoever wrote them. A computer "
    "looked for words that do, so it can miss some comments and take in others."
)
NOBODY = (
    "Only a person can say this, having read the evidence. A field that is empty means that nobody "
    "has said it yet."
)
NOT_RECORDED = (
    "There is no record of how well the computer coded the words of people in these groups. Nobody "
    "has compared its codes with people's, group by group."
)


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
    taken = evidence.participation.get(one.id, Participation())
    return (
        Heading(one.name),
        Paragraph(f"Set out in: {one.source}."),
        Heading("Who answered", 2),
        *_by_group(findings, evidence, taken, one),
        Heading("Comments about the group", 2),
        *(Paragraph(words) for words in about(findings, one)),
        Heading("Gaps in the evidence", 2),
        Bullets(gaps(findings, taken, one)),
        Heading("To be decided by a person", 2),
        Paragraph(NOBODY),
        to_fill_in(one, evidence.answers.get(one.id, Answer())),
    )


def question_of(findings: Findings, one: Characteristic) -> Question | None:
    """The question that asked about a characteristic; ``None`` where none did."""
    asked = findings.of_purpose(Purpose.CHARACTERISTIC)
    return next((question for question in asked if question.characteristic == one.id), None)


def _by_group(
    findings: Findings, evidence: EqualityEvidence, taken: Participation, one: Characteristic
) -> tuple[Block, ...]:
    """What people's own answers tell; one sentence where nobody was asked."""
    question = question_of(findings, one)
    if question is None:
        return (Paragraph(NOT_ASKED),)
    return (
        Paragraph(f"We asked: “{one_line(question.text)}”"),
        *equality_who.blocks(findings, taken, one.id, evidence.area),
        Heading("Questions and themes where a group differs", 2),
        *_differs(findings, one),
        Heading("Themes raised by each group", 2),
        *_raised(findings, one),
        Paragraph(NOT_RECORDED),
    )


def family_of(findings: Findings, one: Characteristic) -> Family | None:
    """Everything that was compared by a characteristic; ``None`` when nothing was."""
    return next((f for f in findings.differences if f.characteristic == one.id), None)


def _differs(findings: Findings, one: Characteristic) -> tuple[Block, ...]:
    family = family_of(findings, one)
    if family is None or not family.differences:
        return (Paragraph(_why_not(one)),)
    few = tuple(_too_few(family))
    return (
        *of_family(family, findings),
        *(
            (Paragraph(f"Comparisons that are too few to report: {'; '.join(few)}."),)
            if few
            else ()
        ),
    )


def _why_not(one: Characteristic) -> str:
    return NOTHING_SHOWN if one.crossed else NOT_CROSSED


def _too_few(family: Family) -> Iterator[str]:
    """How many comparisons of each group a hidden figure takes away."""
    groups = [group for _, _, group in family.hidden]
    for group in dict.fromkeys(groups):
        number = bound(
            count_text(groups.count(group)), "equality", family.characteristic, group, "hidden"
        )
        yield f"“{one_line(group)}”, {number}"


def differences(findings: Findings, one: Characteristic) -> Iterator[tuple[str, str]]:
    """Each group that differs, and the sentence that says how."""
    family = family_of(findings, one)
    called = Names.of(findings, one.id)
    for found in family.surviving if family else ():
        more = f"Difference in points: {interval_text(found)}. {sure_text(found)}."
        yield one_line(found.group), f"{called.said(found)} {more}"


def theme_tables(findings: Findings, one: Characteristic) -> tuple[Table, ...]:
    """The themes of all comments by a characteristic, or else those of the first questions."""
    shared = findings.table(f"themes-{ALL_COMMENTS}-by-{one.id}")
    names = [f"themes-{key}-by-{one.id}" for key, _ in open_questions(findings)]
    tables = [shared] if shared else [findings.table(name) for name in names]
    return tuple(table for table in tables if table and compares(table))[:MOST_BREAKDOWNS]


def _raised(findings: Findings, one: Characteristic) -> tuple[Block, ...]:
    tables = theme_tables(findings, one)
    if not tables:
        return (Paragraph(NO_THEMES if one.crossed else NOT_CROSSED),)
    made: list[Block] = []
    for table in tables:
        said = tuple(words for _, words in most_raised(table))
        made += [Bullets(said), TableBlock(table)] if said else [TableBlock(table)]
    return tuple(made)


def most_raised(table: Table) -> Iterator[tuple[str, str]]:
    """Each group of a breakdown of themes, and the themes it raised most of those shown."""
    for row in table.rows:
        cells = shown_cells(row, table)
        shown = [at for at, cell in enumerate(cells) if at and cell.number]
        if row.role is not RowRole.GROUP or not shown or cells[0].number is None:
            continue
        first = sorted(shown, key=lambda at: -(cells[at].number or 0))[:MOST_THEMES]
        named = tuple(
            f"“{one_line(table.columns[at].heading)}” ({bound_cell(table, row, at, cells[at])})"
            for at in first
        )
        hidden = " Other figures of this group are hidden." if len(shown) < len(cells) - 1 else ""
        group = one_line(row.label)
        yield group, f"“{group}”: of the themes shown, most raised {listed(named)}.{hidden}"


def about(findings: Findings, one: Characteristic) -> tuple[str, ...]:
    """How many people's comments speak of the group."""
    table = findings.table(f"about-{one.id}")
    if table is None:
        return ("There are no comments with themes in this consultation.",)
    row = table.rows[0]
    people, share = shown_cells(row, table)[:2]
    if people.number is None:
        said = f"People who wrote such a comment: {equality_who.HIDDEN.lower()}."
    elif not people.number:
        said = f"None of the {bound_base(table)} {table.base_text} wrote such a comment."
    else:
        number = bound_cell(table, row, 0, people)
        of = f"{bound_cell(table, row, 1, share)} of {bound_base(table)} {table.base_text}"
        said = f"People who wrote such a comment: {number} ({of})."
    codes = findings.study.equality.about.get(one.id, ())
    used = {code.id: one_line(code.name) for some in findings.codes.values() for code in some}
    names = tuple(f"“{used[code]}”" for code in codes if code in used)
    more = (f"Comments with these codes count too: {listed(names)}.",) if names else ()
    return (f"{HOW_ABOUT} {said}", *more)


def gaps(findings: Findings, taken: Participation, one: Characteristic) -> tuple[str, ...]:
    """What cannot be told: not asked, too few to tell, not heard from."""
    if question_of(findings, one) is None:
        return ("Not asked. Think about other evidence, or about asking the people concerned.",)
    groups = (*taken.wide, *taken.detailed)
    hidden = tuple(dict.fromkeys(one_line(g.group) for g in groups if g.people is None))
    absent = tuple(dict.fromkeys(one_line(g.group) for g in groups if g.people == 0))
    fewer = tuple(
        dict.fromkeys(one_line(g.group) for g in groups if g.people and g.taking in FEWER)
    )
    said = []
    if hidden:
        said.append(f"Too few to tell: {'; '.join(hidden)}.")
    if absent:
        said.append(f"Not heard from, nobody at all: {'; '.join(absent)}.")
    if taken.not_offered:
        named = "; ".join(taken.not_offered)
        said.append(f"In the area, without a category of their own on the form: {named}.")
    if fewer:
        said.append(f"Heard from less than their share of the area: {'; '.join(fewer)}.")
    if not (family := family_of(findings, one)) or not family.differences:
        said.append(_why_not(one))
    said.append(
        "People who gave no answer to this question are in no group. What they think is not known."
    )
    return tuple(said)


CHOICES = (str(YesOrNo.YES), str(YesOrNo.NO))
FEWER = (Taking.FAR_FEWER, Taking.FEWER)


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
