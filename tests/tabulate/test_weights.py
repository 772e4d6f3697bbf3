"""Weights: never by default, beside the unweighted share, and never a way to work people out."""

import csv
import random
from dataclasses import replace

import pandas as pd
import pytest

from consult.audit import audit
from consult.disclose import protect, structure_of, true_numbers
from consult.errors import DataError, DisclosureError
from consult.model.counting.counts import Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.model.publishing.structure import Truth
from consult.model.publishing.table import Cell, Mark
from consult.model.settings.study import Study
from consult.tabulate import crosstab, frequency, weighted
from tests.audit.released import POLICY, files_of, with_cell
from tests.parks import STUDY, put_study

LABELS = ("Strongly agree", "Tend to agree", "Disagree")
NETS = {"Agree": LABELS[:2]}
SAID = (
    *[("Strongly agree", 1.2)] * 400,
    *[("Tend to agree", 1.0)] * 300,
    *[("Disagree", 0.8)] * 500,
    *[("", 1.0)] * 20,
)
"""What people answered and what they weigh: 480, 300 and 400 of 1,180."""


def grouped(said):
    names = [f"r{at}" for at in range(len(said))]
    answers = [answer or "Not answered" for answer, _ in said]
    groups = (*map(Group, LABELS), Group("Not answered", GroupRole.NOT_ANSWERED))
    members = pd.DataFrame(
        {
            "response_id": pd.Categorical(names, categories=names),
            "group": pd.Categorical(answers, categories=[group.label for group in groups]),
        }
    )
    return Grouping("view", "View", groups, members, nets=NETS), pd.Series(
        [float(weight) for _, weight in said], index=names
    )


def counted(said=SAID):
    rows, weights = grouped(said)
    counts = frequency(
        rows,
        name=TableId.parse("question-view"),
        title="View",
        use=Use.QUESTION,
        base_text="people",
    )
    return weighted(counts, rows, weights)


def table_of(said=SAID):
    (made,) = protect([[counted(said)]], POLICY, people=len(said), source="invented")
    return made.table


def weighted_shares(table):
    """Label -> weighted share as printed, nothing where there is no such column."""
    at = [column.heading for column in table.columns].index("Weighted %")
    return {row.label: row.cells[at].number for row in table.rows}


def headings(table):
    return [column.heading for column in table.columns]


def test_without_weights_a_table_is_as_it_was():
    rows, _ = grouped(SAID)
    counts = frequency(
        rows,
        name=TableId.parse("question-view"),
        title="View",
        use=Use.QUESTION,
        base_text="people",
    )
    assert weighted(counts, rows, None) is counts


def test_a_weighted_share_stands_beside_the_unweighted_one():
    table = table_of()
    assert headings(table) == ["People", "Share", "Weighted %"]
    assert table.base == 1200
    assert weighted_shares(table) == {
        "Strongly agree": pytest.approx(100 * 480 / 1180),
        "Tend to agree": pytest.approx(100 * 300 / 1180),
        "Disagree": pytest.approx(100 * 400 / 1180),
        "Agree (net)": pytest.approx(100 * 780 / 1180),
        "All": 100,
        "Not answered": None,
    }


def test_a_net_is_the_sum_of_its_parts_before_they_are_rounded():
    # 40.68% and 25.42% are printed as 41% and 25%; together they are 66.10%, printed as 66%.
    assert weighted_shares(table_of())["Agree (net)"] == pytest.approx(66.10, abs=0.005)


def test_the_effective_base_is_kishs_rounded_down():
    # Weights of 1, 1, 1, 1, 2 and 2: 8 squared is 64, over 1 + 1 + 1 + 1 + 4 + 4 = 12 is 5.33.
    said = [("Disagree", 1)] * 4 + [("Disagree", 2)] * 2
    assert counted(said).weighted.effective == pytest.approx(64 / 12)
    # 480 x 1.2 + 300 + 400 x 0.8 = 1,196; 1,180 squared over that is 1,164.2.
    note = next(note for note in table_of().notes if "Effective base" in note)
    assert "Weighted base: 1,200. Effective base: 1,100, rounded down." in note
    assert "cannot make them stand for all residents" in note


def test_weights_that_are_all_the_same_change_nothing():
    table = table_of([(answer, 0.1) for answer, _ in SAID])
    unweighted = {row.label: row.cells[1].number for row in table.rows}
    assert weighted_shares(table) == pytest.approx(unweighted)
    assert any("Effective base: 1,200," in note for note in table.notes)


def test_the_order_of_responses_changes_nothing():
    said = [(answer, weight + at / 7e6) for at, (answer, weight) in enumerate(SAID)]
    mixed = random.Random(1).sample(said, len(said))
    assert table_of(mixed) == table_of(said)


def test_weighted_shares_are_left_out_where_a_figure_is_hidden():
    few = [row for row in SAID if row[0] != "Tend to agree"] + [("Tend to agree", 1)] * 3
    hidden = table_of(few)
    assert any(cell.mark is Mark.SUPPRESSED for row in hidden.rows for cell in row.cells)
    assert headings(hidden) == ["People", "Share"]
    assert "Weighted shares are left out to protect people." in hidden.notes
    assert not any("Effective" in note for note in hidden.notes)


def test_weights_so_unequal_that_a_group_could_be_counted_are_left_out():
    # 1 person of 1,221 with the weight of 60 others: the share would say what they answered.
    table = table_of([*SAID, ("Disagree", 60)])
    assert headings(table) == ["People", "Share"]
    assert "Weighted shares are left out to protect people." in table.notes


def test_six_people_who_change_places_move_no_share_by_more_than_half_a_point():
    # 1,200 people that weigh 1,200: half a percent is 6, which is 6 x 1.
    def with_spread(spread):
        low, high = 1 - spread / 2, 1 + spread / 2
        halves = [("Disagree", low), ("Disagree", high), ("Tend to agree", low)] * 300
        return table_of([*halves, *[("Strongly agree", high)] * 300])

    assert "Weighted %" in headings(with_spread(0.99))
    assert "Weighted %" not in headings(with_spread(1.01))


# Of seed 6, weighted shares are left out, so that there is nothing to try.
@pytest.mark.parametrize("seed", [*range(6), *range(7, 40)])
def test_who_knows_what_each_person_weighs_cannot_count_a_group(seed):
    # All of a group weigh the same, and all others too: nothing tells more about the group.
    dice = random.Random(seed)
    heavy = dice.choice([1.2, 1.5, 1.9])
    inside = {label: dice.randint(0, 60) for label in LABELS}
    people = {label: inside[label] + dice.randint(200, 900) for label in LABELS}
    said = [(x, heavy) for x in LABELS for _ in range(inside[x])]
    said += [(x, 1.0) for x in LABELS for _ in range(people[x] - inside[x])]
    table = table_of(said)
    assert "Weighted %" in headings(table)
    whole = sum(weight for _, weight in said)
    could = {}
    for label in LABELS:
        printed = int(weighted_shares(table)[label] + 0.5)
        weighs = [people[label] + (heavy - 1) * n for n in range(people[label] + 1)]
        fits = [n for n, w in enumerate(weighs) if -0.5 <= 100 * w / whole - printed < 0.5]
        could[label] = fits[0], fits[-1]
    for label in LABELS:
        others = [could[x] for x in LABELS if x != label]
        low = max(could[label][0], sum(inside.values()) - sum(most for _, most in others))
        high = min(could[label][1], sum(inside.values()) - sum(least for least, _ in others))
        assert low <= inside[label] <= high
        assert high - low >= POLICY.protection_level


def test_breakdowns_are_never_weighted():
    rows, _ = grouped(SAID)
    assert (
        crosstab(
            rows, rows, name=TableId.parse("question-x"), title="X", base_text="people"
        ).weighted
        is None
    )


def check(files, said=SAID):
    counts = [counted(said)]
    return audit(
        files,
        contents=dict.fromkeys(files, ((1, TableId.parse("question-view")),)),
        structure=structure_of(counts),
        truth=Truth(len(said), true_numbers(counts)),
        policy=POLICY,
    )


def test_every_file_with_weighted_shares_is_read_back_and_passes(tmp_path):
    assert check(files_of([table_of()], tmp_path)).record["passed"]


@pytest.mark.parametrize("name", ["a.docx", "t.xlsx", "t.csv"])
def test_a_weighted_share_that_is_not_true_is_found(tmp_path, name):
    wrong = with_cell(table_of(), 2, 2, Cell(35.0))
    content = files_of([wrong], tmp_path)[name]
    with pytest.raises(DisclosureError, match="the weighted share is not the one"):
        check({name: content})


def test_a_weighted_share_in_a_table_where_a_figure_is_hidden_is_found(tmp_path):
    hidden = Cell(None, Mark.SUPPRESSED)
    wrong = with_cell(with_cell(table_of(), 2, 0, hidden), 2, 1, hidden)
    with pytest.raises(DisclosureError, match="in a table where figures are hidden"):
        check(files_of([wrong], tmp_path))


WEIGHTED = """
[weights]
column = "Wt"
why = "Weights by age and sex, from the Census 2021, made by the research team."
"""


def export(*rows):
    return (
        "\n".join(["Close it?,Why?,Wt", *(f"{answer},,{weight}" for answer, weight in rows)]) + "\n"
    )


GOOD = [("Yes", "1.2")] * 500 + [("No", "0.9")] * 700


def test_a_study_with_weights_prints_them_and_says_where_they_come_from(call, project):
    put_study(project, STUDY + WEIGHTED, export(*GOOD))
    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")
    with (project / "reports" / "parks" / "tables.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    told = {x["row"]: x["value"] for x in lines if x["column"] == "Weighted %"}
    # 600 and 630 of 1,230: 48.8% and 51.2%.
    assert {told["Yes"], told["No"], told["All"]} == {"49", "51", "100"}
    assert "Census 2021" in words_of(project / "reports" / "parks" / "appendix.docx")


def words_of(path):
    from docx import Document

    return " ".join(
        t.text or "" for t in Document(path).element.body.iter() if t.tag.endswith("}t")
    )


BAD = {
    "text": ("heavy", "1 weight cannot be used (row 8)."),
    "negative": ("-1", "1 weight cannot be used (row 8)."),
    "not finite": ("inf", "1 weight cannot be used (row 8)."),
    "not a number": ("nan", "1 weight cannot be used (row 8)."),
    "missing": ("", "1 response that is counted without a weight (row 8)."),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_weight_that_cannot_be_used_is_told_with_file_column_and_row(call, project, kind):
    weight, says = BAD[kind]
    put_study(project, STUDY + WEIGHTED, export(*[("Yes", "1")] * 6, ("No", weight)))
    code, _, error = call("run", "parks")
    assert code == 2
    assert "parks.csv" in error
    assert '"Wt"' in error
    assert says in error
    assert "heavy" not in error


def test_of_many_bad_weights_five_rows_are_named(call, project):
    put_study(project, STUDY + WEIGHTED, export(*[("Yes", "x")] * 9))
    assert "9 weights cannot be used (rows 2, 3, 4, 5, 6 and 4 more)" in call("run", "parks")[2]


def test_weights_that_are_all_nought_are_refused(call, project):
    put_study(project, STUDY + WEIGHTED, export(*[("Yes", "0")] * 9))
    assert "Every response that is counted has the weight 0." in call("run", "parks")[2]


def test_a_response_that_is_not_counted_needs_no_weight(call, project):
    put_study(project, STUDY + WEIGHTED, export(*GOOD, ("", "")))
    assert call("run", "parks")[0] == 0


def test_a_column_that_is_not_there_is_told(call, project):
    put_study(project, STUDY + WEIGHTED.replace("Wt", "Weight"), export(*GOOD))
    assert 'No column has the heading "Weight"' in call("run", "parks")[2]


def test_weights_without_a_reason_are_refused(call, project):
    put_study(project, STUDY + WEIGHTED.split("why")[0], export(*GOOD))
    code, _, error = call("run", "parks")
    assert (code, "why" in error) == (2, True)


def test_the_column_of_weights_is_no_question(tmp_path):
    from consult.read import read_study
    from tests.read.studies import single, study_of

    (tmp_path / "a.csv").write_text("Agree?,Wt\nYes,1\nNo,2\n", encoding="utf-8")
    asked = study_of([single("A"), {**single("B", options=("1", "2")), "id": "wt"}])
    study = Study.model_validate(
        {**asked.model_dump(exclude_none=True), "weights": {"column": "Wt", "why": "Known."}}
    )
    with pytest.raises(DataError, match='a column of the question "wt" too'):
        read_study(study, tmp_path)
    fine = replace_questions(study, study.questions[:1])
    assert read_study(fine, tmp_path).responses["weight"].tolist() == [1.0, 2.0]


def replace_questions(study, questions):
    return study.model_copy(update={"questions": questions})


def test_weights_have_no_say_in_what_is_hidden():
    plain = replace(counted(), weighted=None)
    one, other = (
        protect([[counts]], POLICY, people=len(SAID), source="")[0] for counts in (plain, counted())
    )
    assert (one.primary, one.secondary) == (other.primary, other.secondary)
    assert [row.cells[:2] for row in other.table.rows] == [row.cells for row in one.table.rows]
