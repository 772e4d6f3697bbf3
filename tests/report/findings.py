"""Invented findings of a whole consultation, in the shapes that the other stages hand over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consult.model.coding.codeframe import UsedCode
from consult.model.counting.table_id import TableId
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.publishing.quotes import ApprovedQuote
from consult.model.publishing.table import Cell, Column, Mark, Row, RowRole, Table, Unit
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import About, Area, ReportSettings, Source, Study, Window
from consult.model.survey.characteristic import Characteristic
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.questionnaire import (
    Kind,
    Option,
    OptionRole,
    Purpose,
    Question,
    Questionnaire,
)
from consult.report.prose.findings import Findings
from tests.report.sample import frequency, row

STUDY = Study(
    study=About(
        title="Quiet parks strategy 2024 to 2029",
        organisation="Example Council",
        description=(
            "The council asked for views on a draft strategy for its parks. The draft proposed "
            "quiet hours, more wardens and longer opening in summer."
        ),
        synthetic=True,
    ),
    window=Window(opens=date(2024, 2, 8), closes=date(2024, 4, 3)),
    sources=(
        Source(id="online", file="online.csv", platform="snap"),
        Source(id="paper", file="paper.xlsx", platform="keyed", channel="hard copy"),
    ),
    report=ReportSettings(quotes=2),
)

AGREEMENT = (
    Option("Strongly agree", net="Agree"),
    Option("Tend to agree", net="Agree"),
    Option("Neither agree nor disagree"),
    Option("Tend to disagree", net="Disagree"),
    Option("Strongly disagree", net="Disagree"),
    Option("Don't know", role=OptionRole.DONT_KNOW),
)
EASE = (
    Option("Very easy", net="Easy"),
    Option("Fairly easy", net="Easy"),
    Option("Fairly difficult", net="Difficult"),
    Option("Very difficult", net="Difficult"),
)

QUESTIONNAIRE = Questionnaire(
    (
        Question(
            "who",
            "Are you responding as...? Please select the option that describes you best.",
            Kind.SINGLE,
            (Option("A resident"), Option("A business"), Option("A voluntary organisation")),
            Purpose.RESPONDENT,
        ),
        Question(
            "vision",
            "To what extent do you agree or disagree with the vision set out in section 2 of the "
            "draft strategy?",
            Kind.SCALE,
            AGREEMENT,
        ),
        Question("ease", "How easy or difficult was the strategy to read?", Kind.SCALE, EASE),
        Question(
            "visit",
            "Which of these do you visit? Please tick all that apply.",
            Kind.MULTI,
            (Option("A country park"), Option("The seafront"), Option("An allotment")),
        ),
        Question("why", "Please tell us why you chose that answer.", Kind.TEXT, about="vision"),
        Question("more", "Is there anything else you would like to say?", Kind.TEXT),
        Question(
            "age",
            "Which of these age groups applies to you?",
            Kind.SINGLE,
            (Option("34 and under"), Option("35 to 64"), Option("65 and over")),
            Purpose.CHARACTERISTIC,
            "age",
        ),
        Question(
            "faith",
            "Do you regard yourself as belonging to a religion?",
            Kind.SINGLE,
            (Option("Yes"), Option("No")),
            Purpose.CHARACTERISTIC,
            "religion",
        ),
    )
)

CHARACTERISTICS = tuple(
    Characteristic(key, name, True, "Equality Act 2010")
    for key, name in (
        ("age", "Age"),
        ("disability", "Disability"),
        ("religion", "Religion or belief"),
        ("sex", "Sex"),
    )
)

LEDGER = Ledger(
    (
        Entry("ingest", "rows", "online", 1150, 1147, {"not data": 3}),
        Entry("ingest", "rows", "paper", 54, 54),
        Entry(
            "clean",
            "responses",
            "",
            1201,
            1180,
            {"not submitted": 18, "exact copy of another response": 3},
        ),
        Entry("clean", "comments", "why", 1201, 640, {"blank": 500, "non-substantive": 61}),
    )
)

OUTSIDE = Row("Not answered", (Cell(33), Cell(None, Mark.NOT_APPLICABLE)), RowRole.OUTSIDE_BASE)

VISION = frequency(
    "question-vision",
    QUESTIONNAIRE["vision"].text,
    row("Strongly agree", 403, 35.135),
    row("Tend to agree", 288, 25.109),
    row("Neither agree nor disagree", 141, 12.293),
    row("Tend to disagree", 147, 12.816),
    row("Strongly disagree", 155, 13.513),
    row("Don't know", 13, 1.133),
    row("Agree (net)", 691, 60.244, role=RowRole.NET),
    row("Disagree (net)", 302, 26.329, role=RowRole.NET),
    row("All", 1147, 100, role=RowRole.TOTAL),
    OUTSIDE,
    base=1147,
)

EASE_TABLE = frequency(
    "question-ease",
    QUESTIONNAIRE["ease"].text,
    row("Very easy", 210, 20.0),
    row("Fairly easy", 325, 30.952),
    row("Fairly difficult", 300, 28.571),
    row("Very difficult", 215, 20.476),
    row("Easy (net)", 535, 50.952, role=RowRole.NET),
    row("Difficult (net)", 515, 49.048, role=RowRole.NET),
    row("All", 1050, 100, role=RowRole.TOTAL),
    base=1050,
)

VISIT = frequency(
    "question-visit",
    QUESTIONNAIRE["visit"].text,
    row("A country park", 800, 72.7),
    row("The seafront", 640, 58.2),
    row("An allotment", None, None),
    row("All", 1100, 100, role=RowRole.TOTAL),
    base=1100,
)


def by_age(table_id: str, title: str, headings: tuple[str, ...]) -> Table:
    """A breakdown by age whose oldest group is hidden."""
    shares = tuple(100 / len(headings) for _ in headings)
    return Table(
        TableId.parse(table_id),
        title,
        "Age",
        (Column("People", Unit.PEOPLE), *(Column(text, Unit.PERCENT) for text in headings)),
        (
            row("34 and under", 310, *shares),
            row("35 to 64", 640, *shares),
            row("65 and over", *([None] * (len(headings) + 1))),
            row("Not answered", *([None] * (len(headings) + 1))),
        ),
        1147,
        "people who answered the question",
        "Invented consultation on quiet parks",
        ("[c] marks rows hidden whole.",),
    )


THEMES = Table(
    TableId.parse("themes-why"),
    "Themes in comments on why people chose that answer",
    "Theme",
    (Column("People", Unit.PEOPLE), Column("Share", Unit.PERCENT)),
    (
        row("Noise at night", 320, 50.0),
        row("More wardens", 180, 28.125),
        row("Dogs off the lead", None, None),
        row("Litter", None, None),
    ),
    640,
    "people who wrote a substantive comment",
    "Invented consultation on quiet parks",
    ("A person can be counted more than once, so shares can add to more than 100%.",),
)

TABLES = (
    frequency(
        "channels", "How responses came in", row("Online", 1126, 95.4), row("Hard copy", 54, 4.6)
    ),
    frequency(
        "respondents-who",
        "Kind of respondent",
        row("A resident", 1040, 88.1),
        row("A business", 80, 6.8),
        row("A voluntary organisation", 60, 5.1),
    ),
    frequency(
        "profile-age",
        "Age of those who responded",
        row("34 and under", 330, 29.7),
        row("35 to 64", 640, 57.7),
        row("65 and over", 140, 12.6),
        Row("Not answered", (Cell(70), Cell(None, Mark.NOT_APPLICABLE)), RowRole.OUTSIDE_BASE),
    ),
    VISION,
    EASE_TABLE,
    VISIT,
    THEMES,
    by_age(
        "question-vision-by-age",
        "Agreement with the vision, by age",
        tuple(option.label for option in AGREEMENT),
    ),
    by_age(
        "question-ease-by-age",
        "Ease of reading, by age",
        tuple(option.label for option in EASE),
    ),
    by_age("themes-why-by-age", "Themes, by age", ("Noise at night", "More wardens")),
)

CODES = {
    "why": (
        UsedCode(
            "noise", "Noise at night", "Music, engines or shouting after dark.", "Quiet hours"
        ),
        UsedCode("wardens", "More wardens", "A wish for more staff in parks.", ""),
        UsedCode("dogs", "Dogs off the lead", "Dogs that are not on a lead.", ""),
    )
}

EXAMPLES = {
    ("why", "noise"): (
        ApprovedQuote(
            "why",
            "noise",
            "I live by the gate and the noise goes on until two in the morning.",
            "Somebody who lives nearby",
        ),
        ApprovedQuote("why", "noise", "Motorbikes every Saturday. Every single one."),
    ),
    ("why", "wardens"): (ApprovedQuote("why", "wardens", "We never see a warden after 5pm."),),
    ("why", "dogs"): (ApprovedQuote("why", "dogs", "The words of somebody in a small group."),),
}

FINDINGS = Findings(
    study=STUDY,
    questionnaire=QUESTIONNAIRE,
    ledger=LEDGER,
    tables=TABLES,
    codes=CODES,
    examples=EXAMPLES,
    comment_totals={
        "why": CommentTotals(640, 61, 479, 0, 1180),
        "more": CommentTotals(90, 12, 1024, 54, 1180),
    },
    methods=(
        ("Model", "graph, with the embedding lsa"),
        ("Seed", "1"),
        ("Rule for small numbers", "Counts under 10 are hidden in breakdowns"),
    ),
    reviewed=False,
    characteristics=CHARACTERISTICS,
)

HEARD = Question(
    "heard",
    "How did you hear about this consultation?",
    Kind.MULTI,
    (Option("By post"), Option("Online")),
    Purpose.CONTEXT,
)
EQUALITY = Question("fair", "Have you any comments on our equality analysis?", Kind.TEXT)
LETTER = Question("letter", "Letters and e-mails", Kind.TEXT)
FULL = replace(
    FINDINGS,
    questionnaire=Questionnaire((*QUESTIONNAIRE.questions, HEARD, EQUALITY, LETTER)),
    tables=(
        *TABLES,
        frequency("question-heard", HEARD.text, row("By post", 40, 40.0), row("Online", 60, 60.0)),
        frequency("themes-letter", "Themes in letters", row("Noise at night", 20, 100.0)),
    ),
    comment_totals={
        **FINDINGS.comment_totals,
        "fair": CommentTotals(90, 12, 1024, 54, 1180),
        "letter": CommentTotals(20, 0, 0, 1160, 1180),
    },
    study=STUDY.model_copy(
        update={
            "sources": (
                *STUDY.sources,
                Source(id="post", file="l.xlsx", platform="letters", channel="letter"),
            ),
            "questions": (
                QuestionSpec(id="letter", text="Letters", kind=Kind.TEXT, columns={"post": ("H",)}),
            ),
            "report": ReportSettings(
                areas=(Area(title="Reading it with ease", questions=("ease", "why")),)
            ),
        }
    ),
)
"""The same with a question for every part that has questions of its own."""
