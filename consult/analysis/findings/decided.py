"""How much people decided of what a computer proposed, as far as it may be printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consult.disclose import comments_told
from consult.model.publishing.table import Table
from consult.report.prose.how_made import DecidedByPeople

if TYPE_CHECKING:
    from consult.model.coding.review import People, Review
    from consult.model.publishing.quotes import Quoting


def decided_by_people(
    review: Review,
    people: People,
    quoting: Quoting,
    tables: Sequence[Table],
    *,
    contrary: tuple[int, int] = (0, 0),
) -> DecidedByPeople:
    """Themes and comments decided, quotes approved, and how many people did so.

    Parameters
    ----------
    review
        Question id -> how far people have come.
    people
        What people said of comments, with their initials.
    quoting
        What was approved, and by whom.
    tables
        After disclosure control; where they hide how many comments there are, so does this.
    contrary
        Contrary decisions of two people that were settled, and those that wait.
    """
    settled, waiting = contrary
    told = comments_told(review, tables)
    initials = {by.strip().casefold() for said in people.texts.values() for _, by in said.values()}
    return DecidedByPeople(
        themes=sum(far.themes for far in review.values()),
        themes_checked=sum(far.themes_checked for far in review.values()),
        texts=sum(far.texts for far in review.values()) if told else None,
        texts_decided=sum(far.texts_reviewed for far in review.values()) if told else None,
        reviewers=len(initials - {""}),
        quotes=len(quoting.approved),
        approvers=len(quoting.by),
        adjudicated=settled,
        contrary=waiting,
    )
