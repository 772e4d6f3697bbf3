from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from consult.model.coding.codeframe import UNREAD_CODE, UsedCode
from consult.model.counting.table_id import TableId
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.questionnaire import Kind, Question, Questionnaire
from consult.model.words.document import (
    Bullets,
    Callout,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)
from consult.report.appendix import compose
from consult.report.chapters.appendix.comments import RARE_TITLE
from consult.report.passages import breakdown_tables
from consult.report.passages.received import received
from consult.report.passages.themes import theme_blocks, totals_text
from consult.report.passages.top_themes import top_themes
from consult.report.prose import wording
from consult.report.prose.numbered import numbered, title_of, with_numbers
from consult.report.prose.plain import one_line
from consult.report.word.document import write_word
from tests.report.findings import CODES, EXAMPLES, FINDINGS, QUESTIONNAIRE, TABLES, by_age
from tests.report.reading import as_read
from tests.report.sample import frequency, row


def _said(document: Document) -> list[str]:
    """Everything the composer itself wrote: no table, no quote, no verbatim question."""
    words: list[str] = []
    for block in document.blocks:
        match block:
            case Paragraph(text) | Callout(_, text):
                words.append(text)
            case Bullets(items):
                words.extend(items)
    return words


def _under(document: Document, heading: str) -> list[object]:
    """The blocks between a heading and the next one of its level or higher."""
    blocks = document.blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    level = blocks[at].level  # type: ignore[union-attr]
    found: list[object] = []
    for block in blocks[at + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


DOCUMENT = as_read(compose(FINDINGS))
REVIEWED = as_read(compose(replace(FINDINGS, reviewed=True, final=True)))


def test_what_was_not_asked_has_no_chapter():
    chapters = {b.text for b in DOCUMENT.blocks if isinstance(b, Heading) and b.level == 1}
    assert not {"How people heard", "Action areas", "Comments on equality"} & chapters


def test_headings_never_skip_a_level():
    levels = [0, *(b.level for b in DOCUMENT.blocks if isinstance(b, Heading))]
    assert max(levels) == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_unreviewed_report_is_a_draft_and_says_that_no_person_has_reviewed_it():
    assert DOCUMENT.banners == ("DRAFT", "SYNTHETIC DATA")
    assert [b.title for b in DOCUMENT.blocks[:2]] == ["DRAFT", "SYNTHETIC DATA"]  # type: ignore[union-attr]
    assert "No person has reviewed the themes yet" in DOCUMENT.blocks[0].text  # type: ignore[union-attr]
    assert REVIEWED.banners == ("SYNTHETIC DATA",)
    assert "reviewed the themes" not in " ".join(_said(REVIEWED))


def test_themes_are_named_in_the_summary_only_once_a_person_has_reviewed_them():
    assert "Noise at night" not in str(_under(DOCUMENT, "Executive summary"))
    assert "Noise at night (50%)" in str(_under(REVIEWED, "Executive summary"))


def test_the_summary_tells_responses_channels_and_one_line_a_scale_question():
    _, responses, _, answers = _under(DOCUMENT, "Executive summary")[1:5]
    assert "1,180 responses are counted" in str(_under(DOCUMENT, "Executive summary"))
    assert isinstance(responses, Bullets)
    assert responses.items[2] == "How the responses came in: Online (1,126); Hard copy (54)."
    assert isinstance(answers, Bullets)
    assert answers.items[0].endswith(
        "”: most people who answered agreed (60%, 691 of 1,147) and 26% disagreed (302)."
    )
    assert "just over half of the people who answered chose “Very easy”" in answers.items[1]


def test_every_table_given_stands_in_the_report_once():
    assert sorted(str(t.id) for t in DOCUMENT.tables) == sorted(str(t.id) for t in TABLES)


def test_a_table_with_an_unforeseen_name_is_not_lost():
    extra = frequency("question-something-else", "Something else", row("A", 20, 100.0))
    document = as_read(compose(replace(FINDINGS, tables=(*TABLES, extra))))
    assert [str(b.table.id) for b in _under(document, "Further tables")] == [
        "question-something-else"
    ]  # type: ignore[attr-defined]


def test_a_characteristic_that_was_not_asked_about_is_a_gap_in_the_evidence():
    (missing, gap) = _under(DOCUMENT, "Characteristics that were not asked about")
    assert missing.text == "The questionnaire did not ask about: disability and sex."
    assert "does not mean that there is no impact" in str(gap)


def test_the_whole_question_stands_in_the_report_when_its_heading_is_cut(monkeypatch):
    monkeypatch.setattr(wording, "HEADING", 60)
    document = as_read(compose(FINDINGS))
    heading = next(
        b.text
        for b in document.blocks
        if isinstance(b, Heading) and b.text.startswith("To what extent")
    )
    assert heading.endswith("...")
    assert QUESTIONNAIRE["vision"].text in [table.title for table in document.tables]
    renamed = tuple(
        replace(t, title="The vision") if str(t.id) == "question-vision" else t for t in TABLES
    )
    asked = f"We asked: “{QUESTIONNAIRE['vision'].text}”"
    assert not any(asked in text for text in _said(document))
    assert any(asked in text for text in _said(as_read(compose(replace(FINDINGS, tables=renamed)))))


def test_no_example_is_printed_of_a_theme_whose_number_is_hidden():
    quotes = " ".join(b.text for b in DOCUMENT.blocks if isinstance(b, Quote))
    assert "I live by the gate" in quotes
    assert "small group" not in quotes
    assert "The number is hidden" in str(_under(DOCUMENT, "Dogs off the lead"))


def test_no_example_is_printed_of_a_theme_without_a_row_or_a_table():
    renamed = {"why": (UsedCode("noise", "Another name", "Definition."),)}
    assert not _quotes(as_read(compose(replace(FINDINGS, codes=renamed))))
    bare = tuple(table for table in TABLES if str(table.id) != "themes-why")
    assert not _quotes(as_read(compose(replace(FINDINGS, tables=bare))))


def _quotes(document: Document) -> list[Quote]:
    return [block for block in document.blocks if isinstance(block, Quote)]


def test_every_approved_quote_is_printed_with_who_said_it_where_that_may_be_told():
    quotes = [b for b in _under(DOCUMENT, "Noise at night") if isinstance(b, Quote)]
    assert [one.attribution for one in quotes] == ["(Somebody who lives nearby)", ""]


def test_comments_are_told_by_how_many_wrote_and_how_many_were_substantive():
    said = as_read(totals_text(CommentTotals(640, 61, 479, 1, 1181), "why"))
    assert said == (
        "701 people wrote a comment. Of these comments, 640 could be sorted into themes. 61 said "
        "no more than “no comment” or the like. 479 people left the box empty. 1 person did not "
        "have this question."
    )
    assert as_read(totals_text(CommentTotals(0, 0, 9, 0, 9), "why")) == "Nobody wrote a comment."


def test_nobody_is_said_to_have_left_a_letter_empty():
    said = as_read(totals_text(CommentTotals(24, 0, 3, 377, 401), "letters", letters=True))
    assert said == "24 people wrote."


def test_what_a_theme_covers_stands_once_and_how_many_raised_it_each_time():
    (why, *_), codes = CODES["why"], CODES["why"]
    table = next(one for one in TABLES if str(one.id) == "themes-why")
    more = Question("also", "And also?", Kind.TEXT)
    asked = Questionnaire((*QUESTIONNAIRE.questions, more))
    document = as_read(
        compose(
            replace(
                FINDINGS,
                questionnaire=asked,
                codes={"why": codes, "also": codes},
                tables=(*TABLES, replace(table, id=TableId.parse("themes-also"), title="Also")),
                reviewed=True,
            )
        )
    )
    words = [b.text for b in document.blocks if isinstance(b, Paragraph)]
    assert sum(why.definition in text for text in words) == 1
    assert sum(text.startswith("Raised by") for text in words) >= 1


def test_words_given_with_the_option_other_are_reported_as_comments():
    totals = {"visit.other": CommentTotals(12, 0, 1168, 0, 1180)}
    document = as_read(compose(replace(FINDINGS, comment_totals=totals, codes={}, examples={})))
    assert any(
        isinstance(b, Heading) and b.text.startswith("Other answers to: Which of these")
        for b in document.blocks
    )


def test_the_reconciliation_says_what_came_in_was_kept_and_was_set_aside_and_why():
    ledger = next(b for b in _under(DOCUMENT, "Stage by stage") if isinstance(b, Facts))
    assert (
        "Cleaning",
        "Responses",
        "1,201",
        "1,180",
        "21",
        "not submitted: 18; exact copy of another response: 3",
    ) in ledger.rows


def test_responses_are_counted_from_the_last_stage_that_counted_them_whole():
    ledger = Ledger(
        (
            Entry("ingest", "rows", "online", 12, 10, {"not data": 2}),
            Entry("ingest", "responses", "", 10, 9, {"not submitted": 1}),
            Entry("clean", "responses", "", 9, 7, {"not submitted": 1, "late": 1}),
        )
    )
    whole = received(ledger)
    assert whole is not None
    assert (whole.counted, dict(whole.set_aside)) == (7, {"not submitted": 2, "late": 1})


def test_responses_of_several_sources_are_added_up_when_nothing_counts_them_whole():
    ledger = Ledger(
        (Entry("ingest", "rows", "a", 5, 5), Entry("ingest", "rows", "b", 4, 3, {"x": 1}))
    )
    whole = received(ledger)
    assert whole is not None
    assert (whole.counted, whole.gone) == (8, 1)


def test_the_index_numbers_tables_as_they_stand():
    index = next(b for b in _under(DOCUMENT, "Index of tables") if isinstance(b, Facts))
    numbers = [(f"Table {n}", title_of(b)) for n, b in numbered(DOCUMENT.blocks)]
    assert list(index.rows) == numbers[:-2]


def test_an_index_of_charts_stands_beside_and_both_lead_to_what_they_name(tmp_path):
    index = next(b for b in _under(DOCUMENT, "Index of charts") if isinstance(b, Facts))
    charts = [(n, b) for b, n in with_numbers(DOCUMENT.blocks) if isinstance(b, Chart)]
    assert charts
    assert list(index.rows) == [(f"Chart {n}", one_line(b.table.title)) for n, b in charts]
    write_word(compose(FINDINGS), tmp_path / "one.docx")
    body = docx.Document(str(tmp_path / "one.docx")).element.body
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert {f"Chart_{n}" for n, _ in charts} | {"Table_1", "Table_2"} <= links
    assert links <= {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}


def _many_breakdowns() -> tuple[Questionnaire, tuple]:
    asked = tuple(
        Question(f"q{n}", f"Question number {n}?", Kind.NUMBER) for n in range(100)
    ) + QUESTIONNAIRE.of(Kind.SINGLE)
    tables = tuple(by_age(f"question-q{n}-by-age", f"Table of {n}", ("A", "B")) for n in range(100))
    return Questionnaire(asked), tables


def test_breakdowns_too_many_for_word_stand_in_the_workbook_under_numbers_of_their_own():
    asked, tables = _many_breakdowns()
    findings = replace(FINDINGS, questionnaire=asked, tables=tables, codes={}, comment_totals={})
    word, workbook = as_read(compose(findings)), as_read(compose(findings, every_table=True))
    assert len(word.tables) == breakdown_tables.MOST_TABLES
    assert len(workbook.tables) == 100
    assert numbered(workbook.blocks)[: len(numbered(word.blocks))] == numbered(word.blocks)
    assert "Breakdowns not printed here: 20." in " ".join(_said(word))


def test_sentences_are_short():
    end = r"(?<=[.?!”])\s+|(?<=”:)\s+"
    sentences = [s for text in _said(REVIEWED) for s in re.split(end, text)]
    assert max((len(sentence.split()), sentence) for sentence in sentences)[0] <= 25


@pytest.mark.parametrize("word", ["significantly", "proves", "the majority", "mandate", "z-score"])
def test_nothing_is_claimed_that_a_self_selected_consultation_cannot_show(word: str):
    assert word not in " ".join(_said(REVIEWED)).lower()


def test_a_hidden_number_reaches_no_sentence():
    hidden = frequency("question-vision", "V", row("Agree (net)", None, None), base=None)
    rest = tuple(table for table in TABLES if str(table.id) != "question-vision")
    document = as_read(compose(replace(FINDINGS, tables=(*rest, hidden))))
    assert "agreed" not in " ".join(_said(document))


def test_findings_of_an_empty_consultation_make_a_report():
    document = as_read(
        compose(
            replace(
                FINDINGS,
                questionnaire=Questionnaire(()),
                ledger=Ledger(),
                tables=(),
                codes={},
                examples={},
                comment_totals={},
                methods=(),
                characteristics=(),
            )
        )
    )
    chapters = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert "Executive summary" in chapters
    assert not {"Who responded", "Closed questions", "Open comments"} & set(chapters)


def test_composing_changes_nothing_it_was_given():
    assert as_read(compose(FINDINGS)) == as_read(compose(FINDINGS))
    assert FINDINGS.codes is CODES
    assert FINDINGS.examples is EXAMPLES


def test_tables_stand_in_the_order_of_the_questionnaire():
    ids = [
        str(b.table.id) for b in _under(DOCUMENT, "Closed questions") if isinstance(b, TableBlock)
    ]
    assert ids == ["question-vision", "question-ease", "question-visit"]


def test_rare_views_are_told_as_counts_once_and_never_in_words():
    table = frequency("rare-views", "Rare views", row("Legal", 12, 3.0), row("Safety", None, None))

    document = as_read(compose(replace(FINDINGS, tables=(*TABLES, table))))

    placed = [block for block in document.blocks if isinstance(block, TableBlock)]
    assert [str(block.table.id) for block in placed].count("rare-views") == 1
    at = document.blocks.index(Heading(RARE_TITLE, 2))
    kinds = [type(block) for block in document.blocks[at + 1 : at + 3]]
    assert kinds == [Paragraph, TableBlock]
    assert "Each is in the review workbook" in document.blocks[at + 1].text


def test_comments_in_another_language_are_no_theme_that_was_raised():
    shares = (("Parking", 30, 30.0), ("In another language", 40, 40.0))
    codes = {"why": (UsedCode("p", "Parking"), UsedCode(UNREAD_CODE, "In another language"))}
    table = frequency("themes-why", "T", *(row(*one) for one in shares), base=100)
    found = replace(FINDINGS, codes=codes, tables=(table,), reviewed=True)
    assert as_read(top_themes(found, "why")) == "The theme raised most often was Parking (30%)."
    said = [as_read(b.text) for b in theme_blocks(found, {"why"}) if isinstance(b, Paragraph)]
    assert "Written by 40 people (40%)." in said


def test_the_summary_leaves_out_no_theme_that_as_many_raised_as_one_it_names():
    shares = (("A", 30, 30.0), ("B", 20, 20.0), ("C", 15, 15.2), ("D", 15, 14.9))
    codes = {"why": tuple(UsedCode(label, label, "", "T") for label, _, _ in shares)}
    table = frequency("themes-why", "T", *(row(*one) for one in shares), base=100)
    found = replace(FINDINGS, codes=codes, tables=(table,), reviewed=True)
    said = as_read(top_themes(found, "why"))
    assert said == "The themes raised most often were A (30%) and B (20%)."
