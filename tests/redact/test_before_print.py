"""What may be personal in words that would be printed. Everything here is invented."""

import pytest

from consult.redact import may_be_personal, redact

PLAIN = [
    "The waiting list for talking therapy was nine months long.",
    "my baby was born on the ward and nobody came for 3 hours",
    "it cost us £78 a day in 2023, and it will be more",
    "we would like the buses on the A28 to run later",
    "The health visitor and the GP never spoke to each other.",
    "the apointment was cancelled twice, i beleive for lack of staff",
]


@pytest.mark.parametrize("text", PLAIN)
def test_words_that_tell_of_nobody_pass(text):
    assert not may_be_personal(text)


DOUBTFUL = [
    "it was dmytro who found the needle in the sand",
    "we lost lily at that stage and nobody was there",
    "WE WAITED NINE MONTHS FOR A LETTER THAT SAID NO",
    "mobile 0 7 7 0 0 9 and so on, no withheld numbers",
    "due 02/11 and i still have not had a scan result",
    "the card that ends in 44171 was charged for it twice",
    "my health visitor karen was here every week of it",
]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_doubt_is_enough(text):
    assert may_be_personal(text)


def test_rules_that_take_words_out_of_comments_leave_some_of_these():
    assert sum(redact(text)[0] == text for text in DOUBTFUL) > 1
