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
from consult.coding.stance.own_answers import about_agreement, own_answers
from consult.coding.texts.vectors import Meaning, Wording
from consult.model.coding.deciding import Stance
from consult.model.coding.review import People, TextKey
from consult.model.run.record import StanceRecord, StanceRecords
from consult.model.survey.questionnaire import Questionnaire

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
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    people: People,
    *,
    wording: Wording,
    meaning: Meaning | None,
) -> Stances:
    """Say of every coded passage which way it goes.

    Parameters
    ----------
    codings
        Schema ``CODINGS``; not changed.
    comments
        Schema ``CLEAN_COMMENTS``.
    answers
        Schema ``ANSWERS``.
    questionnaire
        What was asked; codings of a question that is not about agreement have no stance.
    people
        What reviewers said.
    wording, meaning
        As for ``suggest_codings``.

    Returns
    -------
    Stances
        The same for the same codings in any order.
    """
    from consult.model.survey.tables import SETTLED_CODINGS, conform

    keys = ["response_id", "question_id"]
    told = codings.merge(comments[[*keys, "text"]], on=keys, how="left")
    closed = about_agreement(questionnaire)
    columns = ["question_id", "response_id", "text", "passage"]
    mine = told.loc[told["question_id"].isin(list(closed)), columns]
    stance = told["code"].map(lambda _: "")
    if mine.empty:
        return Stances(conform(codings.assign(stance=stance), SETTLED_CODINGS), {}, {})
    own = {
        (question, response): side
        for question, about in closed.items()
        for response, side in own_answers(about, answers).items()
    }
    said = {key: given for key, (given, _) in people.stances.items() if key[0] in closed}
    passages = [Passage(*row) for row in mine.itertuples(index=False, name=None)]
    judged = judge(passages, own, said, wording=wording, meaning=meaning)
    found = judged.of_passages()
    stance.loc[mine.index] = [str(one) for one in found]
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
    mine = [s for one, s in zip(judged.passages, found, strict=True) if one.question == question]
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
