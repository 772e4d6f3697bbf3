"""Label every comment: what it amounts to, and which one first said the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from consult.clean.substance import (
    asks_for_change,
    bare_words,
    is_non_substantive,
    is_nothing,
)
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.tables import (
    CLEAN_COMMENTS,
    COMMENT_KEY,
    REDACTIONS,
    SetAside,
    State,
    Substance,
    conform,
)

Redact = Callable[[str], tuple[str, tuple[str, ...]]]
Tell = Callable[[str], str]
"""A text as it was written to the code of its language, "" for English."""


@dataclass(frozen=True)
class Cleaned:
    """Comments ready to be coded.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``; words with personal data taken out.
    redactions
        Schema ``REDACTIONS``: how often each kind was taken out of each comment.
    ledger
        One entry a question: comments in, substantive, set aside by reason.
    """

    comments: pd.DataFrame
    redactions: pd.DataFrame
    ledger: Ledger


def clean_comments(
    comments: pd.DataFrame,
    responses: pd.DataFrame,
    *,
    redact: Redact,
    language: Tell = lambda _: "",
    questions: Mapping[str, str] | None = None,
) -> Cleaned:
    """Comments of counted responses, labelled and redacted.

    Parameters
    ----------
    comments
        Schema ``COMMENTS``, one row per response and open question, as read.
    responses
        Schema ``RESPONSES``; comments of responses set aside are not handed on, but those noted at
        events are: they are nobody's response, and answer a question of their own.
    redact
        Takes one text; returns it redacted, and the kinds of what was taken out.
    language
        Tells the language of one text as it was written; without it, all count as English.
    questions
        Question id -> its wording, which tells what "nothing" means.
    """
    known = responses.loc[responses["set_aside"].isin([SetAside.NO, SetAside.EVENT]), "response_id"]
    kept = comments[comments["response_id"].isin(known)]
    redacted = kept["text"].map(redact)
    out = kept.assign(
        text=redacted.str[0],
        substance=_substance(kept, questions or {}),
        copy_of="",
        language=kept["text"].map(language),
    )
    out["copy_of"] = _copy_of(out)
    return Cleaned(
        conform(out, CLEAN_COMMENTS),
        _redactions(kept, redacted.str[1]),
        _ledger(comments, out),
    )


def _substance(comments: pd.DataFrame, questions: Mapping[str, str]) -> pd.Series:
    said = comments["text"].str.strip() != ""
    empty_words = comments["text"].where(said, "x").map(is_non_substantive).astype(bool)
    out = pd.Series(str(Substance.BLANK), index=comments.index)
    out[comments["state"] == State.NOT_ASKED] = str(Substance.NOT_ASKED)
    out[said & empty_words] = str(Substance.NON_SUBSTANTIVE)
    out[said & ~empty_words] = str(Substance.SUBSTANTIVE)
    for_change = [name for name, text in questions.items() if asks_for_change(text)]
    nothing = comments["text"].map(is_nothing).astype(bool)
    answers = comments["question_id"].astype(str).isin(for_change)
    out[said & nothing & answers] = str(Substance.NOTHING_TO_CHANGE)
    return out


def _copy_of(comments: pd.DataFrame) -> pd.Series:
    """The response that stands for all who said the same words; empty for itself.

    Of several spellings one is chosen by its letters, so that the choice does not depend on
    the order of rows.
    """
    told = comments[comments["substance"] == Substance.SUBSTANTIVE]
    told = told.assign(words=told["text"].map(bare_words))
    ordered = told.sort_values(["text", "response_id"])
    first = ordered.groupby(["question_id", "words"])["response_id"].transform("first")
    first = first.reindex(told.index)
    return first.where(first != told["response_id"], "").reindex(comments.index, fill_value="")


def _redactions(comments: pd.DataFrame, kinds: pd.Series) -> pd.DataFrame:
    long = comments[COMMENT_KEY].assign(kind=kinds).explode("kind")
    counts = long.dropna(subset="kind").groupby([*COMMENT_KEY, "kind"])
    return conform(counts.size().rename("count").reset_index(), REDACTIONS)


def _ledger(before: pd.DataFrame, after: pd.DataFrame) -> Ledger:
    entries = []
    for question, rows in before.groupby("question_id", sort=False):
        labels = after.loc[after["question_id"] == question, "substance"].value_counts()
        reasons = {str(label): int(labels.get(label, 0)) for label in Substance}
        kept = reasons.pop(str(Substance.SUBSTANTIVE))
        reasons["response set aside"] = len(rows) - int(labels.sum())
        gone = {reason: count for reason, count in reasons.items() if count}
        entries.append(Entry("clean", "comments", str(question), len(rows), kept, gone))
    return Ledger(tuple(entries))
