"""Suggest codes for the comments on each open question, the codeframe's first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from consult.model.codeframe import UsedCode
from consult.model.questionnaire import Kind, Purpose, Questionnaire
from consult.model.tables import CODINGS, empty
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding import Suggestions
    from consult.coding.apriori import Meaning
    from consult.embed import Embedder
    from consult.model.study import Study
    from consult.model.topics import Topics


LSA = "lsa"
"""The embedder that knows wording only."""


def run(
    context: Context, *, questionnaire: Questionnaire, comments: pd.DataFrame
) -> dict[str, Any]:
    """Codings of every substantive comment, and the codes each question used."""
    import pandas as pd

    from consult.coding import suggest_codings
    from consult.embed import wording

    embedding = embedding_of(context)
    codings: list[pd.DataFrame] = []
    codes: dict[str, tuple[UsedCode, ...]] = {}
    for question in questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION):
        found = suggest_codings(
            comments[comments["question_id"] == question.id],
            codeframe=context.codeframe,
            wording=wording,
            find=partial(_find, context.study, embedding),
            meaning=meaning_of(embedding),
        )
        if len(found.codings):
            codings.append(found.codings)
            codes[question.id] = _used(context, found)
    return {
        "suggested": pd.concat(codings, ignore_index=True) if codings else empty(CODINGS),
        "suggested_codes": codes,
        "embedding": embedding.record,
    }


def embedding_of(context: Context) -> Embedder:
    """What the study asks to have its comments embedded by."""
    from consult.embed import embedder

    study = context.study
    return embedder(study.embedding, seed=study.study.seed, folder=context.kept)


def meaning_of(embedding: Embedder) -> Meaning | None:
    """Texts to vectors that tell their meaning; ``None`` without a sentence model."""
    return None if embedding.record.name == LSA else embedding.transform


def lower_of(embedding: Embedder) -> Meaning | None:
    """What the lower layers of the sentence model make of texts; ``None`` where there are none."""
    return getattr(embedding, "lower", None)


def _find(study: Study, embedding: Embedder, texts: Sequence[str]) -> Topics:
    from consult.topics import find_topics

    vectors = embedding.fit_transform(texts)
    return find_topics(
        texts,
        vectors,
        settings=study.topics,
        seed=study.study.seed,
        embed=meaning_of(embedding),
    )


def _used(context: Context, found: Suggestions) -> tuple[UsedCode, ...]:
    """Every code of the codeframe, given or not, then those found in the comments and given."""
    given = set(found.codings["code"])
    agreed = {code.id: theme.name for theme in context.codeframe.themes for code in theme.codes}
    return tuple(
        UsedCode(code.id, code.name, code.definition, agreed.get(code.id, ""))
        for code in found.codeframe.codes
        if code.id in given or code.id in agreed
    )
