"""What ``check`` says of an edited report: worked examples, one edit each."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from consult.check import FindingKind, read_word, write_marked
from consult.errors import ExportError
from consult.model.words.document import Facts, Heading, Paragraph
from consult.model.words.external import External
from consult.model.words.figure import Binding
from tests.check.edited import (
    BLOCKS,
    GRANT,
    NS,
    TERMS,
    cell,
    made_in,
    one,
    retagged,
    typed_over,
    whole_sample,
    write,
)
from tests.report.sample import SCALE


@pytest.fixture
def report(tmp_path: Path):
    return made_in(tmp_path)


def test_an_untouched_report_has_nothing_to_look_at(tmp_path, report):
    assert report.found((GRANT,), TERMS) == ()
    assert whole_sample(tmp_path).found((GRANT,), TERMS) == ()


def test_a_report_in_which_only_words_changed_has_nothing_to_look_at(report):
    write(report.paragraph("The council")._element, "Officers will read each of the comments.")
    report.paragraph("Most people").runs[0].text = "More than half agreed ("
    report.paragraph("Officers").insert_paragraph_before("We thank everybody.")
    assert report.found() == ()


def test_a_changed_digit_in_a_sentence_is_named_with_what_it_was(report):
    write(report.controls("56%")[0], "65%")
    kind, what = one(report.found())
    assert kind == FindingKind.CHANGED
    assert what == "“65%” was 56% when it was made (Table 1, Net: Agree, %)."


def test_a_changed_digit_in_a_cell_is_named(report):
    write(report.cell("Tend to agree", 1)._element, "89")
    kind, what = one(report.found())
    assert (kind, "was 88" in what) == (FindingKind.CHANGED, True)


def test_per_cent_in_words_is_no_change(report):
    write(report.controls("56%")[0], "56 per cent")
    assert report.found() == ()


def test_a_figure_of_an_older_release_is_told_from_one_that_was_changed(report):
    control = report.controls("191")[0]
    retagged(control, release="0" * 8)
    assert report.found() == ()
    write(control, "188")
    kind, what = one(report.found())
    assert kind == FindingKind.OLDER
    assert what.startswith("“188” is from an earlier release. It is now 191")


def test_a_figure_of_another_study_is_named_even_if_its_number_is_right(report):
    retagged(report.controls("191")[0], study="1" * 8)
    assert one(report.found()) == (FindingKind.FOREIGN, "“191” is a figure of another study.")


def test_a_figure_that_is_gone_from_the_release_is_named(report):
    report.figures = type(report.figures)(
        Binding(report.figures.binding.study, "2" * 8),
        tuple(f for f in report.figures.figures if not f.name.endswith("Net: Agree / %")),
    )
    kinds = [found.kind for found in report.found()]
    assert kinds == [FindingKind.GONE, FindingKind.GONE]


def swapped(first, second):
    """The paragraphs of two cells in each other's place, with the figures in them."""
    mine, theirs = (one.find(".//{*}p") for one in (first, second))
    place = first.index(mine)
    second.replace(theirs, mine)
    first.insert(place, theirs)


def test_two_cells_that_changed_places_are_both_named(report):
    swapped(*(report.cell(label, 1)._element for label in ("Tend to agree", "Don't know")))
    found = report.found()
    assert [one.kind for one in found] == [FindingKind.MISPLACED, FindingKind.MISPLACED]
    assert "is the figure of Table 1, Don't know, People" in found[0].what


WHO_ANSWERED = Facts(
    "Who answered",
    ("Answer", "Respondents"),
    (("Tend to agree", cell(1)), ("Don't know", cell(5))),
)


@pytest.fixture
def who_answered(tmp_path):
    """A report whose first table is one of words, with figures of another table in its cells."""
    return made_in(tmp_path, (Heading("Who answered"), WHO_ANSWERED, *BLOCKS))


def test_two_figures_that_changed_places_in_a_table_of_words_are_both_named(who_answered):
    cells = (who_answered.cell(label, 1)._element for label in ("Tend to agree", "Don't know"))
    assert who_answered.found() == ()
    swapped(*cells)
    assert [one.kind for one in who_answered.found()] == [
        FindingKind.MISPLACED,
        FindingKind.MISPLACED,
    ]


def test_a_number_typed_over_a_figure_in_a_table_of_words_is_named(who_answered):
    typed_over(who_answered.cell("Tend to agree", 1), "86")
    assert one(who_answered.found()) == (FindingKind.TYPED, "“86” was typed; the figure is 88.")


def test_a_number_typed_over_a_cell_is_named_if_it_is_another(report):
    typed_over(report.cell("Tend to agree", 1), "88")
    assert report.found() == ()
    typed_over(report.cell("Tend to agree", 1), "86")
    assert one(report.found()) == (FindingKind.TYPED, "“86” was typed; the figure is 88.")


def test_a_number_typed_into_a_hidden_cell_is_named(report):
    typed_over(report.cell("Yes", 1), "3")
    assert one(report.found()) == (FindingKind.HIDDEN, "“3” was typed where the release shows [c].")


def test_a_typed_number_that_matches_no_figure_is_named(report):
    report.paragraph("The council").add_run(" It had 77 of them.")
    kind, what = one(report.found())
    assert (kind, what.startswith("“77” matches no figure")) == (FindingKind.UNKNOWN, True)


def test_a_typed_number_that_is_a_figure_is_said_to_be_unbound_and_where_to_copy_it(report):
    report.paragraph("The council").add_run(" It was 191 people.")
    kind, what = one(report.found())
    assert (kind, "Table 1, Net: Agree, People" in what) == (FindingKind.UNBOUND, True)


def test_a_number_that_points_at_a_table_or_page_is_no_figure(report):
    report.paragraph("The council").add_run(" See Table 77 and pages 12 to 14.")
    assert report.found() == ()


def added_table(report, rows):
    table = report.file.add_table(rows=0, cols=3)
    for words in rows:
        for place, text in zip(table.add_row().cells, words, strict=True):
            place.text = text


def test_a_wrong_total_in_a_table_that_an_author_made_is_named(report):
    rows = [("Group", "People", "%"), ("A", "10", "25%"), ("B", "30", "75%"), ("Total", "41", "")]
    added_table(report, rows)
    found = [one for one in report.found() if one.kind is FindingKind.TOTAL]
    assert [one.what for one in found] == ["The total is 41, but the rows add up to 40."]


def test_a_wrong_percentage_in_a_table_that_an_author_made_is_named(report):
    rows = [
        *(("Group", "People", "%"), ("A", "10", "25%"), ("B", "12", "30%"), ("C", "18", "54%")),
        ("Total", "40", "100%"),
    ]
    added_table(report, rows)
    found = [one for one in report.found() if one.kind is FindingKind.SHARE]
    assert [one.what for one in found] == [
        "“54%” does not follow from its count: that makes 45.0%."
    ]


def test_a_figure_of_another_paper_may_be_typed(report):
    report.paragraph("The council").add_run(" The grant was £3,051,809, or 3,051,809 pounds.")
    assert report.found((GRANT,)) == ()
    assert [one.kind for one in report.found()] == [FindingKind.UNKNOWN, FindingKind.UNKNOWN]


@pytest.mark.parametrize("number", ["3,015,809", "3,051,808", "305,809", "3,015,890"])
def test_a_slip_in_a_figure_of_another_paper_is_named_with_its_source(report, number):
    report.paragraph("The council").add_run(f" The grant was £{number}.")
    kind, what = one(report.found((GRANT,)))
    assert kind == FindingKind.EXTERNAL
    assert what == f"“{number}” was typed. The grant is £3,051,809 in the minutes."


def test_a_date_of_another_paper_lets_in_its_whole_date_and_no_part_of_it(report):
    day = External("decided", "The decision", "19 July 2024", "the record", "2024")
    report.paragraph("The council").add_run(" It was decided on 19 July 2024.")
    assert report.found((day,)) == ()
    report.paragraph("The council").add_run(" Of them, 19 said so.")
    assert [one.what[:4] for one in report.found((day,))] == ["“19”"]


def test_another_term_is_named_where_an_author_wrote_it(report):
    report.paragraph("The council").add_run(" Support is for mild-to-moderate need.")
    kind, what = one(report.found((), TERMS))
    assert kind == FindingKind.TERM
    assert what == "“mild-to-moderate” stands where the papers say “low to moderate”."


def test_a_term_that_stood_in_the_report_as_made_is_not_told_again(tmp_path):
    words = Paragraph("The form said mild to moderate, and so did people.")
    edited = made_in(tmp_path, (Heading("Summary"), words, *BLOCKS[1:]))
    edited.paragraph("The form").add_run(" That is as it was.")
    assert edited.found((), TERMS) == ()


def test_a_finding_says_where_by_heading_and_by_paragraph_or_table_row_and_column(report):
    write(report.controls("56%")[0], "65%")
    report.paragraph("The council").add_run(" It had 77 of them.")
    write(report.cell("Tend to agree", 1)._element, "89")
    assert [one.where for one in report.found()] == [
        "paragraph 1 under “Summary”",
        "Table 1 under “Closed questions”, row 2 “Tend to agree”, column “People”",
        "paragraph 2 under “Summary”",
    ]


def test_a_heading_that_many_chapters_have_is_named_with_its_chapter(tmp_path):
    chapter = (Heading("Age"), Heading("What differs", 2), Paragraph("Nothing was compared."))
    edited = made_in(tmp_path, (*chapter, Heading("Sex"), *chapter[1:], *BLOCKS))
    nothing = [one for one in edited.file.paragraphs if one.text.startswith("Nothing")]
    nothing[1].add_run(" Of 77 people.")
    assert [one.where for one in edited.found()] == ["paragraph 1 under “What differs” in “Sex”"]


def test_the_base_of_a_table_is_named_by_the_title_of_the_table(report):
    write(report.controls("342")[0], "343")
    kind, what = one(report.found())
    assert kind == FindingKind.CHANGED
    assert what == f"“343” was 342 when it was made (“{SCALE.title}”, base)."


def test_a_table_without_a_caption_is_counted_under_its_heading(report):
    added_table(report, [("Group", "People", "Note"), ("A", "77", "")])
    assert [one.where for one in report.found()] == [
        "table 1 without a number under “Closed questions”, row 1 “A”, column “People”"
    ]


def test_what_a_tracked_change_took_away_is_not_looked_at(report):
    run = report.paragraph("The council").add_run(" It had 77 of them.")._element
    moved = run.makeelement(f"{NS}moveFrom", {})
    run.getparent().replace(run, moved)
    moved.append(run)
    assert report.found() == ()


def test_the_marked_copy_has_a_comment_at_each_place(tmp_path, report):
    write(report.controls("56%")[0], "65%")
    report.paragraph("The council").add_run(" It had 77 of them.")
    found = report.found()
    read = read_word(tmp_path / "edited.docx")
    copy = tmp_path / "marked.docx"
    write_marked(read, report_findings(read, report), copy)
    comments = [comment.text for comment in docx.Document(str(copy)).comments]
    assert len(comments) == len(found) == 2
    assert comments[0].startswith("Changed by hand. “65%” was 56%")


def report_findings(read, report):
    from consult.check import check

    return check(read, read_word(report.made), report.figures)


def test_a_file_that_is_no_word_file_is_refused_in_a_sentence(tmp_path):
    file = tmp_path / "report.docx"
    file.write_text("Not a Word file.")
    with pytest.raises(ExportError, match="This is no Word file"):
        read_word(file)
