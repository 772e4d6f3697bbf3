"""Headings that every platform uses alike: ids, times, personal details, platform columns."""

from __future__ import annotations

import re

from consult.read.export.declared import Role
from consult.read.values.statuses import asks_one_reason

_ID = re.compile(
    r"^(response|respondent|submission|form|record|reference|ref|unique response)?[\s_]*"
    r"(id|number|no\.?|ref\.?|reference)$|^ref$|^urn$|^id$"
)
_TIME = re.compile(
    r"^(timestamp|date(?: of)? (?:submitted|received|contribution|submission)|submitted(?: at)?|"
    r"received|date received|completion time|recordeddate|submit date( \(utc\))?|submissiondate|"
    r"date of contribution|ended|completed|submission date|_submission_time)$"
)
_PERSONAL = re.compile(
    r"^(?:(?:what is )?(?:your )?(?:full |first |last |sur|fore|contact )?name"
    r"|(?:your )?e-?mail(?: address)?|username|login|login \(screen name\)|screen name"
    r"|ip ?address|(?:your )?(?:tele)?phone(?: number)?|(?:your )?(?:home |postal )?address"
    r"|(?:what is )?(?:your )?(?:full )?post ?code|recipient\w+|from|signature)\s*[?:.]*$"
)
_PERSONAL_ASKED = re.compile(
    r"\b(?:your|full) (?:full |home )?(?:post ?code|e-?mail address|name and address|"
    r"telephone number|phone number|full name|first name|surname)\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:do not|don['\u2019]t|without|not) (?:include|includ|give|provide|enter|write)"
)
"""Help text that says what must not be written is no question for it."""

_PLATFORM = re.compile(
    r"^(user ?type|start ?time|start ?date.*|end ?date.*|date ?started|datestamp|started|created"
    r"|updated|modified|last modified time|date last action|stage date.*|progress|finished"
    r"|duration.*|interviewtime|group ?time.*|weight|seed|last ?page|start ?language|userlanguage"
    r"|distributionchannel|externalreference|location(latitude|longitude)|collector ?id"
    r"|custom data.*|tracking link|network id|token|tags|ending|refurl|referrer url"
    r"|(keyed|entered|keyed in|logged) by|batch|file ?name|userno|userid|unique id"
    r"|contributor summary.*|meta-?/?instance.*|key|__version__"
    r"|_(id|uuid|notes|status|submitted_by|tags|index))$"
)
_STATUS = re.compile(
    r"^(?:status|response type|_?validation[_ ]status|review ?state|moderation|approval"
    r"|(?:review|approval|validation|response|submission|record|entry|quality)[ _]"
    r"(?:status|state|outcome|decision|result|check))$"
)
_MACHINE = re.compile(
    r"^(?:.+ ?- ?(?:topics|parent topics|topic hierarchy.*|sentiment(?: score| polarity)?"
    r"|(?:first|last) click|page submit|click count)|(?:points|feedback) - .+|total points"
    r"|quiz feedback|(?:question|group) time: .+)$"
)
"""Columns that a platform works out: topics, sentiment, points, timings."""

_NUMBERED = re.compile(
    r"^(?:(?:q|question\s?)\s*\.?\d+[a-z]?(?:\.[a-z0-9]+)*(?:\s*[.:)–-]+\s*|\s+)"
    r"|\d+[a-z]?(?:\.[a-z0-9]+)*\s*[.:)]\s*|\d+(?:\.\d+)+\s+)",
    re.I,
)


def usual_role(heading: str) -> Role | None:
    """What a heading says about a column on any platform; ``None`` for a question.

    Parameters
    ----------
    heading
        Tidied; a question number before it ("Q4a. ") makes no difference.

    Examples
    --------
    Invented:

    >>> usual_role("Response ID").name, usual_role("2. Your email address").name
    ('ID', 'PERSONAL')
    >>> usual_role("Do you agree?") is None
    True
    """
    words = without_number(heading).casefold()
    asked = len(words) < 90 and not _NOT_ASKED.search(words)
    if _PERSONAL.match(words) or (asked and _PERSONAL_ASKED.search(words)):
        return Role.PERSONAL
    if _ID.match(words):
        return Role.ID
    if _TIME.match(words):
        return Role.TIME
    if _MACHINE.match(heading.strip().casefold()):
        return Role.PLATFORM
    if _STATUS.match(words) or asks_one_reason(words):
        return Role.STATUS
    return Role.PLATFORM if _PLATFORM.match(words) else None


def without_number(heading: str) -> str:
    """A heading without the question number before it ("Q4a. ", "3) ").

    Parameters
    ----------
    heading
        As the sheet has it; one that is nothing but a number stays.
    """
    return _NUMBERED.sub("", heading).strip() or heading.strip()
