"""What a stage declares is what its function takes."""

from dataclasses import fields
from importlib import import_module

import pytest

from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.stage_list import STAGES, reads_as_typed

every_stage = pytest.mark.parametrize("item", STAGES, ids=lambda item: item.name)


def taken(item):
    """Names of what the function of a stage takes beside the context."""
    module = import_module(item.module)
    kind = module.run.__annotations__.get("inputs")
    return [field.name for field in fields(getattr(module, kind))] if kind else []


@every_stage
def test_a_stage_takes_what_it_needs_and_nothing_else(item):
    earlier = ["earlier"] if item.keeps or item.looks_back else []
    assert sorted(taken(item)) == sorted([*item.needs, *earlier])


@every_stage
def test_what_a_stage_makes_is_in_the_catalogue(item):
    assert set(item.makes) <= set(ARTEFACTS)


@every_stage
def test_what_a_stage_needs_was_made_before_it(item):
    before = STAGES[: STAGES.index(item)]
    assert set(item.needs) <= {name for maker in before for name in maker.makes}


@every_stage
def test_no_stage_after_the_one_that_takes_personal_data_out_needs_words_as_typed(item):
    as_typed = {name for name in item.needs if ARTEFACTS[name].as_typed}
    assert not as_typed or reads_as_typed(item)


def test_what_is_made_before_personal_data_are_taken_out_says_so():
    """Whatever reading makes is either as typed, or holds no words and ids at all."""
    without = {"questionnaire", "answers", "issues", "read_ledger", "read_rows"}
    made = {name for name in STAGES[0].makes if not ARTEFACTS[name].as_typed}
    assert made == without
