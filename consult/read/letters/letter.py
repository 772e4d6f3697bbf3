"""A letter as a value: what came, when, from whom, and what was kept out of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """One letter or mail.

    Parameters
    ----------
    files
        Names of its files; a typed copy of a scan stands beside it.
    key
        A short code of its content, the same whatever it is called and whatever lies beside it.
    channel
        "e-mail" or "letter".
    text
        What its writer wrote, attachments after the letter itself.
    sent
        When a mail was sent, as the clock showed it in the United Kingdom; empty where unknown.
    sender, subject
        As a mail has them; both can name people.
    notes
        What was read and what was kept out, in sentences.
    unread
        Attachments that could not be read.
    readable
        Whether any of it could be read; a picture of a letter cannot.
    """

    files: tuple[str, ...]
    key: str
    channel: str
    text: str
    sent: str = ""
    sender: str = ""
    subject: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    readable: bool = True
