"""Any subset of what can be left is named in full by the refusal, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.errors import ReadinessError
from consult.model.author_files import AuthorFiles
from consult.model.coding.review import QuestionReview
from consult.model.publishing.quotes import Quoting
from consult.model.publishing.response import AskedTheme, Responding
from consult.model.run.readiness import Matter, Readiness
from pipelines.study.unanswered import with_unanswered
from pipelines.study.unsettled import check_ready, readiness_of
from tests.study.settled import study

ASKING = [
    ('text = "Why?"', 'text = "Why?"\ncheck = "repeated answers"'),
    (
        'text = "Close it?"',
        'text = "Close it?"\n'
        'proposals = [{ says = "one scale", responses = 2, change = { kind = "scale" } }]',
    ),
    ('confirmed = "by a person"', 'confirmed = "not yet"'),
    ("[window]\nopens = 2024-02-08\ncloses = 2024-04-03\n", ""),
    ("may_be_quoted = true", "may_be_quoted = false"),
    ('channel = "online"', 'channel = "letter"'),
    ('title = "A plan for our parks"\norganisation = "Example Council"', 'title = ""'),
]
EVERYTHING = readiness_of(
    study(*ASKING),
    AuthorFiles(approved_at_once=True),
    {"why": QuestionReview(7, 0, 42, 0, 42, 0, unread=3)},
    Quoting(waiting=2),
    pairs=2,
)
EVERYTHING = with_unanswered(
    EVERYTHING,
    study(("[[sources]]", "[report]\nresponse_needed = true\n\n[[sources]]")),
    Responding((AskedTheme("why", "t01", "Dogs", "18", "14%"),)),
).left


def test_everything_that_can_be_left_is_tried_here():
    assert {one.matter for one in EVERYTHING} == set(Matter) - {Matter.RUN}
    assert len(EVERYTHING) == 23


@given(st.sets(st.sampled_from(EVERYTHING), min_size=1))
def test_any_subset_of_what_is_left_is_named_in_full_and_nothing_else(some):
    with pytest.raises(ReadinessError) as refused:
        check_ready(Readiness(tuple(some)), "parks")
    said = [str(problem) for problem in refused.value.problems[1:]]
    assert len(said) == len(some)
    for one in EVERYTHING:
        named = [line for line in said if line.startswith(f"{one.place}: {one.matter}: {one.what}")]
        assert len(named) == (one in some)


def test_nothing_left_is_not_refused():
    check_ready(Readiness(), "parks")
