"""The workbook once people's decisions were learnt from: what it shows; nothing is lost."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.coding import MergedDecisions, Ranking, Suggested, make_book, write_review
from consult.coding.decisions.suggested_texts import Suggestion
from consult.coding.review.layout import chance, confidence_label
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.deciding import Band
from tests.coding.decided import CODES, DEFINITIONS, answers
from tests.coding.invented import clean_comments
from tests.coding.reviewed import Study, codings
from tests.reviewing import Filling

TEXTS, TRUTH = answers()
NAMES = [code.title() for code in CODES]
USED = {
    "q_why": tuple(
        UsedCode(code, name, definition, "Care")
        for code, name, definition in zip(CODES, NAMES, DEFINITIONS, strict=True)
    )
}
GIVEN = {
    text: {name for name, given in zip(NAMES, row, strict=True) if given}
    for text, row in zip(TEXTS, TRUTH.tolist(), strict=True)
}


@pytest.fixture
def study(tmp_path):
    """Every answer is suggested to be about buses."""
    rows = [(f"r{at}", "buses", 0.5, "review", text) for at, text in enumerate(TEXTS)]
    return Study(tmp_path, clean_comments(TEXTS), codings(rows), USED)


def decide(study, texts):
    """A person goes through these answers and decides as the truth has it."""
    book = Filling(study.path)
    for row, cells in book.rows("Answers").items():
        if cells["Answer"] in texts:
            book.write("Answers", row, Reviewer="AB", **decisions(cells))
    book.save()
    return study.run()


def decisions(cells):
    given, shown = GIVEN[cells["Answer"]], set()
    written = {}
    for number in range(1, 10):
        code = cells.get(f"Suggested code {number}")
        if code:
            shown.add(code)
            written[f"Decision_{number}"] = "Accept" if code in given else "Remove"
    for number, code in enumerate(sorted(given - shown), start=1):
        written[f"Add_code_{number}"] = code
    return written


def shown(study, text):
    book = Filling(study.path)
    return book.rows("Answers")[book.row_of("Answers", "Answer", text)]


def suggested(cells):
    return {cells[f"Suggested code {n}"] for n in range(1, 4) if cells.get(f"Suggested code {n}")}


def test_the_answers_that_wait_are_shown_with_what_was_learnt(study):
    first = Filling(study.path)
    assert "How sure 1" not in first.header("Answers")[0]
    decide(study, TEXTS[::2])
    waiting = [shown(study, text) for text in TEXTS[1::2]]
    right = [suggested(cells) == GIVEN[cells["Answer"]] for cells in waiting]
    assert sum(right) > 0.9 * len(right)
    assert all(cells["Passage 1"] in cells["Answer"] for cells in waiting)
    words = {cells["How sure 1"].split(":")[0] for cells in waiting}
    assert words <= {"Likely right", "Please check", "Doubtful"}


def test_answers_people_have_gone_through_come_last_as_they_decided_them(study):
    settled = decide(study, TEXTS[::2]).codings
    cells = shown(study, "the nurse was kind in town")
    assert (cells["Suggested code 1"], cells["Decision 1"]) == ("Buses", "Remove")
    assert (cells["Add code 1"], cells["Reviewer"]) == ("Staff", "AB")
    mine = settled[settled["response_id"] == f"r{TEXTS.index('the nurse was kind in town')}"]
    assert mine[["code", "decided_by"]].to_numpy().tolist() == [["staff", "person"]]
    assert mine["passage"].tolist() == ["the nurse was kind in town"]


def test_a_run_after_which_nothing_was_decided_writes_nothing(study):
    decide(study, TEXTS[::2])
    assert not study.is_current
    written, record = study.path.read_bytes(), study.record
    study.run()
    assert study.is_current
    assert study.path.read_bytes() == written
    assert study.record == record


def test_round_after_round_every_decision_stands_and_the_rest_is_learnt_anew(study):
    decided = set()
    for start in (0, 1, 2):
        decided |= set(TEXTS[start::4])
        settled = decide(study, TEXTS[start::4]).codings
        by = settled.groupby("response_id")["decided_by"].agg(set)
        people = {text for at, text in enumerate(TEXTS) if by[f"r{at}"] == {"person"}}
        assert people == decided
        codes = settled.groupby("response_id")["code"].agg(set)
        for text in decided:
            names = {code.title() for code in codes[f"r{TEXTS.index(text)}"]}
            assert names == GIVEN[text]
        study.run()
        assert study.is_current


def test_a_row_half_decided_keeps_what_was_decided(study):
    decide(study, TEXTS[::2])
    text = next(t for t in TEXTS[1::2] if len(suggested(shown(study, t))) == 2)
    book = Filling(study.path)
    name = shown(study, text)["Suggested code 2"]
    book.answer(text, Decision_2="Remove", Reviewer="CD")
    book.save()
    study.run()
    cells = shown(study, text)
    at = next(n for n in (1, 2, 3) if cells[f"Suggested code {n}"] == name)
    assert cells[f"Decision {at}"] == "Remove"
    assert name.lower() not in study.codes_of(f"r{TEXTS.index(text)}")


def test_an_older_copy_put_back_adds_its_decisions_and_takes_nothing_back(study):
    older = study.path.read_bytes()
    decide(study, TEXTS[::2])
    before = study.record.texts
    study.path.write_bytes(older)
    decide(study, TEXTS[1:2])
    assert study.record.texts.items() >= before.items()
    assert len(study.record.texts) == len(before) + 1


def test_emptying_a_decision_in_the_last_workbook_takes_it_back(study):
    decide(study, TEXTS[::2])
    book = Filling(study.path)
    book.answer(TEXTS[0], Decision_1=None, Reviewer=None)
    book.save()
    study.run()
    assert study.codes_of("r0") == {"buses": "learned"}


def test_the_order_of_rows_makes_no_difference_to_the_workbook(tmp_path, study):
    decide(study, TEXTS[::2])
    (tmp_path / "mixed").mkdir()
    comments = study.comments.sample(frac=1, random_state=3)
    suggestions = study.suggested.sample(frac=1, random_state=4)
    mixed = Study(tmp_path / "mixed", comments, suggestions, USED)
    decide(mixed, TEXTS[::2])
    assert mixed.path.read_bytes() == study.path.read_bytes()
    columns = ["response_id", "code"]
    pd.testing.assert_frame_equal(
        mixed.settled.codings.sort_values(columns, ignore_index=True),
        study.settled.codings.sort_values(columns, ignore_index=True),
    )


def test_a_code_that_is_suggested_for_the_first_time_opens_a_finished_answer_again(study):
    decide(study, TEXTS[::2])
    buses = clean_comments(TEXTS)
    new = {"q_why": (*USED["q_why"], UsedCode("fares", "Fares", "The price of a ticket.", "Care"))}
    rows = [(f"r{at}", "buses", 0.5, "review", text) for at, text in enumerate(TEXTS)]
    study.suggest(buses, codings([*rows, ("r0", "fares", 0.6, "review", "fares")]), new)
    finished = len(study.record.finished)
    study.run()
    assert len(study.record.finished) == finished - 1
    assert shown(study, TEXTS[0])["Decision 1"] == "Accept"


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.0, "less than 1 in 10"), (0.54, "about 5 in 10"), (0.97, "nearly 10 in 10")],
)
def test_a_chance_is_told_in_words(probability, words):
    assert chance(probability) == words
    assert confidence_label(Band.REVIEW, probability) == f"Please check: {words}"


def test_codes_that_nearly_made_it_are_named_for_the_reader(study, tmp_path):
    decide(study, TEXTS[::2])
    near = (Suggestion("staff", "", 0.42, Band.REVIEW), Suggestion("waiting", "", 0.1, Band.REVIEW))
    texts = [replace(text, perhaps=near) for text in study.again.texts]
    merged = MergedDecisions(study.record, study.record, is_current=False, made_from="")
    book = make_book("Parks", {"q_why": "Why?"}, Suggested(texts, USED), merged, Ranking(str))
    write_review(book, tmp_path / "near.xlsx")
    rows = Filling(tmp_path / "near.xlsx").rows("Answers").values()
    named = {row["Perhaps also"] for row in rows}
    assert named == {"Staff (about 4 in 10); Waiting (about 1 in 10)"}
