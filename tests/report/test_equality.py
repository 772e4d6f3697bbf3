"""The equality evidence as a document: what it tells, leaves to people, and never says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult.definitions import aims
from consult.model.document import Bullets, Callout, Facts, Heading, Paragraph, TableBlock
from consult.model.equality import (
    Answer,
    Bearing,
    EqualityEvidence,
    Evidence,
    Participating,
    Participation,
    ReferenceRule,
    StatedEvidence,
    Taking,
    YesOrNo,
)
from consult.model.figure import pieces, printed_numbers
from consult.model.study import ReportSettings
from consult.model.table import Cell, Mark, Row, RowRole
from consult.report.appendix import compose
from consult.report.bound import figures_of, with_figures
from consult.report.equality import compose_equality, further
from consult.report.word import write_word
from tests.report.findings import CHARACTERISTICS, FINDINGS, STUDY
from tests.report.reading import as_read
from tests.report.sample import frequency, row

AGE = frequency(
    "participation-age",
    "Age: people who said which group they are in",
    row("34 and under", 330, 30),
    row("35 to 64", 640, 58),
    row("65 and over", None, None),
    Row("Prefer not to say", (Cell(70), Cell(None, Mark.NOT_APPLICABLE)), RowRole.OUTSIDE_BASE),
    base=1100,
)
ABOUT = frequency(
    "about-age",
    "Comments that speak of people by age",
    row("Speaks of them", 61, 9.53),
    row("Does not speak of them", 579, 90.47),
    base=640,
)
FEW = frequency(
    "about-religion",
    "Comments that speak of people by religion or belief",
    row("Speaks of them", None, None),
    row("Does not speak of them", None, None),
    base=640,
)
MORE = replace(
    FINDINGS,
    study=STUDY.model_copy(update={"report": ReportSettings(equality=("why",))}),
    tables=(*FINDINGS.tables, AGE, ABOUT, FEW),
)
EVIDENCE = EqualityEvidence(
    CHARACTERISTICS,
    {
        "age": Participation(
            (
                Participating("34 and under", "participation-age", 330, 30, 40, Taking.FEWER),
                Participating("35 to 64", "participation-age", 640, 58, 50, Taking.ABOUT),
                Participating("65 and over", "participation-age", None, None, 10, None),
            ),
            rule=ReferenceRule("age", "Age", (), {}, "Not the same measure."),
            whom=("All residents",),
            sources=(("a register", "counted"),),
            base=1100,
        )
    },
    area="Testshire",
    stated=(
        StatedEvidence(
            "Faith may impact on access",
            "a paper of 2023",
            "Nobody was asked about access.",
            (("themes-why", "Noise at night"), ("themes-why", "Litter")),
            (Evidence(Bearing.TOO_FEW, "age", "65 and over", "themes-why-by-age", "Litter"),),
        ),
    ),
    aims=aims(),
)
DOCUMENT = compose_equality(MORE, EVIDENCE, {"participation-age": 40})
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
    assert not any(words for _, words in table("For a person to fill in: Age", document).rows)


def test_respondents_stand_beside_the_area_in_numbers_and_words():
    assert table("Age: who answered, beside Testshire").rows == (
        ("34 and under", "330", "30%", "40%", "Fewer"),
        ("35 to 64", "640", "58%", "50%", "About as many"),
        ("65 and over", "[c]", "[c]", "10%", "Too few to report"),
    )


def test_the_caveat_stands_wherever_there_is_an_area():
    words = " ".join(texts())
    assert "they are no sample of the area, and no figure is weighted to it" in words
    assert "Not the same measure." in words
    assert "Source of the area's figures: a register (counted)." in words


def test_without_an_area_there_is_none_of_it():
    alone = {"age": replace(EVIDENCE.participation["age"], rule=None)}
    document = as_read(compose_equality(MORE, replace(EVIDENCE, area="", participation=alone), {}))
    assert table("Age: who answered", document).header == ("Group", "People", "Of those who said")
    assert "No area was chosen" in " ".join(texts(document))


def test_a_characteristic_nobody_was_asked_about_is_a_gap_and_gets_its_fields():
    sex = under("Sex")
    assert "The questionnaire did not ask about this." in " ".join(texts(sex))
    assert "Not asked." in " ".join(texts(under("Gaps in the evidence", sex)))
    assert table("For a person to fill in: Sex", sex)


def test_a_group_that_is_hidden_is_named_as_a_gap_and_none_of_its_numbers_is():
    gaps = " ".join(texts(under("Gaps in the evidence", under("Age"))))
    assert "Too few to tell: 65 and over." in gaps
    assert "Heard from less than their share of the area: 34 and under." in gaps


def test_comments_about_a_group_are_counted_and_never_quoted():
    said = " ".join(texts(under("Comments about the group", under("Age"))))
    assert "People who wrote such a comment: 61 (10% of 640" in said
    few = " ".join(texts(under("Comments about the group", under("Religion or belief"))))
    assert "too few to report" in few
    assert not any(type(block).__name__ == "Quote" for block in READ.blocks)


def test_a_stated_finding_gets_its_evidence_and_no_conclusion():
    said = " ".join(texts(under("Faith may impact on access")))
    assert "Stated in: a paper of 2023." in said
    assert "“Noise at night”: 320 people (50%)." in said
    assert "“Litter”: too few to report." in said
    assert "supporting: 0; contrary: 0; no evidence either way: 0; too few to tell: 1" in said
    assert table("Evidence on: Faith").rows[0][-3:] == ("[c]", "[c]", "[c]")


def test_no_comparison_at_all_is_a_gap():
    bare = replace(EVIDENCE, stated=(replace(EVIDENCE.stated[0], evidence=()),))
    said = " ".join(texts(as_read(compose_equality(MORE, bare, {}))))
    assert "neither confirms the finding nor takes it away" in said


def test_the_question_on_equality_has_its_themes():
    chapter = under("Comments on the equality analysis")
    assert [b.table.id for b in chapter.blocks if isinstance(b, TableBlock)] == ["themes-why"]


def test_the_aims_name_tables_here_and_in_the_workbook():
    rows = {row[0]: row[1:] for row in table("Tables that bear on each aim").rows}
    here = [b for b in READ.blocks if isinstance(b, TableBlock | Facts)]
    asked = 1 + next(
        at for at, b in enumerate(here) if isinstance(b, TableBlock) and b.table.id == "themes-why"
    )
    assert rows["Age"][0] == f"Here: table {asked}. Workbook: none."
    assert rows["Age"][1].endswith("Workbook: table 40.")


def test_the_workbook_has_a_sheet_for_each_characteristic_and_the_tables_made_for_it():
    blocks = as_read(further(MORE, EVIDENCE))
    sheets = [b.title for b in blocks if isinstance(b, Facts)]
    assert sheets == [f"Equality evidence: {one.name}" for one in CHARACTERISTICS]
    tables = [b.table.id for b in blocks if isinstance(b, TableBlock)]
    assert tables == ["participation-age", "about-age", "about-religion"]


def test_the_appendix_leaves_those_tables_to_the_workbook():
    apart = further(MORE, EVIDENCE)
    printed = {one.id for one in compose(MORE, apart=apart).tables}
    every = {one.id for one in compose(MORE, every_table=True, apart=apart).tables}
    assert not {"participation-age", "about-age"} & printed
    assert {"participation-age", "about-age"} <= every


def test_every_number_that_was_counted_is_a_figure():
    shown = {"330", "640", "61", "1,100", "70", "320"}
    for words in texts(DOCUMENT):
        for piece in pieces(words):
            if not piece.name:
                assert not shown & set(printed_numbers(piece.text)), piece.text


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
