"""An invented report that has every kind of block in it, and the tables that try a renderer."""

from __future__ import annotations

from dataclasses import replace

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Cell, Column, Mark, Row, RowRole, Table, Unit
from consult.model.words.document import (
    Block,
    Bullets,
    Callout,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)

PEOPLE_AND_PERCENT = (Column("People", Unit.PEOPLE), Column("%", Unit.PERCENT))
SOURCE = "Invented consultation on quiet parks"
HIDDEN = Cell(None, Mark.SUPPRESSED)


def row(label: str, *numbers: float | None, role: RowRole = RowRole.GROUP) -> Row:
    """A row of plain numbers; ``None`` is a suppressed cell."""
    cells = tuple(HIDDEN if number is None else Cell(number) for number in numbers)
    return Row(label, cells, role)


def frequency(table_id: str, title: str, *rows: Row, base: int | None = 342) -> Table:
    """A table of people and percentages."""
    return Table(
        TableId.parse(table_id),
        title,
        "Answer",
        PEOPLE_AND_PERCENT,
        rows,
        base,
        "people who answered this question",
        SOURCE,
    )


SCALE = frequency(
    "question-quiet",
    "To what extent do you agree or disagree that parks should be quiet after 9pm?",
    row("Strongly agree", 103, 30.1169),
    row("Tend to agree", 88, 25.7309),
    row("Neither agree nor disagree", 41, 11.9883),
    row("Tend to disagree", 47, 13.7426),
    row("Strongly disagree", 55, 16.0818),
    row("Don't know", 8, 2.3391),
    row("Agree", 191, 55.8479, role=RowRole.NET),
    row("Disagree", 102, 29.8245, role=RowRole.NET),
    row("All who answered", 342, 100.0, role=RowRole.TOTAL),
    Row("Not answered", (Cell(20), Cell(None, Mark.NOT_APPLICABLE)), RowRole.OUTSIDE_BASE),
)

LONG_LABELS = frequency(
    "question-where",
    "Which of these places do you visit? Please tick all that apply",
    *(
        row(label, 1204 - 80 * at, 80.2667 - 5.3 * at)
        for at, label in enumerate(
            (
                "A park, recreation ground or other green space run by the council, a parish "
                "council, a charity or a community group, within walking distance of my home",
                "A country park",
                "The seafront, a promenade or a beach",
                "An allotment or community garden",
                "A playground or play area for children under the age of 12",
                "A skate park or ball court",
                "A nature reserve",
                "A cemetery or churchyard",
                "A river, canal or lake path",
                "A school field outside school hours",
                "A private garden open to the public",
            )
        )
    ),
    Row("None of these", (Cell(4), Cell(0.2667)), RowRole.GROUP),
    row("Something else (please say what in the box below)", None, None),
    row("Prefer not to say", None, None),
    base=1500,
)

WIDE = Table(
    TableId.parse("question-quiet-by-age"),
    "Quiet parks after 9pm, by age",
    "Age",
    (
        Column("Base", Unit.PEOPLE),
        *(
            Column(heading, Unit.PERCENT)
            for heading in (
                "Strongly agree",
                "Tend to agree",
                "Neither agree nor disagree",
                "Tend to disagree",
                "Strongly disagree",
                "Don't know",
                "Net: Agree",
                "Net: Disagree",
                "Total",
            )
        ),
    ),
    (
        row("34 and under", 61, 41.2, 20.0, 10.1, 12.5, 14.2, 2.0, 61.2, 26.7, 100),
        row("35 to 49", 120, 30.5, 30.0, 12.1, 12.5, 14.2, 0.7, 60.5, 26.7, 100),
        Row(
            "50 to 64",
            tuple(
                Cell(n, Mark.WEAK) for n in (24, 22.0, 28.0, 12.1, 15.5, 21.0, 1.4, 50.0, 36.5, 100)
            ),
        ),
        row("65 and over", *([None] * 10)),
        row("Prefer not to say", *([None] * 10)),
        row(
            "Everybody", 342, 30.1, 25.7, 12.0, 13.7, 16.1, 2.3, 55.8, 29.8, 100, role=RowRole.TOTAL
        ),
    ),
    342,
    "people who answered this question",
    SOURCE,
    ("Rows are hidden as a whole.",),
)

VERY_WIDE = Table(
    TableId.parse("question-where-by-district"),
    "Places visited, by district",
    "District",
    tuple(Column(f"Place number {n} of many", Unit.PERCENT) for n in range(1, 25)),
    (
        row("North", *range(1, 25)),
        row("South", *range(2, 26)),
    ),
    1500,
    "people who answered this question",
    SOURCE,
)

WIDE_BOTH_WAYS = replace(WIDE, rows=WIDE.rows * 3)

HIDDEN_BASE = frequency(
    "question-faith",
    "A question that very few people answered",
    row("Yes", None, None),
    row("No", None, None),
    base=None,
)

LEDGER = Facts(
    "What came in, what was kept and what was set aside",
    ("Stage", "What was counted", "Came in", "Kept", "Set aside", "Why"),
    (
        ("Reading the exports", "Rows of the online export", "1,204", "1,201", "3", "Not data: 3"),
        ("Cleaning", "Responses", "1,201", "1,180", "21", "Not submitted: 18; blank: 3"),
    ),
)

ASKED = Facts(
    "The questions as asked",
    ("Question", "Words", "Kind", "Options"),
    (
        ("quiet", SCALE.title, "One answer on a scale", "Strongly agree; Tend to agree"),
        ("why", "Please tell us why.", "Comment", "In people's own words"),
        ("=1+1", "=cmd|' /C calc'!A0", "Comment", "+44"),
    ),
)

BLOCKS: tuple[Block, ...] = (
    Callout("DRAFT", "No person has reviewed the themes yet."),
    Callout("SYNTHETIC DATA", "Every response in this report is invented."),
    Heading("Summary"),
    Paragraph("This report says what people told us about quiet parks."),
    Bullets(("1,180 responses are counted.", "21 were set aside.", "Most people agreed (56%).")),
    Heading("Closed questions"),
    Heading("Quiet parks", 2),
    Paragraph("We asked: “To what extent do you agree or disagree?”"),
    TableBlock(SCALE),
    Heading("Places", 2),
    Paragraph("People could choose more than one answer, so percentages add up to more than 100%."),
    TableBlock(LONG_LABELS),
    Heading("Faith", 2),
    TableBlock(HIDDEN_BASE),
    Heading("Open comments"),
    Heading("Why?", 2),
    Heading("Noise at night", 3),
    Paragraph("Comments about music, engines or shouting after dark."),
    Quote(
        "I live by the gate and the noise goes on until two in the morning. My children cannot "
        "sleep, and [name removed] next door has given up asking people to stop."
    ),
    Quote("“Please close the car park.”", "A resident"),
    Heading("Results by characteristic"),
    Heading("Age", 2),
    Paragraph("Each row has its own base."),
    TableBlock(WIDE),
    Paragraph("A paragraph that follows the wide table."),
    TableBlock(VERY_WIDE),
    Heading("Method"),
    TableBlock(SCALE),
    LEDGER,
    Heading("Annex"),
    ASKED,
)

DOCUMENT = Document(
    "Quiet parks: what people told us",
    "Appendix 1: consultation analysis",
    "Example Council",
    BLOCKS,
    ("DRAFT", "SYNTHETIC DATA"),
)
