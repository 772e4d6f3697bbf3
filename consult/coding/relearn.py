"""Suggestions made anew from what people decided, for the comments nobody has gone through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from consult.coding.apriori import Meaning, Wording
from consult.coding.decided import decisions_on, gone_through
from consult.coding.emergent import OTHER
from consult.coding.learn import FEWEST_REVIEWED, learn
from consult.coding.material import make_ready
from consult.coding.review_book import as_used
from consult.coding.review_texts import BookText
from consult.model.review import People

if TYPE_CHECKING:
    import pandas as pd


def suggest_again(
    comments: pd.DataFrame,
    suggested: pd.DataFrame,
    people: People,
    texts: Sequence[BookText],
    *,
    questions: Mapping[str, str],
    wording: Wording,
    meaning: Meaning | None,
    seed: int,
) -> pd.DataFrame:
    """Suggested codings with those of unread comments replaced by what was learnt from the others.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    suggested
        Schema ``CODINGS``, as the codeframe and the topic model had them.
    people
        What people decided so far.
    texts
        The different texts that have suggestions.
    questions
        Question id -> its wording.
    wording, meaning
        As for ``suggest_codings``.
    seed
        Seed of whatever in learning is random.

    Returns
    -------
    pandas.DataFrame
        Schema ``CODINGS``. A question keeps its suggestions until people have gone through
        ``FEWEST_REVIEWED`` different comments on it, and so does a comment that learning gives
        no code.
    """
    learnt: dict[tuple[str, str], list[tuple[str, float, str, str]]] = {}
    for question, themes in people.themes.items():
        mine = [text for text in texts if text.question == question]
        gone = gone_through(mine, people)
        if gone.sum() < FEWEST_REVIEWED or gone.all():
            continue
        codes = [as_used(theme) for theme in themes if theme.stands and theme.code != OTHER.id]
        if not codes:
            continue
        ready = make_ready(
            [text.hash for text in mine],
            [questions[question]] * len(mine),
            [text.text for text in mine],
            [(code.name, code.definition) for code in codes],
            wording=wording,
            meaning=meaning,
        )
        ids = [code.id for code in codes]
        learned = learn(ready.material, decisions_on(mine, ids, people), seed=seed)
        for one in learned.codings(ids):
            if not gone[one.text]:
                row = (one.code, one.probability, str(one.band), ready.clauses[one.clause])
                learnt.setdefault((question, mine[one.text].text), []).append(row)
    return _replaced(comments, suggested, learnt)


def _replaced(
    comments: pd.DataFrame,
    suggested: pd.DataFrame,
    learnt: Mapping[tuple[str, str], Sequence[tuple[str, float, str, str]]],
) -> pd.DataFrame:
    import pandas as pd

    from consult.model.deciding import DecidedBy
    from consult.model.tables import CODINGS, conform

    if not learnt:
        return suggested
    keys = ["response_id", "question_id"]
    said = suggested[keys].drop_duplicates().merge(comments[[*keys, "text"]], on=keys)
    rows = [
        (response, question, code, str(DecidedBy.LEARNED), probability, band, passage)
        for response, question, text in said.itertuples(index=False, name=None)
        for code, probability, band, passage in learnt.get((question, text), ())
    ]
    fresh = pd.DataFrame(rows, columns=list(CODINGS.columns))
    done = pd.MultiIndex.from_frame(fresh[keys].astype(str))
    kept = suggested[~pd.MultiIndex.from_frame(suggested[keys].astype(str)).isin(done)]
    together = pd.concat([kept, fresh], ignore_index=True)
    by = [*reversed(keys), "probability", "code"]
    return conform(together.sort_values(by, ascending=[True, True, False, True]), CODINGS)
