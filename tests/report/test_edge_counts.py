"""Sentences of a report and its record at the edges of their counts: none, one, some and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consult.model.coding.review import QuestionReview, in_words
from consult.model.coding.trust import Estimate
from consult.model.publishing.response import AskedTheme, CouncilResponse, Responding, WhatChanged
from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Bullets, Callout, Facts, Paragraph
from consult.report.passages.themes import how_reviewed
from consult.report.prose.how_made import ALL_CODED, AgreementRow, DecidedByPeople
from consult.report.transparency import compose_transparency
from tests.report.chapters.transparency.test_transparency import MADE
from tests.report.findings import FINDINGS

SOME = st.sampled_from([0, 1, 2, 3, 40])
ONE_OF_MANY = re.compile(
    r"\b1 (people|persons|themes|fields|comments|different comments|responses|times|codes)\b"
)
OTHERS = re.compile(
    r"\b(all other|the other|the remaining|the rest|the others)\b.{0,12}\b(comments|codes)"
)


@st.composite
def part_of(draw: st.DrawFn) -> tuple[int, int]:
    """A number, and another that is no more: none, one, all, or between."""
    whole = draw(SOME)
    return min(draw(st.sampled_from([0, 1, whole, 2])), whole), whole


def printed(document_blocks: tuple[object, ...]) -> Iterator[str]:
    """Every sentence and cell of blocks."""
    for block in document_blocks:
        if isinstance(block, Paragraph | Callout):
            yield block.text.plain
        elif isinstance(block, Bullets):
            yield from (item.plain for item in block.items)
        elif isinstance(block, Facts):
            yield from (cell.plain for row in block.rows for cell in row)


def asked(done: int, number: int) -> Responding:
    """So many themes to answer, the first of them answered."""
    said = CouncilResponse("Yes.", WhatChanged.CHANGED, "", "AB")
    return Responding(
        tuple(
            AskedTheme("why", f"t{at}", f"T{at}", response=said if at < done else CouncilResponse())
            for at in range(number)
        )
    )


@given(
    texts=part_of(),
    hidden=st.booleans(),
    themes=part_of(),
    reviewers=SOME,
    quotes=part_of(),
    contrary=st.tuples(SOME, SOME),
    sampled=part_of(),
    answered=part_of(),
    unfilled=st.sampled_from([0, 1, 2, len(OwnerField)]),
)
def test_the_record_says_only_what_is_so_at_every_count(
    texts, hidden, themes, reviewers, quotes, contrary, sampled, answered, unfilled
):
    (decided, all_texts), (checked, all_themes) = texts, themes
    agreement = (AgreementRow(ALL_CODED, "two people", "F1", Estimate(0.7, 0.6, 0.8)),)
    made = replace(
        MADE,
        owner=dict.fromkeys(list(OwnerField)[unfilled:], "Known"),
        decided=DecidedByPeople(
            all_themes,
            checked,
            None if hidden else all_texts,
            None if hidden else decided,
            reviewers,
            quotes[1],
            quotes[0],
            *contrary,
        ),
        agreement=agreement if sampled[1] else (),
        sampled=sampled,
        coders=1,
    )
    findings = replace(FINDINGS, responding=asked(*answered))
    words = tuple(printed(compose_transparency(findings, made).blocks))
    assert not [one for one in words if ONE_OF_MANY.search(one)]
    if hidden or not 0 < decided < all_texts:
        assert not [one for one in words if OTHERS.search(one)]
    else:
        assert "A computer suggested the codes of all other comments." in words
    if decided or hidden:
        assert "A computer suggested the codes of all comments." not in words
        assert "Nobody yet" not in words
    if not hidden and not all_texts:
        assert "Suggested for every comment" not in words


@given(texts=part_of(), themes=part_of(), told=st.booleans())
def test_how_far_the_review_is_says_only_what_is_so_at_every_count(texts, themes, told):
    (decided, all_texts), (checked, all_themes) = texts, themes
    review = {"why": QuestionReview(all_themes, checked, all_texts, decided, all_texts, decided)}
    said = in_words(review, comments_told=told)
    words = " ".join(printed(how_reviewed(replace(FINDINGS, reviewed=True, review=said))))
    assert not re.search(r"stand [01] times", words)
    assert ("have decided the codes of comments" in words) is (bool(decided) and not told)
    assert not OTHERS.search(words)
