"""Nothing is lost: a coder that drops a row, a cell or a character is found out on that run."""

from dataclasses import replace

import pytest

from consult.errors import LedgerError
from consult.read import read_study
from consult.read.tables import assemble
from tests.read.exports import EXPORTS, write_csv
from tests.read.studies import single, study_of, text
from tests.read.tables.test_assemble import limesurvey_study

HEADINGS = ["Ref", "Agree?", "Why?"]
ROWS = [HEADINGS, ["1", "Yes", "secret one"], ["2", "No", " secret two "], ["3", "", ""]]


def read_with(monkeypatch, folder, change, questions, rows=ROWS):
    """Read with a coder that ``change`` has spoilt; the error it is found out by."""
    write_csv(folder / "a.csv", rows)
    true = assemble.code
    monkeypatch.setattr(assemble, "code", lambda cells: change(cells, true(cells)))
    with pytest.raises(LedgerError) as caught:
        read_study(study_of(questions, id_column="A", ignored=_left(questions)), folder)
    said = str(caught.value)
    assert "secret" not in said
    return said


def _left(questions):
    used = {column for one in questions for column in one["columns"]["online"]}
    return [letter for letter in "BC" if letter not in used]


def test_an_answer_dropped_by_a_coder_is_found_with_its_column(monkeypatch, tmp_path):
    def drop(_, coded):
        return replace(coded, answers=coded.answers.iloc[1:])

    said = read_with(monkeypatch, tmp_path, drop, [single()])
    assert "a.csv > column B" in said
    assert "(row 2)" in said


def test_an_answer_taken_for_blank_is_found(monkeypatch, tmp_path):
    def blank(cells, coded):
        texts = (["", *list(cells.texts[0])[1:]],)
        return true(replace(cells, texts=texts))

    true = assemble.code
    assert "column B" in read_with(monkeypatch, tmp_path, blank, [single()])


def test_an_answer_made_up_where_the_cell_is_blank_is_found(monkeypatch, tmp_path):
    def invent(cells, coded):
        return true(replace(cells, texts=(["Yes"] * 3,)))

    true = assemble.code
    assert "are blank, but" in read_with(monkeypatch, tmp_path, invent, [single()])


def test_a_comment_dropped_is_found(monkeypatch, tmp_path):
    def drop(_, coded):
        return replace(coded, comments=coded.comments.iloc[:1])

    said = read_with(monkeypatch, tmp_path, drop, [text()])
    assert "column C" in said
    assert "(row 3)" in said


@pytest.mark.parametrize("spoil", [str.strip, str.upper, lambda words: words[:5]])
def test_a_comment_changed_by_a_character_is_found(monkeypatch, tmp_path, spoil):
    def change(_, coded):
        comments = coded.comments.assign(text=coded.comments["text"].map(spoil))
        return replace(coded, comments=comments)

    said = read_with(monkeypatch, tmp_path, change, [text()])
    assert "column C" in said
    assert "not as they were written" in said


def test_words_of_another_option_that_are_lost_or_changed_are_found(monkeypatch, tmp_path):
    def change(_, coded):
        return replace(coded, comments=coded.comments.assign(text="something else"))

    rows = [HEADINGS, ["1", "Yes", "a"], ["2", "secret words", "b"]]
    asked = [single(options=("Yes", "Other"), other="Other")]
    assert "not as they were written" in read_with(monkeypatch, tmp_path, change, asked, rows)


def test_a_row_that_is_neither_a_response_nor_set_aside_is_found(monkeypatch, tmp_path):
    write_csv(tmp_path / "a.csv", ROWS)
    true = assemble.responses_of

    def lose(source, sheet, erased):
        received = true(source, sheet, erased)
        return replace(received, frame=received.frame.iloc[1:], positions=received.positions[1:])

    monkeypatch.setattr(assemble, "responses_of", lose)
    with pytest.raises(LedgerError, match="Row 2: neither a response nor set aside"):
        read_study(study_of([single(), text()], id_column="A"), tmp_path)


def test_an_answer_that_stands_twice_is_found(monkeypatch, tmp_path):
    import pandas as pd

    def twice(_, coded):
        return replace(coded, answers=pd.DataFrame(coded.answers.iloc[[0, 0, 1, 2]]))

    assert "stands twice" in read_with(monkeypatch, tmp_path, twice, [single()])


def test_an_export_read_as_it_is_passes_every_check(tmp_path):
    EXPORTS["limesurvey"](tmp_path)
    found = read_study(limesurvey_study(), tmp_path)
    entry = found.ledger.entries[0]
    assert (entry.came_in, entry.kept) == (3, 3)


def test_words_of_other_that_reach_no_comment_are_found(monkeypatch, tmp_path):
    EXPORTS["limesurvey"](tmp_path)
    true = assemble.code

    def drop(cells):
        coded = true(cells)
        words_beside = cells.spec.id == "who"
        return replace(coded, comments=coded.comments.iloc[:0]) if words_beside else coded

    monkeypatch.setattr(assemble, "code", drop)
    with pytest.raises(LedgerError, match='words of "Other" that are in no comment'):
        read_study(limesurvey_study(), tmp_path)
