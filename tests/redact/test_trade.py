"""Words of what a study is about are told from names by all comments together. All is invented."""

from itertools import count
from random import Random

import pytest

from consult.definitions.in_force import put_in_force
from consult.redact import TradeForm, known_by, may_be_personal, redact, trade_words

SMALL = [
    ("r1", "We use kelvoro at home."),
    ("r2", "I tried kelvoro but it was slow."),
    ("r3", "The new kelvoro times are wrong."),
    ("r4", "Please make kelvoro cheaper."),
    ("r5", "Nobody told us that kelvoro had changed."),
]
"""Five people who begin their sentences with a capital, and write one word without."""

CAPITAL = [
    ("c1", "It was Kelvoro that I wanted."),
    ("c2", "I went with Kelvoro on Monday."),
    ("c3", "We like Kelvoro for the price."),
    ("c4", "Then Kelvoro stopped."),
    ("c5", "We need Kelvoro again."),
    ("c6", "When Kelvoro came we were out."),
]


def words(said):
    return [one.word for one in trade_words(said)]


def test_a_word_that_five_people_write_small_is_no_name_in_any_letters():
    text = "If kelvoro is full I wait. Then Kelvoro was late. We like KELVORO."
    assert redact(text)[1] == ("name", "name", "name")
    assert redact(text, known_by(trade_words(SMALL))) == (text, ())


def test_what_is_told_of_a_word_is_how_many_write_it_so_and_how_many_it_helped():
    (one,) = trade_words([*SMALL, CAPITAL[0]])
    assert (one.word, one.form) == ("kelvoro", TradeForm.ANYHOW)
    assert (one.not_as_a_name, one.as_a_name, one.left_in) == (5, 1, 6)


def test_four_people_are_too_few_however_often_one_of_them_says_it():
    again = [("r4", f"Please make kelvoro {how}.") for how in ("safer", "bigger", "warmer")]
    assert words(SMALL[:4] + again) == []
    assert words(SMALL[:4]) == []


def test_a_letter_that_many_send_counts_once_though_each_adds_words_of_their_own():
    own = ("Thank you.", "We mean it.", "This is our view.", "I live here.", "Yours.", "Do it.")
    letter = "We ask you to keep kelvoro for ever. "
    assert words([(f"l{n}", letter + end) for n, end in enumerate(own)]) == []
    assert words([*SMALL[:4], *((f"l{n}", letter + end) for n, end in enumerate(own))]) == [
        "kelvoro"
    ]


def test_people_who_write_no_capitals_at_all_tell_nothing():
    assert words([(who, text.lower().replace("i ", "they ")) for who, text in SMALL]) == []


def test_comments_in_capitals_and_in_other_languages_tell_nothing():
    assert words([(who, text.upper()) for who, text in SMALL]) == []
    polish = [
        "Potrzebujemy więcej autobusów kelvoro w naszym mieście.",
        "Dziękuję bardzo za kelvoro dla dzieci i rodziców.",
        "Bardzo lubię kelvoro, ponieważ jest tanie i dobre.",
        "Proszę, żeby kelvoro przyjeżdżał częściej do szkoły.",
        "Nie wiem, dlaczego kelvoro nie działa w niedzielę.",
    ]
    assert words(SMALL[:4] + [(f"p{n}", text) for n, text in enumerate(polish)]) == []


def test_a_word_that_more_people_write_with_a_capital_stays_a_name():
    assert words(SMALL + CAPITAL[:5]) == ["kelvoro"]
    assert words(SMALL + CAPITAL) == []


def test_a_capital_inside_a_word_says_no_name_either():
    said = [(who, text.replace("kelvoro", "KelVoro")) for who, text in SMALL]
    assert words([*said, CAPITAL[0]]) == ["kelvoro"]


@pytest.mark.parametrize("name", ["leanne", "okafor", "nasreen", "parminder"])
def test_a_name_that_a_list_has_stays_one_though_everybody_writes_it_small(name):
    said = [(who, text.replace("kelvoro", name)) for who, text in SMALL * 3]
    assert words(said) == []


@pytest.mark.parametrize(
    "text",
    [
        "I saw Dr Kelvoro about it.",
        "i saw dr kelvoro about it",
        "A midwife called Kelvoro helped.",
        "My son kelvoro was born there.",
        "Nurse Kelvoro sat with us.",
        "It was Leanne Kelvoro who rang.",
        "My name is Kelvoro and I live here.",
        "Kind regards, Kelvoro",
    ],
)
def test_what_says_that_somebody_is_meant_wins(text):
    clean, kinds = redact(text, known_by(trade_words(SMALL)))
    assert "kelvoro" not in clean.lower()
    assert "name" in kinds


def test_a_name_found_by_its_title_is_taken_out_wherever_it_stands_in_that_comment():
    text = "I saw Dr Kelvoro twice. It was Kelvoro who knew, and kelvoro rang."
    clean, _ = redact(text, known_by(trade_words(SMALL)))
    assert "kelvoro" not in clean.lower()


@pytest.mark.parametrize(
    "text",
    [
        "I saw Dr kelvoro.",
        "My son kelvoro fell.",
        "A nurse called kelvoro came.",
        "Leanne kelvoro.",
    ],
)
def test_one_in_a_few_comments_that_says_it_of_a_person_is_enough(text):
    assert words([*SMALL, ("d1", text)]) == []


def test_one_slip_among_many_comments_does_not_make_a_person_of_a_word():
    numbers = count()
    many = [
        (f"m{next(numbers)}", f"We {verb} kelvoro {when}.")
        for verb in ("need", "want", "like", "use", "see")
        for when in ("today", "again", "daily", "often", "there")
    ]
    assert words([*many, ("d1", "I do miss kelvoro.")]) == ["kelvoro"]


def test_capitals_that_several_people_write_are_no_name_though_a_list_has_one():
    text = "I like the IDE best."
    said = [(who, text.replace("kelvoro", "IDE")) for who, text in SMALL]
    (one,) = trade_words(said)
    assert (one.word, one.form) == ("ide", TradeForm.CAPITALS)
    assert redact(text)[1] == ("name",)
    known = known_by([one])
    assert redact(text, known) == (text, ())
    assert redact("It was Ide who came.", known)[1] == ("name",)
    assert redact("it was ide who came", known)[1] == ("name",)
    assert redact("WE LIKE IDE BEST OF ALL OF IT", known)[1] == ("name",)


def test_a_word_beside_a_name_in_a_list_is_no_name():
    known = known_by(trade_words(SMALL))
    text = "We like leanne, kelvoro, and parminder."
    assert redact(text)[0] == "We like [name], [name], and [name]."
    assert redact(text, known)[0] == "We like [name], kelvoro, and [name]."


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("We like leanne and kelvoro today.", "We like [name] and kelvoro today."),
        ("In kelvoro leanne was kind.", "In kelvoro [name] was kind."),
    ],
)
def test_a_word_beside_a_name_is_no_part_of_it(text, clean):
    assert "elvoro" not in redact(text)[0]
    assert redact(text, known_by(trade_words(SMALL)))[0] == clean


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_and_rows_that_stand_twice_change_nothing(seed):
    said = [*SMALL, *CAPITAL[:3], *((who, text.replace("kelvoro", "IDE")) for who, text in SMALL)]
    said += [("z1", "So kelvoro is here."), ("z2", "So kelvoro is full."), ("z1", "A kelvoro is.")]
    mixed = said + said[:4]
    Random(seed).shuffle(mixed)
    assert trade_words(mixed) == trade_words(said)
    assert len(trade_words(said)) == 2


def test_an_organisation_takes_a_word_back():
    put_in_force({"redaction.toml": {"always": ["Kelvoro"]}})
    try:
        assert words(SMALL) == []
        assert redact("We use kelvoro.")[1] == ("name",)
    finally:
        put_in_force({})
    assert words(SMALL) == ["kelvoro"]


def test_an_organisation_adds_a_word_that_too_few_write():
    put_in_force({"redaction.toml": {"not_names": ["Kelvoro"]}})
    try:
        assert redact("We use kelvoro, and Kelvoro is late.")[1] == ()
    finally:
        put_in_force({})


def test_words_are_printed_with_no_less_care():
    text = "We use kelvoro at home and it was slow."
    assert redact(text, known_by(trade_words(SMALL))) == (text, ())
    assert may_be_personal(text)


def test_a_word_that_no_rule_takes_for_a_name_is_not_listed():
    assert words([(who, text.replace("kelvoro", "bandwidth")) for who, text in SMALL]) == []
    assert words([(who, text.replace("kelvoro", "html")) for who, text in SMALL]) == []
