"""Campaigns: the same text from many is found, whoever edited it, and nothing else is."""

import random

import pandas as pd
import pytest

from consult.clean import find_campaigns
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


def found(texts, *, aside=(), order=None):
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
    campaigns, ledger = find_campaigns(comments, responses)
    return dict(zip(campaigns["response_id"], campaigns["campaign"], strict=True)), ledger


OTHERS = [own_words(seed) for seed in range(20)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text, at: text,
        lambda text, at: text.upper().replace(".", " !"),
        lambda text, at: f"Dear council, {text} My street number {at} agrees.",
        lambda text, at: text.replace("weekly", "dear") if at % 2 else text,
    ],
    ids=["copies", "another spelling", "words before and after", "a word changed"],
)
def test_the_same_text_from_ten_responses_is_a_campaign(edit):
    campaign, ledger = found([*(edit(TEXT, at) for at in range(10)), *OTHERS])
    assert campaign == {f"r{at:02}": 1 for at in range(10)}
    (entry,) = ledger.entries
    assert (entry.came_in, entry.kept) == (30, 20)


@pytest.mark.parametrize(
    "texts",
    [
        [TEXT] * 9,
        ["Please keep the drop in open for all of us"] * 30,
        [f"{TEXT[:40]} {own_words(seed)}" for seed in range(30)],
    ],
    ids=["nine copies", "short words", "one sentence in common"],
)
def test_fewer_shorter_or_less_alike_is_no_campaign(texts):
    campaign, ledger = found([*texts, *OTHERS])
    assert campaign == {}
    assert ledger.entries == ()


def test_responses_set_aside_are_passed_over():
    assert found([TEXT] * 10 + OTHERS, aside=["r03"])[0] == {}


def test_two_campaigns_are_told_apart_and_the_larger_is_the_first():
    other = "Close the old depot now as its lorries wake our children each morning before six am"
    campaign, _ = found([TEXT] * 10 + [other] * 12)
    assert {campaign[f"r{at:02}"] for at in range(10)} == {2}
    assert {campaign[f"r{at:02}"] for at in range(10, 22)} == {1}


@pytest.mark.parametrize("order", range(5))
def test_the_order_of_rows_makes_no_difference(order):
    texts = [TEXT] * 12 + OTHERS
    assert found(texts, order=order)[0] == found(texts)[0]


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
