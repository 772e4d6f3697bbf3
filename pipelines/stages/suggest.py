"""Suggest codes for the comments on each open question, the codeframe's first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.embedding import embedding_of, meaning_of, space_of
from consult.model.coding.codeframe import UsedCode
from consult.model.run.pace import paced
from consult.model.survey.questionnaire import Kind, Purpose, Questionnaire
from consult.model.survey.tables import CODINGS, RARE_VIEWS, empty
from pipelines.study.file_names import FROZEN

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding import Suggestions
    from consult.embed import Embedder
    from consult.model.coding.fit import FitQuestion
    from consult.model.coding.topics import Topics
    from consult.model.settings.study import Study
    from pipelines.study.context import Context


@dataclass(frozen=True)
class SuggestInputs:
    """What codes are suggested for; each is an artefact, by its name."""

    questionnaire: Questionnaire
    comments: pd.DataFrame


def run(context: Context, inputs: SuggestInputs) -> dict[str, Any]:
    """Codings of every substantive comment, and the codes each question used.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        The comments, and the questions they are on.
    """
    import pandas as pd

    from consult.coding import Encoders, in_english, rare_views, unread_codings
    from consult.embed import wording

    embedding = embedding_of(context.study, context.kept, context.pace)
    encoders = Encoders(wording, meaning_of(embedding))
    earlier = _earlier(context, inputs.questionnaire, embedding)
    codings: list[pd.DataFrame] = []
    rare: list[pd.DataFrame] = []
    codes: dict[str, tuple[UsedCode, ...]] = {}
    asked = inputs.questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
    for question in paced(asked, "questions coded", context.pace, of=len(asked)):
        known = earlier.get(question.id)
        every = inputs.comments[inputs.comments["question_id"] == question.id]
        mine, unread = in_english(every), unread_codings(every)
        suggest = _suggesting(embedding, known)
        found = suggest(
            mine,
            codeframe=context.codeframe,
            encoders=encoders,
            find=partial(_find, context.study, embedding, question.text),
        )
        rare.append(rare_views(mine, encoders))
        if len(found.codings) or len(unread):
            codings += [found.codings, unread]
            codes[question.id] = _used(context, found, known, unread)
    return {
        "suggested": pd.concat(codings, ignore_index=True) if codings else empty(CODINGS),
        "suggested_codes": codes,
        "rare_views": pd.concat(rare, ignore_index=True) if rare else empty(RARE_VIEWS),
        "embedding": embedding.record,
    }


def _suggesting(embedding: Embedder, earlier: FitQuestion | None) -> Callable[..., Suggestions]:
    """What suggests codes for a question, those frozen earlier first where there are any."""
    from consult.coding import FrozenCodes, suggest_codings, suggest_frozen

    if earlier is None:
        return suggest_codings
    return partial(suggest_frozen, earlier=FrozenCodes(earlier, space_of(embedding)))


def _earlier(
    context: Context, questionnaire: Questionnaire, embedding: Embedder
) -> dict[str, FitQuestion]:
    """The frozen codes of each question that has any."""
    if context.frozen is None:
        return {}
    from consult.analysis.codes.earlier import check_same_embedding, matched

    check_same_embedding(context.frozen, embedding.record, FROZEN)
    pairs = matched(context.frozen, questionnaire).earlier
    return {now: context.frozen.questions[before] for now, before in pairs.items()}


def _find(study: Study, embedding: Embedder, question: str, texts: Sequence[str]) -> Topics:
    from consult.topics import Naming, find_topics

    vectors = embedding.fit_transform(texts)
    return find_topics(
        texts,
        vectors,
        settings=study.topics,
        seed=study.study.seed,
        naming=Naming(meaning_of(embedding), question),
    )


def _used(
    context: Context, found: Suggestions, earlier: FitQuestion | None, unread: pd.DataFrame
) -> tuple[UsedCode, ...]:
    """Earlier and agreed codes, given or not; then those found in the comments and given."""
    from consult.coding import OTHER, UNREAD

    given = set(found.codings["code"])
    agreed = {code.id: theme.name for theme in context.codeframe.themes for code in theme.codes}
    known = [code for code in (earlier.codes if earlier else ()) if code.id != OTHER.id]
    before = {code.id: UsedCode(code.id, code.name, code.definition, code.theme) for code in known}
    now = {
        code.id: UsedCode(code.id, code.name, code.definition, agreed.get(code.id, ""))
        for code in found.codeframe.codes
    }
    used = (before | {key: code for key, code in now.items() if key not in before}).values()
    standing = tuple(code for code in used if code.theme or code.id in given)
    others = (UsedCode(UNREAD.id, UNREAD.name, UNREAD.definition),) if len(unread) else ()
    return (*standing, *others)
