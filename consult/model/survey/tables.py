"""The four tables, one grain each, and the schema that holds each of them to it.

Heavy libraries load with this module, so import it where a frame is about to be used.
"""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
import pandera.pandas as pa

from consult.model.coding.deciding import Band, DecidedBy, Stance
from consult.model.survey.fits import fits


class State(StrEnum):
    """What became of a question for one response. Six different things."""

    ANSWERED = "answered"
    NOT_TICKED = "not ticked"
    PREFER_NOT_TO_SAY = "prefer not to say"
    BLANK = "not answered"
    NOT_ASKED = "not asked"
    SPOILED = "spoiled"
    """Two boxes ticked on paper where one was asked for. Both are kept and neither is counted."""


class SetAside(StrEnum):
    """Why a response is not counted; ``NO`` means that it is."""

    NO = ""
    BLANK = "blank submission"
    EARLY = "received before the consultation opened"
    LATE = "received after the consultation closed"
    DUPLICATE = "exact copy of another response"
    SAME_PERSON = "another response of the same person, as a reviewer decided"
    PARTIAL = "not submitted"
    TEST = "test or preview"
    SPAM = "spam"
    REJECTED = "rejected by a reviewer"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted on the platform"
    UNREAD = "letter that could not be read"
    EVENT = "note of an event, counted apart"
    """Nobody's own response. What it says is coded and counted under a question of its own."""


class Substance(StrEnum):
    """What a comment amounts to."""

    SUBSTANTIVE = "substantive"
    NOTHING_TO_CHANGE = "nothing to change"
    """Nothing, where the question asks what could be better: an answer, and a good one."""
    NON_SUBSTANTIVE = "non-substantive"
    BLANK = "blank"
    NOT_ASKED = "not asked"


class Severity(StrEnum):
    """How much an issue found in an export matters."""

    NOTE = "note"
    WARNING = "warning"


def text_column(
    *, nullable: bool = False, within: type[StrEnum] | None = None, or_empty: bool = False
) -> pa.Column:
    """A column of words.

    Parameters
    ----------
    nullable
        Whether a cell may be missing.
    within, or_empty
        What it may be, and whether it may be empty besides; anything without.
    """
    allowed = [*(str(value) for value in within or ()), *([""] if or_empty else [])]
    checks = [pa.Check.isin(allowed)] if within else []
    return pa.Column(str, checks, nullable=nullable)


def _label(*, within: type[StrEnum] | None = None) -> pa.Column:
    """Text of which few are distinct, kept once each as the categories of the column."""
    checks = [pa.Check.isin([str(value) for value in within])] if within else []
    return pa.Column("category", checks)


RESPONSES = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "source": text_column(),
        "channel": text_column(),
        "row": pa.Column(int, pa.Check.gt(0)),
        "platform_id": text_column(),
        "submitted_at": pa.Column("datetime64[ns]", nullable=True),
        "set_aside": text_column(within=SetAside),
        "weight": pa.Column(float, nullable=True),
    },
    unique=["response_id"],
    strict=True,
    coerce=True,
    name="responses",
    description=(
        "One row per response: one person's or organisation's submission. ``weight`` is given "
        "only where study.toml names a column of weights."
    ),
)

ANSWERS = pa.DataFrameSchema(
    {
        "response_id": _label(),
        "question_id": _label(),
        "option": _label(),
        "state": _label(within=State),
        "number": pa.Column(float, nullable=True),
    },
    unique=["response_id", "question_id", "option"],
    strict=True,
    coerce=True,
    name="answers",
    description=(
        "One row per response, closed question and option. A single choice has one row (two or "
        "more, all spoiled, where several boxes were ticked on paper); a "
        "tick-all-that-apply question has one row an option, ticked or not; a question left "
        'blank has one row with the option "". ``number`` is the number given, or the rank.'
    ),
)

COMMENT_KEY = ["response_id", "question_id"]
"""Columns that tell one comment from another: of a response and an open question there is one."""

COMMENTS = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "question_id": text_column(),
        "text": text_column(),
        "state": text_column(within=State),
    },
    unique=COMMENT_KEY,
    strict=True,
    coerce=True,
    name="comments",
    description=(
        "One row per response and open question; blank ones too. The words of an option "
        '"Other (please specify)" stand under the id of their question with ".other" added.'
    ),
)

CLEAN_COMMENTS = COMMENTS.add_columns(
    {
        "substance": text_column(within=Substance),
        "copy_of": text_column(),
        "language": text_column(),
    }
)
"""Comments labelled: what each amounts to, the response that first said the same words, and the
code of the language of one that is not in English ("" where it is, or cannot be told)."""

REDACTIONS = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "question_id": text_column(),
        "kind": text_column(),
        "count": pa.Column(int, pa.Check.ge(1)),
    },
    unique=["response_id", "question_id", "kind"],
    strict=True,
    coerce=True,
    name="redactions",
    description="One row per comment and kind of personal data taken out of it; never the words.",
)

TRADE_WORDS = pa.DataFrameSchema(
    {
        "word": text_column(),
        "form": text_column(),
        "not_as_a_name": pa.Column(int, pa.Check.ge(1)),
        "as_a_name": pa.Column(int, pa.Check.ge(0)),
        "left_in": pa.Column(int, pa.Check.ge(1)),
    },
    unique=["word"],
    strict=True,
    coerce=True,
    name="trade_words",
    description="One row per word that looks like a name and is none in this study, by how people "
    "write it: in which letters it is let through, and counts of responses.",
)

CAMPAIGNS = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "campaign": pa.Column(int, pa.Check.ge(1)),
    },
    unique=["response_id"],
    strict=True,
    coerce=True,
    name="campaigns",
    description="One row per response with the text of a campaign: which, the largest is 1.",
)

OWN_WORDS = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "question_id": text_column(),
        "campaign": pa.Column(int, pa.Check.ge(1)),
        "own_words": text_column(),
    },
    unique=COMMENT_KEY,
    strict=True,
    coerce=True,
    name="own words",
    description=(
        "One row per comment with the text of a campaign: which, and what its sender added to it, "
        "word for word, one passage a line; empty where nothing was added."
    ),
)

CAMPAIGN_LETTERS = pa.DataFrameSchema(
    {
        "campaign": pa.Column(int, pa.Check.ge(1)),
        "responses": pa.Column(int, pa.Check.ge(1)),
        "with_own_words": pa.Column(int, pa.Check.ge(0)),
        "letter": text_column(),
    },
    strict=True,
    coerce=True,
    name="campaign letters",
    description=(
        "One row per text that was sent in by several: of which campaign, in how many responses, "
        "in how many of them beside words of the sender's own, and what they have in common."
    ),
)

SAME_PERSON = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "channel": text_column(),
        "other_id": text_column(),
        "other_channel": text_column(),
        "why": text_column(),
        "same_answers": pa.Column(int, pa.Check.ge(0)),
        "answered_by_both": pa.Column(int, pa.Check.ge(0)),
        "decided": text_column(),
    },
    unique=["response_id", "other_id"],
    strict=True,
    coerce=True,
    name="same person",
    description=(
        "One row per two responses of different channels that may be of one person: why, how many "
        "closed questions both answered and how many of them alike, and what people decided. "
        "Nothing is done about a pair that nobody decided."
    ),
)

CODINGS = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "question_id": text_column(),
        "code": text_column(),
        "decided_by": text_column(within=DecidedBy),
        "probability": pa.Column(float, pa.Check.in_range(0, 1)),
        "band": text_column(within=Band),
        "passage": text_column(),
    },
    unique=["response_id", "question_id", "code"],
    strict=True,
    coerce=True,
    name="codings",
    description=(
        "One row per response, open question and code: who decided it, the probability that a "
        "person would agree, what is to be done about it, and the words that earned it."
    ),
)

RARE_VIEWS = pa.DataFrameSchema(
    {
        "response_id": text_column(),
        "question_id": text_column(),
        "kind": text_column(),
        "reason": text_column(),
        "passage": text_column(),
    },
    unique=["response_id", "question_id", "kind"],
    strict=True,
    coerce=True,
    name="rare_views",
    description=(
        "One row per response, open question and kind of rare view that a person must look at: "
        "why it is listed, and the words that raised it. ``kind`` is an id of rare_views.toml, "
        'or "distinct".'
    ),
)

SETTLED_CODINGS = CODINGS.add_columns({"stance": text_column(within=Stance, or_empty=True)})
"""Codings of record, with the stance of the passage: "" where no agreement was asked for."""

ISSUES = pa.DataFrameSchema(
    {
        "severity": text_column(within=Severity),
        "code": text_column(),
        "file": text_column(),
        "sheet": text_column(),
        "row": pa.Column("Int64", nullable=True),
        "column": text_column(),
        "heading": text_column(),
        "message": text_column(),
        "count": pa.Column(int, pa.Check.ge(1)),
    },
    strict=True,
    coerce=True,
    name="issues",
    description="One row per kind of oddity found while reading; never a respondent's words.",
)


def conform(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """The frame with the schema's columns, in its order and types, checked.

    Parameters
    ----------
    frame
        Any frame meant to be of the schema's grain; it is not changed.
    schema
        One of the schemas of this module.

    Raises
    ------
    pandera.errors.SchemaErrors
        A defect in consult: every stage must hand on what its schema says.
    """
    ordered = frame.reindex(columns=list(schema.columns))
    checked = ordered if fits(ordered, schema) else schema.validate(ordered, lazy=True)
    return checked.reset_index(drop=True)


def empty(schema: pa.DataFrameSchema) -> pd.DataFrame:
    """A frame of the schema with no rows.

    Parameters
    ----------
    schema
        One of the schemas of this module; the frame has its columns and types.
    """
    return conform(pd.DataFrame({name: [] for name in schema.columns}), schema)
