"""Tick-all-that-apply, however an export writes it: drafted, read, counted; all data invented."""

import random
from collections import Counter

import pytest

from consult.model.survey.questionnaire import Kind
from consult.read import read_study
from tests.read.drafted import drafted
from tests.read.exports import write_csv

OPTIONS = ("Kite", "Swing, low", "Slide")
NEVER = "Sandpit"


def people(times=60, options=OPTIONS, seed=7):
    """What each of some people ticked, in the order of the form; some ticked nothing."""
    chance = random.Random(seed)
    return [[o for o in options if chance.random() < 0.45] for _ in range(times)]


def table(folder, headings, cells):
    """A plain table with a column of words behind the cells."""
    rows = [["Response ID", *headings, "Anything else?"]]
    rows += [[str(n + 1), *row, f"Thought {n} of a person"] for n, row in enumerate(cells)]
    return write_csv(folder / "table.csv", rows)


def counted(folder, path):
    """The first question drafted, and how many ticked each of its options when it is read."""
    study, questions = drafted(path)
    spec = next(iter(questions.values()))
    answers = read_study(study, folder).answers
    told = answers[(answers["question_id"] == spec.id) & (answers["state"] == "answered")]
    return spec, Counter(told["option"].astype(str))


def truth(ticked):
    return Counter(option for one in ticked for option in one)


@pytest.mark.parametrize(
    "pattern",
    [
        *("{} [{}]", "{}: {}", "{} - {}", "{} – {}", "{} (choice={})", "{}/{}", "{}_{}", "{} | {}"),
        *("{} >> {}", "{} {}", "{} ({})", "{} : {}", "{}. {}", "{} > {}"),
    ],
)
@pytest.mark.parametrize(
    ("on", "off"),
    [
        *(
            ("", ""),
            ("X", ""),
            ("1", "0"),
            ("TRUE", "FALSE"),
            ("Yes", "No"),
            ("Checked", "Unchecked"),
        ),
        *(("Selected", ""), ("✓", ""), ("☑", "☐"), ("Oui", "Non"), ("Valgt", "")),
    ],
)
def test_columns_that_share_a_question_are_one_whatever_stands_between(tmp_path, pattern, on, off):
    ticked = people()
    headings = [pattern.format("What do you use?", option) for option in (*OPTIONS, NEVER)]
    cells = [
        [(on or option) if option in one else off for option in (*OPTIONS, NEVER)] for one in ticked
    ]
    spec, found = counted(tmp_path, table(tmp_path, headings, cells))
    assert spec.kind is Kind.MULTI
    assert spec.options == (*OPTIONS, NEVER)
    assert found == truth(ticked)
    assert bool(spec.check) == (on == "Valgt")


@pytest.mark.parametrize("pattern", ["Q4_{}", "Q4_Play_{}", "Q4.{}", "Play #{}", "Q4 - {}"])
def test_numbered_columns_with_an_option_each_are_one_question(tmp_path, pattern):
    ticked = people()
    headings = [pattern.format(n + 1) for n in range(len(OPTIONS))]
    cells = [[option if option in one else "" for option in OPTIONS] for one in ticked]
    spec, found = counted(tmp_path, table(tmp_path, headings, cells))
    assert (spec.kind, spec.options, found) == (Kind.MULTI, OPTIONS, truth(ticked))


@pytest.mark.parametrize(
    ("pattern", "answers"),
    [
        ("How good is it? [{}]", ["Good", "Fair", "Poor"]),
        ("Do you use the {}?", ["Yes", "No"]),
        ("Do you want a new one? - {}", ["Yes", "No", "Not sure"]),
        ("How many do you have? [{}]", ["0", "1"]),
    ],
)
def test_a_stem_in_common_is_not_enough_for_ticks(tmp_path, pattern, answers):
    chance = random.Random(3)
    headings = [pattern.format(option) for option in OPTIONS]
    cells = [[chance.choice(answers) for _ in OPTIONS] for _ in range(40)]
    _, questions = drafted(table(tmp_path, headings, cells))
    assert all(spec.kind is not Kind.MULTI for spec in questions.values())


PLAIN = ("Kite", "Swing", "Slide", "Big net")


def listed(one):
    return str(list(one)).replace("'", '"')


@pytest.mark.parametrize(
    "write",
    [
        *(", ".join, ",".join, ";".join, "; ".join, " | ".join, "|".join, "/".join, " / ".join),
        *("\n".join, "\t".join, " + ".join, ";#".join, " and ".join, " & ".join, listed, str),
        lambda one: "{" + ",".join(one) + "}",
        lambda one: "".join(f"{option};" for option in one),
    ],
)
@pytest.mark.parametrize("asked", ["What do you use?", "What do you use? (tick all that apply)"])
def test_several_options_in_one_cell_are_parted_whatever_stands_between(tmp_path, write, asked):
    ticked = people(options=PLAIN)
    cells = [[write(one) if one else ""] for one in ticked]
    spec, found = counted(tmp_path, table(tmp_path, [asked], cells))
    assert spec.kind is Kind.MULTI
    assert set(spec.options) == set(PLAIN)
    assert found == truth(ticked)


@pytest.mark.parametrize("write", [listed, str, "; ".join, ";".join])
def test_a_comma_inside_an_option_is_no_doubt_where_something_else_parts_them(tmp_path, write):
    ticked = people()
    cells = [[write(one) if one else ""] for one in ticked]
    spec, found = counted(tmp_path, table(tmp_path, ["What do you use?"], cells))
    assert set(spec.options) == set(OPTIONS)
    assert found == truth(ticked)
    assert not spec.check


@pytest.mark.parametrize("mark", [";", "; ", "|", " | ", ";#", "||", "\n", " • ", ", "])
@pytest.mark.parametrize(
    "options",
    [
        ("Kite, ball or hoop", "Swing, slide or rope"),
        ("Kite, ball or hoop", "Kite, ball or rope", "Swing"),
        ("Kite", "Kite, with a line", "Swing", "Slide"),
        ("Swing; outdoors", "Slide; indoors", "Kite"),
        ("Swing; outdoors", "Swing; indoors", "Kite"),
        ("Swing | small", "Slide", "Kite, long"),
    ],
)
def test_the_mark_that_parts_options_is_told_from_marks_inside_them(tmp_path, mark, options):
    if any((mark.strip() or mark) in option for option in options):
        pytest.skip("an option that holds the mark itself is another matter")
    ticked = people(options=options, seed=1)
    cells = [[mark.join(one)] for one in ticked]
    _, counts = counted(tmp_path, table(tmp_path, ["What do you use?"], cells))
    assert counts == truth(ticked)


def test_an_option_of_which_some_typed_a_piece_is_one_and_both_readings_are_told(tmp_path):
    long = "Friends such as neighbours, cousins, or colleagues"
    ticked = people(90, ("Poster", long, "Radio"))
    cells = [[", ".join(one)] for one in ticked] + [["cousins"]] * 3
    path = table(tmp_path, ["Who told you? (tick all that apply)"], cells)
    spec, found = counted(tmp_path, path)
    assert found[long] == truth(ticked)[long]
    assert "cousins" not in spec.options
    assert long in spec.check
    assert "comma" in spec.check
    assert any("cousins" in proposal.change["options"] for proposal in spec.proposals)


@pytest.mark.parametrize(
    "options",
    [
        ["Yes, I did", "Yes, they did", "No"],
        ["Yes", "Yes, but only by day", "No"],
        ["Under £5,000", "£5,000 to £9,999", "£10,000 or more"],
        ["Ponds, streams and wells", "Hedges", "Walls, fences and gates"],
        ["Car/van", "Bus/coach", "On foot"],
    ],
)
def test_a_choice_of_one_with_commas_is_no_question_with_ticks(tmp_path, options):
    cells = [[options[n % 7 % 3]] for n in range(63)]
    spec, found = counted(tmp_path, table(tmp_path, ["Have you seen it?"], cells))
    assert spec.kind in (Kind.SINGLE, Kind.SCALE)
    assert set(spec.options) == set(options)
    assert found == Counter(cell for (cell,) in cells)


@pytest.mark.parametrize("codes", ["123", "1234", "ABC"])
@pytest.mark.parametrize("asked", ["Which? (tick all that apply)", "Which of these?"])
def test_codes_that_ran_together_are_told_and_never_counted(tmp_path, codes, asked):
    ticked = people(options=tuple(codes))
    cells = [["".join(one)] for one in ticked]
    spec, found = counted(tmp_path, table(tmp_path, [asked], cells))
    assert set(spec.options) == set(codes)
    assert "run together" in spec.check
    assert found == Counter(one[0] for one in ticked if len(one) == 1)


def test_numbers_of_visits_are_no_codes_that_ran_together(tmp_path):
    cells = [[str(n)] for n in [1, 2, 3, 12, 4, 15, 2, 3, 1, 12, 24, 5] * 4]
    spec, _ = counted(tmp_path, table(tmp_path, ["Visits a year"], cells))
    assert spec.kind is not Kind.MULTI


def test_one_choice_where_several_may_be_given_is_marked(tmp_path):
    cells = [[["Kite", "Swing", "Slide"][n % 3]] for n in range(30)]
    spec, _ = counted(tmp_path, table(tmp_path, ["Which? (select all that apply)"], cells))
    assert "several answers" in spec.check


def test_a_choice_made_of_other_choices_is_marked(tmp_path):
    cells = [[["Kite", "Swing", "Kite/Swing", "Slide"][n % 4]] for n in range(40)]
    spec, found = counted(tmp_path, table(tmp_path, ["Which do you use?"], cells))
    assert spec.kind is Kind.MULTI or "Kite/Swing" in spec.check
    assert found["Kite/Swing"] in (0, 10)
