"""Suggest codes for the comments on all open questions, the codeframe's first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.embedding import embedding_of, meaning_of, space_of
from consult.model.coding.codeframe import ALL_QUESTIONS, UsedCode
from consult.model.run.pace import paced
from consult.model.survey.questionnaire import Kind, Purpose, Question, Questionnaire
from consult.model.survey.tables import CODINGS, RARE_VIEWS, empty
from pipelines.study.file_names import FROZEN

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding import Encoders, FirstLook, FrozenLook, Suggestions, Together
    from consult.embed import Embedder
    from consult.model.coding.fit import FitQuestion
    from consult.model.coding.topics import Topics
    from pipelines.study.context import Context

MODELS_KEPT = "topic-models"
"""Folder of the models that BERTopic opens, in the folder of what is kept; one in it a question."""


@dataclass(frozen=True)
class SuggestInputs:
    """What codes are suggested for; each is an artefact, by its name."""

    questionnaire: Questionnaire
    comments: pd.DataFrame


@dataclass(frozen=True)
class _Looked:
    """The comments on one question, held against the codes there are.

    ``every`` has those in other languages too; ``frozen`` is the look at codes frozen earlier, and
    ``earlier`` are those codes, where there are any.
    """

    question: Question
    every: pd.DataFrame
    first: FirstLook
    frozen: FrozenLook | None = None
    earlier: FitQuestion | None = None


def run(context: Context, inputs: SuggestInputs) -> dict[str, Any]:
    """Codings of every substantive comment, and the codes each question used.

    What no agreed code explains is looked through for themes together, over all questions but
    those that the study keeps apart: a theme is one code under whichever question it is raised.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        The comments, and the questions they are on.
    """
    import pandas as pd

    from consult.coding import (
        Encoders,
        in_english,
        left_over,
        look_alikes,
        rare_views,
        unread_codings,
    )
    from consult.embed import wording

    embedding = embedding_of(context.study, context.kept, context.pace)
    encoders = Encoders(wording, meaning_of(embedding))
    looked = _looked(context, inputs, embedding, encoders)
    context.pace("finding themes", 0, 0)
    suggested: dict[str, Suggestions] = {}
    parts: dict[str, Together] = {}
    for together in _together(looked, context.study.topics.apart):
        found = _suggested(context, embedding, together)
        suggested |= dict(zip((look.question.id for look in together), found.each, strict=True))
        parts[_part([look.question for look in together])] = found
    rare = [rare_views(in_english(look.every), encoders) for look in looked]
    codings: list[pd.DataFrame] = []
    codes: dict[str, tuple[UsedCode, ...]] = {}
    for look in looked:
        mine, unread = suggested[look.question.id], unread_codings(look.every)
        if len(mine.codings) or len(unread):
            codings += [mine.codings, unread]
            codes[look.question.id] = _used(context, mine, look, unread)
    return {
        "suggested": pd.concat(codings, ignore_index=True) if codings else empty(CODINGS),
        "suggested_codes": codes,
        "look_alikes": {part: look_alikes(found, encoders) for part, found in parts.items()},
        "left_over": {part: left_over(found) for part, found in parts.items()},
        "rare_views": pd.concat(rare, ignore_index=True) if rare else empty(RARE_VIEWS),
        "embedding": embedding.record,
    }


def _looked(
    context: Context, inputs: SuggestInputs, embedding: Embedder, encoders: Encoders
) -> list[_Looked]:
    """The comments on each open question held against the codes of the codeframe."""
    from consult.coding import FrozenCodes, first_look, frozen_look, in_english

    earlier = _earlier(context, inputs.questionnaire, embedding)
    asked = inputs.questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
    out = []
    for question in paced(asked, "questions coded", context.pace, of=len(asked)):
        every = inputs.comments[inputs.comments["question_id"] == question.id]
        known, mine = earlier.get(question.id), in_english(every)
        if known is None:
            look = first_look(mine, codeframe=context.codeframe, encoders=encoders)
            out.append(_Looked(question, every, look))
            continue
        codes = FrozenCodes(known, space_of(embedding))
        frozen = frozen_look(mine, codes, codeframe=context.codeframe, encoders=encoders)
        out.append(_Looked(question, every, frozen.rest, frozen, known))
    return out


def _together(looked: Sequence[_Looked], apart: Sequence[str]) -> list[list[_Looked]]:
    """Questions that share the themes found in their comments: all, but those kept apart."""
    shared = [look for look in looked if look.question.id not in apart]
    alone = [[look] for look in looked if look.question.id in apart]
    return [shared, *alone] if shared else alone


def _part(asked: Sequence[Question]) -> str:
    """What the themes of some questions stand under."""
    return asked[0].id if len(asked) == 1 else ALL_QUESTIONS


def _suggested(context: Context, embedding: Embedder, looked: Sequence[_Looked]) -> Together:
    """What is suggested for each of some questions that share themes."""
    from consult.coding import NEW, TOPIC, suggest_frozen, suggest_together

    asked = [look.question for look in looked]
    frozen = [look.frozen for look in looked if look.frozen]
    begins = NEW if frozen else TOPIC
    is_apart = asked[0].id in context.study.topics.apart
    found = suggest_together(
        [look.first for look in looked],
        partial(_find, context, embedding, asked),
        taken={code for look in frozen for code in look.taken},
        begins=f"{asked[0].id}-{begins}" if is_apart else begins,
    )
    each = (
        suggest_frozen(look.frozen, mine) if look.frozen else mine
        for look, mine in zip(looked, found.each, strict=True)
    )
    return replace(found, each=tuple(each))


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


def _find(
    context: Context, embedding: Embedder, asked: Sequence[Question], texts: Sequence[str]
) -> Topics:
    """Topics of comments; the model they were found by is kept where there is a folder for it."""
    from consult.topics import Naming, can_keep, fit_topics, keep_model

    fitted = fit_topics(
        texts,
        embedding.fit_transform(texts),
        settings=context.study.topics,
        seed=context.study.study.seed,
        naming=Naming(meaning_of(embedding), " ".join(question.text for question in asked)),
    )
    if context.kept is not None and can_keep(fitted):
        keep_model(fitted, context.kept / MODELS_KEPT / _part(asked).replace(" ", "-").lower())
    return fitted.topics


def _used(
    context: Context, found: Suggestions, look: _Looked, unread: pd.DataFrame
) -> tuple[UsedCode, ...]:
    """Earlier and agreed codes, then those found under any question, and "other".

    One codeframe stands for all: a theme nobody raised here is there to be chosen all the same, and
    a comment whose themes people take away becomes "other" though none was before.
    """
    from consult.coding import OTHER, UNREAD

    given = set(found.codings["code"])
    agreed = {code.id for code in context.codeframe.codes}
    earlier = look.earlier.codes if look.earlier else ()
    known = [code for code in earlier if code.id != OTHER.id]
    before = {
        code.id: UsedCode(code.id, code.name, code.definition, code.theme, code.found, code.apart)
        for code in known
    }
    apart = look.question.id in context.study.topics.apart
    now = {
        code.id: UsedCode(
            code.id,
            code.name,
            code.definition,
            # "Other", and earlier codes known by their definition, stand under no theme.
            theme.name if code.id in agreed | found.found else "",
            found=code.id in found.found,
            apart=apart and code.id in found.found,
        )
        for theme in found.codeframe.themes
        for code in theme.codes
    }
    used = (before | {key: code for key, code in now.items() if key not in before}).values()
    standing = tuple(
        code
        for code in used
        if code.agreed or code.found or code.id in given or code.id == OTHER.id
    )
    others = (UsedCode(UNREAD.id, UNREAD.name, UNREAD.definition),) if len(unread) else ()
    return (*standing, *others)
