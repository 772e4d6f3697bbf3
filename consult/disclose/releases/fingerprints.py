"""Fingerprints of responses, whole and question by question, without words.

They tell two releases how many responses differ, and which answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from consult.model.publishing.rows import RowMarks, marks_of

if TYPE_CHECKING:
    import pandas as pd


def fingerprints(
    responses: pd.DataFrame, answers: pd.DataFrame, comments: pd.DataFrame, codings: pd.DataFrame
) -> tuple[tuple[str, str], ...]:
    """Of each response, a fingerprint of its answers and one of the themes in its comments.

    Parameters
    ----------
    responses
        Schema ``RESPONSES``, the responses counted.
    answers, comments, codings
        Schemas ``ANSWERS``, ``CLEAN_COMMENTS`` and ``CODINGS``; rows of other responses are left
        out.

    Returns
    -------
    tuple
        Pairs, sorted; two people who said the same have the same pair. Neither ids nor the order
        of rows matter. They could be guessed back from all possible answers, so they are as
        restricted as the answers.
    """
    pairs = zip(
        answered(responses, answers, comments), meant(responses, comments, codings), strict=True
    )
    return tuple(sorted(pairs))


def answered(
    responses: pd.DataFrame, answers: pd.DataFrame, comments: pd.DataFrame
) -> tuple[str, ...]:
    """Of each response the fingerprint of its answers, in the order of the responses.

    Parameters
    ----------
    responses, answers, comments
        As for :func:`fingerprints`.
    """
    ids = responses["response_id"]
    said = _added(ids, responses[["response_id", "channel"]]) + _added(ids, answers)
    said = said + _added(ids, comments[["response_id", "question_id", "state"]])
    return tuple(f"{one:016x}" for one in said.tolist())


def meant(
    responses: pd.DataFrame, comments: pd.DataFrame, codings: pd.DataFrame
) -> tuple[str, ...]:
    """Of each response the fingerprint of its themes, in the order of the responses.

    Parameters
    ----------
    responses, comments, codings
        As for :func:`fingerprints`.
    """
    ids = responses["response_id"]
    themes = _added(ids, comments[["response_id", "question_id", "substance"]])
    themes = themes + _added(ids, codings[["response_id", "question_id", "code"]])
    return tuple(f"{one:016x}" for one in themes.tolist())


def theme_marks(
    responses: pd.DataFrame, comments: pd.DataFrame, codings: pd.DataFrame
) -> np.ndarray:
    """Of each response a mark of its themes that does not depend on what questions are called.

    Parameters
    ----------
    responses, comments, codings
        As for :func:`fingerprints`.

    Returns
    -------
    numpy.ndarray
        Shape (responses,), whole numbers of 32 bits.
    """
    ids = responses["response_id"]
    themes = _added(ids, comments[["response_id", "substance"]])
    themes = themes + _added(ids, codings[["response_id", "code"]])
    return _short(themes.to_numpy())


def said_marks(
    rows: RowMarks, responses: pd.DataFrame, answers: pd.DataFrame, comments: pd.DataFrame
) -> RowMarks:
    """Marks of rows with a mark of what was counted as each answer of each of them.

    Parameters
    ----------
    rows
        As read, the channel last of their questions; the rows of the responses are taken.
    responses
        Schema ``RESPONSES``, those that count.
    answers, comments
        Schemas ``ANSWERS`` and ``CLEAN_COMMENTS``.

    Returns
    -------
    RowMarks
        One row a response, in their order. The mark of one option is that of its words, and of
        several the sum; of an open question, and where nothing was chosen, that of the state.
    """
    import pandas as pd

    ids = responses["response_id"].astype(str)
    place = {name: at for at, name in enumerate(rows.ids)}
    mine = rows.at([place[name] for name in ids])
    told = [_told(answers), _told(comments.assign(option="", number=float("nan")))]
    marks = _by_question(pd.concat(told), ids, mine.questions[:-1])
    channel = marks_of(responses["channel"].astype(str).tolist())
    return replace(mine, said=np.column_stack([marks, channel]))


def _told(lines: pd.DataFrame) -> pd.DataFrame:
    """Each choice, or the state where nothing was chosen, as words."""
    import pandas as pd

    from consult.model.survey.tables import State

    states, options = lines["state"].astype(str), lines["option"].astype(str)
    chosen = states.isin([State.ANSWERED, State.PREFER_NOT_TO_SAY]) & (
        (options != "") | lines["number"].notna()
    )
    words = options.where(lines["number"].isna(), options + "\x1f" + lines["number"].astype(str))
    return pd.DataFrame(
        {
            "response_id": lines["response_id"].astype(str),
            "question_id": lines["question_id"].astype(str),
            "chosen": chosen,
            "words": words.where(chosen, "\x1f" + states),
        }
    ).drop_duplicates()


def _by_question(told: pd.DataFrame, ids: pd.Series, questions: tuple[str, ...]) -> np.ndarray:
    import pandas as pd

    who = pd.Index(ids).get_indexer(pd.Index(told["response_id"]))
    asked = pd.Index(questions).get_indexer(pd.Index(told["question_id"]))
    counted = (who >= 0) & (asked >= 0)
    cells = who[counted] * len(questions) + asked[counted]
    marks = marks_of(told.loc[counted, "words"].tolist()).astype(np.uint64)
    chosen = told.loc[counted, "chosen"].to_numpy()
    shape = (len(ids), len(questions))
    found = {}
    for kind in (True, False):
        sums = np.zeros(shape[0] * shape[1], dtype=np.uint64)
        np.add.at(sums, cells[chosen == kind], marks[chosen == kind])
        found[kind] = sums
    return _short(np.where(found[True] > 0, found[True], found[False])).reshape(shape)


def _short(numbers: np.ndarray) -> np.ndarray:
    short: np.ndarray = (numbers & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return short


def _added(ids: pd.Series, frame: pd.DataFrame) -> pd.Series:
    """For each response, the sum of the hashes of its rows: the same in any order of rows."""
    import pandas as pd

    rows = pd.util.hash_pandas_object(frame.drop(columns="response_id"), index=False)
    sums = rows.groupby(frame["response_id"].astype(str).to_numpy()).sum()
    return sums.reindex(ids.to_numpy(), fill_value=0).astype("uint64").reset_index(drop=True)
