"""A claim about any returns of two or three people: nothing said is lost or undone unlisted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks._review_returns import STEP_KINDS, Desk, lost_or_undone

PEOPLE = ("AB", "BC", "CD")
STEP = st.tuples(
    st.sampled_from(STEP_KINDS),
    st.sampled_from(PEOPLE),
    st.integers(0, 2**16),
)


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEP, min_size=3, max_size=40))
def test_every_decision_stands_or_its_author_went_on_from_it_or_it_is_a_conflict(steps):
    desk = Desk()
    for what, who, number in steps:
        desk.step(what, who, number)
    assert lost_or_undone(desk) == []
