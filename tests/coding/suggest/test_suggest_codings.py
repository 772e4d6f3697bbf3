"""Claims about suggested codings."""

from __future__ import annotations

import logging

import numpy as np
import pytest

from consult.coding import Encoders, suggest_codings
from consult.embed import wording
from consult.model.coding.codeframe import Code, Codeframe, Theme
from consult.model.coding.topics import Topic, Topics
from consult.model.survey.tables import CODINGS
from tests.coding.invented import BUSES, CODEFRAME, clean_comments, codes_of, suggest
from tests.topics.invented import comments as invented

LIBRARY = "The library should open on Sundays"


@pytest.mark.parametrize("codeframe", [CODEFRAME, Codeframe()], ids=["codes", "no codes"])
@pytest.mark.parametrize("size", [0, 1, 3, 15, 60])
def test_every_substantive_comment_has_one_to_three_codes(size: int, codeframe: Codeframe) -> None:
    texts, _ = invented(size)

    suggestions = suggest(clean_comments(texts), codeframe)

    per_comment = suggestions.codings.groupby("response_id").size()
    known = {code.id for code in suggestions.codeframe.codes}
    CODINGS.validate(suggestions.codings)
    assert set(per_comment.index) == {f"r{at}" for at in range(size)}
    assert per_comment.between(1, 3).all()
    assert set(suggestions.codings["code"]) <= known
    assert sum(suggestions.counts[by] for by in ("codeframe", "model", "other")) == size


def test_comments_that_say_nothing_have_no_code() -> None:
    comments = clean_comments(
        ["No comment", "The bus is late", ""], ["non-substantive", "substantive", "blank"]
    )

    suggestions = suggest(comments)

    assert codes_of(suggestions) == {"r1": {"buses"}}
    assert suggestions.counts["comments"] == 3
    assert suggestions.counts["substantive"] == 1


def test_a_comment_about_two_things_has_two_codes_with_the_words_of_each() -> None:
    texts = ["The bus fares are dear; waiting lists for help are long.", "Parking and bus fares."]

    codings = suggest(clean_comments(texts * 2)).codings.set_index(["response_id", "code"])

    assert codings.loc[("r0", "buses"), "passage"] == "The bus fares are dear"
    assert codings.loc[("r0", "waiting"), "passage"] == "waiting lists for help are long."


def test_the_same_words_have_the_same_codes() -> None:
    texts = ["Bus fares are dear.", "I wait for help.", "Bus fares are dear.", LIBRARY, LIBRARY]

    codes = codes_of(suggest(clean_comments(texts)))

    assert codes["r0"] == codes["r2"]
    assert codes["r3"] == codes["r4"]


def test_what_no_code_explains_becomes_a_topic_of_its_own() -> None:
    library = [f"{LIBRARY} {when}." for when in ("please", "too", "in June", "all year")]

    suggestions = suggest(clean_comments(["The bus times are bad.", *library]))

    (found,) = [t for t in suggestions.codeframe.themes if t.id == "emergent"]
    assert found.codes[0].id == "t01"
    assert found.codes[0].name == "Opening on Sundays"
    assert {codes_of(suggestions)[f"r{at}"] == {"t01"} for at in range(1, 5)} == {True}
    assert suggestions.found == {"t01"}


def test_what_neither_code_nor_topic_explains_is_other() -> None:
    codings = suggest(clean_comments(["The bus is late.", "😀", "Zebra xylophone."])).codings

    other = codings[codings["code"] == "other"]
    assert other["response_id"].tolist() == ["r1", "r2"]
    assert other["passage"].tolist() == ["", ""]
    assert other["probability"].tolist() == [0.0, 0.0]


def test_a_retired_code_is_kept_and_never_suggested() -> None:
    suggestions = suggest(clean_comments(["They sent letters by fax machine."] * 3))

    assert "fax" not in set(suggestions.codings["code"])
    assert "fax" in {code.id for code in suggestions.codeframe.codes}


def test_a_topic_never_takes_the_id_of_a_code() -> None:
    codeframe = Codeframe((Theme("access", "Access", (BUSES, Code("t01", "Fax", "Faxes."))),))
    library = [f"{LIBRARY} {when}." for when in ("please", "too", "in June", "all year")]

    suggestions = suggest(clean_comments(library), codeframe)

    ids = [code.id for code in suggestions.codeframe.codes]
    assert len(ids) == len(set(ids))
    assert set(suggestions.codings["code"]) == {"t02"}


def test_the_order_of_rows_changes_no_coding() -> None:
    texts, _ = invented(90)
    comments = clean_comments(texts)

    straight = codes_of(suggest(comments))
    mixed = codes_of(suggest(comments.sample(frac=1, random_state=3)))

    assert straight == mixed


def test_3000_copies_of_one_comment_are_coded_alike() -> None:
    suggestions = suggest(clean_comments(["The bus fares are dear."] * 3000))

    assert len(suggestions.codings) == 3000
    assert set(suggestions.codings["code"]) == {"buses"}


def test_probability_rises_with_likeness() -> None:
    texts = ["Bus times, fares and parking.", "Buses, I suppose, in a manner of speaking, perhaps."]

    codings = suggest(clean_comments(texts)).codings.set_index(["response_id", "code"])

    sure, unsure = codings.loc[[("r0", "buses"), ("r1", "buses")], "probability"]
    assert sure > unsure > 0


def test_the_comments_given_are_left_as_they_were() -> None:
    comments = clean_comments(["The bus is late.", LIBRARY])
    before = comments.copy(deep=True)

    suggest(comments)

    assert comments.equals(before)


def test_no_respondents_words_are_logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        suggest(clean_comments(["The bus is late.", *invented(20)[0]]))

    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")


def test_comments_of_a_topic_that_holds_nothing_in_common_are_other_unless_near_to_another() -> (
    None
):
    texts = ["Bus lanes flood.", "Bus lanes jam.", "Bus lanes end.", "Opal.", "Quartz.", "Lanes."]
    weights = np.array([[0.9, 0.0]] * 3 + [[0.0, 0.5], [0.0, 0.5], [0.8, 0.81]])
    topics = Topics(
        (Topic("t01", "Bus lanes", ("bus",), 3), Topic("t02", "Opal", ("opal",), 3, residual=True)),
        weights,
        "graph",
    )

    found = suggest_codings(
        clean_comments(texts),
        codeframe=Codeframe(),
        encoders=Encoders(wording),
        find=lambda _: topics,
    )

    assert codes_of(found) == {
        "r0": {"t01"},
        "r1": {"t01"},
        "r2": {"t01"},
        "r3": {"other"},
        "r4": {"other"},
        "r5": {"t01"},
    }
    assert "Opal" not in {code.name for code in found.codeframe.codes}
