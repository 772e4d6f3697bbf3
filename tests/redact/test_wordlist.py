"""The list of words and names is what its sources give, is found in, and is read in no time."""

import subprocess
import sys

import pytest
from spacy.lang.en.stop_words import STOP_WORDS

from benchmarks._redaction_words import faker_names
from consult.definitions.word_list import InList, common_words, listed
from consult.redact.beginnings import beginnings_of
from consult.redact.likeness import is_misspelt, likeness
from consult.redact.syllables import is_of_syllables
from consult.redact.wordlist import lists
from consult.redact.words import kind_of
from tests.newcomer import ROOT

READ = """
import sys
import time
from consult.redact import redact

redact("My health visitor karen was kind to baby alfie and to nguyen.")
assert not {"spacy", "simplemma", "faker"} & sys.modules.keys()
print(time.process_time())
"""
SECONDS = 2
"""Of the processor, with the start of Python: a fifth is used where nothing else runs."""


@pytest.mark.parametrize(("part", "kind"), [("first_name", "FIRST"), ("last_name", "LAST")])
def test_every_name_of_faker_is_in_the_list(part, kind):
    names = {one for one in faker_names(part) if one.isascii() and one.isalpha() and len(one) > 1}
    assert {name for name in names if not listed(name) & InList[kind]} == set()


def test_the_smallest_words_are_those_of_spacy():
    words = lists("nobody.toml")["english"]["smallest"].split()
    assert set(words) == {word for word in STOP_WORDS if word.isalpha()}


@pytest.mark.parametrize(
    ("word", "where"),
    [
        ("house", InList.COMMON),
        ("kebab", InList.ENGLISH),
        ("parminder", InList.RARE_FIRST),
        ("okafor", InList.LAST),
        ("stortford", InList.PLACE),
    ],
)
def test_a_word_is_found_where_it_is_listed(word, where):
    assert listed(word) & where


def test_a_word_of_no_list_is_listed_nowhere():
    assert [listed(word) for word in ("", "zzzzz", "aaaaaaa", "infacol")] == [InList.NOWHERE] * 4
    assert "house" in common_words()


def test_a_town_is_no_name_and_a_first_name_no_town():
    assert kind_of("stortford").place
    assert not kind_of("florence").place


def test_names_of_any_origin_are_spelt_less_like_english_than_slips_are():
    names = ("nguyet", "chidinma", "przemyslaw", "nokuthula", "gurvinder", "ibtisam")
    slips = ("beleived", "apointment", "recieved", "definately", "sertificate", "posible")
    assert min(map(likeness, names)) > max(map(likeness, slips))


def test_a_slip_is_one_letter_from_a_common_word():
    assert all(map(is_misspelt, ("freind", "apointment", "hosptial", "becuase")))
    assert not any(map(is_misspelt, ("jaswinder", "chidinma", "nguyen")))


@pytest.mark.parametrize("name", ["nguyen", "hye-rin", "siew", "quynh", "zhang", "sakura", "kwok"])
def test_east_asian_names_are_told_by_their_syllables(name):
    assert is_of_syllables(name)


def test_a_rule_is_tried_where_a_word_begins_as_it_does():
    assert beginnings_of(r"\b(?:my|our) (?=\w)") == {"my*", "our*"}
    assert beginnings_of(r"\b(?:hi |hello )?its\b") == {"hi*", "hell", "its*"}
    assert beginnings_of(r"\bnumber \d|\bus at \d") == {"numb", "us*"}
    assert beginnings_of(r"\b[A-Z]\d") == beginnings_of(r"\d+") == frozenset()


def test_the_first_comment_is_read_in_no_time_and_without_the_packages_of_the_lists():
    done = subprocess.run(
        [sys.executable, "-c", READ], cwd=ROOT, check=True, timeout=60, capture_output=True
    )
    assert float(done.stdout) < SECONDS
