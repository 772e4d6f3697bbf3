"""In which words comments are shown and were, by hashes: what people decided outlasts a change.

A decision is kept under the words that were shown. Which words of a comment are taken for personal
data hangs on all comments of the study, on the organisation's rules and on the version of consult;
the words as typed do not. So it is kept which words stood for which, and no words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from consult.coding.decisions.suggested_texts import Reworded
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.review import TextKey

if TYPE_CHECKING:
    import pandas as pd


def shown_as(
    typed: pd.DataFrame,
    shown: pd.DataFrame,
    before: pd.DataFrame | None,
    *,
    hidden: Callable[[str], str],
) -> pd.DataFrame:
    """Under which words each comment is shown, and was in earlier runs.

    Parameters
    ----------
    typed
        Schema ``COMMENTS``, as read.
    shown
        Schema ``CLEAN_COMMENTS``, of the same comments or some of them.
    before
        Schema ``SHOWN_AS``, of the last run; ``None`` where it left none.
    hidden
        A text as a version of consult showed it that kept no such table, and took every word that
        looks like a name for one; empty where it made no difference.

    Returns
    -------
    pandas.DataFrame
        Schema ``SHOWN_AS``, in an order that no order of rows changes.
    """
    import pandas as pd

    from consult.model.survey.review_tables import SHOWN_AS
    from consult.model.survey.tables import COMMENT_KEY, conform

    both = typed[[*COMMENT_KEY, "text"]].merge(
        shown[[*COMMENT_KEY, "text"]], on=COMMENT_KEY, suffixes=("_typed", "")
    )
    both = both[both["text"] != ""].drop_duplicates(["question_id", "text_typed"])
    both = both.assign(typed_hash=both["text_typed"].map(words_hash))
    now = both.assign(text_hash=both["text"].map(words_hash), is_now=True)
    if before is None:
        earlier = both["text_typed"].map(hidden)
        before = both.assign(text_hash=earlier.map(words_hash))[earlier != ""]
    every = pd.concat([now, before.assign(is_now=False)])
    key = ["question_id", "typed_hash", "text_hash"]
    every = every.drop_duplicates(key).sort_values(key)
    return conform(every, SHOWN_AS)


def reworded(table: pd.DataFrame) -> Reworded:
    """Which texts of before are which now, where they are others.

    Parameters
    ----------
    table
        Schema ``SHOWN_AS``.
    """
    now: dict[TextKey, set[str]] = defaultdict(set)
    was: dict[TextKey, set[str]] = defaultdict(set)
    columns = ["question_id", "typed_hash", "text_hash", "is_now"]
    for question, typed, text, is_now in table[columns].itertuples(index=False, name=None):
        (now if is_now else was)[question, typed].add(text)
    found: dict[TextKey, set[str]] = defaultdict(set)
    for (question, typed), texts in was.items():
        for text in texts:
            found[question, text] |= now.get((question, typed), set()) - {text}
    return {key: frozenset(texts) for key, texts in found.items() if texts}
