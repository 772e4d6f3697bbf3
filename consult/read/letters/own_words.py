"""What the writer of a letter wrote, told from what stands around it.

Kept out: the address above the salutation, the closing and the name beneath it, the mail that is
answered, what a mail server adds. How many lines were kept out is told; what they say is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WROTE = re.compile(
    r"(?i)^\s*(?:on|am|le|el)\b.{5,200}\b(?:wrote|schrieb|a écrit|escribió)\s*:\s*$"
)
_BEGINS_WROTE = re.compile(r"(?i)^\s*on\b.{5,120}\d{4}\b")
_DIVIDER = re.compile(
    r"(?i)^\s*(?:-{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by).*|reply.*)"
    r"\s*-*|begin forwarded message:?|_{10,}|-{5,}\s*forwarded.*)\s*$"
)
_HEADER = re.compile(r"(?i)^\W*(from|sent|date|to|cc|subject|importance|attachments?)\W*:\s*\S?")
_QUOTED = re.compile(r"^\s*(?:>|\|)\s?")
_SIGNED = re.compile(
    r"(?i)^\W*(?:yours?(?: (?:sincerely|faithfully|truly|ever|etc|in hope|respectfully))?"
    r"|(?:(?:kind|kindest|best|warm|warmest|many) )?(?:regards|wishes|thanks)"
    r"|(?:with )?(?:kind|kindest|best|warm|many) (?:regards|wishes|thanks)(?: in advance)?"
    r"|(?:yours )?sincerely|faithfully|cheers|thank(?: you|s)(?: (?:again|in advance))?|signed"
    r"|cofion(?: cynnes| gorau)?|yn gywir|diolch)\W*$"
)
_DEVICE = re.compile(r"(?i)^\W*(?:sent from (?:my|outlook|yahoo|mail)\b|get outlook for\b).*$")
_SIGNATURE_MARK = re.compile(r"^-- ?$")
_NOTICE = re.compile(
    r"(?i)^\W*(?:(?:this|the information in this|the contents of this) (?:e-?mail|message)\b.{0,80}"
    r"\b(?:confidential|intended|private|privileged)|disclaimer\b|(?:caution|external(?: e-?mail)?)"
    r"\s*:)"
)
_DEAR = re.compile(r"(?i)^\W*(?:dear|to whom it may concern|annwyl|for the attention of)\b")
_AFTERTHOUGHT = re.compile(r"(?i)^\W*p\.? ?s\b")

_SHORT = 60
"""Characters of a line of an address or a signature: a postcode, a name with a title, a telephone
number. Lines of a letter that are no longer stand at the end of a paragraph, and one within twelve
lines of the closing that is longer ends the signature."""

_ADDRESS_LINES, _SIGNATURE_LINES = 16, 12
"""Most lines of an address with a date and a subject, and of a name with a post, an address and
telephone numbers. What is longer is a part of the letter. Tried on invented letters only."""

_HEADERS = 3
"""Lines such as "From:", "Sent:", "To:" close together that begin a mail which is answered; two
could be a list in a letter."""


@dataclass(frozen=True)
class OwnWords:
    """The words of a letter, and how many lines around them were kept out.

    Parameters
    ----------
    text
        What the writer wrote.
    quoted, around
        Lines of other mails, and of addresses, closings and notices.
    forwarded
        Whether there was nothing but a mail that was passed on, which is then the letter.
    """

    text: str
    quoted: int = 0
    around: int = 0
    forwarded: bool = False


def own_words(lines: Sequence[str]) -> OwnWords:
    r"""The words of the writer of a letter or mail.

    Parameters
    ----------
    lines
        All lines, as they stand in it.

    Examples
    --------
    Invented:

    >>> said = own_words(["Dear all,", "Keep the pier.", "Regards", "A. Name", "> We asked you"])
    >>> said.text, said.quoted, said.around
    ('Dear all,\nKeep the pier.', 1, 2)
    """
    newest, passed_on = _newest(lines)
    own, around = _without_frame(newest)
    quoted = _filled(lines) - _filled(newest)
    if any(line.strip() for line in own) or not passed_on:
        return OwnWords(_joined(own), quoted, around)
    within = own_words(_without_headers(passed_on))
    return OwnWords(within.text, within.quoted, within.around + around, forwarded=True)


def _newest(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is new in a mail, and the mail beneath it."""
    at = next((i for i in range(len(lines)) if _begins_other(lines, i)), len(lines))
    below = list(lines[at:])
    answered_below = _answer_beneath(below)
    own = [line for line in lines[:at] if not _QUOTED.match(line)]
    return [*own, *answered_below], below if not answered_below else []


def _begins_other(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if _WROTE.match(line) or _DIVIDER.match(line):
        return bool(_DIVIDER.match(line)) is False or _holds_more(lines, at)
    follows = lines[at + 1] if at + 1 < len(lines) else ""
    if _BEGINS_WROTE.match(line) and _WROTE.match(f"{line} {follows}"):
        return True
    if not _HEADER.match(line) or not line.strip().lower().lstrip("*> ").startswith("from"):
        return False
    return sum(bool(_HEADER.match(line)) for line in lines[at : at + 6]) >= _HEADERS


def _holds_more(lines: Sequence[str], at: int) -> bool:
    """Whether a divider stands above headers of a mail, and is not just a line drawn across."""
    if not lines[at].strip().startswith("_"):
        return True
    return sum(bool(_HEADER.match(line)) for line in lines[at + 1 : at + 7]) >= _HEADERS


def _answer_beneath(below: Sequence[str]) -> list[str]:
    """What somebody wrote beneath and between the lines of the mail they answer."""
    if not below or not any(_QUOTED.match(line) for line in below):
        return []
    started = False
    own = []
    for line in below:
        started = started or bool(_QUOTED.match(line))
        if started and not _QUOTED.match(line):
            own.append(line)
    return own if any(line.strip() for line in own) else []


def _without_headers(lines: Sequence[str]) -> list[str]:
    start = 0
    while start < len(lines) and (
        not lines[start].strip()
        or _HEADER.match(lines[start])
        or _DIVIDER.match(lines[start])
        or _WROTE.match(lines[start])
    ):
        start += 1
    return [_QUOTED.sub("", line) for line in lines[start:]]


def _without_frame(lines: Sequence[str]) -> tuple[list[str], int]:
    before = _filled(lines)
    own = _without_notices(_without_address(list(lines)))
    kept = _without_signature(own)
    return kept, before - _filled(kept)


def _without_address(lines: list[str]) -> list[str]:
    """From the salutation on, where nothing but an address and a date stand above it."""
    at = next((i for i, line in enumerate(lines) if _DEAR.match(line)), 0)
    above = [line.strip() for line in lines[:at] if line.strip()]
    if len(above) > _ADDRESS_LINES or any(len(line) > _SHORT for line in above):
        return lines
    return lines[at:]


def _without_notices(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for at, line in enumerate(lines):
        if _NOTICE.match(line) and at > len(lines) / 2:
            break
        if not _DEVICE.match(line) and not _NOTICE.match(line):
            kept.append(line)
    return kept


def _without_signature(lines: list[str]) -> list[str]:
    marked = next((i for i, line in enumerate(lines) if _SIGNATURE_MARK.match(line)), len(lines))
    lines = lines[:marked]
    for at in range(len(lines) - 1, -1, -1):
        if not _SIGNED.match(lines[at]):
            continue
        end = at + 1
        while end < len(lines) and len(lines[end].strip()) <= _SHORT and not _goes_on(lines[end]):
            end += 1
        if _filled(lines[at:end]) <= _SIGNATURE_LINES and (
            end == len(lines) or _AFTERTHOUGHT.match(lines[end])
        ):
            return [*lines[:at], *lines[end:]]
    return lines


def _goes_on(line: str) -> bool:
    return bool(_AFTERTHOUGHT.match(line))


def _filled(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) for line in lines)


def _joined(lines: Sequence[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
