"""What people fill in in questions.xlsx means what the same edit of study.toml means."""

import tomllib

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.definitions import characteristics
from consult.errors import ReviewError
from consult.model.settings.study import Study
from pipelines.questions import layout as at
from tests.questions.book import STUDY, cell_of, ferry, study_of

YES_BY_HABIT = ("Yes", "yes ", "TRUE", True, "x")
NO_BY_HABIT = ("No", " no", "FALSE", False)
OF_CHOICES = ("options", "scores", "values", "categories")
NAMES = {key: known.name for key, known in characteristics().items()}


def by_hand(*changes):
    """The study with entries of its file edited: (id, function)."""
    data = tomllib.loads(STUDY)
    entries = {entry["id"]: entry for entry in data["questions"]}
    for key, change in changes:
        change(entries[key])
    return Study.model_validate(data)


def set_to(**settings):
    def change(entry):
        for key, value in settings.items():
            if value is None:
                entry.pop(key, None)
            else:
                entry[key] = value

    return change


def decide(number, taken):
    def change(entry):
        entry["proposals"][number]["taken"] = taken

    return change


def checked(entry):
    entry.pop("check", None)
    entry.pop("touches", None)
    for proposal in entry.get("proposals", ()):
        proposal.setdefault("taken", False)


def text_of_choices(entry):
    for key in OF_CHOICES:
        entry.pop(key, None)
    entry["kind"] = "text"


# Each edit: whose cell it is, what may be written there, and what somebody does by hand for it.
# Those of one question stand in the order in which a person would do them by hand.
EDITS = {
    "words": ((at.QUESTIONS, "fare", at.ASKED), ["Fair?", "=1+1", "+Fair", "@fair - or not"]),
    "kind": ((at.QUESTIONS, "fare", at.KIND), ["Own words", " own  words", "text"]),
    "purpose": ((at.QUESTIONS, "town", at.PURPOSE), ["Context", "context"]),
    "measured": ((at.QUESTIONS, "why", at.CHARACTERISTIC), ["Religion or belief", "religion"]),
    "not measured": ((at.QUESTIONS, "sex", at.CHARACTERISTIC), [None, " "]),
    "taken": ((at.PROPOSALS, "often 1", at.TAKE), YES_BY_HABIT),
    "left": ((at.PROPOSALS, "often 2", at.TAKE), NO_BY_HABIT),
    "taken too": ((at.PROPOSALS, "often 2", at.TAKE), YES_BY_HABIT),
    "checked": ((at.QUESTIONS, "often", at.CHECKED), YES_BY_HABIT),
    "checked too": ((at.QUESTIONS, "town", at.CHECKED), YES_BY_HABIT),
}
BY_HAND = {
    "words": lambda said: ("fare", set_to(text=" ".join(said.split()))),
    "kind": lambda _: ("fare", text_of_choices),
    "purpose": lambda _: ("town", set_to(purpose="context")),
    "measured": lambda _: ("why", set_to(purpose="characteristic", characteristic="religion")),
    "not measured": lambda _: ("sex", set_to(purpose="respondent", characteristic=None)),
    "taken": lambda _: ("often", decide(0, taken=True)),
    "left": lambda _: ("often", decide(1, taken=False)),
    "taken too": lambda _: ("often", decide(1, taken=True)),
    "checked": lambda _: ("often", checked),
    "checked too": lambda _: ("town", checked),
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return ferry(tmp_path_factory.mktemp("ferry"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_edits_in_the_workbook_mean_what_they_mean_in_the_file(study, data):
    study.write(STUDY)
    names = data.draw(st.lists(st.sampled_from(list(EDITS)), min_size=1, unique=True))
    if {"left", "taken too"} <= set(names):
        names.remove("left")
    names.sort(key=list(EDITS).index)
    said = {name: data.draw(st.sampled_from(EDITS[name][1]), label=name) for name in names}
    study.fill_in(*((*EDITS[name][0], said[name]) for name in names))
    changes = study.changes()
    assert study_of(changes.text) == by_hand(*(BY_HAND[name](said[name]) for name in names))
    assert study.text == STUDY
    for comment in ("# Our own words", "# as printed", "# What the report has.", "# timings"):
        assert comment in changes.text
    study.write(changes.text)
    assert study.changes() is None


def test_a_round_trip_without_edits_changes_nothing(study):
    study.write(STUDY)
    assert study.changes() is None
    openpyxl.load_workbook(study.path).save(study.path)
    assert study.changes() is None
    assert study.text == STUDY


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_the_mark_that_windows_writes_stay(tmp_path, ends):
    text = STUDY.replace("\n", ends)
    made = ferry(tmp_path)
    made.write("\ufeff" + text if ends == "\r\n" else text)
    made.fill_in((at.QUESTIONS, "fare", at.ASKED, "Is it?"))
    after = made.changes().text
    assert after.replace("Is it?", "Is the fare fair?") in {text, "\ufeff" + text}


def test_only_the_lines_that_were_changed_change(tmp_path):
    made = ferry(tmp_path)
    made.fill_in(
        (at.QUESTIONS, "town", at.CHARACTERISTIC, NAMES["district"]),
        (at.PROPOSALS, "often 1", at.TAKE, "Yes"),
    )
    before, after = STUDY.splitlines(), made.changes().text.splitlines()
    assert [line for line in before if line not in after] == ['purpose = "respondent"']
    assert [line for line in after if line not in before] == [
        "taken = true",
        'characteristic = "district"',
    ]


def test_rows_may_be_sorted_columns_moved_and_notes_made(tmp_path):
    made = ferry(tmp_path)
    book = openpyxl.load_workbook(made.path)
    sheet = book[at.QUESTIONS]
    sheet.insert_cols(2)
    sheet.insert_rows(1)
    header = next(row for row in sheet.iter_rows() if row[0].value == at.NUMBER)
    header[1].value = "Our notes"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=header[0].row + 1)]
    for row, cells in enumerate(reversed(rows), start=header[0].row + 1):
        for column, words in enumerate(cells, start=1):
            sheet.cell(row, column).value = words
    sheet.cell(sheet.max_row + 2, 1).value = "A note of ours"
    cell_of(sheet, "why", at.PURPOSE).value = "context"
    book.save(made.path)
    changes = made.changes()
    assert study_of(changes.text) == by_hand(("why", set_to(purpose="context")))
    assert changes.returned.own


def test_rows_that_were_deleted_change_nothing(tmp_path):
    made = ferry(tmp_path)
    book = openpyxl.load_workbook(made.path)
    sheet = book[at.QUESTIONS]
    sheet.delete_rows(cell_of(sheet, "fare", at.KIND).row)
    book.save(made.path)
    assert made.changes() is None


def test_a_file_that_was_checked_is_confirmed(tmp_path):
    made = ferry(tmp_path)
    made.fill_in((at.FILES, "online", at.CHECKED, "Yes"))
    before, after = STUDY.splitlines(), made.changes().text.splitlines()
    assert [line for line in before if line not in after] == [
        'confirmed = "not yet" # see there',
        'check = "no dates"',
    ]
    assert 'confirmed = "by a person" # see there' in after


def test_unfinished_responses_can_be_checked(tmp_path):
    made = ferry(
        tmp_path, STUDY.replace("[ignored]", '[unfinished]\ncheck = "3 left"\n\n[ignored]')
    )
    made.fill_in((at.FILES, at.UNFINISHED, at.CHECKED, "Yes"))
    assert study_of(made.changes().text) == study_of(STUDY)


def test_the_comment_of_earlier_versions_above_a_check_goes_with_it(tmp_path):
    look = "# LOOK HERE, then take out the next line\n"
    made = ferry(tmp_path, STUDY.replace('check = "few', look + 'check = "few'))
    made.fill_in((at.QUESTIONS, "town", at.CHECKED, "Yes"))
    assert made.changes().text == STUDY.replace('check = "few different answers"\n', "")


def test_own_words_become_one_choice_with_the_answers_that_several_gave(tmp_path):
    made = ferry(tmp_path)
    made.fill_in((at.QUESTIONS, "town", at.KIND, "One choice"))
    town = next(spec for spec in study_of(made.changes().text).questions if spec.id == "town")
    assert (town.kind, town.options, town.other) == ("single", ("Eastport", "Westhaven"), "Other")
    assert "counts as Other (1 answer)" in town.check
    assert town.missing == {"-": "not answered"}


def test_a_column_that_was_left_out_becomes_a_question(tmp_path):
    made = ferry(tmp_path)
    made.fill_in((at.LEFT_OUT, "online G", at.MAKE, "Yes"))
    text = made.changes().text
    study = study_of(text)
    assert study.ignored == {"online": ("F", "H")}
    added = study.questions[-1]
    assert (added.text, added.kind, added.columns) == ("Start", "text", {"online": ("G",)})
    assert added.check.startswith("made of a column that was left out (7 answers)")
    assert study.report.quotes == 1


def test_a_check_that_only_said_what_is_proposed_goes_once_all_is_decided(tmp_path):
    says = "the options are points of a scale"
    made = ferry(tmp_path, STUDY.replace("4 answers typed by few people", says))
    made.fill_in((at.PROPOSALS, "often 2", at.TAKE, "No"))
    often = study_of(made.changes().text).questions[0]
    assert (often.check, often.touches) == ("", 0)
    assert [proposal.taken for proposal in often.proposals] == [None, False]


def test_a_decision_can_be_taken_back(tmp_path):
    text = STUDY.replace('change = { kind = "scale" }', 'change = { kind = "scale" }\ntaken = true')
    made = ferry(tmp_path, text)
    made.fill_in((at.PROPOSALS, "often 2", at.TAKE, None))
    assert made.changes().text == STUDY


LED = 'question = "often", answers = ["Daily", "Weekly"]'


def test_a_question_is_asked_of_some_once_that_is_chosen_in_the_workbook(tmp_path):
    proposal = (
        '[[questions.proposals]]\nsays = "of some"\nresponses = 3\n'
        f"change = {{ asked_of = {{ {LED} }} }}\n"
    )
    at_why = 'columns = { online = ["E"] }\n'
    made = ferry(tmp_path, STUDY.replace(at_why, f"{at_why}{proposal}"))
    made.fill_in((at.PROPOSALS, "why 1", at.TAKE, "Yes"))
    why = study_of(made.changes().text).questions[-1]
    assert why.asked_of.model_dump() == tomllib.loads(f"it = {{ {LED} }}")["it"] | {
        "answers": ("Daily", "Weekly")
    }


def test_a_question_that_decides_whom_another_is_asked_stays_one_with_options(tmp_path):
    made = ferry(tmp_path, STUDY.replace('id = "why"', f'id = "why"\nasked_of = {{ {LED} }}'))
    made.fill_in((at.QUESTIONS, "often", at.KIND, "Own words"))
    with pytest.raises(ReviewError, match="has no options"):
        made.changes()
