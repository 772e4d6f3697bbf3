"""The equality evidence as a document: what it tells, leaves to people, and never says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.model.evidence.equality import Answer, YesOrNo
from consult.model.words.document import (
    Bullets,
    Callout,
    Facts,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)
from consult.model.words.figure import printed_numbers
from consult.model.words.text import Text
from consult.report.appendix import compose
from consult.report.equality import compose_equality
from consult.report.equality_sheets import further
from consult.report.page.web_page import write_page
from consult.report.printed_figures import figures_of, with_figures
from consult.report.prose.numbered import numbered
from consult.report.word.document import write_word
from tests.report.dom import page_of
from tests.report.equality_sample import DOCUMENT, EVIDENCE, MORE, RAISED
from tests.report.findings import CHARACTERISTICS
from tests.report.reading import as_read
from tests.report.sample import row

READ = as_read(DOCUMENT)


def texts(document=READ):
    for block in document.blocks:
        match block:
            case Heading(text) | Paragraph(text) | Callout(_, text):
                yield text
            case Bullets(items):
                yield from items
            case Facts(title, header, rows):
                yield title
                for line in (header, *rows):
                    yield from line


def table(title, document=READ):
    return next(b for b in document.blocks if isinstance(b, Facts) and b.title.startswith(title))


def under(heading, document=READ):
    blocks = document.blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    level = blocks[at].level
    end = next(
        (
            i
            for i, b in enumerate(blocks[at + 1 :], at + 1)
            if isinstance(b, Heading) and b.level <= level
        ),
        len(blocks),
    )
    return replace(document, blocks=blocks[at:end])


def test_there_is_a_chapter_for_every_characteristic_asked_or_not():
    chapters = [b.text for b in READ.blocks if isinstance(b, Heading) and b.level == 1]
    names = [one.name for one in CHARACTERISTICS]
    assert [text for text in chapters if text in names] == names


def test_nothing_is_ever_said_to_have_no_impact():
    words = " ".join(texts()).casefold()
    assert "no impact" not in words
    assert "no negative" not in words
    assert "significant" not in words


def test_every_field_for_a_person_is_empty_until_one_fills_it_in():
    for one in CHARACTERISTICS:
        form = table(f"For a person to fill in: {one.name}")
        assert [words for _, words in form.rows] == ["", "", "", ""]
        assert form.blanks[0].choices == ("Yes", "No")


def test_what_a_person_filled_in_is_printed_and_nothing_else():
    filled = replace(EVIDENCE, answers={"sex": Answer(YesOrNo.YES, details="Queues.")})
    document = as_read(compose_equality(MORE, filled, {}))
    assert [words for _, words in table("For a person to fill in: Sex", document).rows] == [
        "Yes",
        "Queues.",
        "",
        "",
    ]
    rows = table("For a person to fill in: Age", document).rows
    assert [words for _, words in rows] == ["", "", "", ""]


def test_respondents_stand_beside_the_area_in_numbers_and_words():
    assert table("Age: who answered, beside Testshire").rows == (
        ("34 and under", "330", "30%", "40%", "Fewer"),
        ("of whom: 18 to 24", "30", "3%", "12%", "Far fewer"),
        ("of whom: 25 to 34", "300", "27%", "28%", "About as many"),
        ("35 to 64", "640", "58%", "50%", "About as many"),
        ("65 and over", "[c]", "[c]", "10%", "Hidden"),
    )


def test_the_caveat_stands_wherever_there_is_an_area():
    words = " ".join(texts())
    assert "they are no sample of the area, and no figure is weighted to it" in words
    assert "Not the same measure." in words
    assert "Source: a register." in words
    sources = table("Sources of the figures of Testshire")
    assert sources.rows == (("Age", "a register", "an office", "counted"),)


def test_without_an_area_there_is_none_of_it():
    alone = {"age": replace(EVIDENCE.participation["age"], rule=None)}
    document = as_read(compose_equality(MORE, replace(EVIDENCE, area="", participation=alone), {}))
    assert table("Age: who answered", document).header == (
        "Group",
        "Took part",
        "Per cent",
    )
    assert "Respondents are not set beside the people of an area" in " ".join(texts(document))


def test_a_characteristic_nobody_was_asked_about_is_a_gap_and_gets_its_fields():
    sex = under("Sex")
    assert "The questionnaire did not ask about this." in " ".join(texts(sex))
    assert "That is a gap in the evidence" in " ".join(texts(sex))
    assert [b.text for b in sex.blocks if isinstance(b, Heading)] == [
        "Sex",
        "To be decided by a person",
    ]
    assert table("For a person to fill in: Sex", sex)


def test_a_group_that_is_hidden_is_named_as_a_gap_and_none_of_its_numbers_is():
    gaps = " ".join(texts(under("Gaps in the evidence", under("Age"))))
    assert "one that is too few could be worked out from it: 65 and over." in gaps
    assert "Heard from less than their share of the area: 34 and under." in gaps


def test_parts_of_a_group_that_took_part_less_are_not_named_beside_it():
    gaps = " ".join(texts(under("Gaps in the evidence", under("Age"))))
    assert "18 to 24" not in gaps


def test_the_gaps_of_all_characteristics_stand_side_by_side_with_what_may_fill_them():
    chapter = under("Gaps in the evidence")
    assert "other evidence may" in " ".join(texts(chapter))
    rows = {name: rest for name, *rest in table("Gaps in the evidence, by", chapter).rows}
    assert rows["Age"] == ["65 and over", "None known", "34 and under"]
    assert rows["Sex"] == ["Everybody: not asked"] * 3


def test_when_all_wide_groups_are_hidden_only_their_parts_are_shown_and_it_is_said_why():
    taken = EVIDENCE.participation["age"]
    hidden = tuple(replace(one, people=None, share=None) for one in taken.wide)
    alone = replace(EVIDENCE, participation={"age": replace(taken, wide=hidden)})
    document = as_read(compose_equality(MORE, alone, {}))
    rows = table("Age: who answered", document).rows
    assert [name for name, *_ in rows] == ["18 to 24", "25 to 34"]
    assert "Wider groups are all hidden" in " ".join(texts(under("Age", document)))


def test_people_whose_comments_speak_of_a_group_are_told_with_what_they_raised():
    about = under("Comments about the group", under("Age"))
    assert "most raised “Noise at night” (80%) and “More wardens” (40%)." in " ".join(texts(about))
    assert [str(b.table.id) for b in about.blocks if isinstance(b, TableBlock)] == ["about-age-why"]


def test_a_table_of_nothing_but_hidden_figures_and_zeros_is_left_to_the_workbook():
    few = replace(
        RAISED,
        rows=(row("Speak of the group", 40, 0, None), row("Do not speak of the group", 600, 5, 9)),
    )
    tables = tuple(few if one.id == few.id else one for one in MORE.tables)
    document = as_read(compose_equality(replace(MORE, tables=tables), EVIDENCE, {}))
    about = under("Comments about the group", under("Age", document))
    assert "What else they raised cannot be shown" in " ".join(texts(about))
    assert not [b for b in about.blocks if isinstance(b, TableBlock)]


def test_a_code_that_defines_whose_comments_speak_of_a_group_is_not_told_as_news():
    settings = MORE.study.equality.model_copy(update={"about": {"age": ("noise",)}})
    study = MORE.study.model_copy(update={"equality": settings})
    document = as_read(compose_equality(replace(MORE, study=study), EVIDENCE, {}))
    said = " ".join(texts(under("Comments about the group", under("Age", document))))
    assert "All who raised “Noise at night” are among them." in said
    assert "Beside that, of the themes shown, most raised “More wardens” (40%)." in said


def test_comments_about_a_group_are_counted_and_never_quoted():
    said = " ".join(texts(under("Comments about the group", under("Age"))))
    assert "People whose comments speak of the group: 61 (10% of 640" in said
    few = " ".join(texts(under("Religion or belief")))
    assert "too few to report" in few
    chapters = [under(one.name).blocks for one in CHARACTERISTICS]
    assert all(chapters)
    assert not any(isinstance(block, Quote) for blocks in chapters for block in blocks)


def test_a_stated_finding_gets_its_evidence_and_no_conclusion():
    said = " ".join(texts(under("Faith may impact on access")))
    assert "Stated in: a paper of 2023." in said
    assert "“Noise at night”: 320 people (50%)." in said
    assert "“Litter”: too few to report." in said
    assert "They are 0 supporting, 0 contrary, 0 to look into, 0 with no evidence either" in said
    assert "and 1 with too few people to tell." in said
    assert table("Evidence on: Faith").rows[0][-3:] == ("[c]", "[c]", "[c]")


def test_no_comparison_at_all_is_a_gap():
    bare = replace(EVIDENCE, stated=(replace(EVIDENCE.stated[0], evidence=()),))
    said = " ".join(texts(as_read(compose_equality(MORE, bare, {}))))
    assert "neither confirms the finding nor takes it away" in said


def test_the_question_on_equality_has_its_themes():
    chapter = under("Comments on the equality analysis")
    assert [str(b.table.id) for b in chapter.blocks if isinstance(b, TableBlock)] == ["themes-why"]


def test_comments_on_equality_are_quoted_under_themes_whose_number_is_shown_only():
    theme, quoted = "", set()
    for block in under("Comments on the equality analysis").blocks:
        theme = block.text if isinstance(block, Heading) else theme
        quoted |= {theme} if isinstance(block, Quote) else set()
    assert quoted
    assert quoted <= {"Noise at night", "More wardens"}


def test_the_aims_name_tables_here_and_in_the_workbook():
    rows = {row[0]: row[1:] for row in table("Tables that bear on each aim").rows}
    here = [b for b in READ.blocks if isinstance(b, TableBlock | Facts)]
    asked = 1 + next(
        at
        for at, b in enumerate(here)
        if isinstance(b, TableBlock) and str(b.table.id) == "themes-why"
    )
    numbers = {
        str(b.table.id) if isinstance(b, TableBlock) else b.title: n for n, b in numbered(here)
    }
    raised, who = numbers["about-age-why"], numbers["Age: who answered, beside Testshire"]
    assert rows["Age"][0] == f"Here: tables {asked} and {raised}. Workbook: none."
    assert rows["Age"][1].startswith(f"Here: tables {who}")
    assert rows["Age"][1].endswith("Workbook: table 40.")


def test_the_workbook_has_a_sheet_for_each_characteristic_and_the_tables_made_for_it():
    blocks = as_read(further(MORE, EVIDENCE))
    sheets = [b.title for b in blocks if isinstance(b, Facts)]
    assert sheets == [f"Equality evidence: {one.name}" for one in CHARACTERISTICS]
    tables = [str(b.table.id) for b in blocks if isinstance(b, TableBlock)]
    assert tables == ["participation-age", "about-age", "about-age-why", "about-religion"]


def test_the_appendix_leaves_those_tables_to_the_workbook():
    apart = further(MORE, EVIDENCE)
    printed = {str(one.id) for one in compose(MORE, apart=apart).tables}
    every = {str(one.id) for one in compose(MORE, every_table=True, apart=apart).tables}
    assert not {"participation-age", "about-age"} & printed
    assert {"participation-age", "about-age"} <= every


def test_every_number_that_was_counted_is_a_figure():
    shown = {"330", "640", "61", "1,100", "70", "320"}
    pieces = [piece for words in texts(DOCUMENT) for piece in Text(words).pieces]
    assert shown <= {piece.printed for piece in pieces if not isinstance(piece, str)}
    for piece in pieces:
        if isinstance(piece, str):
            assert not shown & set(printed_numbers(piece)), piece


def test_a_figure_that_stands_in_both_reports_is_one_figure():
    every = compose(MORE, every_table=True, apart=further(MORE, EVIDENCE))
    figures = figures_of(every, "parks", DOCUMENT)
    assert len({one.id for one in figures.figures}) == len(figures.figures)
    assert set(figures_of(every, "parks").figures) <= set(figures.figures)


@pytest.mark.parametrize("banner", ["DRAFT", "SYNTHETIC DATA"])
def test_every_page_says_what_it_is(banner):
    assert banner in READ.banners
    assert any(isinstance(b, Callout) and b.title == banner for b in READ.blocks)


def test_the_word_file_has_controls_to_fill_in_and_is_the_same_each_time(tmp_path):
    from docx import Document
    from docx.oxml.ns import qn

    bound = with_figures(DOCUMENT, figures_of(DOCUMENT, "parks"))
    for name in ("a.docx", "b.docx"):
        write_word(bound, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    tags = [
        tag.get(qn("w:val")) for tag in Document(str(tmp_path / "a.docx")).element.iter(qn("w:tag"))
    ]
    answers = [tag for tag in tags if tag.startswith("answer:")]
    assert len(answers) == 4 * len(CHARACTERISTICS)
    assert "answer:age / negative_impact" in answers


@pytest.fixture
def page(tmp_path):
    """The web page, with one field filled in."""
    answers = {"sex": Answer(YesOrNo.YES, details="Queues.")}
    document = compose_equality(MORE, replace(EVIDENCE, answers=answers), {})
    write_page(with_figures(document, figures_of(document, "parks")), tmp_path / "a.html")
    return page_of((tmp_path / "a.html").read_text(encoding="utf-8"))


def test_the_page_has_labelled_places_that_are_empty_or_hold_what_a_person_said(page):
    places = {
        one.text.partition("For a person to fill in: ")[2].split(" Question")[0]: {
            row.inside[1].text: row.inside[3].text for row in one.every("tr")
        }
        for one in page.every("table")
        if one.attrs.get("class") == "words blank"
    }
    assert list(places) == [one.name for one in CHARACTERISTICS]
    assert places["Sex"]["Are there negative impacts?"] == "Yes"
    assert places["Sex"]["Details of negative impacts"] == "Queues."
    assert set(places["Age"].values()) == {"Answer", ""}


def test_the_page_is_no_form(page):
    assert not list(page.every("form", "input", "textarea", "select", "button"))


def test_contents_list_chapters_and_not_the_same_sections_ten_times(page):
    contents = next(one for one in page.every("nav"))
    entries = [one.text for one in contents.every("li")]
    assert "Age" in entries
    assert not any("Who answered" in entry for entry in entries)


def test_the_page_says_that_the_workbook_numbers_tables_otherwise(page):
    assert "in the Word file. In the workbook it has another." in page.text
