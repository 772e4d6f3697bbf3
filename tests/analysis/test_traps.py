"""The ten traps of counting consultations, each as a worked example an analyst can read.

1. People who skip a question about themselves vanish from a careless cross-tabulation.
2. Options nobody chose vanish from a table made of the answers alone.
3. Ticks of "select all that apply" do not add up to the people who ticked.
4. A small group must be hidden, and so must what it could be worked out from.
5. That everybody or nobody in a group says something is known of each of them.
6. A percentage gives the count behind it away.
7. "None" and "N/A" are answers, not gaps.
8. Yes and No are words, not true and false.
9. The order of the rows of an export must not move a result.
10. ``pandas.crosstab`` is many times too slow for tables at a million responses.

Every example says how many people gave which answers: ``{"Female": {"Yes": 40, "No": 3}}`` is 40
women who said yes and 3 who said no. The rules here hide a count under 10 in a break-down and
under 5 elsewhere; a hidden figure is printed as [c].
"""

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from consult.disclose import Policy, Respondents, protect
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import NOT_ANSWERED
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Unit
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import Kind, Option, OptionRole, Question
from consult.read import open_export
from consult.tabulate import by_answer, crosstab, frequency
from tests.coding.invented import clean_comments, codes_of, suggest

RULES = Policy(
    thresholds={Use.PROFILE: 5, Use.QUESTION: 5, Use.THEMES: 5, Use.CROSSTAB: 10},
    sensitive_threshold=10,
    sensitive=frozenset({"religion"}),
    hide_full_rows=True,
    weak_base=30,
)
HIDDEN = "[c]"
SKIPPED = "skipped"
"""Stands for no answer in the examples; tables print such people as "Not answered"."""

SEX = Question("sex", "Are you?", Kind.SINGLE, (Option("Female"), Option("Male")))
AGREE = Question(
    "agree",
    "Do you agree?",
    Kind.SINGLE,
    (Option("Yes"), Option("No"), Option("Don't know", OptionRole.DONT_KNOW)),
)
HEARD = Question("heard", "How did you hear?", Kind.MULTI, (Option("Poster"), Option("Radio")))


def answers(question, given):
    """One line for each answer of each person; people are numbered as they stand."""
    lines = [
        (f"person {number}", question.id, option)
        for number, options in enumerate(given, start=1)
        for option in options or [""]
    ]
    frame = pd.DataFrame(lines, columns=["response_id", "question_id", "option"])
    frame["state"] = ["answered" if option else "not answered" for option in frame["option"]]
    return frame.assign(number=float("nan"))


def people_by(question, given):
    """Who gave which answers to a question; an empty list is no answer."""
    everybody = [f"person {number}" for number, _ in enumerate(given, start=1)]
    return by_answer(question, answers(question, given), everybody)


def one_each(labels):
    return [[] if label == SKIPPED else [label] for label in labels]


def counted(question, numbers):
    """How many gave each answer, of numbers = {answer: people}."""
    given = one_each([label for label, people in numbers.items() for _ in range(people)])
    return count_of(people_by(question, given))


def count_of(groups, characteristic=""):
    spec = TableSpec(TableId.parse("question-t"), "t", "people", characteristic=characteristic)
    return frequency(groups, spec, use=Use.QUESTION)


def counted_by_sex(numbers):
    """How many of each sex gave each answer, of numbers = {sex: {answer: people}}."""
    pairs = [
        (sex, answer)
        for sex, answers_of_it in numbers.items()
        for answer, people in answers_of_it.items()
        for _ in range(people)
    ]
    sex = people_by(SEX, one_each([pair[0] for pair in pairs]))
    agree = people_by(AGREE, one_each([pair[1] for pair in pairs]))
    return crosstab(sex, agree, TableSpec(TableId.parse("question-t"), "t", "people"))


def published(counts):
    """What is printed: row -> column -> number or mark; percentages are rounded."""
    people = int(counts.base + sum(number for _, number in counts.outside_base))
    (protected,) = protect([[counts]], RULES, Respondents(people, "invented"))
    table = protected.table
    return {
        row.label: {
            column.heading: printed(cell, column.unit)
            for column, cell in zip(table.columns, row.cells, strict=True)
        }
        for row in table.rows
    }


def printed(cell, unit):
    if cell.number is None:
        return str(cell.mark)
    return f"{round(cell.number)}%" if unit is Unit.PERCENT else cell.number


def published_by_sex(numbers):
    return published(counted_by_sex(numbers))


def test_1_people_who_skip_the_question_about_themselves_stay_in_the_table():
    table = counted_by_sex({"Female": {"Yes": 4}, SKIPPED: {"Yes": 3}})
    assert table.row_bases.to_dict() == {"Female": 4, "Male": 0, NOT_ANSWERED: 3}
    assert table.base == 7


def test_2_options_nobody_chose_stay_in_the_table():
    table = counted(AGREE, {"No": 6})
    assert table.cells["People"].to_dict() == {"Yes": 0, "No": 6, "Don't know": 0}


def test_3_people_who_tick_two_boxes_are_two_ticks_and_one_person():
    table = count_of(people_by(HEARD, [["Poster", "Radio"], ["Poster"]]))
    assert table.cells["People"].to_dict() == {"Poster": 2, "Radio": 1}
    assert table.base == 2


def test_3_who_did_not_tick_a_box_is_hidden_where_they_are_few():
    # 40 of 42 ticked "Poster": shown, it would say that 2 did not.
    table = published(count_of(people_by(HEARD, [["Poster", "Radio"]] * 40 + [["Radio"]] * 2)))
    assert HIDDEN in (table["Poster"]["People"], table["All"]["People"])


def test_4_a_small_group_is_hidden_with_everything_in_its_row():
    table = published_by_sex(
        {
            "Female": {"Yes": 40, "No": 30},
            "Male": {"Yes": 8},
            SKIPPED: {"Yes": 20, "No": 20},
        }
    )
    assert set(table["Male"].values()) == {HIDDEN}


def test_4_what_the_total_less_the_rows_shown_gives_away_is_hidden_too():
    # 8 men. Were they hidden alone, the question's own table (118 people), less the 70 women and
    # the 40 who skipped the question, would give them away.
    table = published_by_sex(
        {
            "Female": {"Yes": 40, "No": 30},
            "Male": {"Yes": 4, "No": 4},
            SKIPPED: {"Yes": 20, "No": 20},
        }
    )
    assert table["Female"]["People"] == 70
    assert table["Male"]["People"] == HIDDEN
    assert table["Not answered"]["People"] == HIDDEN


def test_5_that_everybody_in_a_group_says_the_same_is_not_told():
    table = published_by_sex(
        {
            "Female": {"Yes": 50},
            "Male": {"Yes": 30, "No": 30},
            SKIPPED: {"Yes": 30, "No": 30},
        }
    )
    women = table["Female"]
    assert women["Yes"] == HIDDEN
    # Another answer is hidden too, so that it may have been given.
    assert [women["No"], women["Don't know"]].count(HIDDEN) == 1


def test_6_a_hidden_count_hides_its_percentage_and_the_one_it_could_be_got_from():
    table = published_by_sex(
        {
            "Female": {"Yes": 40, "No": 3},
            "Male": {"Yes": 40, "No": 40},
            SKIPPED: {"Yes": 40, "No": 40},
        }
    )
    # 93% of 43 is 40 people, which would leave the 3 who said no.
    assert table["Female"] == {"People": 43, "Yes": HIDDEN, "No": HIDDEN, "Don't know": "0%"}


@pytest.mark.parametrize("text", ["None", "N/A", "NA", "null", "nan", "-"])
def test_7_words_that_look_like_nothing_are_read_as_answers(text, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(f"id,What would help?\n1,{text}\n2,More buses\n", encoding="utf-8")
    rows = open_export(path).grids[0].rows
    assert rows[1] == ["1", text]


def test_8_yes_and_no_in_a_study_file_are_words():
    study = Study.model_validate(
        tomllib.loads(
            """
            [study]
            title = "Parks"

            [[sources]]
            id = "online"
            file = "parks.csv"
            platform = "generic"

            [[questions]]
            id = "close"
            text = "Close it?"
            kind = "single"
            options = ["Yes", "No"]
            columns = { online = ["A"] }
            """
        )
    )
    (question,) = study.questions
    assert list(question.options) == ["Yes", "No"]


def test_9_the_order_of_the_rows_of_an_export_moves_no_theme():
    wishes = ["Open the library", "Mend the road", "Plant trees", "Buses are late", "Wait for help"]
    places = ["in Dover", "in Deal", "in Thanet", "in Swale", "in Ashford", "in Hythe"]
    comments = clean_comments([f"{wish} {place}" for place in places for wish in wishes])
    backwards = comments.iloc[::-1]
    assert codes_of(suggest(backwards)) == codes_of(suggest(comments))


def test_10_no_table_is_made_with_pandas_crosstab():
    sources = Path(__file__).parents[2].glob("consult/**/*.py")
    assert not [path.name for path in sources if "pd.crosstab" in path.read_text("utf-8")]


def test_a_single_small_answer_takes_a_second_one_with_it():
    # With "No" alone hidden, 113 people less 90 and 20 would be the 3 who said so.
    table = published(counted(AGREE, {"Yes": 90, "No": 3, "Don't know": 20}))
    assert table["Yes"]["People"] == 90
    assert table["No"]["People"] == HIDDEN
    assert table["Don't know"]["People"] == HIDDEN


def test_a_net_that_would_give_a_hidden_answer_away_is_hidden():
    scale = Question(
        "scale",
        "How much do you agree?",
        Kind.SCALE,
        (
            Option("Agree a lot", net="Agree"),
            Option("Agree a little", net="Agree"),
            Option("Neither"),
            Option("Disagree a little", net="Disagree"),
            Option("Disagree a lot", net="Disagree"),
        ),
    )
    table = published(
        counted(
            scale,
            {
                "Agree a lot": 50,
                "Agree a little": 30,
                "Neither": 6,
                "Disagree a little": 40,
                "Disagree a lot": 2,
            },
        )
    )
    assert table["Disagree a lot"]["People"] == HIDDEN
    # Of 42 who disagree, 40 a little: their difference would tell.
    assert HIDDEN in (table["Disagree (net)"]["People"], table["Disagree a little"]["People"])


def test_a_sensitive_characteristic_has_the_stricter_threshold():
    faith = Question("faith", "Faith?", Kind.SINGLE, (Option("Sikh"), Option("Christian")))
    seven_sikhs = people_by(faith, one_each(["Sikh"] * 7 + ["Christian"] * 70))
    table = published(count_of(seven_sikhs, characteristic="religion"))
    assert table["Sikh"]["People"] == HIDDEN
    assert published(count_of(seven_sikhs))["Sikh"]["People"] == 7


def test_a_group_of_nobody_is_shown_as_nobody():
    table = published_by_sex({"Female": {"Yes": 40, "No": 40}, "Male": {"Yes": 40, "No": 40}})
    assert table["Not answered"]["People"] == 0
