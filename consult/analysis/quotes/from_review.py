"""What reviewers said of comments as a whole: which may be quoted, and which may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consult.analysis.quotes.passages import best_passage
from consult.analysis.quotes.propose import key_of
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.journal import NO_SAID, YES_SAID, Aspect
from consult.model.coding.review import People, TextKey
from consult.model.publishing.quotes import ProposedQuote, QuoteDecision, QuoteDecisions
from consult.model.survey.tables import COMMENT_KEY

if TYPE_CHECKING:
    import pandas as pd

TOLD = "Approved in the review workbook ({}). To refuse it, choose No"
"""Stands under "Think of", so that whoever answers for what is published sees it."""


def denied_in_review(people: People) -> frozenset[TextKey]:
    """Comments that are not quoted, whoever approves a passage of them.

    Parameters
    ----------
    people
        What stands after the journal: one person's No holds against any other's Yes there, and so
        does one person's word that somebody is at risk.
    """
    no = people.marked(Aspect.QUOTE, NO_SAID)
    return frozenset(no | people.marked(Aspect.SAFEGUARDING, YES_SAID))


def approved_in_review(
    people: People, codings: pd.DataFrame, comments: pd.DataFrame
) -> QuoteDecisions:
    """The passages that could be printed of comments that reviewers approved.

    Parameters
    ----------
    people
        What stands after the journal.
    codings, comments
        Schemas ``CODINGS`` and ``CLEAN_COMMENTS``.

    Returns
    -------
    mapping
        An approval of each; whatever else speaks against a passage keeps it out all the same.
    """
    yes = people.marked(Aspect.QUOTE, YES_SAID)
    if not yes:
        return {}
    told = codings.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    found: dict[tuple[str, str], QuoteDecision] = {}
    for question, comment, earned in told[["question_id", "text", "passage"]].itertuples(
        index=False, name=None
    ):
        by = yes.get((question, words_hash(comment)))
        if by is not None and (words := best_passage(comment, earned)):
            found[key_of(question, words)] = QuoteDecision(may_be_quoted=True, by=by)
    return dict(sorted(found.items()))


def marked_as_approved(
    proposed: Sequence[ProposedQuote], approved: QuoteDecisions, decided: QuoteDecisions
) -> tuple[ProposedQuote, ...]:
    """Proposed quotes, each of which says where it was approved but for its own workbook.

    Parameters
    ----------
    proposed
        By question and theme.
    approved, decided
        In the review workbook, and in that of quotes: what stands in the latter counts.
    """
    return tuple(_told(one, approved, decided) for one in proposed)


def _told(
    one: ProposedQuote, approved: QuoteDecisions, decided: Mapping[tuple[str, str], QuoteDecision]
) -> ProposedQuote:
    key = key_of(one.question, one.text)
    if key not in approved or key in decided:
        return one
    return replace(one, look_at=(*one.look_at, TOLD.format(approved[key].by)))
