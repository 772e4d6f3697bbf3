"""The stance of every coded passage, where the question is about agreement.

A passage is judged by its own wording and that of the whole comment, and by the person's own
answer to the proposal. What is not sure is called unclear. Where a reviewer has said which way an
answer goes, that stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.coding.stance.judge import Judged, Passage, judge
from consult.coding.stance.own_answers import Agreement
from consult.coding.texts.vectors import Encoders
from consult.model.coding.deciding import Stance
from consult.model.coding.review import People, TextKey
from consult.model.run.record import StanceRecord, StanceRecords

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Stances:
    """Stances of a study.

    Parameters
    ----------
    codings
        Schema ``SETTLED_CODINGS``, in the order given.
    of_texts
        Text -> its stance as a whole as it was worked out, before any reviewer's word. Of
        questions about agreement.
    records
        How the stances of each such question were decided.
    """

    codings: pd.DataFrame
    of_texts: Mapping[TextKey, Stance]
    records: StanceRecords


def with_stances(
    codings: pd.DataFrame,
    comments: pd.DataFrame,
    agreement: Agreement,
    people: People,
    encoders: Encoders,
) -> Stances:
    """Say of every coded passage which way it goes.

    Parameters
    ----------
    codings
        Schema ``CODINGS``; not changed.
    comments
        Schema ``CLEAN_COMMENTS``.
    agreement
        From ``agreement_of``; codings of a question that is not about agreement have no stance.
    people
        What reviewers said.
    encoders
        Wording, and meaning where there is a sentence model.

    Returns
    -------
    Stances
        The same for the same codings in any order.
    """
    from consult.model.survey.tables import COMMENT_KEY, SETTLED_CODINGS, conform

    told = codings.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY, how="left")
    closed = agreement.about
    columns = ["question_id", "response_id", "text", "passage"]
    mine = told.loc[told["question_id"].isin(list(closed)), columns]
    stance = told["code"].map(lambda _: "")
    if mine.empty:
        return Stances(conform(codings.assign(stance=stance), SETTLED_CODINGS), {}, {})
    said = {key: given for key, (given, _) in people.stances.items() if key[0] in closed}
    passages = [Passage(*row) for row in mine.itertuples(index=False, name=None)]
    judged = judge(passages, agreement.own, said, encoders)
    found = judged.of_passages()
    stance.loc[mine.index] = [str(way) for way in found]
    settled = codings.reset_index(drop=True).assign(stance=stance)
    return Stances(
        conform(settled, SETTLED_CODINGS),
        judged.of_texts(),
        {
            question: _record(judged, found, question, about.id)
            for question, about in closed.items()
        },
    )


def _record(judged: Judged, found: Sequence[Stance], question: str, about: str) -> StanceRecord:
    pairs = zip(judged.passages, found, strict=True)
    mine = [stance for passage, stance in pairs if passage.question == question]
    return StanceRecord(
        about=about,
        learnt=not judged.leaning.note,
        supporting=judged.leaning.sides[0],
        opposing=judged.leaning.sides[1],
        by_people=len({key for key in judged.keys if key in judged.said and key[0] == question}),
        passages=len(mine),
        unclear=mine.count(Stance.UNCLEAR),
        note=judged.leaning.note,
    )
