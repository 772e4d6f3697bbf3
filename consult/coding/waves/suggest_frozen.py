"""Code later comments with the codes of an earlier fit; what fits none of them is emerging.

A comment known from the fit keeps the codings it had. Any other is given one to three codes where
it comes above the floor of the nearest. Which ones depends on the comment and the fit alone, so
comments that arrive later change no other. What comes above no floor goes the way of comments that
no code explains, and the themes found there are marked as emerging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.definition_scores import Scores
from consult.coding.suggest.emergent import OTHER
from consult.coding.suggest.first_look import FirstLook, first_look
from consult.coding.suggest.suggest_codings import Suggestions, as_frame
from consult.coding.suggest.text_codings import Coding, GivenCodes, codings_of
from consult.coding.texts.segments import segments
from consult.coding.texts.vectors import Encoders
from consult.coding.waves.known_texts import EMERGING, NOT_EARLIER, known_hash, recalled
from consult.coding.waves.space import Placed, Space, fitting, given_codes, unpacked
from consult.model.coding.codeframe import Code, Codeframe, Theme
from consult.model.coding.deciding import DecidedBy
from consult.model.coding.fit import FitQuestion

if TYPE_CHECKING:
    import pandas as pd

EARLIER = "earlier"
"""Id of the theme that holds codes known by their definition only."""

NEW = "new"
"""How the ids of codes begin that are found beside earlier ones."""


@dataclass(frozen=True)
class FrozenCodes:
    """The codes one question had in an earlier wave, and the space their centres lie in.

    Parameters
    ----------
    question
        The codes, as ``fit_question`` made them.
    space
        Texts to unit rows, as when the fit was made: centres mean nothing in another space.
    """

    question: FitQuestion
    space: Space


@dataclass(frozen=True)
class FrozenLook:
    """The comments on one question with the codings that its earlier codes earned.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question.
    codings
        Text -> its codings, of those that are known or fit.
    rest
        The first look at all other comments, at the codes that have no place yet.
    taken
        Ids that no code found may have: the earlier ones, and those retired since.
    """

    comments: pd.DataFrame
    codings: Mapping[str, Sequence[Coding]]
    rest: FirstLook
    taken: frozenset[str]


def frozen_look(
    comments: pd.DataFrame, earlier: FrozenCodes, *, codeframe: Codeframe, encoders: Encoders
) -> FrozenLook:
    """Hold the comments on one open question against the codes of an earlier fit.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question, one row per response; not changed.
    earlier
        The codes of that question.
    codeframe
        The codes agreed now: those not among the earlier ones are offered to comments that fit
        none of these; those retired since are given to no comment.
    encoders
        As for ``first_look``.
    """
    gone = {code.id for code in codeframe.codes if code.retired}
    said = set(comments.loc[comments["substance"] == "substantive", "text"])
    codings = _coded(sorted(said, key=known_hash), earlier, gone)
    rest = first_look(
        comments[~comments["text"].isin(list(codings))],
        codeframe=_still_open(earlier.question, codeframe, gone),
        encoders=encoders,
    )
    taken = frozenset(code.id for code in earlier.question.codes) | gone
    return FrozenLook(comments, codings, rest, taken)


def suggest_frozen(look: FrozenLook, found: Suggestions) -> Suggestions:
    """The codes of an earlier fit, and for what fits none of them what was found.

    Parameters
    ----------
    look
        The comments held against the earlier codes.
    found
        What ``suggest_together`` made of the rest of it.

    Returns
    -------
    Suggestions
        ``codeframe`` holds the codes that are new, emerging ones marked by their names. In
        ``counts``, "earlier" are comments that have earlier codes.
    """
    return _together(look, _marked(found))


def _coded(texts: Sequence[str], earlier: FrozenCodes, gone: set[str]) -> dict[str, list[Coding]]:
    """Codings of the comments that are known, or fit."""
    question = earlier.question
    known = [text for text in texts if known_hash(text) in question.coded]
    codings = {
        text: [coding for coding in recalled(question, text, clauses) if coding.code not in gone]
        for text, clauses in zip(known, segments(known), strict=True)
    }
    codings = {text: found for text, found in codings.items() if found}
    return codings | _by_likeness([t for t in texts if t not in codings], earlier, gone)


def _by_likeness(
    texts: Sequence[str], earlier: FrozenCodes, gone: set[str]
) -> dict[str, list[Coding]]:
    question = earlier.question
    codes = [code for code in question.codes if code.centres and code.id not in gone]
    if not texts or not codes:
        return {}
    placed = Placed(texts, earlier.space)
    likeness, words = placed.likeness(
        [unpacked(code.centres, placed.whole.shape[1]) for code in codes]
    )
    fits = fitting(likeness, np.array([code.floor for code in codes]))
    above = likeness - np.array([code.level for code in codes])
    agreement = 1 / (1 + np.exp(-(question.slope * above + question.offset)))
    made = codings_of(
        [text for text, has_code in zip(texts, fits, strict=True) if has_code],
        placed.clauses,
        Scores(tuple(code.id for code in codes), above[fits], words[fits]),
        GivenCodes(
            given_codes(above[fits]),
            agreement[fits] * np.array([code.sure for code in codes]),
            DecidedBy.MODEL,
        ),
    )
    agreed = {code.id for code in codes if code.theme and not code.found}
    return {text: [_decided(coding, agreed) for coding in found] for text, found in made.items()}


def _decided(coding: Coding, agreed: set[str]) -> Coding:
    return replace(coding, decided_by=DecidedBy.CODEFRAME) if coding.code in agreed else coding


def _still_open(earlier: FitQuestion, codeframe: Codeframe, gone: set[str]) -> Codeframe:
    """Codes that have no place yet: agreed since, or resting on too few comments to have one."""
    known = {code.id for code in earlier.codes}
    since = tuple(
        replace(theme, codes=tuple(code for code in theme.codes if code.id not in known))
        for theme in codeframe.themes
    )
    agreed = {code.id: code for code in codeframe.codes}
    few = tuple(
        agreed.get(code.id, Code(code.id, code.name, code.definition))
        for code in earlier.codes
        if not code.centres and code.id != OTHER.id and code.id not in gone
    )
    themes = (*since, Theme(EARLIER, "Earlier codes", few))
    return replace(codeframe, themes=tuple(theme for theme in themes if theme.codes))


def _marked(found: Suggestions) -> Suggestions:
    """Themes found in the comments under names that say they are emerging."""
    themes = tuple(
        replace(
            theme,
            codes=tuple(
                _emerging(code) if code.id in found.found else code for code in theme.codes
            ),
        )
        for theme in found.codeframe.themes
    )
    return replace(found, codeframe=replace(found.codeframe, themes=themes))


def _emerging(code: Code) -> Code:
    definition = f"{NOT_EARLIER}{code.definition}"
    return replace(code, name=f"{EMERGING}{code.name}", definition=definition)


def _together(look: FrozenLook, found: Suggestions) -> Suggestions:
    """Both kinds of codings in the order of the comments."""
    import pandas as pd

    comments = look.comments
    substantive = comments[comments["substance"] == "substantive"]
    is_earlier = substantive["text"].isin(list(look.codings))
    fitted = as_frame(substantive[is_earlier], look.codings)
    order = {response: at for at, response in enumerate(comments["response_id"])}
    every = pd.concat([fitted, found.codings], ignore_index=True)
    at = every["response_id"].map(order)
    every = every.loc[at.sort_values(kind="stable").index].reset_index(drop=True)
    counts = {
        "comments": len(comments),
        "substantive": len(substantive),
        "earlier": int(is_earlier.sum()),
    }
    return replace(found, codings=every, counts=found.counts | counts)
