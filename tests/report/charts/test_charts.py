from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from consult.model.publishing.table import Cell, Mark, Row, RowRole
from consult.model.words.document import Chart, Document, Paragraph, TableBlock
from consult.report.appendix import compose
from consult.report.charts.bars import COLOURS, bars_of, foot, in_words, scale_end
from consult.report.charts.choice import MOST_BARS, MOST_THEMES, chart_of, with_charts
from consult.report.charts.drawing import png, svg
from consult.report.printed_figures import figures_of
from consult.report.word.document import write_word
from tests.report.findings import FINDINGS, QUESTIONNAIRE, THEMES, VISION, VISIT
from tests.report.sample import frequency, row

SHARE = 1
SMALL = frequency(
    "question-visit",
    QUESTIONNAIRE["visit"].text,
    row("A country park", 100, 33.4),
    row("The seafront", 180, 59.6),
    row("An allotment", None, None),
    Row("A zoo", (Cell(1), Cell(0.3))),
    base=302,
)


def _chart(table: Any) -> Chart:
    chart = chart_of(table, FINDINGS)
    assert chart is not None
    return chart


def _said(chart: Chart) -> list[tuple[str, str, int]]:
    return [(bar.label, bar.words.plain, bar.length) for bar in bars_of(chart)]


def test_a_bar_is_as_long_as_the_rounded_percentage_and_never_as_the_exact_one():
    assert _said(_chart(SMALL))[:2] == [("The seafront", "60%", 60), ("A country park", "33%", 33)]


def test_a_hidden_cell_has_no_bar_and_says_that_it_is_hidden():
    assert ("An allotment", "hidden", 0) in _said(_chart(SMALL))


def test_a_share_that_rounds_to_zero_has_words_and_no_bar():
    assert ("A zoo", "under 1%", 0) in _said(_chart(SMALL))


def test_charts_of_tables_that_print_the_same_are_the_same():
    other = replace(
        SMALL,
        rows=(row("A country park", 100, 33.0), row("The seafront", 180, 60.4), *SMALL.rows[2:]),
    )
    assert svg(_chart(SMALL), 9, "") == svg(_chart(other), 9, "")
    assert png(_chart(SMALL), 9) == png(_chart(other), 9)


def test_rows_that_print_the_same_stand_in_the_order_of_the_table():
    near = (row("Less", 100, 33.1), row("More", 101, 33.4), row("Most", 150, 40.0))
    labels = [label for label, _, _ in _said(_chart(replace(SMALL, rows=near)))]
    assert labels == ["Most", "Less", "More"]


def test_a_scale_is_drawn_as_its_nets_the_middle_and_dont_know_in_the_order_asked():
    chart = _chart(VISION)
    assert _said(chart) == [
        ("Agree (net)", "60%", 60),
        ("Neither agree nor disagree", "12%", 12),
        ("Disagree (net)", "26%", 26),
        ("Don't know", "1%", 1),
    ]
    assert [bar.colour for bar in bars_of(chart)] == list(COLOURS)
    assert scale_end(chart) == 100


def test_of_many_answers_the_largest_are_drawn_and_the_rest_is_said():
    many = tuple(row(f"Answer {n}", 10 + n, 5.0 + n) for n in range(20))
    chart = _chart(replace(SMALL, rows=(*many, row("Too few", None, None))))
    assert len(chart.rows) == MOST_BARS
    assert _said(chart)[0] == ("Answer 19", "24%", 24)
    assert (
        "The 12 largest of those shown are drawn; the table has 9 more rows." in foot(chart).plain
    )


def test_themes_are_drawn_from_the_one_most_people_raised():
    many = tuple(row(f"Theme {n}", 10 + n, 5.0 + n) for n in range(20))
    chart = _chart(replace(THEMES, rows=many))
    assert len(chart.rows) == MOST_THEMES
    assert [label for label, _, _ in _said(_chart(THEMES))] == [
        "Noise at night",
        "More wardens",
        "Dogs off the lead",
        "Litter",
    ]


def test_people_outside_the_base_totals_and_full_scales_with_nets_are_not_drawn():
    drawn = {VISION.rows[at].role for at in _chart(VISION).rows}
    assert drawn == {RowRole.NET, RowRole.GROUP}
    assert "Strongly agree" not in [label for label, _, _ in _said(_chart(VISION))]


def test_of_very_many_answers_none_of_nobody_is_drawn_before_one_that_is_hidden():
    some = tuple(row(f"Answer {n}", 10 + n, 5.0 + n) for n in range(4))
    nobody = tuple(row(f"No {n}", 0, 0.0) for n in range(6))
    hidden = tuple(row(f"Few {n}", None, None) for n in range(6))
    chart = _chart(replace(SMALL, rows=(*nobody, *some, *hidden)))
    assert [label for label, _, _ in _said(chart)] == [f"Answer {n}" for n in (3, 2, 1, 0)]
    assert (
        "The 4 largest of those shown are drawn; the table has 12 more rows." in foot(chart).plain
    )


def test_people_in_no_group_stand_last_however_many_they_are():
    many = tuple(row(f"Answer {n}", 10 + n, 5.0 + n) for n in range(20))
    unsaid = row("Not answered", 90, 60.0, role=RowRole.UNSAID)
    chart = _chart(replace(SMALL, rows=(*many, unsaid)))
    assert _said(chart)[0][0] == "Answer 19"
    assert _said(chart)[-1] == ("Not answered", "60%", 60)
    assert (
        "The 11 largest of those shown are drawn; the table has 9 more rows." in foot(chart).plain
    )


def test_breakdowns_and_tables_with_fewer_than_two_bars_have_no_chart():
    hidden = (row("A country park", 100, 33.4), row("A", None, None), row("B", None, None))
    assert chart_of(replace(SMALL, rows=hidden), FINDINGS) is None
    broken = [table for table in FINDINGS.tables if table.id.is_breakdown]
    assert broken
    assert {chart_of(table, FINDINGS) for table in broken} == {None}


def test_two_answers_need_no_chart():
    both = replace(SMALL, rows=(row("Yes", 200, 66.7), row("No", 100, 33.3)))
    assert chart_of(both, FINDINGS) is None


def test_a_chart_stands_before_its_table_after_the_sentence():
    blocks = compose(FINDINGS).blocks
    charts = [at for at, block in enumerate(blocks) if isinstance(block, Chart)]
    assert len(charts) == 5
    for at in charts:
        assert blocks[at + 1] == TableBlock(blocks[at].table)
    assert any(isinstance(blocks[at - 1], Paragraph) for at in charts)


def test_charts_change_no_number_of_a_table():
    with_them = [b for b in compose(FINDINGS).blocks if not isinstance(b, Chart)]
    assert with_charts(tuple(with_them), FINDINGS) == compose(FINDINGS).blocks


def test_every_number_drawn_is_a_figure_of_its_table():
    blocks = (_chart(VISIT), TableBlock(VISIT))
    drawn = figures_of(Document("T", "", "", blocks), "parks").figures
    alone = figures_of(Document("T", "", "", blocks[1:]), "parks").figures
    assert drawn == alone


def test_those_who_cannot_see_it_are_told_the_table_and_every_number():
    assert in_words(_chart(SMALL), 7) == (
        "Chart of Table 7: Which of these do you visit? Please tick all that apply. Bars show "
        "The seafront: 60%; A country park: 33%; A zoo: under 1%; An allotment: hidden."
    )


def test_only_percentages_are_drawn_and_no_more_than_four_colours():
    with pytest.raises(ValueError, match="only percentages"):
        Chart(SMALL, (0,), 0)
    with pytest.raises(ValueError, match="too many bars"):
        Chart(VISION, tuple(range(5)), SHARE, contrast=True)


def test_every_colour_has_enough_contrast_with_white():
    def light(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    for colour in COLOURS:
        red, green, blue = (light(colour[at : at + 2]) for at in (1, 3, 5))
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 3


def test_pictures_are_the_same_whatever_this_machines_own_settings_are():
    import matplotlib

    before = png(_chart(SMALL), 9), svg(_chart(SMALL), 9, "")
    with matplotlib.rc_context({"font.family": "serif", "axes.facecolor": "red"}):
        assert (png(_chart(SMALL), 9), svg(_chart(SMALL), 9, "")) == before


def test_an_svg_has_its_text_as_text_and_neither_ids_nor_styles_nor_addresses():
    made = svg(_chart(SMALL), 9, 'Said & "quoted"')
    root = etree.fromstring(made)
    assert {element.tag for element in root.iter()} == {"svg", "path", "text"}
    texts = [element.text for element in root.iter("text")]
    assert texts == [
        "The seafront",
        "60%",
        "A country park",
        "33%",
        "A zoo",
        "under 1%",
        "An allotment",
        "hidden",
    ]
    assert (root.get("role"), root.get("aria-label")) == ("img", 'Said & "quoted"')
    assert not re.search(r"id=|style|http", made)


def test_a_png_is_as_wide_as_asked_at_200_dots_an_inch():
    from PIL import Image

    picture = Image.open(io.BytesIO(png(_chart(SMALL), 12.7)))
    assert picture.width == 1000
    assert picture.convert("RGB").getpixel((999, 0)) == (255, 255, 255)


def test_a_long_label_is_wrapped_and_its_end_is_marked_when_it_is_cut():
    long = row("word " * 60, 100, 33.4), row("unbroken" * 40, 180, 59.6), row("A zoo", 9, 3.0)
    made = etree.fromstring(svg(_chart(replace(SMALL, rows=long)), 9, ""))
    texts = [str(element.text) for element in made.iter("text")]
    assert sum(text.endswith("...") for text in texts) == 2
    assert max(map(len, texts)) < 40


def test_dollars_in_a_label_stay_dollars():
    dollars = row("$5 to $10", 100, 33.4), row("More", 180, 59.6), row("None", 9, 3.0)
    made = svg(_chart(replace(SMALL, rows=dollars)), 9, "")
    assert "$5 to $10" in made


def test_in_word_a_chart_has_a_caption_a_picture_with_words_and_where_it_is_from(tmp_path: Any):
    blocks = (Paragraph("Before."), _chart(SMALL), TableBlock(SMALL))
    write_word(Document("T", "", "", blocks, ("DRAFT",)), tmp_path / "one.docx")
    file = docx.Document(str(tmp_path / "one.docx"))
    (said,) = [p.get("descr") for p in file.element.body.iter(qn("wp:docPr"))]
    assert said == in_words(_chart(SMALL), 1)
    texts = [
        "".join(str(t.text) for t in p._p.iter(qn("w:t")))
        for p in file.paragraphs
        if p.style.style_id in {"Caption", "TableNoteLast"}
    ]
    title = SMALL.title
    assert texts[0] == f"Chart 1: {title}"
    assert texts[1].startswith("Shares of 302 people who answered this question. ")
    assert texts[1].endswith(" Drawn from Table 1.")
    assert texts[2] == f"Table 1: {title}"


def test_a_weak_share_keeps_its_mark_and_the_mark_is_explained():
    weak = (Row("A", (Cell(9), Cell(30.0, Mark.WEAK))), row("B", 15, 50.0), row("C", 6, 20.0))
    chart = _chart(replace(SMALL, rows=weak))
    assert ("A", "30% [u]", 30) in _said(chart)
    assert "[u] means shown, but rests on few people." in foot(chart).plain
