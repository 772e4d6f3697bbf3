"""What a code leaves out, and what all comments share, earns nobody a code."""

from dataclasses import replace

import numpy as np

from consult.coding import Encoders
from consult.coding.suggest.definition_scores import read, score
from consult.coding.suggest.excludes import barred, sides
from consult.embed import wording
from consult.model.coding.codeframe import Code

OPENING = Code(
    "opening",
    "Opening hours",
    "When libraries are open, and the hours they should be open.",
    includes=("Evenings and weekends.",),
)
STRICT = replace(OPENING, excludes=("Hours that staff are paid for",))
COMMENTS = [
    "Open the libraries on more evenings.",
    "The hours staff are paid for are too few.",
    "Open on evenings. The hours staff are paid for are too few.",
]


def scores(code, comments=COMMENTS, meaning=None):
    return score(read(comments, (code,), Encoders(wording, meaning)), (code.id,))


def test_a_clause_nearer_to_what_a_code_leaves_out_does_not_earn_it():
    without, with_excludes = scores(OPENING).values[:, 0], scores(STRICT).values[:, 0]

    assert without[1] > 0
    assert with_excludes[1] == 0
    assert with_excludes[0] > 0


def test_another_clause_of_the_same_comment_still_earns_it_and_is_shown():
    found = scores(STRICT)
    clauses = read(COMMENTS, (STRICT,), Encoders(wording)).clauses

    assert found.values[2, 0] > 0
    assert clauses[found.words[2, 0]] == "Open on evenings."


def test_a_clause_as_near_to_what_is_taken_in_as_to_what_is_left_out_is_not_barred():
    of = sides([STRICT])
    whole = np.array([[0.1]])
    parts = np.full((1, len(of.texts)), 0.4)

    assert not barred(whole, parts, of).any()
    parts[0, of.left_out] = 0.5
    assert barred(whole, parts, of).all()


def test_a_code_that_leaves_nothing_out_has_no_sides():
    assert sides([OPENING]).texts == ()


def test_no_comments_are_no_trouble():
    assert scores(STRICT, []).values.shape == (0, 1)


def test_what_all_comments_share_brings_none_of_them_nearer_to_a_broad_definition():
    broad, narrow = Code("broad", "All", "Everything."), Code("narrow", "Ramps", "Ramps.")
    shared, ramps = np.array([1.0, 0.0]), np.array([0.0, 1.0])

    def meaning(texts):
        rows = [shared + (("Ramp" in text) * ramps) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows])

    comments = [*(f"Comment {n}" for n in range(60)), *(f"Ramp {n}" for n in range(20))]
    found = score(read(comments, (broad, narrow), Encoders(wording, meaning)), ("b", "n"))

    assert found.values[-1, 1] > found.values[-1, 0]
