"""Claims about what is told of groups that became no theme."""

from __future__ import annotations

import numpy as np

from consult.coding import Together, left_over
from consult.model.coding.codeframe import Code
from consult.model.coding.left_over import LeftOver, WhyLeftOver
from consult.model.coding.topics import Topic, Topics


def test_every_group_that_became_no_theme_is_told_with_its_words_and_why() -> None:
    topics = (
        Topic("t01", "Parking", ("parking",), 40),
        Topic("t02", "Service", tuple("abcdefghij"), 20, residual=True),
        Topic("t03", "Too few words to group", (), 5),
        Topic("t04", "Swans", ("swan",), 2),
    )
    found = Together((), Topics(topics, np.zeros((0, 4)), "graph"), {"t01": Code("t01", "Parking")})

    assert left_over(found) == (
        LeftOver(20, tuple("abcdefgh"), WhyLeftOver.RESIDUAL),
        LeftOver(5, (), WhyLeftOver.WORDLESS),
        LeftOver(2, ("swan",), WhyLeftOver.SMALL),
    )
