"""What seems to have been asked only of those who gave a certain answer before is proposed."""

import pytest

from consult.draft.propose import propose
from consult.model.settings.question import QuestionSpec
from consult.read import read_study
from tests.read.drafted import drafted, sheet_of, states
from tests.read.exports import write_csv


def draft_of(tmp_path, headings, rows, name="a.csv"):
    """The questions of one export, without the column of numbers that comes first."""
    numbered = [[str(n), *row] for n, row in enumerate(rows, start=1)]
    write_csv(tmp_path / name, [["Ref", *headings], *numbered])
    return propose({"online": sheet_of(tmp_path / name)}).questions


def proposed(spec):
    """Whom a question is proposed to have been asked of: question and answers."""
    changes = [one.change["asked_of"] for one in spec.proposals if "asked_of" in one.change]
    return [(change["question"], list(change["answers"])) for change in changes]


def cars(yes=30, no=25, filled=28, besides=0, words=False):
    """Do you drive? And what it costs, asked of those who do."""
    costs = [f"It costs too much {n}" if words else ["A", "B", "C"][n % 3] for n in range(yes)]
    rows = [["Yes", costs[n] if n < filled else ""] for n in range(yes)]
    return rows + [["No", costs[n] if n < besides else ""] for n in range(no)]


def test_a_question_that_only_those_with_one_answer_filled_is_proposed_once(tmp_path):
    drives, costs = draft_of(tmp_path, ["Do you drive?", "Which car?"], cars())
    assert not drives.proposals
    assert costs.asked_of is None, "nothing is changed until a person takes it"
    assert proposed(costs) == [(drives.id, ["Yes"])]
    (proposal,) = costs.proposals
    assert proposal.responses == 25
    assert not costs.check, "its proposal says it all"
    assert proposal.says == (
        f'it seems to have been asked only of people who answered "Yes" to "{drives.id}": 28 of '
        "these 30 filled it, and none of the 25 others; until that is taken, 25 blanks of the "
        "others count as not answered"
    )


@pytest.mark.parametrize(
    "rows",
    [
        cars(no=9),
        cars(filled=20),
        cars(no=60, besides=3),
        cars(words=True, filled=14),
        cars(yes=4, filled=4, no=12),
        [["Yes", "A"]] * 30 + [["", ""]] * 30,
    ],
    ids=["few others", "low", "not only", "silence", "chance", "left the form"],
)
def test_blanks_that_may_be_silence_are_left_alone(tmp_path, rows):
    assert not proposed(draft_of(tmp_path, ["Do you drive?", "Which car?"], rows)[1])


def test_own_words_and_numbers_may_be_asked_of_some(tmp_path):
    words = draft_of(tmp_path, ["Do you drive?", "Why?"], cars(words=True, filled=20))
    many = [["Yes", str(n)] for n in range(30)] + [["No", ""]] * 25
    numbers = draft_of(tmp_path, ["Do you drive?", "How many miles?"], many)
    assert [spec.kind for spec in (words[1], numbers[1])] == ["text", "number"]
    assert proposed(words[1]) == proposed(numbers[1]) == [(words[0].id, ["Yes"])]


def test_a_slip_among_many_is_an_exception(tmp_path):
    rows = cars(yes=60, filled=60, no=150, besides=1)
    spec = draft_of(tmp_path, ["Do you drive?", "Which car?"], rows)[1]
    assert "and 1 of the 150 others" in spec.proposals[0].says


def test_all_answers_but_one_are_named_by_that_one(tmp_path):
    rows = [[how, "A"] for how in ("Daily", "Weekly", "Monthly", "Yearly") for _ in range(10)]
    spec = draft_of(tmp_path, ["How often?", "Which car?"], rows + [["Never", ""]] * 15)[1]
    ((_, answers),) = proposed(spec)
    assert sorted(answers) == ["Daily", "Monthly", "Weekly", "Yearly"]
    assert 'anything but "Never"' in spec.proposals[-1].says


def test_an_answer_too_rare_to_tell_goes_with_most_of_the_others(tmp_path):
    often = [[how, "A"] for how in ("Daily", "Weekly", "Monthly") for _ in range(20)]
    often += [["Daily", ""]] * 5 + [["Never", ""]] * 15 + [["Yearly", ""]]
    (_, after_most) = draft_of(tmp_path, ["How often?", "Which car?"], often)
    ((_, most),) = proposed(after_most)
    assert "Yearly" in most
    assert "Never" not in most
    seldom = [["Daily", "A"]] * 20 + [[how, ""] for how in ("Weekly", "Never") for _ in range(15)]
    (_, after_one) = draft_of(tmp_path, ["How often?", "Which car?"], [*seldom, ["Yearly", ""]])
    assert proposed(after_one)[0][1] == ["Daily"]


def test_of_several_earlier_questions_the_best_then_the_nearest_decides(tmp_path):
    rows = [["Yes", "Car", "Red"]] * 30 + [["Yes", "Van", ""]] * 15 + [["No", "", ""]] * 20
    first, second, third = draft_of(tmp_path, ["Do you drive?", "What?", "Colour?"], rows)
    assert proposed(second) == [(first.id, ["Yes"])]
    assert proposed(third) == [(second.id, ["Car"])]
    twice = [["Yes", "Town", "Red"]] * 30 + [["No", "Hills", ""]] * 20
    near = draft_of(tmp_path, ["Do you drive?", "Where?", "Colour?"], twice)
    assert proposed(near[2]) == [(near[1].id, ["Town"])]


def test_one_of_several_ticks_may_decide(tmp_path):
    ticks = ["Bus;Train", "Train", "Bus", "Car", "Car;Train", "Bus;Car"] * 8
    rows = [[cell, "Late" if "Bus" in cell else ""] for cell in ticks]
    modes, late = draft_of(tmp_path, ["Which do you use?", "How is it?"], rows)
    assert (modes.kind, proposed(late)) == ("multi", [(modes.id, ["Bus"])])


def test_boxes_in_columns_of_their_own_that_say_no_were_seen(tmp_path):
    headings = ["Do you drive?", "Which cars? [Red]", "Which cars? [Blue]"]
    seen = [["Yes", "Yes", "No"], ["Yes", "No", "No"]] * 15
    cars_after = draft_of(tmp_path, headings, [*seen, *[["No", "", ""]] * 20])[1]
    assert (cars_after.kind, len(proposed(cars_after))) == ("multi", 1)
    assert not proposed(draft_of(tmp_path, headings, [*seen, *[["No", "No", "No"]] * 20])[1])


def test_many_questions_after_one_answer_have_a_proposal_each_and_one_check(tmp_path):
    headings = [
        "Do you drive?",
        *(f"Which is the {n} car?" for n in ("one", "two", "next", "last")),
    ]
    rows = [["Yes", "A", "B", "A", "B"], ["Yes", "B", "A", "B", "A"]] * 15
    rows += [["No", "", "", "", ""]] * 20
    first, *others = draft_of(tmp_path, headings, rows)
    assert all(proposed(spec) == [(first.id, ["Yes"])] for spec in others)
    checked = [spec for spec in others if "asked only of" in spec.check]
    assert checked == others[:1]
    assert checked[0].check.startswith("4 questions seem to have been asked only of people who")
    assert "and 1 more" in checked[0].check


def test_answers_that_few_gave_are_not_quoted(tmp_path):
    rows = [["Yes", "A"]] * 30 + [["No", ""]] * 18 + [["Perhaps", ""]] * 2
    (_, spec) = draft_of(tmp_path, ["Do you drive?", "Which car?"], rows)
    assert proposed(spec)
    assert "Perhaps" not in spec.check


def test_who_may_be_quoted_is_never_said_not_to_have_been_asked(tmp_path):
    rows = [["Yes", "Yes"]] * 30 + [["No", ""]] * 20
    asked = draft_of(tmp_path, ["Any comments?", "May we quote your comments?"], rows)[1]
    assert asked.asks == "consent to quote"
    assert not proposed(asked)


def test_whom_the_platform_says_were_not_asked_need_no_proposal(tmp_path):
    rows = [[str(n), "Yes" if n < 30 else "No", "A" if n < 30 else "N/A"] for n in range(60)]
    headings = ["id. Response ID", "drive. Do you drive?", "which. Which car?"]
    write_csv(tmp_path / "l.csv", [headings, *rows])
    specs = propose({"online": sheet_of(tmp_path / "l.csv")}).questions
    assert not any(proposed(spec) for spec in specs)


def test_files_are_looked_at_together_and_only_where_both_questions_stand(tmp_path):
    write_csv(tmp_path / "a.csv", [["Ref", "Do you drive?", "Which car?"], *numbered(cars())])
    paper = [["", "B"][n % 2] for n in range(30)]
    write_csv(tmp_path / "b.csv", [["Ref", "Which car?"], *numbered([cell] for cell in paper)])
    sheets = {name: sheet_of(tmp_path / f"{name}.csv") for name in ("a", "b")}
    found = [proposed(spec) for spec in propose(sheets).questions]
    assert [one for one in found if one] == [[("drive", ["Yes"])]]


def numbered(rows):
    return [[str(n), *row] for n, row in enumerate(rows, start=1)]


def test_what_is_proposed_is_what_reading_does_when_it_is_taken(tmp_path):
    write_csv(tmp_path / "a.csv", [["Ref", "Do you drive?", "Which car?"], *numbered(cars())])
    study, _ = drafted(tmp_path / "a.csv")
    drives, costs = study.questions
    (proposal,) = costs.proposals
    before = states(read_study(study, tmp_path), costs.id)
    assert [state for _, _, state in before].count("not answered") == 27
    settings = costs.model_dump(exclude={"proposals", "asked_of"})
    taken = QuestionSpec(**settings, proposals=[{**proposal.model_dump(), "taken": True}])
    after = study.model_copy(update={"questions": (drives, taken)})
    told = [state for _, _, state in states(read_study(after, tmp_path), costs.id)]
    assert told.count("not asked") == proposal.responses
    assert told.count("not answered") == 2
