"""Code later comments with the codes of an earlier fit; what fits none of them is emerging.

A comment known from the fit keeps the codings it had. Any other is given one to three codes where
it comes above the floor of the nearest. Which ones depends on the comment and the fit alone, so
comments that arrive later change no other. What comes above no floor goes the way of comments that
no code explains, and the themes found there are marked as emerging.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.definition_scores import Scores
from consult.coding.suggest.emergent import EMERGENT, OTHER
from consult.coding.suggest.suggest_codings import Find, Suggestions, as_frame, suggest_codings
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


def suggest_frozen(
    comments: pd.DataFrame,
    earlier: FrozenCodes,
    *,
    codeframe: Codeframe,
    encoders: Encoders,
    find: Find,
) -> Suggestions:
    """Suggest the codes of an earlier fit for every substantive comment on one question.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question, one row per response; not changed.
    earlier
        The codes of that question.
    codeframe
        The codes agreed now: those not among the earlier ones are offered to comments that fit
        none of these; those retired since are given to no comment.
    encoders, find
        As for ``suggest_codings``.

    Returns
    -------
    Suggestions
        ``codeframe`` holds the codes that are new, emerging ones marked by their names. In
        ``counts``, "earlier" are comments that have earlier codes.
    """
    gone = {code.id for code in codeframe.codes if code.retired}
    substantive = comments[comments["substance"] == "substantive"]
    codings = _coded(sorted(set(substantive["text"]), key=known_hash), earlier, gone)
    rest = comments[~comments["text"].isin(list(codings))]
    found = suggest_codings(
        rest,
        codeframe=_still_open(earlier.question, codeframe, gone),
        encoders=encoders,
        find=find,
    )
    found = _marked(found, {code.id for code in earlier.question.codes} | gone)
    return _together(comments, substantive, codings, found)


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
    agreed = {code.id for code in codes if code.theme}
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


def _marked(found: Suggestions, taken: set[str]) -> Suggestions:
    """Themes found in the comments under ids and names that say they are emerging."""
    taken = taken | {code.id for code in found.codeframe.codes}
    free = (name for name in (f"new{number:02d}" for number in count(1)) if name not in taken)
    ids: dict[str, str] = {}
    themes = []
    for theme in found.codeframe.themes:
        if theme.id == EMERGENT:
            ids |= {code.id: next(free) for code in theme.codes}
            theme = replace(theme, codes=tuple(_emerging(c, ids[c.id]) for c in theme.codes))
        themes.append(theme)
    codings = found.codings.assign(code=found.codings["code"].replace(ids))
    return replace(found, codings=codings, codeframe=replace(found.codeframe, themes=tuple(themes)))


def _emerging(code: Code, new: str) -> Code:
    definition = f"{NOT_EARLIER}{code.definition}"
    return replace(code, id=new, name=f"{EMERGING}{code.name}", definition=definition)


def _together(
    comments: pd.DataFrame,
    substantive: pd.DataFrame,
    codings: dict[str, list[Coding]],
    found: Suggestions,
) -> Suggestions:
    """Both kinds of codings in the order of the comments."""
    import pandas as pd

    fitted = as_frame(substantive[substantive["text"].isin(list(codings))], codings)
    order = {response: at for at, response in enumerate(comments["response_id"])}
    every = pd.concat([fitted, found.codings], ignore_index=True)
    at = every["response_id"].map(order)
    every = every.loc[at.sort_values(kind="stable").index].reset_index(drop=True)
    counts = {
        "comments": len(comments),
        "substantive": len(substantive),
        "earlier": int(substantive["text"].isin(list(codings)).sum()),
    }
    return replace(found, codings=every, counts=found.counts | counts)
