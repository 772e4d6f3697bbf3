"""Codings of record kept by the hash of their comments, and the hash over a whole fit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING

from consult.coding.suggest.text_codings import Coding
from consult.coding.texts.segments import segments
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import UsedCode
from consult.model.coding.deciding import Band, DecidedBy
from consult.model.coding.fit import Fit, FitQuestion

if TYPE_CHECKING:
    import pandas as pd

EMERGING = "Emerging: "
"""What the name of a theme begins with that was not among the earlier codes."""

NOT_EARLIER = "Not among the earlier codes. "

DIGITS = 16
"""Hexadecimal digits kept of the hash of a comment: enough to tell a thousand million apart."""

_SINCE_0_1 = ("found", "apart")

NO_CLAUSE = -1
"""Place of a passage that is none of the comment's clauses; real places begin at 0."""


def known_hash(text: str) -> str:
    """The hash a comment is kept under; spaces and line breaks do not count.

    Parameters
    ----------
    text
        The comment, redacted.
    """
    return words_hash(text)[:DIGITS]


def remembered(told: pd.DataFrame, codes: Sequence[UsedCode]) -> dict[str, str]:
    """Codings of record without the words: by the hash of the comment, in canonical order.

    Parameters
    ----------
    told
        Schema ``CODINGS`` with a column "text" beside it, of one question.
    codes
        The codes they use.
    """
    place = {code.id: at for at, code in enumerate(codes)}
    once = told[told["code"].isin(list(place))].drop_duplicates(["text", "code"])
    texts = once["text"].drop_duplicates().tolist()
    clauses = dict(zip(texts, segments(texts), strict=True))
    columns = ["text", "code", "decided_by", "probability", "band", "passage"]
    found: dict[str, dict[int, str]] = {}
    for text, code, by, sure, band, passage in sorted(
        once[columns].itertuples(index=False, name=None)
    ):
        at = clauses[text].index(passage) if passage in clauses[text] else NO_CLAUSE
        line = f"{place[code]} {by} {round(sure, 3)} {band} {at}"
        found.setdefault(known_hash(text), {}).setdefault(place[code], line)
    return {key: "; ".join(found[key][at] for at in sorted(found[key])) for key in sorted(found)}


def recalled(question: FitQuestion, text: str, clauses: Sequence[str]) -> list[Coding]:
    """The codings a comment has on record, strongest first; none where it is not known.

    Parameters
    ----------
    question
        The codes of its question.
    text
        The comment.
    clauses
        Its clauses.
    """
    line = question.coded.get(known_hash(text), "")
    found = [_coding(question, kept.split(), clauses) for kept in line.split("; ") if kept]
    return sorted(found, key=lambda coding: -coding.probability)


def _coding(question: FitQuestion, parts: Sequence[str], clauses: Sequence[str]) -> Coding:
    place, by, sure, band, clause = parts
    passage = clauses[int(clause)] if 0 <= int(clause) < len(clauses) else ""
    code = question.codes[int(place)].id
    return Coding(code, DecidedBy(by), float(sure), passage, Band(band))


def digest_of(fit: Fit) -> str:
    """Hash over everything in a fit but the hash itself, 64 hexadecimal digits.

    Parameters
    ----------
    fit
        Whole; what its own ``digest`` says makes no difference.
    """
    content = asdict(fit) | {"digest": ""}
    for question in content["questions"].values():
        # Fits of 0.1 do not say of any code how it was found: what they were hashed over stays.
        question["codes"] = [_as_in_0_1(code) for code in question["codes"]]
    text = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return sha256(text.encode("ascii")).hexdigest()


def _as_in_0_1(code: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in code.items() if key not in _SINCE_0_1 or value}
