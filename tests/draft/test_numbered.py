"""Headings that differ in a number: places for one question, one asked again, or mere codes."""

import pytest

from tests.read.nasty import draft

TOOLS = ["Mower", "Spade", "Barrow", "Hose"]


def checks(folder, headings):
    rows = [[TOOLS[(n * at + n) % 4] for at, _ in enumerate(headings, 1)] for n in range(24)]
    found = draft(folder, ["Ref", *headings], [[f"r{n}", *row] for n, row in enumerate(rows)])
    return [spec.check for spec in found.questions]


@pytest.mark.parametrize("form", ["Tool #{}", "Tool {}", "Tool {} name", "Which tool? ({})"])
def test_numbered_places_are_marked_once(tmp_path, form):
    first, *others = checks(tmp_path, [form.format(n) for n in (1, 2, 3)])
    assert "numbered places for several answers" in first
    assert not any("numbered places" in check for check in others)


@pytest.mark.parametrize("form", ["v_{}", "Question {}", "Q{}"])
def test_numbers_of_questions_are_no_places(tmp_path, form):
    found = checks(tmp_path, [form.format(n) for n in range(1, 12)])
    assert not any("numbered places" in check or "asked more" in check for check in found)
