"""What the draft takes a question for, and in which order it lists options; all data invented."""

import random
from collections import Counter
from itertools import permutations

import pytest

from consult.definitions.wordings import is_not_applicable, is_other
from consult.draft.propose import propose
from consult.draft.questions.closed_or_open import many_once, repeats
from consult.draft.questions.ordering import in_doubt, in_order, on_a_scale
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read import READERS, choose_sheet, open_export
from consult.read.values.spelling import another_option, near
from tests.read.exports import write_csv


def drafted(folder, columns):
    """The draft of a plain table of these columns: heading -> cells."""
    longest = max(map(len, columns.values()))
    cells = [[*column, *[""] * (longest - len(column))] for column in columns.values()]
    numbers = [str(n + 1) for n in range(longest)]
    rows = [["Response ID", *columns], *zip(numbers, *cells, strict=True)]
    sheet = choose_sheet(open_export(write_csv(folder / "table.csv", rows)), READERS)
    return propose({"online": sheet})


def questions(folder, columns):
    """The entries proposed for columns of a plain table: heading -> cells."""
    return drafted(folder, columns).questions


def question(folder, heading, cells):
    """The entry proposed for one column of a plain table, beside a question of words."""
    beside = [f"Thought number {n} of a person" for n in range(len(cells))]
    return questions(folder, {heading: cells, "What else?": beside})[0]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            ["Somewhat safe", "Not at all safe", "Very safe", "Not very safe"],
            ["Very safe", "Somewhat safe", "Not very safe", "Not at all safe"],
        ),
        (
            ["Neither warm nor cold", "Very kindly", "Very unkindly", "Somewhat kindly"],
            ["Very kindly", "Somewhat kindly", "Neither warm nor cold", "Very unkindly"],
        ),
        (["A lot", "Not at all", "A little", "Some"], ["Not at all", "A little", "Some", "A lot"]),
        (
            ["3-5", "More than 10", "None", "6-10", "1-2"],
            ["None", "1-2", "3-5", "6-10", "More than 10"],
        ),
        (["> 60", "18-29", "30-60", "< 18"], ["< 18", "18-29", "30-60", "> 60"]),
        (
            ["£30,000 to £39,999", "£100,000 and over", "£5,000 to £29,999"],
            ["£5,000 to £29,999", "£30,000 to £39,999", "£100,000 and over"],
        ),
        (["One year or more", "Less than one year"], ["Less than one year", "One year or more"]),
        (["Degree", "GCSEs", "A levels", "PhD"], ["GCSEs", "A levels", "Degree", "PhD"]),
        (["Weekly", "Daily", "Never", "Monthly"], ["Never", "Monthly", "Weekly", "Daily"]),
        (["No", "Maybe", "Yes"], ["Yes", "Maybe", "No"]),
        (["Not applicable", "Bus", "Other", "Train"], ["Bus", "Train", "Other", "Not applicable"]),
    ],
)
def test_options_stand_in_the_order_that_their_words_have(given, expected):
    assert list(in_order(given)) == expected


@pytest.mark.parametrize(
    "options",
    [
        ["Bus", "Car", "Train"],
        ["Married", "Not married"],
        ["Option 1", "Option 2", "Option 10"],
        ["High street", "Low road", "Middle lane"],
        ["Fewer cars", "More parking", "The same buses"],
        ["Good value", "Poor service", "Very good food"],
    ],
)
def test_options_without_an_order_stand_by_the_alphabet_unless_the_form_shows_its_own(options):
    for given in permutations(options):
        assert list(in_order(given)) == options
        assert in_order(given, keep=True) == given
        assert not on_a_scale(given)
        assert not in_doubt(given, 20)


SCALES = [
    ["Excellent", "Good", "Above average", "Average", "Below average", "Very poor"],
    ["Outstanding", "Good", "Requires improvement", "Inadequate"],
    ["Less than monthly", "Monthly", "Weekly", "Daily"],
    ["Never", "Rarely", "Once a month", "Once a week or more", "Most days"],
    ["Never", "Less often", "Once or twice a month", "2-3 times a week", "Every day"],
    ["None", "Some", "Most", "All"],
    ["Small", "Medium", "Large"],
    ["First", "Second", "Third"],
    ["High priority", "Medium priority", "Low priority", "Not a priority"],
    ["Much better", "Better", "About the same", "Worse"],
    ["Very kind", "Kind", "Neither kind nor unkind", "Not kind", "Not at all kind"],
    ["Once", "Twice", "Three times", "More than three times"],
]


@pytest.mark.parametrize("points", SCALES)
def test_points_in_any_mixture_stand_in_the_order_of_their_words(points):
    for seed in range(20):
        given = random.Random(seed).sample(points, len(points))
        assert list(in_order(given)) == points
        assert not in_doubt(given, 20)


@pytest.mark.parametrize(
    "options",
    [["OK", "Average", "Good", "Bad"], ["Often", "Sometimes", "Rarely", "If it rains", "In June"]],
)
def test_an_order_that_words_only_half_tell_is_asked_for(options):
    (remark,) = in_doubt(options, 31)
    assert "order" in remark.says
    assert all(f'"{option}"' in remark.says for option in options)
    assert remark.responses == 31


def test_one_thing_in_several_degrees_is_a_scale_and_several_things_are_not(tmp_path):
    degrees = ["Very tidy", "Somewhat tidy", "Not very tidy", "Not at all tidy"] * 10
    things = ["Very tidy", "Somewhat noisy", "Not very safe", "Quite far"] * 10
    assert question(tmp_path, "The park is...", degrees).kind is Kind.SCALE
    assert question(tmp_path, "The park is...", things).kind is Kind.SINGLE


def test_a_step_of_a_ladder_that_one_person_chose_is_an_option_and_typed_words_are_not(tmp_path):
    cells = ["Nothing"] * 20 + ["Some"] * 20 + ["A lot"] * 20 + ["A great deal", "A bit, in June"]
    found = question(tmp_path, "How much do you know?", cells)
    assert found.options == ("Nothing", "Some", "A lot", "A great deal")
    assert "June" not in str(found)


def test_yes_and_no_are_options_however_few_said_so(tmp_path):
    cells = ["Yes!"] * 40 + ["I'm not sure"] * 12 + ["No!"] * 2
    assert question(tmp_path, "Are you a member?", cells).options == ("Yes!", "No!", "I'm not sure")


def test_words_for_no_answer_are_no_option_and_are_remarked_on_once(tmp_path):
    cells = ["By bus", "By train", "No answer"] * 8
    draft = drafted(tmp_path, {"There?": cells, "And back?": cells})
    first, second = draft.questions
    assert first.options == second.options == ("By bus", "By train")
    assert first.missing == second.missing == {"No answer": "not answered"}
    says = '"No answer" taken for no answer and not counted (16 answers in 2 questions: '
    assert says in draft.sources[0].check
    assert not first.check
    assert not second.check


def test_no_answer_among_comments_is_a_comment(tmp_path):
    cells = [f"Reason {n}: it is too far for me" for n in range(20)] + ["No answer"]
    assert not question(tmp_path, "Why?", cells).missing


def test_whole_numbers_that_say_how_much_are_a_scale_and_counts_are_not(tmp_path):
    cells = list("5364251635") * 4
    felt = question(tmp_path, "Do you trust the council to decide?", cells)
    counted = question(tmp_path, "How many days a week do you think you travel?", cells)
    assert (felt.kind, counted.kind) == (Kind.SCALE, Kind.NUMBER)


def test_percentages_are_numbers(tmp_path):
    cells = ["80%", "25", "12.5%", "100 %", "0"] * 6
    assert question(tmp_path, "What share of your week?", cells).kind is Kind.NUMBER


def test_options_that_stand_together_in_a_cell_make_it_a_multiple_choice(tmp_path):
    cells = ["The mayor"] * 12 + ["Residents"] * 12 + ["The mayor, Residents"] * 4
    cells += [f"A story of {n} parts, about {n} people" for n in range(6)]
    found = question(tmp_path, "Who should decide?", cells)
    assert (found.kind, found.options) == (Kind.MULTI, ("The mayor", "Residents"))
    assert "story" not in str(found)


def test_phrases_that_many_ticked_are_options_however_long_the_cells(tmp_path):
    phrases = [
        "I do not have the time to go there in the week",
        "The buses do not run when I would need them to",
        "I would rather go to the swimming pool in town",
    ]
    pairs = [f"{a}, {b}" for a in phrases for b in phrases if a != b]
    found = question(tmp_path, "What keeps you from going?", [*phrases, *pairs] * 4)
    assert found.kind is Kind.MULTI
    assert set(found.options) == set(phrases)
    assert repeats(Counter(pairs * 4), ", ")


def test_a_few_short_answers_that_repeat_show_the_boxes_of_a_form(tmp_path):
    cells = ["Savings"] * 8 + ["Savings, Grant"] * 3 + ["Grant"] * 2 + ["Loan"]
    found = question(tmp_path, "How did you pay for it?", cells)
    assert (found.kind, found.options[:2]) == (Kind.MULTI, ("Savings", "Grant"))


def test_what_most_people_wrote_in_words_of_their_own_is_no_list(tmp_path):
    cells = [place for n in range(40) for place in (f"Place {n}", f"place {n} by the sea")]
    cells += ["Dover"] * 60 + ["Deal"] * 30 + ["Hythe"] * 20
    assert question(tmp_path, "Where do you go?", cells).kind is Kind.TEXT


def test_many_answers_given_once_are_typed_when_they_look_so():
    names = Counter({"Kent": 40, "Essex": 30, "Surrey": 1, "Devon": 1, "Dorset": 1, "Bute": 1})
    assert not many_once(names + Counter(["Fife", "Angus"]))
    assert many_once(names + Counter(["near dover", "by the sea", "ask my wife."]))


def test_a_list_of_reasons_is_a_list_though_the_question_asks_for_a_reason(tmp_path):
    reasons = ["I am curious about how it is all decided", "My work needs me to take part in it"]
    found = question(tmp_path, "What is the main reason you came?", reasons * 15)
    assert (found.kind, set(found.options)) == (Kind.SINGLE, set(reasons))


def test_an_earlier_version_of_a_question_is_read_like_the_one_most_people_saw(tmp_path):
    late = ["Post", "E-mail", "Post, E-mail", "Post, Telephone", "Telephone"] * 12
    early = ["Post, Telephone, E-mail", "E-mail", "Telephone, Post"]
    asked = "How shall we write to you?"
    first, second = questions(tmp_path, {asked: early, f"{asked} ": late})
    assert (first.kind, first.options) == (Kind.MULTI, second.options)


def test_a_question_takes_the_scale_its_neighbours_are_on_when_its_answers_fit_both(tmp_path):
    points = ["Always", "Very often", "Often", "Sometimes", "Never"] * 5
    columns = {"Is it clean?": points, "Is it safe?": points, "Is it late?": ["Often", "Never"] * 9}
    found = questions(tmp_path, columns)
    assert {one.scale for one in found} == {"frequency_very_often"}


@pytest.mark.parametrize("heading", ["Age", "Age:", "age3", "AGE_2"])
def test_age_bands_of_any_form_are_known_by_a_heading_that_is_the_word(tmp_path, heading):
    found = question(tmp_path, heading, ["18-29", "30-44", "45-60", "> 60"] * 6)
    assert found.characteristic == "age"
    assert found.options == ("18-29", "30-44", "45-60", "> 60")


@pytest.mark.parametrize("heading", ["Education", "Household income", "Your annual income"])
def test_what_people_are_is_about_who_responds(tmp_path, heading):
    found = question(tmp_path, heading, ["Low", "Middle", "High"] * 8)
    assert found.purpose is Purpose.RESPONDENT


def test_a_slip_as_near_to_one_option_as_to_another_is_neither():
    assert near("Very  oo", ["Very good", "Very poor"]) == ""
    assert near("Fairly oodr", ["Fairly poor", "Fairly good"]) == ""
    assert near("Fairly goodr", ["Fairly poor", "Fairly good"]) == "Fairly good"


def test_another_first_letter_is_another_option():
    assert near("Geologist", ["Zoologist"]) == ""
    assert near("Geolgist", ["Geologist"]) == "Geologist"
    assert another_option("North East Kent", "South East Kent")
    assert another_option("Your height", "Your weight")
    assert not another_option("A resident of Kent", "A resident in Kent")


@pytest.mark.parametrize("label", ["Others", "Other - Write In", "Other/Not listed", "Other:"])
def test_other_is_known_however_the_platform_writes_it(label):
    assert is_other(label)


@pytest.mark.parametrize(
    "label", ["Other: I walk", "Other family members", "Other White", "Otherwise"]
)
def test_words_after_other_are_no_option_of_the_form(label):
    assert not is_other(label)


def test_not_applicable_is_known_in_brackets_too():
    assert is_not_applicable("Not familiar (N/A)")
    assert not is_not_applicable("Nat")


def test_a_characteristic_in_words_of_their_own_stays_a_closed_question(tmp_path):
    cells = ["Male"] * 30 + ["Female"] * 30 + [f"my own word {n}" for n in range(20)]
    found = question(tmp_path, "What gender do you identify with?", cells)
    assert (found.kind, found.characteristic) == (Kind.SINGLE, "sex")
    assert "my own" not in str(found)
