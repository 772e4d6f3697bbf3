"""Quotes before they are printed: proposed by rules, approved one by one by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

QuoteKey = tuple[str, str]
"""Id of a question, and the hash of the words that would be printed: an approval is of these words,
whatever their theme is called, and of no others."""


@dataclass(frozen=True)
class ProposedQuote:
    """Words that nothing speaks against printing but that nobody has approved them yet.

    Parameters
    ----------
    question, code
        Ids of the question and of the theme that the words show.
    theme
        Name of the theme.
    text
        What would be printed: whole sentences of a comment, after redaction.
    comment
        The whole comment they are taken from.
    said_by
        In which capacity their writer responds, in the form's own words, where a release shows how
        many did; else empty.
    look_at
        What whoever approves it should think of: what may single somebody out, what it tells of
        somebody's health or religion. Empty where rules saw nothing.
    """

    question: str
    code: str
    theme: str
    text: str
    comment: str
    said_by: str = ""
    look_at: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuoteDecision:
    """What a person decided of some words.

    Parameters
    ----------
    may_be_quoted
        Whether they may be printed.
    by
        Initials; may be empty.
    """

    may_be_quoted: bool
    by: str = ""


QuoteDecisions = Mapping[QuoteKey, QuoteDecision]


@dataclass(frozen=True)
class ApprovedQuote:
    """Words that a person approved and that still pass every test.

    Parameters
    ----------
    question, code
        Ids of the question and of the theme.
    text
        What is printed.
    said_by
        As in ``ProposedQuote``.
    """

    question: str
    code: str
    text: str
    said_by: str = ""


@dataclass(frozen=True)
class Quoting:
    """What may be quoted, and how that came to be.

    Parameters
    ----------
    approved
        What is printed, in the order of themes.
    waiting
        Quotes that nobody has decided, of themes that have fewer approved than the study asks for.
    lapsed
        Approved words that are not printed: they no longer pass every test, or their theme has as
        many as the study asks for.
    by
        Who approved, as they wrote it.
    """

    approved: tuple[ApprovedQuote, ...] = ()
    waiting: int = 0
    lapsed: int = 0
    by: tuple[str, ...] = ()
