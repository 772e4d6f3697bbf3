"""What a writer wrote, told from addresses, closings, earlier mails and notices."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.read.letters.own_words import own_words

SAID = "Please keep the ferry."
AROUND = {
    "a signature": [SAID, "Kind regards,", "Pat Sample", "01632 960001"],
    "a mark of a signature": [SAID, "-- ", "Pat", "A very long line of a firm and its address" * 3],
    "a device": [SAID, "", "Sent from my iPhone"],
    "an address": [
        "4 Shore Lane",
        "Quayside",
        "3 May 2024",
        SAID.replace("Please", "Dear all, do"),
    ],
    "an answered mail": [SAID, "On 3 May 2024, Council", "<a@example.org> wrote:", "> Tell us"],
    "an Outlook mail": [SAID, "From: A", "Sent: 3 May", "To: B", "Subject: C", "Tell us"],
    "a notice": [SAID, "Thanks", "Pat", "This e-mail is confidential and intended for you."],
    "Welsh": [SAID, "Cofion cynnes", "Pat"],
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_is_kept_out_and_counted(name):
    words = own_words(AROUND[name])
    assert words.text in (SAID, "Dear all, do keep the ferry.")
    assert words.quoted + words.around > 0


@pytest.mark.parametrize(
    "lines",
    [
        ["I am writing from the quay.", "Thanks to the crew", "we all got home that night."],
        ["Regards", "are not what we ask for, but a ferry that goes on every day of the week ."],
        ["From: the quay", "we see the bridge."],
        ["_____________________", "My second point."],
    ],
)
def test_a_letter_that_only_looks_so_is_kept_whole(lines):
    assert own_words(lines).text == "\n".join(lines)


def test_an_answer_between_the_lines_of_a_mail_is_kept():
    lines = [
        "On 3 May 2024 Council wrote:",
        "> Do you use the ferry?",
        "Yes.",
        "> How often?",
        "Daily.",
    ]
    assert own_words(lines).text == "Yes.\nDaily."


def test_an_afterthought_beneath_the_name_is_kept():
    lines = [SAID, "Yours sincerely", "Pat", "PS The clock is wrong."]
    assert own_words(lines).text == f"{SAID}\nPS The clock is wrong."


@given(st.lists(st.text(max_size=30), max_size=12))
def test_nothing_is_ever_added(lines):
    plain = [line for text in lines for line in text.splitlines()]
    words = own_words(plain).text.split()
    assert set(words) <= {*" ".join(plain).split(), *re.split(r"[>|\s]+", " ".join(plain))}
