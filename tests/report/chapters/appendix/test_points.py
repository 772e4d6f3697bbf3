"""What must be known before any number."""

from __future__ import annotations

from consult.model.words.document import Bullets
from consult.report.appendix import compose
from tests.report.findings import FINDINGS, FULL
from tests.report.reading import under


def test_what_was_not_asked_is_a_line_in_the_points_to_note():
    (points,) = under(compose(FINDINGS), "Points to note")
    assert isinstance(points, Bullets)
    assert (
        "No question is taken to ask how people heard about the consultation, so there is no part "
        "on it." in points.items
    )
    assert (
        "No question is taken to ask for comments on the equality analysis, so there is no part "
        "on them." in points.items
    )
    (points,) = under(compose(FULL), "Points to note")
    assert "is taken to ask" not in str(points)


def test_words_for_shares_are_defined_once_in_the_points_to_note():
    (points,) = under(compose(FINDINGS), "Points to note")
    (said,) = (item for item in points.items if "“Nearly all” is 90% or more" in item)
    assert all(word in said for word in ("“most”", "“some”", "“few”"))
