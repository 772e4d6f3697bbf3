"""Invented equality evidence: what a release and a study have on a few characteristics."""

from __future__ import annotations

from dataclasses import replace

from consult.definitions import aims
from consult.model.counting.table_id import TableId
from consult.model.evidence.equality import (
    Bearing,
    EqualityEvidence,
    Evidence,
    Participating,
    Participation,
    ReferenceRule,
    StatedEvidence,
    Taking,
)
from consult.model.publishing.table import Cell, Column, Mark, Row, RowRole, Table, Unit
from consult.model.settings.study import ReportSettings
from consult.report.equality import compose_equality
from tests.report.findings import CHARACTERISTICS, FINDINGS, STUDY
from tests.report.sample import frequency, row

AGE = frequency(
    "participation-age",
    "Age: people who said which group they are in",
    row("34 and under", 330, 30),
    row("35 to 64", 640, 58),
    row("65 and over", None, None),
    Row("Prefer not to say", (Cell(70), Cell(None, Mark.NOT_APPLICABLE)), RowRole.OUTSIDE_BASE),
    base=1100,
)
ABOUT = frequency(
    "about-age",
    "Comments that speak of people by age",
    row("Speak of the group", 61, 9.53),
    row("Do not speak of the group", 579, 90.47),
    base=640,
)
RAISED = Table(
    TableId.parse("about-age-why"),
    "Themes in comments on why – by whether comments speak of age",
    "People whose comments",
    (
        Column("People", Unit.PEOPLE),
        Column("Noise at night", Unit.PERCENT),
        Column("More wardens", Unit.PERCENT),
    ),
    (row("Speak of the group", 61, 80, 40), row("Do not speak of the group", 579, 46, 30)),
    640,
    "people whose comment could be coded",
    "Invented",
)
FEW = frequency(
    "about-religion",
    "Comments that speak of people by religion or belief",
    row("Speak of the group", None, None),
    row("Do not speak of the group", None, None),
    base=640,
)
YOUNG = "34 and under"
FINE = frequency(
    "profile-age",
    "Age",
    row("18 to 24", 30, 2.5),
    row("25 to 34", 300, 25.4),
    row("35 to 64", 640, 54.2),
    row("65 and over", None, None),
    base=1180,
)
MORE = replace(
    FINDINGS,
    study=STUDY.model_copy(update={"report": ReportSettings(equality=("why",))}),
    tables=(
        *(table for table in FINDINGS.tables if str(table.id) != "profile-age"),
        FINE,
        AGE,
        ABOUT,
        RAISED,
        FEW,
    ),
)
EVIDENCE = EqualityEvidence(
    CHARACTERISTICS,
    {
        "age": Participation(
            (
                Participating(
                    "34 and under", TableId.parse("participation-age"), 330, 30, 40, Taking.FEWER
                ),
                Participating(
                    "35 to 64", TableId.parse("participation-age"), 640, 58, 50, Taking.ABOUT
                ),
                Participating(
                    "65 and over", TableId.parse("participation-age"), None, None, 10, None
                ),
            ),
            (
                Participating(
                    "18 to 24", TableId.parse("profile-age"), 30, 3, 12, Taking.FAR_FEWER, YOUNG
                ),
                Participating(
                    "25 to 34", TableId.parse("profile-age"), 300, 27, 28, Taking.ABOUT, YOUNG
                ),
            ),
            rule=ReferenceRule("age", "Age", (), {}, "Not the same measure."),
            whom=("All residents",),
            sources=(("a register", "an office", "counted"),),
            base=1100,
        )
    },
    area="Testshire",
    stated=(
        StatedEvidence(
            "Faith may impact on access",
            "a paper of 2023",
            "Nobody was asked about access.",
            (
                (TableId.parse("themes-why"), "Noise at night"),
                (TableId.parse("themes-why"), "Litter"),
            ),
            (
                Evidence(
                    Bearing.TOO_FEW,
                    "age",
                    "65 and over",
                    TableId.parse("themes-why-by-age"),
                    "Litter",
                ),
            ),
        ),
    ),
    aims=aims(),
)
DOCUMENT = compose_equality(MORE, EVIDENCE, {TableId.parse("participation-age"): 40})
