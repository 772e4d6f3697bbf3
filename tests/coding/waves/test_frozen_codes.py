"""Claims about comments coded with the codes of an earlier round."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from consult.coding import (
    NEW as BEGINS,
)
from consult.coding import (
    Encoders,
    FrozenCodes,
    fit_question,
    frozen_look,
    hashed_wording,
    match_questions,
    suggest_frozen,
    suggest_together,
)
from consult.coding.waves.known_texts import digest_of
from consult.coding.waves.space import FEWEST_COMMENTS, packed, unpacked
from consult.embed import wording
from consult.model.coding.codeframe import Codeframe, Theme, UsedCode
from consult.model.coding.deciding import DecidedBy
from consult.model.coding.fit import Fit, FitQuestion
from consult.model.run.record import EmbeddingRecord
from consult.model.survey.tables import CODINGS
from tests.coding.decided import SAYS, WHERE
from tests.coding.invented import BUSES, CLOSED, CODEFRAME, clean_comments, codes_of, find, suggest

SAID = tuple(f"{says} {where}" for mine in SAYS.values() for says in mine for where in WHERE)
NEW = [f"electric scooters race along the cycle path {n}" for n in range(6)]


@cache
def fit(texts=SAID, codeframe=CODEFRAME) -> FitQuestion:
    """Codes frozen after some comments: found once, as every test only looks at them."""
    found = suggest(clean_comments(texts), codeframe)
    told = found.codings.merge(clean_comments(texts)[["response_id", "text"]])
    agreed = {code.id: theme.name for theme in codeframe.themes for code in theme.codes}
    codes = [
        UsedCode(code.id, code.name, code.definition, agreed.get(code.id, ""))
        for code in found.codeframe.codes
    ]
    return fit_question("Why?", told, codes, space=hashed_wording, seed=1)


def again(texts, earlier, codeframe=CODEFRAME):
    codes = FrozenCodes(earlier, hashed_wording)
    look = frozen_look(
        clean_comments(texts), codes, codeframe=codeframe, encoders=Encoders(wording)
    )
    together = suggest_together([look.rest], find, taken=look.taken, begins=BEGINS)
    return suggest_frozen(look, together.each[0])


@pytest.mark.parametrize("codeframe", [CODEFRAME, Codeframe()], ids=["codes", "no codes"])
def test_a_comment_of_record_keeps_every_coding_it_had(codeframe):
    before = suggest(clean_comments(SAID), codeframe).codings
    after = again([*SAID, *NEW], fit(codeframe=codeframe), codeframe).codings
    earlier = after[after["response_id"].isin(before["response_id"])].reset_index(drop=True)
    columns = ["response_id", "code", "decided_by", "probability", "band", "passage"]
    assert sorted(earlier[columns].itertuples(index=False, name=None)) == sorted(
        before[columns].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 15])
@pytest.mark.parametrize("before", [SAID, SAID[:2]], ids=["many", "few"])
def test_any_number_of_later_comments_is_coded(size, before):
    texts = [*NEW, *(f"{text} again" for text in SAID)][:size]
    found = again(texts, fit(before))
    CODINGS.validate(found.codings)
    assert set(found.codings["response_id"]) == {f"r{at}" for at in range(size)}
    assert found.codings.groupby("response_id").size().between(1, 3).all()


def test_what_fits_no_earlier_code_is_emerging_and_says_so():
    found = again([*SAID, *NEW], fit())
    codes = codes_of(found)
    names = {code.id: code.name for code in found.codeframe.codes}
    for at in range(len(SAID), len(SAID) + len(NEW)):
        assert {names[code].startswith("Emerging: ") for code in codes[f"r{at}"]} == {True}
    assert not [code for at in range(len(SAID)) for code in codes[f"r{at}"] if "new" in code]


def test_a_code_of_a_later_comment_does_not_depend_on_other_later_comments():
    earlier = fit()
    alone = codes_of(again(["two buses each way to the clinic"], earlier))
    among = codes_of(again(["two buses each way to the clinic", *NEW], earlier))
    assert among["r0"] == alone["r0"] == {"buses"}


def test_a_code_retired_since_is_given_to_no_comment():
    theme = CODEFRAME.themes[0]
    codes = tuple(replace(code, retired=code.id == BUSES.id) for code in theme.codes)
    retired = Codeframe((Theme("access", "Access", codes),))
    assert not again(SAID, fit(), retired).codings["code"].eq("buses").any()


def test_a_code_agreed_since_is_offered_to_what_fits_no_earlier_one():
    scooters = replace(CLOSED, id="scooters", name="Scooters", definition="Electric scooters.")
    added = Codeframe(
        (*CODEFRAME.themes, Theme("more", "More", (replace(scooters, retired=False),)))
    )
    codes = codes_of(again([*SAID, *NEW], fit(), added))
    assert codes[f"r{len(SAID)}"] == {"scooters"}


def test_agreed_codes_stay_decided_by_the_codeframe_and_found_ones_by_the_model():
    codings = again(["two buses each way to the clinic"], fit()).codings
    assert set(codings["decided_by"]) == {DecidedBy.CODEFRAME}


def test_no_centre_is_kept_of_fewer_comments_than_five():
    earlier = fit(SAID[:4])
    few = [code for code in earlier.codes if code.comments < FEWEST_COMMENTS]
    assert any(code.comments for code in few)
    assert not any(code.centres for code in few)


def test_the_order_of_comments_does_not_change_the_fit():
    assert fit(SAID[::-1]) == fit()


def test_an_emerging_theme_that_is_frozen_is_an_earlier_code_from_then_on():
    found = again([*SAID, *NEW], fit())
    told = found.codings.merge(clean_comments([*SAID, *NEW])[["response_id", "text"]])
    codes = [UsedCode(code.id, code.name, code.definition) for code in found.codeframe.codes]
    fitted = fit_question("Why?", told, codes, space=hashed_wording, seed=1)
    assert not [code.name for code in fitted.codes if code.name.startswith("Emerging")]
    assert not [code for code in fitted.codes if "Not among" in code.definition]


def test_centres_come_back_as_they_were_packed_to_four_decimals():
    centres = np.array([[0.6, 0.8], [1.0, 0.0]])
    assert np.allclose(unpacked(packed(centres), 2), centres, atol=5e-5)


def test_the_hash_of_a_fit_changes_with_anything_in_it():
    made = Fit("parks", "Parks", "", {"q": fit()}, EmbeddingRecord("lsa", 100))
    assert digest_of(made) == digest_of(replace(made, digest="anything"))
    assert digest_of(made) != digest_of(replace(made, title="Other parks"))


@pytest.mark.parametrize(
    ("now", "earlier", "told"),
    [
        ({"q1": "Why?"}, {"q1": "q1"}, ""),
        ({"q1": "WHY? "}, {"q1": "q1"}, ""),
        ({"q9": "Why?"}, {"q9": "q1"}, "found by its wording"),
        ({"q2": "What would you change in the parks?"}, {"q2": "q2"}, "worded otherwise"),
        ({"q1": "Which bus do you take?"}, {}, "found afresh"),
        ({"q8": "Why?", "q9": "Why?"}, {}, "found afresh"),
    ],
)
def test_a_question_is_found_again_by_id_and_wording(now, earlier, told):
    matched = match_questions({"q1": "Why?", "q2": "What would you change in our parks?"}, now)
    assert matched.earlier == earlier
    assert told in " ".join(matched.notes)
    assert bool(told) == bool(matched.notes)
