"""Claims about what is marked as new, and about comments that a blind sample still needs."""

import pytest

from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.trust import BlindCodes, BlindCoding, BlindDraw, BlindStratum
from tests.coding.invented import clean_comments
from tests.coding.reviewed import CODES, DOGS, TEXTS, Study, codings
from tests.reviewing import Filling


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


def new_in(study):
    book = Filling(study.path)
    answers = {row["Answer"]: row["New"] for row in book.rows("Answers").values()}
    themes = {row["Code id"]: row["New"] for row in book.rows("Themes").values() if row["Code id"]}
    return (
        [text for text, said in answers.items() if said == "New"],
        [code for code, said in themes.items() if said == "New"],
    )


def add_late_ones(study, *texts, codes=CODES):
    every = [*TEXTS, *texts]
    rows = [(f"r{at}", DOGS, 0.5, "review", "") for at in range(len(every))]
    study.suggest(clean_comments(every), codings(rows), codes)
    study.run()


def test_nothing_is_new_in_the_first_workbook(study):
    assert new_in(study) == ([], [])


def test_comments_and_themes_that_the_workbook_before_did_not_have_say_so(study):
    codes = {"q_why": (*CODES["q_why"], UsedCode("t02", "Mud", "Mud on paths.", found=True))}
    add_late_ones(study, "Too much mud.", codes=codes)
    assert new_in(study) == (["Too much mud."], ["t02"])
    lines = [cell.value for cell in Filling(study.path).sheet("Answers")["A"]][:4]
    assert "1 answer is new since the workbook before: column New." in lines
    themes = [cell.value for cell in Filling(study.path).book["Themes"]["A"]][:4]
    assert "1 theme is new since the workbook before: column New." in themes


def test_what_was_new_in_one_workbook_is_not_in_the_next(study):
    add_late_ones(study, "Too much mud.")
    add_late_ones(study, "Too much mud.", "And no light.")
    assert new_in(study) == (["And no light."], [])


def test_a_workbook_that_was_moved_away_leaves_nothing_to_be_new_against(study):
    study.path.unlink()
    add_late_ones(study, "Too much mud.")
    assert new_in(study) == ([], [])


HELD = frozenset({("q_why", words_hash(TEXTS[1]))})


def answers_in(study):
    return [row["Answer"] for row in Filling(study.path).rows("Answers").values()]


def draw(study, held=HELD):
    study.held = held
    study.run()


def test_comments_of_a_blind_sample_are_kept_out_and_told_as_a_count(study):
    assert TEXTS[1] in answers_in(study)
    draw(study)
    assert TEXTS[1] not in answers_in(study)
    lines = [cell.value for cell in Filling(study.path).sheet("Answers")["A"]][:4]
    assert "1 answer is left for the blind sample, and comes here once it is coded." in lines
    read_me = list(Filling(study.path).book["Read me"].iter_rows(values_only=True))[-2:]
    assert dict(zip(*read_me, strict=True))["Left for the blind sample"] == 1


def test_no_theme_is_shown_by_an_example_that_the_blind_sample_needs(study):
    draw(study)
    book = Filling(study.path)
    examples = [row["Example"] for row in book.rows("Examples").values()]
    assert TEXTS[1] not in examples
    row = book.rows("Themes")[book.row_of("Themes", "Code id", DOGS)]
    assert (row["Answers with it"], row["All examples"]) == (2, "1 example")


def test_they_come_back_once_the_sample_is_coded_and_the_workbook_waits_till_then(study):
    draw(study)
    study.run()
    assert study.is_current
    draw(study, frozenset())
    assert TEXTS[1] in answers_in(study)
    assert new_in(study)[0] == [TEXTS[1]]


def test_a_comment_that_a_person_has_decided_stays_where_it_was_decided(study):
    book = Filling(study.path)
    book.answer(TEXTS[1], Decision_1="Remove", Reviewer="AB")
    book.save()
    draw(study)
    assert TEXTS[1] in answers_in(study)
    assert study.codes_of("r1") == {"other": "person"}


def coder(number, coded, listed=("a", "b")):
    keys = {text: ("q", text) for text in listed}
    given = {keys[text]: frozenset() for text in coded}
    return BlindCodes(number, given=given, listed=frozenset(keys.values()))


@pytest.mark.parametrize(
    ("people", "waiting"),
    [
        ((), "ab"),
        ((coder("1", ""),), "ab"),
        ((coder("1", "a"),), "b"),
        ((coder("1", "ab"),), ""),
        ((coder("1", "ab"), coder("2", "a")), "b"),
        ((coder("1", "ab", "ab"), coder("2", "", "")), ""),
    ],
)
def test_a_text_waits_until_it_is_coded_in_every_workbook_it_stands_in(people, waiting):
    drawn = BlindDraw((BlindStratum("q", "all others", ("a", "b", "c"), 2),))
    assert BlindCoding(drawn, people).waiting == {("q", text) for text in waiting}
