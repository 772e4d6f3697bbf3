"""A mail saved as .eml: its newest text, and the letters that were attached to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from consult.errors import ConsultError, ExportError, Place, Problem
from consult.office.encoding import decode
from consult.read.letters.documents import READABLE, ending_of, lines_of, refuse, words_of_page
from consult.read.letters.own_words import OwnWords, own_words

_UK = ZoneInfo("Europe/London")
_WITHIN = 3
"""Mails inside a mail that are opened, one in the other. A mail that was passed on twice is one
within two; a file made to hold thousands is left at the third."""

_MOST_ATTACHED = 50
"""Attachments of a mail that are looked at. More than ten are rare; a mail of thousands would hold
up a run."""


@dataclass(frozen=True)
class Mail:
    """A mail read.

    Parameters
    ----------
    words
        Of its writer, in the newest mail alone.
    sent, sender, subject
        As it has them; the time is that of the United Kingdom.
    attached
        The words of each attachment that could be read, by its name.
    unread
        Names of attachments that could not.
    """

    words: OwnWords
    sent: str
    sender: str
    subject: str
    attached: dict[str, str]
    unread: tuple[str, ...]


def read_mail(data: bytes, name: str) -> Mail:
    """A mail.

    Parameters
    ----------
    data, name
        The file.

    Raises
    ------
    ExportError
        When it is empty, too large, or no mail.
    """
    refuse(data, name)
    message = message_from_bytes(data, policy=policy.default)
    if not (message["from"] or message["subject"] or message["date"]):
        hint = "Save the mail again as .eml, or type what it says into a text file (.txt)."
        raise ExportError(Problem("This is no mail: it has no sender.", Place(file=name), hint))
    return _mail(message, _WITHIN)


def _mail(message: EmailMessage, within: int) -> Mail:
    attached: dict[str, str] = {}
    unread: list[str] = []
    for at, part in enumerate(_attachments(message)[:_MOST_ATTACHED], start=1):
        name = part.get_filename() or f"attachment {at}"
        text = _attached(part, name, within)
        if text:
            attached[name] = text
        elif text is None:
            unread.append(name)
    words = own_words(_body(message).splitlines())
    subject = _header(message, "subject")
    return Mail(words, _sent(message), _header(message, "from"), subject, attached, tuple(unread))


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    try:
        return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except (KeyError, TypeError, AttributeError):
        return []


def _attached(part: EmailMessage, name: str, within: int) -> str | None:
    """The words of an attachment; "" for a picture of a signature, ``None`` where unreadable."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        if within and isinstance(inner, EmailMessage):
            mail = _mail(inner, within - 1)
            return "\n\n".join([mail.words.text, *mail.attached.values()])
        return None
    if kind.startswith("image/") and (part["content-id"] or part.get_filename() is None):
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    ending = ending_of(name)
    if ending not in READABLE:
        name = f"{name}.txt" if kind == "text/plain" else f"{name}.html"
        if kind not in ("text/plain", "text/html"):
            return None
    try:
        lines = [line.text for line in lines_of(data, name)]
    except ConsultError:
        return None
    return own_words(lines).text or None


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    text = _decoded(raw, part.get_content_charset() or "")
    return words_of_page(text) if part.get_content_type() == "text/html" else text


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data).body.decode("utf-8", errors="replace")


def _header(message: EmailMessage, name: str) -> str:
    try:
        words = str(message[name] or "")
    except (ValueError, TypeError, IndexError, AttributeError):
        return ""
    return re.sub(r"\s+", " ", words).strip()


def _sent(message: EmailMessage) -> str:
    """When it was sent, as the clock showed it in the United Kingdom."""
    try:
        moment = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return f"{zoned.astimezone(_UK):%Y-%m-%d %H:%M:%S}"
