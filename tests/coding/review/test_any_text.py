"""Whatever people wrote, and whatever they do to the workbook: no traceback, nothing lost."""

from datetime import datetime

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.errors import ReviewError
from consult.model.coding.review import People
from tests.coding.invented import clean_comments
from tests.coding.reviewed import DOGS, Study, codings
from tests.reviewing import Filling

FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
JUNK = st.sampled_from(
    [None, "", 0, 1.5, True, datetime(2020, 1, 1), "=A1", "#REF!", "Yes", "Accept", "x", "😀", " "]
)
SHEETS = st.sampled_from(["Read me", "Themes", "Answers"])
CHANGES = st.lists(
    st.tuples(SHEETS, st.integers(1, 12), st.integers(1, 24), JUNK), min_size=1, max_size=4
)


@FEW
@given(texts=st.lists(WORDS.filter(str.strip), min_size=1, max_size=5))
def test_whatever_people_wrote_comes_back_as_no_change(tmp_path, texts):
    given_codes = [(f"r{n}", DOGS, 0.5, "review", text) for n, text in enumerate(texts)]
    (tmp_path / "review.xlsx").unlink(missing_ok=True)
    study = Study(tmp_path, clean_comments(texts), codings(given_codes))
    study.run()
    assert study.is_current
    assert study.record == People({}, study.record.themes)
    pd.testing.assert_frame_equal(study.settled.codings, codings(given_codes))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    study = Study(tmp_path_factory.mktemp("fresh"))
    return study, study.path.read_bytes()


@FEW
@given(changes=CHANGES)
def test_whatever_is_typed_anywhere_is_understood_or_told(fresh, changes):
    study, untouched = fresh
    study.path.write_bytes(untouched)
    study.record = None
    book = Filling(study.path)
    for sheet, row, column, value in changes:
        book.sheet(sheet).cell(row, column).value = value
    book.save()
    problems = []
    try:
        study.run()
    except ReviewError as error:
        problems += error.problems
    assert all(problem.hint and problem.place.file for problem in problems)
    assert set(study.settled.codings["response_id"]) == {"r0", "r1", "r2", "r3", "r4"}
