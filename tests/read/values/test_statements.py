"""Grids in one cell, however their statements and answers are parted."""

import json
import random

import pytest

from consult.read.values.statements import answer_to, left_over, statements_in

ROWS = ["Cleaner streets", "A later bus: evenings", "Trees, benches"]
ANSWERS = ["Agree", "Neither", "Disagree"]


def cells(form, count=12):
    """Cells of a grid in one form, some with a row left out."""
    pairs = [
        [(row, ANSWERS[(n * n + n * at) % 3]) for at, row in enumerate(ROWS) if n % 7 or at]
        for n in range(count)
    ]
    return pairs, [form(pair) for pair in pairs]


def joined(mark, between):
    return lambda pairs: between.join(f"{row}{mark}{answer}" for row, answer in pairs)


FORMS = {
    "lines": joined(": ", "\n"),
    "lines of Windows": joined(": ", "\r\n"),
    "dashes and bars": joined(" - ", " | "),
    "long dashes": joined(" – ", "\n"),
    "equals signs": joined("=", "; "),
    "spaced equals signs": joined(" = ", ";"),
    "arrows": joined(" → ", "\n"),
    "colons and bars": joined(": ", "|"),
    "no space": joined(":", "\n"),
    "JSON": lambda pairs: json.dumps(dict(pairs)),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_row_has_the_answer_of_each_person(form):
    pairs, told = cells(form)
    statements = statements_in(told)
    assert set(statements) == set(ROWS)
    for said, cell in zip(pairs, told, strict=True):
        assert not left_over(statements, cell)
        assert {row: answer_to(row, statements, cell) for row in ROWS} == {
            row: dict(said).get(row, "") for row in ROWS
        }


@pytest.mark.parametrize(
    "told",
    [
        ["Bus - weekdays; Train - weekends", "Bus - weekdays", "Train - weekends"] * 5,
        [f"Problem {n}: noise\nWish {n}: quiet" for n in range(20)],
        [f"First: it is {n} times too loud\nSecond: I want {n} trees" for n in range(20)],
        ["Bus; Train; Tram", "Bus; Train", "Tram; Bus"] * 5,
        ["Why: because"] * 9,
        ["", "", ""],
    ],
)
def test_options_and_comments_are_no_grid(told):
    assert statements_in(told) == ()


OWN_SCALES = {
    "ends as a known answer": ["Mostly agree", "Partly agree", "Hardly agree", "Do not agree"],
    "some known": ["Agree", "Agree somewhat", "Disagree somewhat", "Disagree"],
    "begins as a known answer": ["Agree", "Agree, with changes", "Disagree", "No view"],
    "one known": ["Yes please", "Perhaps", "Not at all", "By no means"],
    "none known": ["Warmly", "Coolly", "Barely", "Nohow"],
}


@pytest.mark.parametrize("rows", [ROWS, ROWS[:2], ["Buses, trams", "trams", "Trees"]], ids=len)
@pytest.mark.parametrize("scale", OWN_SCALES.values(), ids=OWN_SCALES)
@pytest.mark.parametrize("seed", range(5))
def test_a_scale_of_its_own_is_never_cut_short(scale, rows, seed):
    dice = random.Random(seed)
    pairs = [[(row, dice.choice(scale)) for row in rows] for _ in range(30)]
    told = [joined(" : ", ", ")(pair) for pair in pairs]
    statements = statements_in(told)
    assert set(statements) == set(rows)
    for said, cell in zip(pairs, told, strict=True):
        assert [(row, answer_to(row, statements, cell)) for row in rows] == said


def test_a_first_row_whose_answers_are_never_known_is_a_row():
    pairs = [("Warmly", "Agree"), ("Coolly", "Disagree"), ("Barely", "Agree")] * 4
    told = [joined(" : ", ", ")(zip(["Buses", "Trains"], pair, strict=True)) for pair in pairs]
    assert statements_in(told) == ("Buses", "Trains")
