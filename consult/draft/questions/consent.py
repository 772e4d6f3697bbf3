"""Whether people may be quoted: which question asks it, and which of its answers allow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions import scales
from consult.definitions.wordings import normalised
from consult.draft.questions.guessed import Guess
from consult.draft.questions.remark import Remark
from consult.model.settings.question import CONSENT
from consult.model.survey.questionnaire import CHOICES, Purpose

_WORDS = (
    r"(?:response|answers?|comments?|submission|views?|words|feedback|letter"
    r"|what you (?:say|wrote))"
)
_USE = r"(?:publish\w*|publication|quot(?:e[ds]?|ing|ation)|made? public|attribut\w+)"
_ASKS = re.compile(
    rf"(?i)\b{_USE}\b.{{0,60}}\b{_WORDS}\b|\b{_WORDS}\b.{{0,80}}\b{_USE}\b"
    rf"|\b(?:consent|permission|happy|content|agree)\b.{{0,60}}\b{_USE}\b"
    rf"|\b(?:use|share|include)\b.{{0,30}}\b{_WORDS}\b.{{0,40}}\b(?:report|public\w*)\b"
    rf"|\b(?:keep|kept|remain|treat\w*)\b.{{0,40}}\bconfidential"
)
_LIKELY = re.compile(
    r"(?i)\bquot(?:e|ed|ing)\b|\b(?:share|use|print|publish)\b.{0,20}\bwhat you\b"
    r"|\banonym\w+\b|\b(?:your|my) name\b.{0,40}\b(?:report|publish\w*|public|shown|appear)"
)
"""May ask for it in words that nobody foresaw ("May we quote you?"): it is taken for that, and a
person is asked to look, for somebody who said No must not be quoted."""

_AGAINST = re.compile(
    r"(?i)\b(?:confidential|private|withh[eo]ld|not|never|without)\b|n['\u2019]t\b"
)
_REFUSES = re.compile(
    r"(?i)^no\b|\b(?:not|never|none|confidential|private|withhold|refuse|decline|object)\b"
    r"|n['\u2019]t\b"
)
_ALLOWS = re.compile(
    r"(?i)\b(?:yes|agree|consent|happy|allow|may|can|publish\w*|quoted?|anonymous\w*|true)\b"
    r"|^[1xy]$"
)


def with_consent(found: Guess, asked: str) -> Guess:
    """A closed question with what it says of quoting, where it asks for that.

    Parameters
    ----------
    found
        What the question seems to be so far.
    asked
        What was asked.

    Notes
    -----
    Whoever did not allow it is not quoted: no answer, and an answer nobody can place, allow
    nothing.
    """
    surely = bool(_ASKS.search(asked))
    likely = surely or _LIKELY.search(asked)
    if found.kind not in CHOICES or found.characteristic or not likely:
        return found
    options = found.options or tuple(option.label for option in scales()[found.scale].options)
    turned = bool(_AGAINST.search(asked))
    consents = tuple(label for label in options if _allows(label, turned=turned))
    plain = {normalised(label) for label in options} <= {"yes", "no"}
    clear = plain and surely and not turned
    remarks = found.remarks if clear else (*found.remarks, _doubt(consents))
    return replace(found, asks=CONSENT, consents=consents, purpose=Purpose.CONTEXT, remarks=remarks)


def _allows(label: str, *, turned: bool) -> bool:
    if normalised(label) in ("yes", "no"):
        return (normalised(label) == "yes") != turned
    return bool(_ALLOWS.search(label)) and not _REFUSES.search(label)


def _doubt(consents: Sequence[str]) -> Remark:
    told = ", ".join(f'"{label}"' for label in consents) or "none of its answers"
    return Remark(
        f"it seems to ask whether people may be quoted, and {told} taken for consent: nobody else "
        "is quoted; put `consents` right where that is wrong"
    )
