"""Schemas of what people decided and of what is listed for them; pandera checks them."""

from __future__ import annotations

import pandera.pandas as pa

from consult.model.coding.deciding import Decision, Stance
from consult.model.coding.journal import Act
from consult.model.survey.tables import text_column

DECISIONS = pa.DataFrameSchema(
    {
        "question_id": text_column(),
        "text_hash": text_column(),
        "code": text_column(),
        "decision": text_column(within=Decision),
        "decided_by": text_column(),
    },
    unique=["question_id", "text_hash", "code"],
    strict=True,
    coerce=True,
    name="decisions",
    description=(
        "One row per open question, different text and code that a person accepted, removed or "
        "added, and one without a code for each text that people have finished with. The text "
        "stands as the hash of its content; ``decided_by`` holds initials."
    ),
)

STANCE_DECISIONS = pa.DataFrameSchema(
    {
        "question_id": text_column(),
        "text_hash": text_column(),
        "stance": text_column(within=Stance),
        "decided_by": text_column(),
    },
    unique=["question_id", "text_hash"],
    strict=True,
    coerce=True,
    name="stance decisions",
    description=(
        "One row per open question and different text whose stance a person decided. The text "
        "stands as the hash of its content; ``decided_by`` holds initials."
    ),
)

_WHAT = ("question_id", "text_hash", "code", "value", "definition", "part_of", "stays")
_WHENCE = ("by", "workbook", "made_from", "saved", "taken")
JOURNAL = pa.DataFrameSchema(
    {
        "number": pa.Column(int, pa.Check.ge(1)),
        "act": text_column(within=Act),
        **{name: text_column() for name in (*_WHAT, *_WHENCE)},
        "seconds": pa.Column(float, pa.Check.ge(0), nullable=True),
        "blind": pa.Column(bool),
        "settles": pa.Column(bool),
        "found": pa.Column(bool),
        "apart": pa.Column(bool),
    },
    unique=["number"],
    strict=True,
    coerce=True,
    name="journal",
    description=(
        "One row per thing that was said or done in a review, as ``model.coding.journal`` has it, "
        "in the order it was taken in. A comment stands as the hash of its content."
    ),
)

QUOTE_DECISIONS = pa.DataFrameSchema(
    {
        "question_id": text_column(),
        "text_hash": text_column(),
        "may_be_quoted": pa.Column(bool),
        "decided_by": text_column(),
    },
    unique=["question_id", "text_hash"],
    strict=True,
    coerce=True,
    name="quote decisions",
    description=(
        "One row per open question and words that a person allowed or refused to print. The words "
        "stand as the hash of their content; ``decided_by`` holds initials."
    ),
)

POINTS = pa.DataFrameSchema(
    {
        **{name: text_column() for name in ("theme", "name", "response_id", "question_id", "code")},
        **{name: pa.Column(int, pa.Check.ge(1)) for name in ("point", "place")},
        "clause": text_column(),
        "stance": text_column(within=Stance, or_empty=True),
        "tells": pa.Column(bool),
    },
    unique=["theme", "response_id", "question_id", "code", "clause"],
    strict=True,
    coerce=True,
    name="points",
    description=(
        "One row per theme, comment, code and clause: the point it makes, numbered in the order to "
        "read them, the place of its comment in the order of reading, whether it tells the point."
    ),
)

SHOWN_AS = pa.DataFrameSchema(
    {
        "question_id": text_column(),
        "typed_hash": text_column(),
        "text_hash": text_column(),
        "is_now": pa.Column(bool),
    },
    unique=["question_id", "typed_hash", "text_hash"],
    strict=True,
    coerce=True,
    name="shown as",
    description=(
        "One row per open question, words as typed and words shown for them once personal data was "
        "taken out, both as the hash of their content: those of now, and those of earlier runs, "
        "under which people may have decided."
    ),
)
