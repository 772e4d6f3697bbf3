"""The tests that a comment must pass before anybody is asked whether it may be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from consult.model.survey.tables import COMMENT_KEY

if TYPE_CHECKING:
    import pandas as pd

    from consult.care.meaning import Encode


@dataclass(frozen=True)
class MayNotBeQuoted:
    """Whose words are not printed, whatever they say.

    Parameters
    ----------
    refused
        Responses: without consent.
    copied
        Responses that are part of a campaign: no campaign speaks for a theme.
    listed
        Response and question of the comments on the list of people at risk.
    denied
        Question and content hash of the comments that a reviewer kept out, or marked as telling of
        somebody at risk.
    """

    refused: Set[str] = frozenset()
    copied: Set[str] = frozenset()
    listed: Set[tuple[str, str]] = frozenset()
    denied: Set[tuple[str, str]] = frozenset()


def quotable(
    comments: pd.DataFrame, redactions: pd.DataFrame, without: MayNotBeQuoted
) -> pd.DataFrame:
    """The comments of which a passage may be proposed as a quote, if their theme may be shown.

    Parameters
    ----------
    comments, redactions
        Schemas ``CLEAN_COMMENTS`` (a response set aside has none there) and ``REDACTIONS``.
    without
        Whose words are not printed.

    Returns
    -------
    pandas.DataFrame
        Columns ``response_id``, ``question_id`` and ``text``; one row a comment. Every reason not
        to propose one is a test of its own in the code, and each is taken as a claim in
        tests/analysis/quotes/test_gate.py. What is slow is asked of passages alone, in
        :func:`nothing_left_in`.
    """
    kept_out = (
        comments["response_id"].isin(without.refused | without.copied)
        | _those_of(comments, without.listed)
        | _of_words(comments, without.denied)
        | (comments["language"] != "")
        | _redacted(comments, redactions)
        | _sent_by_several(comments)
        | _may_name_somebody(comments)
    )
    return comments.loc[~kept_out, [*COMMENT_KEY, "text"]]


def nothing_left_in(passages: Sequence[str], comments: Sequence[str]) -> list[bool]:
    """Of passages, those in which neither rules nor a trained pipeline see a person, nor danger.

    Parameters
    ----------
    passages
        What would be printed.
    comments
        The whole comment of each.

    Returns
    -------
    list of bool
        One a passage. Whether or not anybody looked at the list of people at risk, this looks for
        itself, at the whole comment.
    """
    from consult.care.triage import in_doubt
    from consult.redact import may_be_personal, second_opinion

    at_risk = in_doubt(list(comments), _sentence_model())
    people = second_opinion(passages)
    return [
        not danger and not others and not may_be_personal(passage)
        for passage, danger, others in zip(passages, at_risk, people, strict=True)
    ]


def _redacted(comments: pd.DataFrame, redactions: pd.DataFrame) -> pd.Series:
    """Personal data were found in it: there may be more of them that no rule knows."""
    return _those_of(comments, set(redactions[COMMENT_KEY].itertuples(index=False, name=None)))


def _sent_by_several(comments: pd.DataFrame) -> pd.Series:
    """The same words came in more than once: no copy speaks for a theme, nor does the first."""
    copies = comments.loc[comments["copy_of"] != "", ["copy_of", "question_id"]]
    first = set(copies.itertuples(index=False, name=None))
    alike = comments.duplicated(["question_id", "text"], keep=False)
    return (comments["copy_of"] != "") | _those_of(comments, first) | alike


def _may_name_somebody(comments: pd.DataFrame) -> pd.Series:
    """A capital inside a sentence may be somebody's name, judged by all comments together."""
    import pandas as pd

    from consult.redact import may_name_somebody

    return pd.Series(may_name_somebody(list(comments["text"])), index=comments.index, dtype=bool)


def _of_words(comments: pd.DataFrame, keys: Set[tuple[str, str]]) -> pd.Series:
    """Which comments a reviewer kept out: all with the same words."""
    import pandas as pd

    from consult.coding.texts.words_hash import words_hash

    pairs = zip(comments["question_id"], comments["text"], strict=True) if keys else ()
    found = [(question, words_hash(text)) in keys for question, text in pairs]
    return pd.Series(found or [False] * len(comments), index=comments.index, dtype=bool)


def _those_of(comments: pd.DataFrame, keys: Iterable[tuple[str, str]]) -> pd.Series:
    """Which comments are of a response and a question among some."""
    import pandas as pd

    known = frozenset(keys)
    pairs = comments[COMMENT_KEY].astype(str).itertuples(index=False, name=None)
    found = np.fromiter((pair in known for pair in pairs), dtype=bool, count=len(comments))
    return pd.Series(found, index=comments.index)


@cache
def _sentence_model() -> Encode | None:
    from consult.analysis.codes.embedding import lower_of
    from consult.embed import embedder
    from consult.model.settings.study import EmbeddingSettings

    return lower_of(embedder(EmbeddingSettings()))
