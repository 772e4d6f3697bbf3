"""Which cells stand for no answer, and which are answers however odd; all data invented."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.draft.columns.no_answer_codes import NoAnswers, codes_in, shared_among
from consult.draft.propose import propose
from consult.read import READERS, choose_sheet, open_export
from consult.read.values.ages import likely_numbers
from tests.draft.questions.test_kinds import question, questions
from tests.read.exports import write_csv

ANY = likely_numbers("")
AGES = likely_numbers("age in years")


def codes(values, *, shared=(), bounds=ANY, below_zero="perhaps"):
    return codes_in(Counter(values), shared=frozenset(shared), bounds=bounds, below_zero=below_zero)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("NotShown", "not asked"),
        ("[not displayed]", "not asked"),
        ("NotAnswered", "not answered"),
        ("#N/A", "not answered"),
        ("NULL", "not answered"),
        ("SYSMIS", "not answered"),
        ("NaN", "not answered"),
        ("DATA EXPIRED", "not answered"),
        ("Please make a selection", "not answered"),
        ("Select...", "not answered"),
        ("-- choose --", "not answered"),
        ("- Select an option -", "not answered"),
        ("Please choose one from the list", "not answered"),
        ("--None--", "not answered"),
    ],
)
def test_what_software_alone_writes_is_no_answer_for_certain(cell, kind):
    assert codes({"Bus": 9, "Tram": 8, cell: 1}).certain == {cell: kind}


@pytest.mark.parametrize(
    "cell",
    ["N/A", "None", "Not applicable", "Nan", "Select committee", "Choose", "Pick your own"],
)
def test_what_a_form_may_offer_stays_an_answer(cell):
    assert codes({"Bus": 9, "Tram": 8, cell: 4}) == NoAnswers()


def test_how_software_spells_it_stays_an_answer_and_is_asked_about():
    assert codes({"Bus": 9, "Tram": 8, "NA": 4}) == NoAnswers(perhaps=("NA",))


@pytest.mark.parametrize(
    ("values", "bounds", "taken"),
    [
        ({"3": 9, "7": 8, "999": 2}, ANY, {"999"}),
        ({"3": 9, "7": 8, "99": 2, "98": 3}, ANY, {"98", "99"}),
        ({"31": 9, "70": 8, "99": 2}, AGES, {"99"}),
        ({"31": 9, "70": 8, "999": 1}, AGES, {"999"}),
        ({"31": 9, "95": 1, "99": 2}, AGES, set()),
        ({"60": 9, "70": 8, "99": 2}, ANY, set()),
        ({"600": 9, "999": 3}, ANY, set()),
        ({"Yes": 9, "No": 8, "99": 2}, ANY, {"99"}),
        ({"77": 5, "88": 6, "99": 7, "Another bus": 8}, ANY, set()),
        ({"1": 9, "4": 8, "-9": 1}, ANY, {"-9"}),
        ({"1": 9, "4": 8, "-99": 1, "-1": 3}, ANY, {"-1", "-99"}),
        ({"-2": 4, "-1": 5, "0": 6, "1": 5}, ANY, set()),
        ({"-1": 5, "0": 6, "1": 5}, ANY, set()),
        ({"-9": 5, "-20": 6, "1": 5}, ANY, set()),
    ],
)
def test_a_number_is_a_code_where_it_cannot_be_one_of_the_others(values, bounds, taken):
    found = codes(values, bounds=bounds)
    assert set(found.missing(in_own_words=False)) == taken


def test_a_number_alone_far_from_the_others_stays_an_answer_in_doubt():
    found = codes({"3": 9, "7": 8, "99": 1})
    assert (found.missing(in_own_words=False), found.perhaps) == ({}, ("99",))


def test_nothing_is_below_zero_where_it_is_asked_how_many_and_much_may_be_where_a_change_is():
    values = {"-1": 3, "0": 6, "2": 5, "7": 6}
    assert codes(values, below_zero="never").likely == {"-1": "not answered"}
    assert codes(values).perhaps == ("-1",)
    assert codes(values, below_zero="likely") == NoAnswers()


def test_a_word_that_several_columns_hold_is_no_answer_and_one_alone_is_asked_about():
    first, second = Counter({"Bus": 9, "Skipped": 2}), Counter({"Red": 9, "Skipped": 3})
    shared = shared_among([first, second], 12)
    assert codes(first, shared=shared).known == {"Skipped": "not answered"}
    assert codes(first).perhaps == ("Skipped",)


def test_the_word_in_every_blank_cell_of_a_sheet_is_no_answer_and_an_offered_one_is():
    words = Counter({f"Thought {n}": 1 for n in range(6)}) + Counter({"NA": 4})
    choice, number = Counter({"Yes": 7, "NA": 3}), Counter({"3": 4, "5": 4, "NA": 2})
    assert shared_among([words, choice, number], 10) == {"NA"}
    offered = Counter({"Good": 4, "Bad": 4, "NA": 2})
    assert shared_among([offered, offered, offered], 10) == frozenset()


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 9), min_size=1))
def test_no_number_that_people_give_is_taken_for_a_code(numbers):
    values = Counter({str(number): times for number, times in numbers.items()})
    assert codes(values) == NoAnswers()


def test_the_draft_quotes_a_code_and_says_how_many_responses_have_it(tmp_path):
    cells = ["2", "5", "8", "12", "-99"] * 6
    found = question(tmp_path, "How many trips did you make?", cells)
    assert found.missing == {"-99": "not answered"}
    assert '"-99"' in found.check
    assert "6 answers" in found.check


def test_what_software_alone_writes_needs_no_check(tmp_path):
    found = question(tmp_path, "How do you come?", ["Bus", "Tram", "NotAnswered"] * 6)
    assert (found.options, found.check) == (("Bus", "Tram"), "")


def test_a_code_among_comments_is_no_comment(tmp_path):
    cells = [f"Thing {n} is what I would mend first" for n in range(20)] + ["-99"] * 3
    assert question(tmp_path, "Why?", cells).missing == {"-99": "not answered"}


def test_an_offered_not_applicable_beside_points_keeps_its_words(tmp_path):
    cells = ["1", "2", "3", "4", "5", "N/A"] * 5
    found = questions(tmp_path, {f"How satisfied are you with {x}?": cells for x in "abc"})
    assert all("N/A" in spec.options and not spec.missing for spec in found)


def test_a_proposal_takes_a_doubtful_code_out_of_the_options(tmp_path):
    found = question(tmp_path, "Did you finish?", ["Finished", "Missing"] * 8)
    assert found.options == ("Finished", "Missing")
    (proposal,) = found.proposals
    assert proposal.change == {"missing": {"Missing": "not answered"}, "options": ["Finished"]}


def test_two_files_share_no_codes(tmp_path):
    sheets = {}
    for name, heading in (("one", "How do you come?"), ("two", "What colour?")):
        rows = [["Response ID", heading], *([f"{name}{n}", c] for n, c in enumerate("AAABBB"))]
        rows += [[f"{name}9", "Skipped"]] * 2
        path = write_csv(tmp_path / f"{name}.csv", rows)
        sheets[name] = choose_sheet(open_export(path), READERS)
    assert not any(spec.missing for spec in propose(sheets).questions)
