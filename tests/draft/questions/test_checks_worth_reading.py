"""Tests for what is asked once, and what is not asked because nobody has to decide it."""

from tests.draft.questions.test_kinds import drafted, question, questions


def test_gender_with_two_answers_is_no_question_and_with_more_it_is(tmp_path):
    two = question(tmp_path, "What is your gender?", ["Male", "Female", "Prefer not to say"] * 15)
    more = question(tmp_path, "What is your gender?", ["Male", "Female", "Non-binary"] * 15)
    assert (two.characteristic, two.check) == ("sex", "")
    assert "reported as sex" in more.check


def test_yes_with_a_mark_behind_it_shows_no_characteristic(tmp_path):
    cells = ["Yes!"] * 30 + ["No!"] * 20 + ["I'm not sure"] * 5
    assert not question(tmp_path, "Do you identify as a member of the club?", cells).characteristic


def test_groups_of_people_in_words_of_one_list_are_ethnic_groups_and_colours_are_not(tmp_path):
    groups = question(tmp_path, "q28", ["White", "Black", "Hispanic", "Asian", "Other"] * 9)
    colours = question(tmp_path, "q28", ["White", "Black", "Green"] * 12)
    assert (groups.characteristic, colours.characteristic) == ("race", "")
    assert not groups.check, "no category here is Hispanic, and nobody can say which it is"


def test_of_two_forms_of_a_characteristic_the_finer_is_taken(tmp_path):
    fine = ["White", "Black", "Hispanic", "Asian"] * 12
    coarse = ["White", "Non-white", "Non-white", "Non-white"] * 12
    first, second = questions(tmp_path, {"race2": coarse, "q28": fine})
    assert (first.characteristic, second.characteristic) == ("", "race")
    assert first.check == "another question seems to measure race too"


def test_options_named_as_lying_between_others_have_an_order_that_is_asked_for(tmp_path):
    steaks = question(
        tmp_path, "How?", ["Rare", "Medium rare", "Medium", "Medium well", "Well"] * 9
    )
    winds = question(tmp_path, "Where?", ["North", "East", "West", "North East", "North West"] * 9)
    drinks = question(tmp_path, "Which?", ["Tea", "Coffee", "Tea or coffee", "Milk"] * 9)
    assert "the order of" in steaks.check
    assert not winds.check
    assert not drinks.check


def test_the_order_of_the_same_options_in_many_questions_is_asked_for_once(tmp_path):
    points = ["Never, and closed to it", "Never, but open to it", "Rarely", "Sometimes", "Often"]
    things = {f"The {word}": points * 8 for word in ("food", "air", "sea", "sun", "sand")}
    found = drafted(tmp_path, things)
    assert not any(spec.check for spec in found.questions)
    assert 'in 5 questions ("food", "air", "sea", "sun", "sand") the order of' in (
        found.sources[0].check
    )


def test_a_few_short_answers_may_be_a_choice_and_words_are_not_asked_about(tmp_path):
    few = ["Resident", "Business", "Resident", "Visitor"]
    assert "too few to tell" in question(tmp_path, "Responding as", few).check
    comments = ["I like it because it is near.", "Not sure it will work at all for us", "No", "Yes"]
    assert not question(tmp_path, "Please tell us why", comments).check


def test_numbers_that_do_not_begin_with_one_are_no_places_for_answers(tmp_path):
    found = questions(tmp_path, {"educ3": ["School", "College"] * 15, "educ4": ["School"] * 30})
    assert not any("numbered places" in spec.check for spec in found)


def test_many_runs_of_numbered_places_are_said_once(tmp_path):
    names = ["need", "wish", "tool", "skill"]
    columns = {
        f"Your {name} #{at}": [f"Some {name} of day {(n + at) % 40}" for n in range(60)]
        for name in names
        for at in (1, 2)
    }
    found = questions(tmp_path, columns)
    marked = [spec for spec in found if "places for several answers" in spec.check]
    assert len(marked) == 1
    assert marked[0].check.count('"') == 2 * len(names)


def test_a_number_or_two_in_words_among_hundreds_is_left_to_the_run(tmp_path):
    cells = [str(n) for n in range(20, 220)]
    few = question(tmp_path, "How many miles is it?", [*cells, "about some"])
    many = question(tmp_path, "How many miles is it?", [*cells, *["about some"] * 8])
    assert "no number that is certain" not in few.check
    assert "no number that is certain" in many.check


def test_an_earlier_version_has_the_options_that_stand_in_it_alone(tmp_path):
    now = ["Bus, Train", "Train, Tram", "Bus, Ferry", "Bus", "Train", "Tram", "Ferry"] * 20
    before = ["Bus, Train", "Train, Bus", "Ferry, Bus", "Ferry, Train", "Bus, Ferry, Train"]
    first, second = questions(tmp_path, {"How do you come?": before, "How do you come? ": now})
    assert set(second.options) == {"Bus", "Train", "Tram", "Ferry"}
    assert set(first.options) == {"Bus", "Train", "Ferry"}


def test_words_of_one_person_for_a_group_are_no_option_and_a_rare_group_is(tmp_path):
    sexes = ["Male"] * 40 + ["Female"] * 39 + ["Male (well, a fine day to you)"]
    found = question(tmp_path, "What is your gender?", sexes)
    assert found.options == ("Female", "Male")
    assert "fine day" not in found.check
    groups = ["White British"] * 40 + ["White Irish"] * 19 + ["Asian or Asian British - Indian"]
    rare = question(tmp_path, "What is your ethnic group?", groups)
    assert "Asian or Asian British - Indian" in rare.options


def test_a_question_put_into_fewer_groups_is_told_and_one_that_nearly_all_answered_alike_is_not(
    tmp_path,
):
    towns = ["Deal", "Ash", "Hythe", "Lydd"] * 20
    coasts = ["By the sea", "Inland", "By the sea", "Inland"] * 20
    apart = ["North", "South", "South", "North", "South"] * 16
    alike = ["Yes"] * 79 + ["No"]
    found = drafted(tmp_path, {"Town": towns, "Coast": coasts, "Side": apart, "Resident": alike})
    (check,) = (source.check for source in found.sources)
    assert '"coast" from "town"' in check
    assert "side" not in check
    assert "resident" not in check


def test_a_question_for_a_view_is_no_characteristic_though_yes_and_no_are_its_groups(tmp_path):
    cells = ["Yes, a lot", "Not at all"] * 20
    assert not question(tmp_path, "Should the library stay open?", cells).characteristic


def test_what_software_writes_where_nobody_answered_may_be_none_and_stays_an_answer(tmp_path):
    found = question(tmp_path, "How do you come?", ["Bus", "Tram", "NA"] * 12)
    assert "NA" in found.options
    assert '"NA" (12 answers) may stand for no answer' in found.check
    assert found.proposals[0].change["missing"] == {"NA": "not answered"}


def test_dates_that_people_gave_and_weights_are_told_when_they_are_left_out(tmp_path):
    days = [f"2023-04-{day:02}" for day in range(1, 29)]
    columns = {
        "How do you come?": ["Bus", "Tram"] * 14,
        "When did you move here?": days,
        "Date submitted": days,
        "weight": [f"0.{n + 31}" for n in range(28)],
    }
    (check,) = (source.check for source in drafted(tmp_path, columns).sources)
    assert 'dates that people may have been asked for are left out: C "When did' in check
    assert 'weights are left out, so shares are of people as they came: E "weight"' in check
    assert "submitted" not in check
