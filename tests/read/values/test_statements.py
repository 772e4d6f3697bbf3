"""Grids in one cell, however their statements and answers are parted."""

import json

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
