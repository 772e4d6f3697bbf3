"""What a platform, or whoever looked through its responses, says a response is.

A column of status says it in a word ("rejected"), a column of one reason in yes and no ("Spam?").
The words of both are here, each with the reason for which a response is set aside; the reasons are
the values of :class:`consult.model.survey.tables.SetAside`.
"""

from __future__ import annotations

import re
from functools import cache

_REASONS = {
    "rejected by a reviewer": "rejected|not approved|unapproved|disapproved|declined|refused|reject"
    "|failed review|not accepted|not valid|invalid|excluded|exclude",
    "spam": "spam|possible spam|marked as spam|flagged as spam|bot|junk",
    "withdrawn": "withdrawn|withdrew|consent withdrawn|withdrawn by respondent|retracted|withdraw",
    "deleted on the platform": "deleted|removed|trash|trashed|binned|in the bin",
    "test or preview": "test|preview|survey preview|survey test|test response|test data|testing"
    "|preview response|test submission|dummy|trial|pilot test",
    "not submitted": "partial|partially complete|partially completed|incomplete|in progress|started"
    "|not submitted|not completed|not complete|unfinished|draft|saved|abandoned|unsubmitted",
}
_COUNTS = (
    "|approved|accepted|complete|completed|finished|submitted|final|received|valid|ok|okay|live"
    "|real|active|open|new|closed|reviewed|checked|verified|has issues|hasissues|on hold|edited"
    "|pending|pending review|under review|awaiting review|unreviewed|not reviewed|processed"
    "|published|unpublished|not published|acknowledged|replied|answered|logged|filed|actioned"
    "|forwarded|imported|offline|ip address|normal|genuine|keep|include|included|response|full"
    "|submitted via web|none|n/a|-"
)
"""What says that a response counts. "Has issues" and "on hold" ask for another look and reject
nothing, and what is not published counts all the same. Source: ODK Central and KoboToolbox."""

_BY_WORD = {
    **{word: reason for reason, words in _REASONS.items() for word in words.split("|")},
    **dict.fromkeys(_COUNTS.split("|"), ""),
}
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "checked", "selected"})
_NO = frozenset({"", "no", "n", "false", "0", "-", "unchecked", "not selected"})
_OF_KOBO = re.compile(r"validation_status_(\w+)")
_BETWEEN = re.compile(r"[\s_-]+")
_ASKED = re.compile(
    r"^(?:is |a |marked as |flagged as )*(?P<word>test|preview|spam|bot|rejected|withdrawn|deleted"
    r"|consent withdrawn)(?: (?:response|submission|entry|data|record|mode))?\s*\?*$"
)


def _plain(words: str) -> str:
    return _BETWEEN.sub(" ", words.strip().casefold()).strip(" .") or ("-" if "-" in words else "")


def asks_one_reason(heading: str) -> str:
    """The reason that a column answers with yes and no; "" for any other column.

    Parameters
    ----------
    heading
        Tidied.

    Examples
    --------
    Invented:

    >>> asks_one_reason("Is test?"), asks_one_reason("Status")
    ('test or preview', '')
    """
    found = _ASKED.match(_plain(heading))
    return _BY_WORD[found["word"]] if found else ""


@cache
def reason_of(cell: str, heading: str = "") -> str | None:
    """Why a response is set aside, "" when it counts, ``None`` when the words are not known.

    Parameters
    ----------
    cell
        What a column of status says of it.
    heading
        Of that column.

    Examples
    --------
    Invented:

    >>> reason_of("Not approved"), reason_of("hasIssues"), reason_of("Yes", "Spam?")
    ('rejected by a reviewer', '', 'spam')
    """
    found = _OF_KOBO.search(cell.casefold())
    word = _plain(found[1] if found else cell)
    if reason := asks_one_reason(heading):
        if word in _YES:
            return reason
        if word in _NO:
            return ""
    return _BY_WORD.get(word)
