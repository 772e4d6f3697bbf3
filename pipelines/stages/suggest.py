"""Suggest codes for the comments on each open question, the codeframe's first."""

from __future__ import annotations

from collections.abc import Sequence
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


def run(
    context: Context, *, questionnaire: Questionnaire, comments: pd.DataFrame
) -> dict[str, Any]:
    """Codings of every substantive comment, and the codes each question used."""
    import pandas as pd

    from consult.coding import Encoders, FrozenCodes, rare_views, suggest_codings, suggest_frozen
    from consult.embed import wording

    study = context.study
    embedding = embedding_of(study, context.kept, context.pace)
    encoders = Encoders(wording, meaning_of(embedding))
    earlier = _earlier(context, questionnaire, embedding)
    codings: list[pd.DataFrame] = []
    rare: list[pd.DataFrame] = []
    codes: dict[str, tuple[UsedCode, ...]] = {}
    asked = questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
    for question in paced(asked, "questions coded", context.pace, of=len(asked)):
        known = earlier.get(question.id)
        suggest = suggest_codings
        if known is not None:
            earlier_codes = FrozenCodes(known, space_of(embedding))
            suggest = partial(suggest_frozen, earlier=earlier_codes)
        found = suggest(
            comments[comments["question_id"] == question.id],
            codeframe=context.codeframe,
            encoders=encoders,
            find=partial(_find, context.study, embedding, question.text),
        )
        rare.append(rare_views(comments[comments["question_id"] == question.id], encoders))
        if len(found.codings):
            codings.append(found.codings)
            codes[question.id] = _used(context, found, known)
    return {
        "suggested": pd.concat(codings, ignore_index=True) if codings else empty(CODINGS),
        "suggested_codes": codes,
        "rare_views": pd.concat(rare, ignore_index=True) if rare else empty(RARE_VIEWS),
        "embedding": embedding.record,
    }


def _earlier(
    context: Context, questionnaire: Questionnaire, embedding: Embedder
) -> dict[str, FitQuestion]:
    """The frozen codes of each question that has any."""
    if context.frozen is None:
        return {}
    from consult.analysis.codes.earlier import matched, see_that_same_embedding

    see_that_same_embedding(context.frozen, embedding.record, FROZEN)
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
    context: Context, found: Suggestions, earlier: FitQuestion | None
) -> tuple[UsedCode, ...]:
    """Earlier and agreed codes, given or not; then those found in the comments and given."""
    from consult.coding import OTHER

    given = set(found.codings["code"])
    agreed = {code.id: theme.name for theme in context.codeframe.themes for code in theme.codes}
    known = [code for code in (earlier.codes if earlier else ()) if code.id != OTHER.id]
    before = {code.id: UsedCode(code.id, code.name, code.definition, code.theme) for code in known}
    now = {
        code.id: UsedCode(code.id, code.name, code.definition, agreed.get(code.id, ""))
        for code in found.codeframe.codes
    }
    used = (before | {key: code for key, code in now.items() if key not in before}).values()
    return tuple(code for code in used if code.theme or code.id in given)
