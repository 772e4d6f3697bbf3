"""The ten traps at the end of the design, as worked examples an analyst can read."""

import tomllib

import pandas as pd
import pytest

from consult.disclose import Policy, protect
from consult.model.counts import Use
from consult.model.grouping import NOT_ANSWERED, Group, Grouping
from consult.model.questionnaire import Kind, Option, OptionRole, Question
from consult.model.table import Mark, RowRole
from consult.tabulate import by_answer, crosstab, frequency

POLICY = Policy(
    thresholds={Use.PROFILE: 5, Use.QUESTION: 5, Use.THEMES: 5, Use.CROSSTAB: 10},
    sensitive_threshold=10,
    sensitive=frozenset({"religion"}),
    hide_full_rows=True,
    weak_base=30,
)
AGREE = Question(
    "agree",
    "Do you agree?",
    Kind.SCALE,
    (
        Option("Strongly agree", net="Agree"),
        Option("Tend to agree", net="Agree"),
        Option("Neither"),
        Option("Tend to disagree", net="Disagree"),
        Option("Strongly disagree", net="Disagree"),
        Option("Don't know", OptionRole.DONT_KNOW),
    ),
)
SEX = Question(
    "sex",
    "Are you?",
    Kind.SINGLE,
    (
        Option("Female"),
        Option("Male"),
        Option("I prefer not to say", OptionRole.PREFER_NOT_TO_SAY),
    ),
)


def answers(question, given):
    """One row a response; a blank answer is None."""
    return pd.DataFrame(
        [
            {
                "response_id": response,
                "question_id": question.id,
                "option": option or "",
                "state": "answered" if option else "not answered",
                "number": float("nan"),
            }
            for response, option in given.items()
        ]
    )


def people(question, given):
    return by_answer(question, answers(question, given), list(given))


def many(**numbers):
    """Agree answers by number: many(Female={"Neither": 3})."""
    sex, agree, n = {}, {}, 0
    for group, counts in numbers.items():
        for option, times in counts.items():
            for _ in range(times):
                n += 1
                sex[f"r{n}"] = group if group != "skipped" else None
                agree[f"r{n}"] = option
    return people(SEX, sex), people(AGREE, agree)


def cross(**numbers):
    sex, agree = many(**numbers)
    counts = crosstab(sex, agree, name="t", title="t", base_text="people")
    return protect([[counts]], POLICY, people=len(agree.members), source="test")[0].table


def row(table, label):
    return next(row for row in table.rows if row.label == label)


def test_1_people_who_skip_a_characteristic_question_stay_in_the_table():
    sex, agree = many(Female={"Neither": 4}, skipped={"Neither": 3})
    counts = crosstab(sex, agree, name="t", title="t", base_text="people")
    assert counts.row_bases[NOT_ANSWERED] == 3
    assert counts.row_bases.sum() == counts.base == 7


def test_2_options_nobody_chose_stay_in_the_table():
    counts = frequency(
        people(AGREE, {"r1": "Neither"}),
        name="t",
        title="t",
        use=Use.QUESTION,
        base_text="people",
    )
    assert counts.cells["People"].to_dict() == {
        "Strongly agree": 0,
        "Tend to agree": 0,
        "Neither": 1,
        "Tend to disagree": 0,
        "Strongly disagree": 0,
        "Don't know": 0,
    }


def test_3_a_tick_all_question_is_known_not_to_be_a_partition():
    groups = (Group("A"), Group("B"))
    members = pd.DataFrame(
        {"response_id": ["r1", "r1", "r2"], "group": pd.Categorical(["A", "B", "A"], ["A", "B"])}
    )
    ticks = Grouping("q", "Tick all", groups, members, exclusive=False)
    counts = frequency(ticks, name="t", title="t", use=Use.QUESTION, base_text="people")
    assert counts.cells["People"].tolist() == [2, 1]
    assert counts.base == 2
    assert not counts.rows_partition


def test_4_a_small_base_is_hidden_with_everything_in_its_row():
    table = cross(
        Female={"Strongly agree": 40, "Tend to disagree": 30},
        Male={"Tend to agree": 6, "Strongly agree": 2},
        skipped={"Strongly agree": 20, "Tend to disagree": 20},
    )
    assert {cell.mark for cell in row(table, "Male").cells} == {Mark.SUPPRESSED}


def test_4_what_the_total_less_the_rows_shown_gives_away_is_hidden_too():
    # 8 men; if only they were hidden, the question's own table would give them away.
    table = cross(
        Female={"Strongly agree": 40, "Tend to disagree": 30},
        Male={"Strongly agree": 4, "Tend to disagree": 4},
        skipped={"Strongly agree": 20, "Tend to disagree": 20},
    )
    shown = [row.label for row in table.rows if row.cells[0].number]
    assert shown == ["Female"]
    assert {cell.mark for cell in row(table, "Not answered").cells} == {Mark.SUPPRESSED}


def hidden_in(table, label):
    """Headings of the figures hidden in a row."""
    cells = zip(table.columns, row(table, label).cells, strict=True)
    return [column.heading for column, cell in cells if cell.mark is Mark.SUPPRESSED]


def test_5_that_everybody_in_a_group_says_the_same_is_not_told():
    table = cross(
        Female={"Strongly agree": 50},
        Male={"Strongly agree": 30, "Tend to disagree": 30},
        skipped={"Strongly agree": 30, "Tend to disagree": 30},
    )
    # One other answer is hidden too, so that it may have been given.
    hidden = hidden_in(table, "Female")
    assert "Strongly agree" in hidden
    assert len(hidden) == 2


def test_6_a_hidden_count_hides_its_percentage_and_one_it_could_be_got_from():
    table = cross(
        Female={"Strongly agree": 40, "Tend to disagree": 3},
        Male={"Strongly agree": 40, "Tend to disagree": 40},
        skipped={"Strongly agree": 40, "Tend to disagree": 40},
    )
    # 43 people less the 40 who agree would be the 3 who disagree.
    assert row(table, "Female").cells[0].number == 43
    assert hidden_in(table, "Female") == ["Strongly agree", "Tend to disagree"]


@pytest.mark.parametrize("text", ["None", "N/A", "NA", "null", "nan", "-"])
def test_7_words_that_look_like_nothing_are_read_as_answers(text, tmp_path):
    from consult.read import open_export

    path = tmp_path / "export.csv"
    path.write_text(f"id,How many?\n1,{text}\n2,3\n", encoding="utf-8")
    assert open_export(path).grids[0].rows[1][1] == text


def test_8_yes_and_no_are_words_in_the_configuration():
    assert tomllib.loads('options = ["Yes", "No"]') == {"options": ["Yes", "No"]}


def test_10_no_table_is_made_with_pandas_crosstab():
    from pathlib import Path

    sources = Path(__file__).parents[2].glob("consult/**/*.py")
    assert not [path.name for path in sources if "pd.crosstab" in path.read_text("utf-8")]


def frequency_table(numbers, *, nets=None, **more):
    question = Question(
        "q",
        "q",
        Kind.SCALE,
        tuple(Option(label, net=(nets or {}).get(label, "")) for label in numbers),
    )
    given = [label for label, times in numbers.items() for _ in range(times)]
    grouping = people(question, {f"r{at}": label for at, label in enumerate(given)})
    counts = frequency(grouping, name="t", title="t", use=Use.QUESTION, base_text="people", **more)
    return protect([[counts]], POLICY, people=len(given), source="test")[0].table


def test_a_single_small_answer_takes_a_second_row_with_it():
    table = frequency_table({"Yes": 90, "No": 3, "Maybe": 20})
    assert row(table, "No").cells[0].mark is Mark.SUPPRESSED
    assert row(table, "Maybe").cells[0].mark is Mark.SUPPRESSED
    assert row(table, "Yes").cells[0].number == 90


def test_a_net_that_would_give_a_hidden_answer_away_is_hidden():
    table = frequency_table(
        {"Agree a lot": 50, "Agree": 30, "Disagree": 40, "Disagree a lot": 2, "Neither": 6},
        nets={
            "Agree a lot": "Agree",
            "Agree": "Agree",
            "Disagree": "Disagree",
            "Disagree a lot": "Disagree",
        },
    )
    shown = {r.label: r.cells[0].number for r in table.rows}
    assert shown["Disagree a lot"] is None
    # Either the net is hidden, or both of its answers are: their difference tells nothing.
    assert shown["Disagree (net)"] is None or shown["Disagree"] is None
    # All who are hidden, taken together, are enough people.
    known = sum(
        n for r, n in ((r, shown[r.label]) for r in table.rows) if n and r.role is RowRole.GROUP
    )
    assert shown["All"] - known >= 5


def test_a_sensitive_characteristic_has_the_stricter_threshold():
    table = frequency_table({"Sikh": 7, "None": 60, "Christian": 70}, characteristic="religion")
    assert row(table, "Sikh").cells[0].mark is Mark.SUPPRESSED


def test_a_group_of_nobody_is_shown_as_nobody():
    table = cross(
        Female={"Strongly agree": 40, "Tend to disagree": 40},
        Male={"Strongly agree": 40, "Tend to disagree": 40},
    )
    assert row(table, "Not answered").cells[0].number == 0
