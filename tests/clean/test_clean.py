"""What is set aside and which comments say something: every row is accounted for."""

from datetime import date

import pytest

from consult.clean import clean_comments, is_non_substantive, set_aside
from consult.model.settings.study import Duplicates, Window
from consult.redact import redact
from tests.frames import comments, consultation, responses

WINDOW = Window(opens=date(2024, 2, 8), closes=date(2024, 4, 3))
SAME = {"one": "Yes", "two": "No", "three": "Yes"}
LONG = "Please keep the drop-in session open on Fridays"


def reasons(read, window=None, duplicates="set aside"):
    labelled, ledger = set_aside(read, window=window, duplicates=Duplicates(exact=duplicates))
    return dict(zip(labelled["response_id"], labelled["set_aside"], strict=True)), ledger


def test_responses_outside_the_window_are_labelled_and_counted():
    read = consultation(
        {
            "early": "2024-02-07 23:59",
            "first": "2024-02-08 00:00",
            "last": "2024-04-03 23:59",
            "late": "2024-04-04 00:00",
            "undated": None,
        },
        {},
        {"first": "Good"},
    )
    labels, ledger = reasons(read, WINDOW)
    assert labels == {
        "early": "received before the consultation opened",
        "first": "",
        "last": "",
        "late": "received after the consultation closed",
        "undated": "",
    }
    assert (ledger.entries[0].came_in, ledger.entries[0].kept) == (5, 3)


def test_the_later_of_two_exact_copies_is_set_aside():
    read = consultation(
        {"second": "2024-03-01 10:00:09", "first": "2024-03-01 10:00:01"},
        {"first": SAME, "second": SAME},
        {"first": LONG, "second": LONG + "  "},
    )
    labels, _ = reasons(read)
    assert labels == {"first": "", "second": "exact copy of another response"}


def test_copies_are_kept_when_the_study_says_so():
    read = consultation(
        {"a": "2024-03-01", "b": "2024-03-02"}, {"a": SAME, "b": SAME}, {"a": LONG, "b": LONG}
    )
    assert set(reasons(read, duplicates="keep")[0].values()) == {""}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"a": SAME, "b": SAME}, {"a": "", "b": ""}),
        ({"a": SAME, "b": SAME}, {"a": "No comment", "b": "No comment"}),
        ({"a": {}, "b": {}}, {"a": LONG, "b": LONG}),
        ({"a": SAME, "b": SAME | {"two": "Yes"}}, {"a": LONG, "b": LONG}),
    ],
    ids=["same ticks alone", "same non-comment", "campaign letters", "one tick differs"],
)
def test_people_who_merely_agree_are_not_copies(chosen, said):
    read = consultation({"a": "2024-03-01", "b": "2024-03-02"}, chosen, said)
    assert set(reasons(read)[0].values()) == {""}


@pytest.mark.parametrize(
    "text", ["n/a", "N/A.", "-", "...", "None", "No comment", "see above", "Don’t know", " nil "]
)
def test_a_comment_that_says_nothing_is_known(text):
    assert is_non_substantive(text)


@pytest.mark.parametrize("text", ["Nothing works here", "No, close it", "👍", "24/7 support", "7"])
def test_a_comment_that_says_something_is_kept(text):
    assert not is_non_substantive(text)


def test_every_comment_is_accounted_for():
    said = {"a": "More groups please", "b": "n/a", "c": "", "d": "more groups, please!"}
    kept = responses(*((key, "2024-03-01") for key in said))
    cleaned = clean_comments(comments(said), kept, redact=redact)
    labels = dict(zip(cleaned.comments["response_id"], cleaned.comments["substance"], strict=True))
    assert labels == {
        "a": "substantive",
        "b": "non-substantive",
        "c": "blank",
        "d": "substantive",
    }
    assert cleaned.comments.set_index("response_id").loc["d", "copy_of"] == "a"
    entry = cleaned.ledger.entries[0]
    assert (entry.came_in, entry.kept) == (4, 2)
    assert entry.set_aside == {"non-substantive": 1, "blank": 1}


def test_the_language_is_told_of_what_was_written_before_anything_is_taken_out():
    said = {"a": "Dziękuję, Anna pomogła", "b": "Thank you"}
    kept = responses(*((key, "2024-03-01") for key in said))
    seen = []
    cleaned = clean_comments(
        comments(said),
        kept,
        redact=lambda _: ("[name]", ("name",)),
        language=lambda text: seen.append(text) or ("pl" if "Anna" in text else ""),
    )
    assert seen == list(said.values())
    told = dict(zip(cleaned.comments["response_id"], cleaned.comments["language"], strict=True))
    assert told == {"a": "pl", "b": ""}


@pytest.mark.parametrize(
    ("question", "said", "amounts_to"),
    [
        ("What could we do better?", "Nothing.", "nothing to change"),
        ("What could be improved?", "No complaints", "nothing to change"),
        ("What could we do better?", "n/a", "non-substantive"),
        ("What could we do better?", "Nothing works", "substantive"),
        ("What do you like?", "Nothing", "non-substantive"),
        ("Any other comments or concerns?", "No", "non-substantive"),
        ("Why do you say it could be better?", "No", "non-substantive"),
    ],
)
def test_nothing_is_an_answer_where_the_question_asks_for_change(question, said, amounts_to):
    given = comments({"a": said})
    wordings = dict.fromkeys(given["question_id"], question)
    kept = responses(("a", "2024-03-01"))
    cleaned = clean_comments(given, kept, redact=redact, questions=wordings)
    assert cleaned.comments["substance"].tolist() == [amounts_to]


def test_comments_of_responses_set_aside_go_no_further_but_are_counted():
    kept = responses(("a", "2024-03-01"), ("b", "2024-03-01"))
    kept.loc[1, "set_aside"] = "test or preview"
    cleaned = clean_comments(comments({"a": "Good idea", "b": "Bad idea"}), kept, redact=redact)
    assert list(cleaned.comments["response_id"]) == ["a"]
    assert cleaned.ledger.entries[0].set_aside == {"response set aside": 1}


def test_notes_of_events_are_set_aside_and_what_they_say_goes_on():
    read = consultation(
        {"a": "2024-03-01", "b": "2024-03-01", "form": "2024-03-01"},
        {"a": {"one": "Yes"}, "form": {"one": "No"}},
        {"a": "Good idea", "b": "People asked for benches", "form": "No benches"},
    )
    read.responses.loc[read.responses["response_id"] != "a", "channel"] = "event"
    labelled, ledger = set_aside(read, window=None, duplicates=Duplicates())
    aside = dict(zip(labelled["response_id"], labelled["set_aside"], strict=True))
    assert aside == {"a": "", "b": "note of an event, counted apart", "form": ""}
    assert (ledger.entries[0].kept, sum(ledger.entries[0].set_aside.values())) == (2, 1)
    cleaned = clean_comments(read.comments, labelled, redact=redact)
    assert list(cleaned.comments["response_id"]) == ["a", "b", "form"]


def test_personal_data_is_taken_out_and_logged_without_the_words():
    kept = responses(("a", "2024-03-01"))
    said = {"a": "Ring me on 07700 900123 or jo@example.org"}
    cleaned = clean_comments(comments(said), kept, redact=redact)
    assert cleaned.comments["text"][0] == "Ring me on [telephone number] or [e-mail address]"
    assert sorted(cleaned.redactions["kind"]) == ["e-mail address", "telephone number"]
    assert "07700" not in cleaned.redactions.to_csv()


def test_a_study_without_an_open_question_has_no_comments_to_clean():
    read = consultation({"a": "2024-03-01"}, {"a": SAME}, {})
    cleaned = clean_comments(read.comments, read.responses, redact=redact)
    assert (len(cleaned.comments), len(cleaned.redactions)) == (0, 0)
    assert cleaned.ledger.entries == ()
