"""Campaigns: the same text from many is found, whoever edited it, and nothing else is."""

import random

import pandas as pd
import pytest

from consult.clean import find_campaigns
from consult.clean import own_words as own_words_of
from consult.clean.substance import bare_words
from tests.analysis.plan.test_breaks import planned, tables

TEXT = (
    "I am writing in support of the campaign to keep our weekly drop in open. Families rely on it "
    "and volunteers run it for very little. Please fund it for at least three years."
)
WORDS = [
    "bus",
    "park",
    "fence",
    "tree",
    "river",
    "gate",
    "bench",
    "light",
    "path",
    "dog",
    "noise",
    "shop",
    "school",
    "road",
    "bin",
]


def own_words(seed):
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) for _ in range(30))


def looked_for(texts, *, aside=(), order=None, questions=()):
    ids = [f"r{at:02}" for at in range(len(texts))]
    comments = pd.DataFrame(
        {"response_id": ids, "question_id": "q", "text": texts, "state": "answered"}
    )
    responses = pd.DataFrame({"response_id": ids, "set_aside": ""})
    responses.loc[responses["response_id"].isin(aside), "set_aside"] = "exact copy"
    if order is not None:
        comments, responses = (
            one.sample(frac=1, random_state=order) for one in (comments, responses)
        )
    return find_campaigns(comments, responses, questions)


def found(texts, **how):
    made = looked_for(texts, **how)
    campaigns = made.responses
    return dict(zip(campaigns["response_id"], campaigns["campaign"], strict=True)), made.ledger


OTHERS = [own_words(seed) for seed in range(20)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text, at: text,
        lambda text, at: text.upper().replace(".", " !"),
        lambda text, at: f"Dear council, {text} My street number {at} agrees.",
        lambda text, at: text.replace("weekly", "dear") if at % 2 else text,
        lambda text, at: " ".join(reversed(text.split(". "))) if at % 2 else text,
        lambda text, at: text[: text.index("Please")] if at == 1 else text,
        lambda text, at: (
            f"{own_words(100 + at)} {text} {own_words(200 + at)} {own_words(300 + at)}"
            if at
            else text
        ),
    ],
    ids=[
        "copies",
        "another spelling",
        "words before and after",
        "a word changed",
        "sentences in another order",
        "cut",
        "mostly own words",
    ],
)
@pytest.mark.parametrize("size", [3, 10])
def test_the_same_text_from_three_responses_is_a_campaign(edit, size):
    campaign, ledger = found([*(edit(TEXT, at) for at in range(size)), *OTHERS])
    assert campaign == {f"r{at:02}": 1 for at in range(size)}
    (entry,) = ledger.entries
    assert (entry.came_in, entry.kept) == (20 + size, 20)


@pytest.mark.parametrize(
    "texts",
    [
        [TEXT] * 2,
        ["Please keep the drop in open for all of us"] * 30,
        [f"{TEXT[:40]} {own_words(seed)}" for seed in range(30)],
    ],
    ids=["two copies", "short words", "one sentence in common"],
)
def test_fewer_shorter_or_less_alike_is_no_campaign(texts):
    campaign, ledger = found([*texts, *OTHERS])
    assert campaign == {}
    assert ledger.entries == ()


def test_responses_set_aside_are_passed_over():
    assert found([TEXT] * 3 + OTHERS, aside=["r02"])[0] == {}


def test_two_campaigns_are_told_apart_and_the_larger_is_the_first():
    other = "Close the old depot now as its lorries wake our children each morning before six am"
    campaign, _ = found([TEXT] * 10 + [other] * 12)
    assert {campaign[f"r{at:02}"] for at in range(10)} == {2}
    assert {campaign[f"r{at:02}"] for at in range(10, 22)} == {1}


@pytest.mark.parametrize("order", range(5))
def test_the_order_of_rows_makes_no_difference(order):
    texts = [f"{own_words(at)} {TEXT}" for at in range(12)] + OTHERS
    made, again = looked_for(texts), looked_for(texts, order=order)
    for table in ("responses", "own_words", "letters"):
        pd.testing.assert_frame_equal(getattr(made, table), getattr(again, table))


def test_what_each_sender_added_is_told_from_the_letter():
    mine = "My mother has gone there since last spring! It's the best hour of her week."
    made = looked_for([f"{mine} {TEXT}", f"{TEXT} {own_words(70)}.", TEXT, *OTHERS])
    own = made.own_words.set_index("response_id")["own_words"]
    assert own.to_dict() == {"r00": mine, "r01": f"{own_words(70)}.", "r02": ""}
    (letter,) = made.letters.to_dict("records")
    assert letter == {"campaign": 1, "responses": 3, "with_own_words": 2, "letter": TEXT}


def test_a_word_changed_is_no_addition():
    texts = [TEXT.replace(word, "gladly") for word in ("weekly", "volunteers", "least")]
    assert set(looked_for([*texts, TEXT]).own_words["own_words"]) == {""}


def test_letters_that_change_length_when_folded_are_told_apart_too():
    mine = "Die Straße nach İstanbul heißt anders, sagt Frau Weiß."
    made = looked_for([f"{mine} {TEXT}", TEXT, TEXT])
    assert made.own_words["own_words"].tolist() == [mine, "", ""]


def test_who_restates_the_question_has_copied_nobody():
    question = "Should the council close the weekly drop in at the old hall and sell the building?"
    texts = [f"{question} {own_words(at)[:40]}" for at in range(12)]
    assert found(texts)[0] != {}
    assert found(texts, questions=[question])[0] == {}


def test_a_sentence_of_a_letter_among_own_words_is_no_letter():
    sentence = TEXT[TEXT.index("Families") : TEXT.index(" Please")]
    quoting = f"{own_words(50)} {sentence} {own_words(51)}"
    assert "r10" not in found([TEXT] * 10 + [quoting])[0]


def test_somebody_who_sends_two_letters_does_not_make_them_one():
    other = "Close the old depot now as its lorries wake our children each morning before six am"
    campaign, _ = found([TEXT] * 10 + [other] * 12 + [f"{TEXT} {other}"])
    assert len(set(campaign.values())) == 2


def test_a_campaign_in_own_words_is_not_found():
    texts = [
        "Shutting the hall would hit our pensioners hardest, since it is where they meet and keep "
        "warm through the winter months.",
        "My father walks to the hall each morning, as it is the only heated place he has and the "
        "only talk he gets all day long.",
        "I would like the hall kept open please, with a proper say for residents before anything "
        "is sold off or closed for good.",
    ]
    assert found(texts)[0] == {}


def test_the_words_that_an_export_holds_are_found_where_they_stand():
    for text in ("It's 'fine' , isn’t it_now?", "ͅx ß-ﬁn", "", "–", "İ i", "don''t"):
        spans = own_words_of._spans(text)
        assert [bare_words(text[a:b]) != "" for a, b in spans] == [True] * len(spans)
        assert len(spans) == len(bare_words(text).split()) or "İ" in text


def test_tables_stand_with_and_without_the_campaign():
    made = tables(planned(campaign=[f"r{at}" for at in range(12)]))
    (whole,) = made["campaigns"]
    assert whole.cells["People"].to_dict() == {
        "Not part of a campaign": 28,
        "Part of a campaign": 12,
    }
    counts = made["question-view-by-campaign"][0]
    assert counts.cells.to_dict("index") == {
        "Not part of a campaign": {"Yes": 8, "No": 20},
        "Part of a campaign": {"Yes": 12, "No": 0},
    }
    assert counts.characteristic == "", "who sent in a campaign is no group to compare with others"


def test_without_a_campaign_there_are_no_such_tables():
    assert not [name for name in tables(planned()) if "campaign" in name]


def test_one_sentence_is_a_campaign_when_ten_send_it():
    sentence = TEXT[: TEXT.index(" Families")] + " today."
    assert found([sentence] * 9 + OTHERS)[0] == {}
    assert len(found([sentence] * 10 + OTHERS)[0]) == 10
