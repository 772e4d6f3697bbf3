"""What people decided of quotes: kept, put over the proposals, and what of it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from consult.analysis.quotes.propose import key_of
from consult.model.publishing.quotes import (
    ApprovedQuote,
    ProposedQuote,
    QuoteDecision,
    QuoteDecisions,
    QuoteKey,
    Quoting,
)

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class QuoteBook:
    """What the workbook of quotes shows.

    Parameters
    ----------
    title
        Of the study.
    questions
        Id -> wording, of the questions whose themes are quoted.
    proposed
        The quotes, by question and theme.
    decided
        What people said of them.
    """

    title: str
    questions: Mapping[str, str]
    proposed: tuple[ProposedQuote, ...]
    decided: QuoteDecisions


@dataclass(frozen=True)
class QuotesReturned:
    """The workbook as people left it.

    Parameters
    ----------
    said
        What stands in it of each quote; ``None`` where a person left it open.
    shows
        Tells what it was written to show from any other; empty where that is gone.
    """

    said: Mapping[QuoteKey, QuoteDecision | None] = field(default_factory=dict)
    shows: str = ""


def with_returned(on_record: QuoteDecisions, returned: QuotesReturned) -> QuoteDecisions:
    """What is decided now: what stands in the workbook counts, also where a cell was emptied.

    Parameters
    ----------
    on_record
        What was decided before; of quotes that no longer stand in the workbook it holds on.
    returned
        From the workbook.
    """
    now = {key: said for key, said in on_record.items() if key not in returned.said}
    now |= {key: said for key, said in returned.said.items() if said is not None}
    return dict(sorted(now.items()))


def quoting_of(
    proposed: Sequence[ProposedQuote],
    decided: QuoteDecisions,
    *,
    wanted: int,
    most: int,
) -> Quoting:
    """What is printed, how much waits, and who approved it.

    Parameters
    ----------
    proposed
        By question and theme.
    decided
        What people said.
    wanted
        Approved quotes of one theme from which on nothing of it waits.
    most
        Approved quotes of one theme that are printed.
    """
    approved: list[ApprovedQuote] = []
    waiting = 0
    people: set[str] = set()
    for _, of_theme in groupby(proposed, key=lambda one: (one.question, one.code)):
        yes: list[tuple[ApprovedQuote, str]] = []
        open_ones = 0
        for one in of_theme:
            said = decided.get(key_of(one.question, one.text))
            if said is None:
                open_ones += 1
            elif said.may_be_quoted:
                quote = ApprovedQuote(one.question, one.code, one.text, one.said_by)
                yes.append((quote, said.by))
        approved += [quote for quote, _ in yes[:most]]
        people |= {by for _, by in yes[:most]}
        waiting += min(open_ones, max(0, wanted - len(yes)))
    allowed = sum(said.may_be_quoted for said in decided.values())
    lapsed = allowed - len(approved)
    return Quoting(tuple(approved), waiting, lapsed, tuple(sorted(people - {""})))


def to_quote_decisions(decided: QuoteDecisions) -> pd.DataFrame:
    """Schema ``QUOTE_DECISIONS``, in canonical order.

    Parameters
    ----------
    decided
        What people said; may be nothing, which gives an empty table.
    """
    import pandas as pd

    from consult.model.survey.review_tables import QUOTE_DECISIONS
    from consult.model.survey.tables import conform, empty

    rows = [(*key, said.may_be_quoted, said.by) for key, said in sorted(decided.items())]
    if not rows:
        return empty(QUOTE_DECISIONS)
    return conform(pd.DataFrame(rows, columns=list(QUOTE_DECISIONS.columns)), QUOTE_DECISIONS)


def from_quote_decisions(frame: pd.DataFrame) -> QuoteDecisions:
    """What people said, from where it is kept.

    Parameters
    ----------
    frame
        Schema ``QUOTE_DECISIONS``.
    """
    return {
        (question, words): QuoteDecision(bool(allowed), by)
        for question, words, allowed, by in frame.itertuples(index=False, name=None)
    }
