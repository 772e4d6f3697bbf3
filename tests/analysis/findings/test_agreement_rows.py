"""Which figures of a blind sample a record may list: of what tables show, and no more."""

from consult.analysis.findings.agreement_rows import agreement_rows, verdict_of
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.trust import CoderAgreement, Estimate, Pair, Trust
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Cell, Column, Mark, Row, Table, Unit

HIDDEN = Cell(None, Mark.SUPPRESSED)
CODES = {"why": (UsedCode("t01", "Litter"), UsedCode("t02", "Dogs"))}


def table(name, **rows):
    """A table of people; a row without a number is hidden."""
    columns = (Column("People", Unit.PEOPLE),)
    made = tuple(Row(label, (HIDDEN if n is None else Cell(n),)) for label, n in rows.items())
    return Table(TableId.parse(name), name, "", columns, made, 300, "people", "")


def pair(figure):
    one = Estimate(figure, figure - 0.1, figure + 0.1)
    codes = {"why: t01": one, "why: t02": one}
    return Pair(one, one, one, 90, kappas=codes, f1=codes)


DISTRICT = table("profile-district", Dover=90)
TRUST = Trust(
    CoderAgreement(
        pair(0.7),
        pair(0.6),
        Estimate(-0.1, -0.2, 0.0),
        lead_codes=5,
        lead_comments=50,
        groups={
            "Sex: Women": CoderAgreement(pair(0.8)),
            "Sex: Men": CoderAgreement(pair(0.5)),
            "District: Dover": CoderAgreement(pair(0.6)),
        },
    ),
    coders=2,
)
TABLES = (
    table("themes-why", Litter=40, Dogs=None),
    table("profile-sex", Women=120, Men=None),
    DISTRICT,
)


def test_all_comments_come_first_with_the_difference_that_the_verdict_rests_on():
    rows = agreement_rows(TRUST, CODES, TABLES)
    assert (rows[0].of, rows[0].between, rows[0].value.value) == ("All comments", "two people", 0.7)
    assert [row.value.low for row in rows if row.between == "computer less two people"] == [-0.2]
    assert verdict_of(TRUST).startswith("not shown to be as good as two people")


def test_a_code_whose_number_is_hidden_is_not_listed():
    named = {row.of for row in agreement_rows(TRUST, CODES, TABLES) if row.question}
    assert named == {"Litter"}


def test_a_group_whose_number_is_hidden_is_not_listed():
    groups = {row.of for row in agreement_rows(TRUST, CODES, TABLES) if ": " in row.of}
    assert groups == {"Sex: Women"}


def test_a_characteristic_that_nothing_is_broken_down_by_is_not_told_of_either():
    # characteristics.toml: crossed = false for the district people live in.
    assert not any("Dover" in row.of for row in agreement_rows(TRUST, CODES, TABLES))


def test_a_study_without_a_sample_has_no_figures_and_no_verdict():
    assert agreement_rows(Trust(), CODES, TABLES) == ()
    assert verdict_of(Trust()) == ""


def test_of_a_group_there_is_one_figure_for_people_and_one_for_the_computer():
    measures = [
        (r.between, r.measure) for r in agreement_rows(TRUST, CODES, TABLES) if r.of[3] == ":"
    ]
    assert measures == [("two people", "F1, all codings")]
