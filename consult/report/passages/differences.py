"""Differences between groups: what was compared, what stands out, and what cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.model.coding.trust import AgainstOthers
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.difference import Difference, Family, Others, Overall, Verdict
from consult.model.survey.questionnaire import Question
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, bound, joined, say
from consult.report.passages.open_questions import open_questions
from consult.report.prose.difference_wording import (
    CAVEAT,
    doing,
    effect_text,
    interval_text,
    link_text,
    mine_text,
    p_text,
    sentence,
    sure_text,
    tally,
    theirs_text,
)
from consult.report.prose.estimate_wording import (
    ESTIMATED,
    Checked,
    estimate_cell,
    how_compared,
    with_estimate,
)
from consult.report.prose.findings import ComparisonKey, Findings
from consult.report.prose.plain import one_line, shorten
from consult.report.prose.wording import headings

MOST_ROWS = 20
"""Differences printed in Word for one characteristic; the workbook has every comparison. In
``kent-2024`` and ``ssi-rse-2017`` none has more than ten: it guards against a survey of many
thousands, in which small differences survive too."""

MOST_OF_A_NAME = 75
"""Characters of a question beside each comparison; its heading has more of it."""

MOST_SENTENCES = 6
"""Of them, those told in words: the largest. More sentences of one form are skipped over; the table
beneath has them all."""

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

NOT_COMPARED = "–"

INTERVAL = (
    "Intervals are what a 95% interval would be if the people who responded were a random draw, "
    "which they were not (Newcombe). Differences are worked out before rounding."
)


@dataclass(frozen=True)
class Names:
    """What the tables that were compared are called, and the questions behind them.

    And how groups differ by estimated shares of themes, where a blind sample allows it, and how far
    people have checked the codes.
    """

    words: Mapping[TableId, str]
    questions: Mapping[TableId, Question]
    estimates: Mapping[ComparisonKey, AgainstOthers] = field(default_factory=dict)
    checked: Checked = Checked.NOT

    @classmethod
    def of(cls, findings: Findings, key: str) -> Names:
        """Those by one characteristic.

        Parameters
        ----------
        findings
            With the questionnaire, and the headings of open questions.
        key
            Id of the characteristic or other break that tables were compared by.
        """
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
            findings.estimates,
            Checked.of(findings),
        )

    def estimate(self, difference: Difference) -> AgainstOthers | None:
        """The estimate that stands for a comparison of a theme; ``None`` where there is none.

        Parameters
        ----------
        difference
            Where its others are fewer than all other groups, no estimate is of the same people.
        """
        if difference.others is Others.SHOWN:
            return None
        return self.estimates.get((difference.table, difference.column, difference.group))

    def answer(self, table: TableId, column: str = "") -> str:
        """What a table is about, and the answer or theme.

        Parameters
        ----------
        table
            Id of the table; one that is not known is called by its id.
        column
            The answer, net or theme; empty for the table as a whole.
        """
        name = self.words.get(table, str(table))
        return f"{name}: {one_line(column)}" if column else name

    def said(self, difference: Difference) -> Text:
        """What a comparison says, with what it is about.

        Parameters
        ----------
        difference
            A comparison after correction, in a table by this characteristic.
        """
        question = self.questions.get(difference.table)
        did = doing(difference.column, question)
        about = f"{self.answer(difference.table)}: "
        if difference.table.kind is not TableKind.THEMES:
            return about + sentence(difference, did)
        return about + with_estimate(difference, self.estimate(difference), did, self.checked)

    def header_of(self, shown: Sequence[Difference]) -> tuple[str, ...]:
        """Headings over comparisons: with one for estimates where any of them has one.

        Parameters
        ----------
        shown
            Those that stand in one table.
        """
        return (*HEADER, ESTIMATED) if any(map(self.estimate, shown)) else HEADER


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What stands out for each characteristic, and how much was compared.

    Parameters
    ----------
    findings
        Of which it reads what was compared, by each characteristic and other break.

    Returns
    -------
    tuple[Block, ...]
        Nothing where nothing was compared.
    """
    if not findings.differences:
        return ()
    order = {key: at for at, key in enumerate(findings.break_names)}
    families = sorted(findings.differences, key=lambda family: order.get(family.characteristic, -1))
    each = (block for family in families for block in _with_heading(family, findings))
    return (
        Heading("Differences between groups"),
        *(Paragraph(words) for words in (*HOW, INTERVAL, *_of_themes(findings))),
        *each,
    )


def _of_themes(findings: Findings) -> tuple[str, ...]:
    """What comparisons of themes rest on, where there are any."""
    tables = (table for family in findings.differences for table in family.tables)
    return (how_compared(findings),) if any(one.kind is TableKind.THEMES for one in tables) else ()


def _with_heading(family: Family, findings: Findings) -> tuple[Block, ...]:
    key = family.characteristic
    name = one_line(findings.break_names.get(key, key))
    return (Heading(name, 2), *of_family(family, findings))


def of_family(family: Family, findings: Findings) -> tuple[Block, ...]:
    """What stands out for one characteristic, without its heading.

    Parameters
    ----------
    family
        Everything that was compared by one characteristic or other break.
    findings
        With the names of questions and breaks.

    Returns
    -------
    tuple[Block, ...]
        A tally always; sentences and a table where comparisons survive their correction.
    """
    called = Names.of(findings, family.characteristic)
    key = family.characteristic
    largest = sorted(family.surviving, key=lambda found: -abs(found.effect))[:MOST_ROWS]
    kept = [found for found in family.surviving if found in largest]
    clear = [found for found in largest if found.verdict is Verdict.CLEAR][:MOST_SENTENCES]
    more = len(family.surviving) - len(kept)
    rest = f" The largest {len(kept)} are listed; the workbook has {more} more." if more else ""
    made: list[Block] = [
        Paragraph(tally(family) + _whole(family, called) + rest),
    ]
    if clear:
        told = (found for found in family.differences if found in clear)
        made.append(Bullets(tuple(map(called.said, told))))
    if kept:
        made.append(
            Facts(
                f"Differences that stand out, by {findings.by(key)}",
                called.header_of(kept),
                compared_rows(kept, called),
                about=TableId(TableKind.DIFFERENCES, by=key),
            )
        )
    return tuple(made)


def _whole(family: Family, called: Names) -> Text:
    """Where answers differ between the groups taken together."""
    if not family.overall:
        return Text()
    said: tuple[Phrase, ...] = tuple(
        f"{called.answer(overall.table, overall.column)} ({link_text(overall)} link, adjusted p "
        + p_figure(overall, "p", overall.holm)
        + ")"
        for overall in family.overall
        if overall.clear
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


def compared_rows(shown: Sequence[Difference], called: Names) -> tuple[tuple[Phrase, ...], ...]:
    """Comparisons as rows under what :meth:`Names.header_of` gives.

    Parameters
    ----------
    shown
        Comparisons after correction, those of one table.
    called
        Names of the tables by the same characteristic.
    """
    estimated = any(map(called.estimate, shown))
    return tuple(
        (*_compared(one, called), *([_estimate(one, called)] if estimated else [])) for one in shown
    )


def _estimate(difference: Difference, called: Names) -> Phrase:
    if difference.table.kind is not TableKind.THEMES:
        return NOT_COMPARED
    return estimate_cell(difference, called.estimate(difference))


def _compared(difference: Difference, called: Names) -> tuple[Phrase, ...]:
    return (
        called.answer(difference.table),
        one_line(difference.column),
        one_line(difference.group),
        mine_text(difference),
        _others(difference),
        interval_text(difference) + f": {effect_text(difference)}",
        sure_text(difference),
    )


def _others(difference: Difference) -> Text:
    """The others' side, and who they are where they are not all others."""
    shown = "groups shown" if difference.others is Others.SHOWN else ""
    who = one_line(difference.other) or shown
    return theirs_text(difference) + (f" ({who})" if who else "")


def p_figure(overall: Overall, what: str, p: float) -> Text:
    """A p-value of a test of all groups at once, as a figure.

    Parameters
    ----------
    overall
        The test, which gives the figure its name.
    what
        Which of its p-values: "p" or "trend".
    p
        The p-value.
    """
    return bound(p_text(p), OVERALL, str(overall.table), overall.column, what)
