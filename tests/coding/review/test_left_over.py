"""Claims about what the sheet of themes tells of comments that became no theme."""

from __future__ import annotations

import pytest

from consult.model.coding.codeframe import ALL_QUESTIONS
from consult.model.coding.left_over import LeftOver, WhyLeftOver
from tests.coding.reviewed import Study
from tests.reviewing import Filling


def notes(folder, left_over):
    study = Study(folder, left_over=left_over)
    sheet = Filling(study.path).book["Themes"]
    told = [str(row[0].value or "") for row in sheet.iter_rows(max_row=20)]
    return study, [line for line in told if "No theme was made" in line or "“Other”" in line]


def test_each_group_is_told_with_its_size_why_and_words(tmp_path):
    groups = (
        LeftOver(54, ("service", "process"), WhyLeftOver.RESIDUAL),
        LeftOver(1, (), WhyLeftOver.WORDLESS),
    )
    _, (first, second, how) = notes(tmp_path, {ALL_QUESTIONS: groups})

    assert "54 comments" in first
    assert first.endswith("service, process.")
    assert "in common" in first
    assert "1 comment:" in second
    assert "empty row" in how


@pytest.mark.parametrize("left_over", [{}, {ALL_QUESTIONS: ()}])
def test_where_every_comment_is_in_a_theme_nothing_is_told(tmp_path, left_over):
    assert notes(tmp_path, left_over)[1] == []


def test_a_theme_named_beneath_what_is_told_is_taken_in(tmp_path):
    study, _ = notes(tmp_path, {"q_why": (LeftOver(9, ("tea",), WhyLeftOver.RESIDUAL),) * 20})
    book = Filling(study.path)
    row = book.row_of("Themes", "Current name", None)
    book.write("Themes", row, Current_name="Tea", New_definition="Tea, and what goes with it.")
    book.save()
    study.run()

    assert "Tea" in [theme.name for theme in study.record.themes["q_why"]]
