"""Claims about the pairs of themes that a person is asked to merge first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from consult.coding import Encoders, Suggestions, Together, look_alikes
from consult.embed import wording
from consult.model.coding.codeframe import Code, Codeframe, Theme
from consult.model.coding.merging import MergePair
from consult.model.coding.topics import Topic, Topics

NAMES = ("Bus fares", "Fares on the bus", "Noise at night", "Dog litter", "Library hours")
GIVEN = ["01", "0", "01", "1", "1", "2", "2", "23", "3", "3", "4", "4", "4"]
"""Codes of thirteen responses: the first two themes share two people of five."""


def suggestions(
    given: list[str] = GIVEN, names: tuple[str, ...] = NAMES, agreed: tuple[int, ...] = ()
) -> Together:
    codes = [Code(f"t{at:02d}", name) for at, name in enumerate(names, start=1)]
    rows = [(f"r{row}", codes[int(one)].id) for row, which in enumerate(given) for one in which]
    own = tuple(code for at, code in enumerate(codes) if at in agreed)
    found = tuple(code for at, code in enumerate(codes) if at not in agreed)
    topics = tuple(Topic(code.id, code.name, ("x",), 3) for code in found)
    weights = np.eye(len(names))[[int(which[0]) for which in given]] * 0.9
    weights += np.eye(len(names))[[int(which[-1]) for which in given]] * 0.1
    kept = [at for at in range(len(names)) if at not in agreed]
    each = Suggestions(
        codings=pd.DataFrame(rows, columns=["response_id", "code"]),
        codeframe=Codeframe((Theme("own", "Own", own), Theme("emergent", "Found", found))),
        counts={},
    )
    named = {code.id: code for code in found}
    return Together((each,), Topics(topics, weights[:, kept], "graph"), named)


def test_the_pair_that_shares_words_and_people_comes_first_with_its_numbers() -> None:
    (first, *_) = look_alikes(suggestions(), Encoders(wording))

    assert (first.one, first.other) == ("t02", "t01")
    assert (first.people_one, first.people_other, first.people_both) == (4, 3, 2)
    assert first.people_together == 5


def test_the_same_pairs_come_out_of_rows_in_any_order() -> None:
    straight = suggestions()
    (only,) = straight.each
    mixed = replace(only, codings=only.codings.sample(frac=1, random_state=1))
    mixed = replace(straight, each=(mixed,))

    assert look_alikes(mixed, Encoders(wording)) == look_alikes(straight, Encoders(wording))


def test_two_agreed_codes_are_never_listed_but_one_beside_a_found_one_is() -> None:
    encoders = Encoders(wording)

    both = look_alikes(suggestions(agreed=(0, 1)), encoders)
    one = look_alikes(suggestions(agreed=(0,)), encoders)

    assert not any({pair.one, pair.other} == {"t01", "t02"} for pair in both)
    assert {one[0].one, one[0].other} == {"t01", "t02"}


def test_names_that_mean_the_same_are_found_by_meaning_where_words_differ() -> None:
    names = ("Cars", "Traffic", "Noise at night", "Dog litter", "Library hours")
    apart = ["0", "01", "1", "1", "2", "2", "3", "3", "4", "4"]

    def meaning(texts: list[str]) -> np.ndarray:
        return np.eye(5)[
            [0 if text in ("Cars", "Traffic") else len(text) % 4 + 1 for text in texts]
        ]

    by_meaning = look_alikes(suggestions(apart, names), Encoders(wording, meaning))

    assert {by_meaning[0].one, by_meaning[0].other} == {"t01", "t02"}


@pytest.mark.parametrize("themes", [0, 1, 2, 3])
def test_of_a_few_themes_none_are_listed(themes: int) -> None:
    given = [str(at) for at in range(themes) for _ in range(3)]

    assert look_alikes(suggestions(given), Encoders(wording)) == ()


def test_no_more_than_thirty_pairs_are_listed() -> None:
    words = ["bus", "cat", "dog", "elm", "fox", "gnu", "hat", "ink", "jam", "key", "log", "map"]
    names = tuple(f"{word} {word * 2} {again}" for word in words for again in ("up", "in", "on"))
    rows = [(f"r{at}", f"t{at * 3 + more:02d}") for at in range(12) for more in (1, 2, 3)]

    found = suggestions([], names)
    codings = pd.DataFrame(rows, columns=["response_id", "code"])
    found = replace(found, each=(replace(found.each[0], codings=codings),))

    assert len(look_alikes(found, Encoders(wording))) == 30


def test_together_counts_who_has_both_once() -> None:
    assert MergePair("a", "b", 182, 115, 96, 2.0).people_together == 201
