"""Each redaction rule finds its own examples whole and leaves harmless text alone."""

from itertools import pairwise

import pytest

from consult.definitions.in_force import put_in_force
from consult.redact import find, patterns, redact
from consult.redact.patterns import broken_promises

EXAMPLES = [(p.kind, text) for p in patterns() for text in p.finds]
HARMLESS = [text for p in patterns() for text in p.leaves]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_rule_finds_its_own_examples(kind, text):
    assert kind in {finding.kind for finding in find(text)}


@pytest.mark.parametrize("text", HARMLESS, ids=range(len(HARMLESS)))
def test_no_rule_touches_a_harmless_text(text):
    assert redact(text) == (text, ())


def test_each_rule_keeps_the_promises_of_its_own_examples():
    assert [problem for rule in patterns() for problem in broken_promises(rule)] == []


def test_what_is_redacted_always_is_redacted_though_everybody_may_name_it():
    put_in_force({"redaction.toml": {"always": ["Florence Nightingale"]}})
    try:
        assert redact("Ask Florence Nightingale.") == ("Ask [name].", ("name",))
    finally:
        put_in_force({})
    assert redact("Ask Florence Nightingale.") == ("Ask Florence Nightingale.", ())


def test_an_nhs_number_must_pass_its_check():
    assert redact("999 000 1235")[1] == ("NHS number",)
    assert redact("999 000 1236")[1] == ("reference number",)


def test_findings_never_overlap():
    text = "Dr Patel, CT1 9ZZ, 01622 555 123, jo@example.org"
    ends = [(finding.start, finding.end) for finding in find(text)]
    assert len(ends) == 4
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u2009", "\u202f", "  ", "\u200b", ".", " - ", "\u2011"]
)
def test_a_number_is_found_whatever_stands_between_its_digits(space):
    text, kinds = redact(f"Ring 07700{space}900{space}123 please")
    assert (text, kinds) == ("Ring [telephone number] please", ("telephone number",))


def test_a_date_with_full_stops_is_no_telephone_number():
    assert "telephone number" not in redact("from 01.02.2024 09.30 to 10.15")[1]


@pytest.mark.parametrize(
    "text",
    [
        "My neighbours speak Polish, Somali and Sylheti at home.",
        "The leaflet called Cymraeg was signed Welsh and read out.",
        "Ask the nurse English lessons are for.",
        "Mae angen mwy o fysiau yn y pentref.",
        "Mae'n dda iawn. Dan y cynllun bydd mwy o goed.",
        "Sie haben auf diese Art und Weise nicht mit uns geredet.",
        "Elle est trop loin pour les enfants.",
        "Una parada más cerca de la escuela, por favor.",
    ],
)
def test_words_of_a_language_are_no_names(text):
    assert redact(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I met Mae at the hub and she was lovely.", "Mae"),
        ("Thanks to Beth for all the help you gave.", "Beth"),
        ("My friend Dawn French came along.", "Dawn French"),
        ("Mrs Welsh from the hub rang me.", "Mrs Welsh"),
        ("Mae Sioned yn y pentref ac mae Gareth yn dod.", "Gareth"),
    ],
)
def test_names_that_are_words_elsewhere_are_still_names_in_english(text, name):
    assert name not in redact(text)[0]
