"""Differences between groups: what was compared, what stands out, and what cannot be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.difference import Difference, Family, Lettered, Others, Overall, Verdict
from consult.model.publishing.table import Row, Table
from consult.model.survey.questionnaire import Question
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, bound, joined, say
from consult.report.chapters.comments import open_questions
from consult.report.difference_wording import (
    CAVEAT,
    doing,
    effect_text,
    interval_text,
    least_text,
    link_text,
    mine_text,
    p_text,
    sentence,
    sure_text,
    tally,
    theirs_text,
)
from consult.report.figures import bound_cell, count_text, shown_cells
from consult.report.findings import Findings
from consult.report.plain import one_line, shorten
from consult.report.wording import headings

MOST_ROWS = 20
"""Differences printed in Word for one characteristic; the workbook has every comparison."""

MOST_OF_A_NAME = 75
"""Characters of a question beside each comparison; its heading has more of it."""

MOST_SENTENCES = 6
"""Of them, those told in words: the largest."""

HOW = (
    CAVEAT,
    "Each group is compared with everybody else who said which group they are in. People who "
    "preferred not to say, or did not answer that question, are on neither side. Only figures "
    "that are shown are compared. Where a figure of another group is hidden, the others may be "
    "only the other groups shown, and this is said.",
    "Where much is compared, some differences arise by chance. So p-values are corrected. “Clear” "
    "passes a strict correction for everything that is compared in this report (Holm, 5%). “To "
    "look into” passes only a looser one for the comparisons of one characteristic (Benjamini and "
    "Hochberg, 10%). Chance alone makes some of those in most reports, so they are no findings.",
    "“Too few responses to tell” means just that. It does not mean that groups think alike, or "
    "that there is no impact.",
)

HEADER = (
    "Question or comments",
    "Answer or theme",
    "Group",
    "In the group",
    "Others",
    "Difference in points (interval)",
    "How sure (adjusted p)",
)

OVERALL = "all groups"
"""How the names of figures of tests of all groups at once begin."""

SMALLEST = "Could have shown"
NOT_COMPARED = "–"
LEFT_OUT = "Comparisons left out because a figure is hidden"

INTERVAL = (
    "Intervals are what a 95% interval would be if the people who responded were a random draw, "
    "which they were not (Newcombe). Differences are worked out before rounding."
)


@dataclass(frozen=True)
class Names:
    """What the tables that were compared are called, and the questions behind them."""

    words: Mapping[TableId, str]
    questions: Mapping[TableId, Question]

    @classmethod
    def of(cls, findings: Findings, key: str) -> Names:
        """Those by one characteristic."""
        short = headings(findings.questionnaire.questions, MOST_OF_A_NAME)
        asked = {
            TableId(TableKind.QUESTION, q.id, key): q for q in findings.questionnaire.questions
        }
        comments = {
            TableId(TableKind.THEMES, at, key): short.get(at) or shorten(name, MOST_OF_A_NAME)
            for at, name in open_questions(findings)
        }
        return cls(
            {
                **{table: f"“{short[question.id]}”" for table, question in asked.items()},
                **{table: f"Comments on “{name}”" for table, name in comments.items()},
                TableId(TableKind.THEMES, ALL_COMMENTS, key): "All comments together",
            },
            asked,
        )

    def answer(self, table: TableId, column: str = "") -> str:
        """What a table is about, and the answer or theme."""
        name = self.words.get(table, str(table))
        return f"{name}: {one_line(column)}" if column else name

    def said(self, one: Difference) -> Text:
        """What a comparison says, with what it is about."""
        question = self.questions.get(one.table)
        return f"{self.answer(one.table)}: " + sentence(one, doing(one.column, question))


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What stands out for each characteristic, and how much was compared."""
    if not findings.differences:
        return ()
    order = {key: at for at, key in enumerate(findings.break_names)}
    families = sorted(findings.differences, key=lambda one: order.get(one.characteristic, -1))
    each = (
        block
        for family in families
        for block in (
            Heading(
                one_line(findings.break_names.get(family.characteristic, family.characteristic)), 2
            ),
            *of_family(family, findings),
        )
    )
    return (
        Heading("Differences between groups"),
        *(Paragraph(words) for words in (*HOW, INTERVAL)),
        *each,
    )


def of_family(family: Family, findings: Findings) -> tuple[Block, ...]:
    """What stands out for one characteristic, without its heading."""
    called = Names.of(findings, family.characteristic)
    key = family.characteristic
    order = sorted(family.surviving, key=lambda one: -abs(one.effect))[:MOST_ROWS]
    kept = [one for one in family.surviving if one in order]
    clear = [one for one in order if one.verdict is Verdict.CLEAR][:MOST_SENTENCES]
    more = len(family.surviving) - len(kept)
    rest = f" The largest {len(kept)} are listed; the workbook has {more} more." if more else ""
    made: list[Block] = [
        Paragraph(tally(family) + _whole(family, called) + rest),
    ]
    if clear:
        made.append(Bullets(tuple(called.said(one) for one in family.differences if one in clear)))
    if kept:
        made.append(
            Facts(standing_out(findings, key), HEADER, tuple(_row(one, called) for one in kept))
        )
    return tuple(made)


def standing_out(findings: Findings, key: str) -> str:
    """The caption of the table of differences that stand out, by one characteristic."""
    return f"Differences that stand out, by {findings.by(key)}"


def _whole(family: Family, called: Names) -> Text:
    """Where answers differ between the groups taken together."""
    if not family.overall:
        return Text()
    said: tuple[Phrase, ...] = tuple(
        f"{called.answer(one.table, one.column)} ({link_text(one)} link, adjusted p "
        + _p(one, "p", one.holm)
        + ")"
        for one in family.overall
        if one.clear
    )
    name = (OVERALL, family.characteristic)
    tests = "test" if len(family.overall) == 1 else "tests"
    number = bound(str(len(family.overall)), *name, "tests")
    start = " Of " + number + f" {tests} of all groups at once,"
    if not said:
        return start + " none shows a clear difference."
    more = (f"{len(said) - MOST_SENTENCES} more",) if len(said) > MOST_SENTENCES else ()
    return say(
        "{start} {clear} {are} clear: {shown}.",
        start=start,
        clear=bound(str(len(said)), *name, "clear"),
        are="is" if len(said) == 1 else "are",
        shown=joined((*said[:MOST_SENTENCES], *more), "; "),
    )


def _row(one: Difference, called: Names) -> tuple[Phrase, ...]:
    return (
        called.answer(one.table),
        one_line(one.column),
        one_line(one.group),
        mine_text(one),
        _others(one),
        interval_text(one) + f": {effect_text(one)}",
        sure_text(one),
    )


def _others(one: Difference) -> Text:
    """The others' side, and who they are where they are not all others."""
    shown = "groups shown" if one.others is Others.SHOWN else ""
    who = one_line(one.other) or shown
    return theirs_text(one) + (f" ({who})" if who else "")


def further(findings: Findings) -> tuple[Block, ...]:
    """For the workbook: every comparison, every test of a whole table, and column letters.

    Comparisons that cannot be made, because a figure is hidden, are counted and not listed.
    """
    made: list[Block] = []
    for family in findings.differences:
        called = Names.of(findings, family.characteristic)
        by = findings.by(family.characteristic)
        if family.differences:
            made.append(_every(family, by, called))
        if family.overall:
            made.append(_overall(family, by, called))
        tables = ((one, findings.table(one.table)) for one in family.lettered)
        made += [_letters(one, table, by, called) for one, table in tables if table]
    if any(family.hidden for family in findings.differences):
        made.append(_left_out(findings))
    return (Heading("Every comparison between groups"), *made) if made else ()


def _every(family: Family, by: str, called: Names) -> Facts:
    rows = tuple((*_row(one, called), _least(one)) for one in family.differences)
    return Facts(f"Every comparison, by {by}", (*HEADER, SMALLEST), rows)


def _left_out(findings: Findings) -> Facts:
    """How many comparisons there would be of each question but for figures that are hidden."""
    rows: list[tuple[str, ...]] = []
    for family in findings.differences:
        called = Names.of(findings, family.characteristic)
        name = findings.break_names.get(family.characteristic, family.characteristic)
        hidden = Counter(table for table, _, _ in family.hidden)
        compared = Counter(one.table for one in family.differences)
        rows += [
            (name, called.answer(table), str(number), str(compared[table]))
            for table, number in hidden.items()
        ]
    return Facts(LEFT_OUT, ("By", "Question or comments", "Left out", "Made"), tuple(rows))


def _least(one: Difference) -> Phrase:
    if one.least_together is None:
        return "No difference"
    return least_text(one) + " or more"


def _overall(family: Family, by: str, called: Names) -> Facts:
    header = ("Question or theme", "Groups", "People", "Link", "Adjusted p", "p of a trend", "Test")
    rows = tuple(_tested(one, called) for one in family.overall)
    return Facts(f"All groups at once, by {by}", header, rows)


def _tested(one: Overall, called: Names) -> tuple[Phrase, ...]:
    return (
        called.answer(one.table, one.column),
        "; ".join(map(one_line, one.groups)),
        bound(count_text(one.base), OVERALL, str(one.table), one.column, "base"),
        link_text(one).capitalize(),
        _p(one, "p", one.holm),
        NOT_COMPARED if one.trend is None else _p(one, "trend", one.trend),
        str(one.method),
    )


def _p(one: Overall, what: str, p: float) -> Text:
    return bound(p_text(p), OVERALL, str(one.table), one.column, what)


def _letters(one: Lettered, table: Table, by: str, called: Names) -> Facts:
    """Shares with the letters of the groups whose share is clearly smaller."""
    rows = {row.label: row for row in table.rows}
    place = {column.heading: at for at, column in enumerate(table.columns)}
    groups = zip(one.groups, one.letters, strict=True)
    return Facts(
        f"Column letters: {called.answer(one.table)}, by {by}",
        ("Answer", *(f"{one_line(group)} ({letter})" for group, letter in groups)),
        tuple(
            (
                one_line(column),
                *(
                    _marked(table, rows[group], place[column], mark)
                    for group, mark in zip(one.groups, marks, strict=True)
                ),
            )
            for column, marks in one.lines
        ),
    )


def _marked(table: Table, row: Row, at: int, mark: str | None) -> Text:
    """A share and its letters; a dash where it was not compared; nothing beside a mark."""
    cell = shown_cells(row, table)[at]
    share = bound_cell(table, row, at, cell)
    if cell.number is None:
        return share
    letters = NOT_COMPARED if mark is None else mark
    return share + (f" {letters}" if letters else "")
