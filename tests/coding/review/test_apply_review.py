"""Claims about people's decisions: they win, they hold for the same words, and they last."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.coding import apply_review, fold, from_table, people_of, to_table
from consult.coding.decisions.suggested_texts import book_texts
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People, ThemeDecision
from consult.model.survey.tables import CODINGS
from tests.coding.invented import clean_comments
from tests.coding.reviewed import (
    BUSES,
    CODES,
    COMMENTS,
    DOGS,
    OTHER,
    SUGGESTED,
    TEXTS,
    WAITING,
    Study,
    codings,
)
from tests.reviewing import Filling


@pytest.fixture
def study(tmp_path):
    return Study(tmp_path)


def fill(study):
    return Filling(study.path)


def test_without_a_word_from_people_the_suggestions_stand(study):
    pd.testing.assert_frame_equal(study.settled.codings, codings())
    assert study.settled.codes == CODES


def test_an_accepted_code_is_decided_by_a_person_and_a_removed_one_goes(study):
    book = fill(study)
    book.answer(TEXTS[0], Decision_1="Accept", Decision_2="Remove", Reviewer="AB")
    book.save()

    settled = study.run()

    assert study.codes_of("r0") == {BUSES: "person"}
    row = settled.codings[settled.codings["response_id"] == "r0"].iloc[0]
    assert (row["probability"], row["band"], row["passage"]) == (1.0, "accept", "The bus is dear")


def test_an_added_code_stands_beside_what_was_not_decided(study):
    book = fill(study)
    book.answer(TEXTS[1], Add_code_1="Waiting times")
    book.save()
    study.run()
    assert study.codes_of("r1") == {DOGS: "model", WAITING: "person"}


def test_accept_all_accepts_what_is_not_removed(study):
    book = fill(study)
    book.answer(TEXTS[0], Accept_all="yes", Decision_2="Remove")
    book.save()
    study.run()
    assert study.codes_of("r0") == {BUSES: "person"}


def test_an_answer_whose_codes_are_all_removed_is_other_by_a_person(study):
    book = fill(study)
    book.answer(TEXTS[1], Decision_1="Remove")
    book.save()
    study.run()
    assert study.codes_of("r1") == {OTHER: "person"}


def test_the_same_words_are_decided_once_for_all_who_gave_them(study):
    book = fill(study)
    assert book.rows("Answers")[book.row_of("Answers", "Answer", "Zebra.")]["Times given"] == 2
    book.answer("Zebra.", Add_code_1="Buses and travel")
    book.save()
    study.run()
    assert study.codes_of("r3") == study.codes_of("r4") == {BUSES: "person"}


def test_a_renamed_theme_has_its_new_name_and_definition(study):
    book = fill(study)
    book.theme("Dogs off the lead", New_name="=Dogs", New_definition="Loose dogs.")
    book.save()
    study.run()
    dogs = next(code for code in study.settled.codes["q_why"] if code.id == DOGS)
    assert (dogs.name, dogs.definition) == ("=Dogs", "Loose dogs.")


def test_a_merged_theme_becomes_the_other_and_is_no_longer_listed(study):
    book = fill(study)
    book.theme("Waiting times", Merge_into="Buses and travel")
    book.save()
    study.run()
    assert study.codes_of("r0") == {BUSES: "model"}
    assert WAITING not in study.names()


def test_a_retired_theme_goes_and_what_it_leaves_bare_is_other_for_review(study):
    book = fill(study)
    book.theme("Dogs off the lead", Retire="Yes")
    book.save()
    settled = study.run()
    assert study.codes_of("r1") == {OTHER: "model"}
    assert settled.codings.set_index("response_id").loc["r1", "band"] == "review"
    assert DOGS not in study.names()


def test_running_again_changes_nothing_and_leaves_the_workbook_alone(study):
    book = fill(study)
    book.answer(TEXTS[0], Accept_all="Yes")
    book.theme("Dogs off the lead", New_name="Dogs")
    book.save()
    first = study.run().codings
    saved = study.path.read_bytes()
    again = study.run().codings
    pd.testing.assert_frame_equal(first, again)
    assert study.is_current
    assert study.path.read_bytes() == saved


def test_a_decision_taken_back_is_taken_back(study):
    book = fill(study)
    book.answer(TEXTS[0], Decision_1="Remove", Reviewer="AB")
    book.save()
    study.run()
    book.answer(TEXTS[0], Decision_1=None)
    book.save()
    study.run()
    assert study.codes_of("r0") == {BUSES: "model", WAITING: "model"}


def test_of_a_decision_without_initials_a_copy_that_lacks_it_takes_nothing_back(study):
    book = fill(study)
    book.answer(TEXTS[0], Decision_1="Remove")
    book.save()
    study.run()
    book.answer(TEXTS[0], Decision_1=None)
    book.save()
    study.run()
    assert study.codes_of("r0") == {WAITING: "model"}
    again = fill(study)
    shown = again.rows("Answers")[again.row_of("Answers", "Answer", TEXTS[0])]
    assert shown["Decision 1"] == "Remove"
    again.answer(TEXTS[0], Decision_1=None)
    again.save()
    study.run()
    assert study.codes_of("r0") == {BUSES: "model", WAITING: "model"}


def anew(study, rows, *found, texts=TEXTS):
    """Suggest codes anew: other rows, and other themes found."""
    agreed = CODES["q_why"][:2]
    codes = {"q_why": (*agreed, *(UsedCode(*one) for one in found), UsedCode(OTHER, "Other"))}
    study.suggest(clean_comments(texts), codings(rows), codes)


def test_decisions_are_carried_over_when_codes_are_suggested_anew(study):
    book = fill(study)
    book.answer(TEXTS[0], Decision_1="Accept", Decision_2="Remove", Reviewer="AB")
    book.answer(TEXTS[1], Accept_all="Yes")
    book.save()
    study.run()

    anew(study, [("r0", WAITING, 0.9, "review", "x"), *SUGGESTED[2:]], (DOGS, "Dogs off the lead"))
    study.run()

    assert not study.is_current
    assert study.codes_of("r0") == {BUSES: "person"}
    assert study.codes_of("r1") == {DOGS: "person"}
    row = fill(study).rows("Answers")[fill(study).row_of("Answers", "Answer", TEXTS[0])]
    assert (row["Suggested code 1"], row["Decision 1"]) == ("Waiting times", "Remove")
    assert (row["Add code 1"], row["Reviewer"]) == ("Buses and travel", "AB")


def test_an_edited_name_survives_when_the_theme_is_found_again_under_another_name(study):
    book = fill(study)
    book.theme("Dogs off the lead", New_name="Loose dogs")
    book.save()
    study.run()

    rows = [*SUGGESTED[:2], ("r1", "t02", 0.7, "review", ""), ("r2", "t02", 0.4, "review", "")]
    rows += [("r3", "t01", 0.5, "review", ""), ("r4", "t01", 0.5, "review", "")]
    anew(study, rows, ("t01", "Zebra"), ("t02", "Lead and dogs"))
    study.run()

    assert study.names()["t02"] == "Loose dogs"
    assert study.names()["t01"] == "Zebra"


def test_a_theme_found_no_longer_stays_for_the_answers_people_gave_it(study):
    book = fill(study)
    book.answer(TEXTS[1], Accept_all="Yes")
    book.save()
    study.run()

    rows = [*SUGGESTED[:2], ("r1", OTHER, 0.0, "leave", ""), ("r2", OTHER, 0.0, "leave", "")]
    rows += [("r3", "t01", 0.5, "review", ""), ("r4", "t01", 0.5, "review", "")]
    anew(study, rows, ("t01", "Zebra"))
    study.run()

    assert study.codes_of("r1") == {"kept01": "person"}
    assert study.names()["kept01"] == "Dogs off the lead"
    study.run()
    assert study.codes_of("r1") == {"kept01": "person"}


def test_what_was_removed_does_not_fall_on_another_theme_that_has_its_id_later(study):
    book = fill(study)
    book.answer(TEXTS[1], Decision_1="Remove")
    book.save()
    study.run()
    agreed = SUGGESTED[:2]
    rest = [("r3", OTHER, 0.0, "leave", ""), ("r4", OTHER, 0.0, "leave", "")]
    none = [(key, OTHER, 0.0, "leave", "") for key in ("r1", "r2")]
    anew(study, [*agreed, *none, *rest])
    study.run()

    fear = [("r1", DOGS, 0.9, "review", ""), ("r0", DOGS, 0.9, "review", "")]
    anew(study, [*agreed, *fear, none[1], *rest], (DOGS, "Fear"))
    study.run()
    assert study.codes_of("r1") == {DOGS: "model"}

    anew(study, SUGGESTED, (DOGS, "Dogs off the lead"))
    study.run()
    assert study.codes_of("r1") == {OTHER: "person"}


def test_a_theme_found_anew_under_a_name_people_gave_is_told_apart_and_stops_no_run(study):
    book = fill(study)
    book.theme("Dogs off the lead", New_name="Zebra")
    book.save()
    study.run()

    rows = [*SUGGESTED[:4], ("r3", "t02", 0.5, "review", ""), ("r4", "t02", 0.5, "review", "")]
    anew(study, rows, (DOGS, "Dogs off the lead"), ("t02", "Zebra"))
    study.run()
    study.run()

    assert study.is_current
    assert (study.names()[DOGS], study.names()["t02"]) == ("Zebra", "Zebra (t02)")


def test_decisions_outlast_the_workbook_and_the_answer(study):
    book = fill(study)
    book.answer(TEXTS[0], Decision_1="Remove")
    book.theme("Waiting times", New_name="Queues")
    book.save()
    study.run()
    study.path.unlink()
    study.suggest(COMMENTS.iloc[1:], codings(SUGGESTED[2:]), CODES)
    study.run()
    study.path.unlink()
    study.suggest(COMMENTS, codings(), CODES)
    study.run()
    assert study.codes_of("r0") == {WAITING: "model"}
    assert study.names()[WAITING] == "Queues"


def test_the_table_of_decisions_holds_no_words(study):
    book = fill(study)
    book.answer(TEXTS[0], Decision_1="Accept", Decision_2="Remove", Reviewer="AB")
    book.save()
    study.run()
    table = to_table(study.journal)
    said = table[table["text_hash"] != ""]
    assert said[["code", "act", "by"]].to_numpy().tolist() == [
        [BUSES, "accept", "AB"],
        [WAITING, "remove", "AB"],
        ["", "finished", "AB"],
    ]
    assert said["text_hash"].str.fullmatch("[0-9a-f]{64}").all()
    assert people_of(fold(from_table(table))) == study.record


def test_a_review_is_done_when_every_theme_is_checked_and_enough_answers_are_decided(study):
    assert not study.settled.review["q_why"].done
    book = fill(study)
    for name in ("Buses and travel", "Waiting times", "Dogs off the lead"):
        book.theme(name, Checked_by="AB")
    for row in book.rows("Answers"):
        book.write("Answers", row, Accept_all="Yes")
    book.save()
    far = study.run().review["q_why"]
    assert (far.themes_checked, far.themes) == (3, 3)
    assert (far.texts_reviewed, far.texts, far.comments_reviewed) == (4, 4, 5)
    assert far.done


IDS = [BUSES, WAITING, DOGS, OTHER]
SAID = st.dictionaries(
    st.sampled_from(sorted(set(TEXTS))),
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(list(Decision)), max_size=3),
)
MERGED = st.fixed_dictionaries(
    {BUSES: st.sampled_from(["", WAITING]), WAITING: st.sampled_from(["", DOGS])}
)


@settings(max_examples=12, deadline=None)
@given(said=SAID, merged=MERGED, retired=st.sets(st.sampled_from([BUSES, WAITING, DOGS])))
def test_whatever_people_say_every_comment_keeps_a_code_and_the_same_words_the_same(
    said, merged, retired
):
    texts = book_texts(COMMENTS, codings())
    keys = {text.text: text.key for text in texts}
    themes = tuple(
        ThemeDecision(
            code.id,
            code.name,
            theme=code.theme,
            merge_into=merged.get(code.id, ""),
            retired=code.id in retired and not merged.get(code.id),
        )
        for code in CODES["q_why"]
    )
    people = People(
        {keys[t]: {c: (d, "") for c, d in by_code.items()} for t, by_code in said.items()},
        {"q_why": themes},
    )
    settled = apply_review(COMMENTS, codings(), people, texts)
    CODINGS.validate(settled.codings)
    by_response = settled.codings.groupby("response_id")["code"].agg(set)
    assert set(by_response.index) == {"r0", "r1", "r2", "r3", "r4"}
    assert by_response["r3"] == by_response["r4"]
    assert set(settled.codings["code"]) <= {code.id for code in settled.codes["q_why"]}
