"""Bytes to text: byte-order mark, UTF-8, UTF-16, then Windows and Mac by what they would spell."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENGLISH = frozenset("‘’“”–—…£€•éèêëáàâäãóòôöõúùûüíìîïçñÉ°½¼¾®™©\u00a0")
_SINGLE_BYTE = ("cp1252", "mac_roman")
_SAMPLE = 4096
_CONTROL_COST = 5


@dataclass(frozen=True)
class Decoded:
    """Text and how it was found.

    Parameters
    ----------
    text
        The whole file.
    encoding
        Its name.
    guessed
        Whether no mark or rule decided it, only which spelling is likelier English.
    tied
        Whether two encodings were as likely.
    line
        First line that is not plain UTF-8, counted from 1, when it was guessed.
    """

    text: str
    encoding: str
    guessed: bool = False
    tied: bool = False
    line: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a file.

    Parameters
    ----------
    data
        Its bytes.

    Returns
    -------
    Decoded
        Never fails: a byte means something in Windows-1252 or Mac Roman.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    if wide := _utf16_without_mark(data):
        return Decoded(data.decode(wide, errors="replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _likelier(data, data.count(b"\n", 0, error.start) + 1)


def _utf16_without_mark(data: bytes) -> str:
    head = data[:_SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and even < odd // 4:
        return "utf-16-le"
    if even > len(head) // 4 and odd < even // 4:
        return "utf-16-be"
    return ""


def _likelier(data: bytes, line: int) -> Decoded:
    texts = {name: data.decode(name, errors="replace") for name in _SINGLE_BYTE}
    windows, mac = (_score(texts[name]) for name in _SINGLE_BYTE)
    best = "mac_roman" if mac > windows else "cp1252"
    return Decoded(texts[best], best, guessed=True, tied=mac == windows, line=line)


def _score(text: str) -> int:
    unusual = [character for character in text if ord(character) > 127]
    return sum(_worth(character) for character in unusual)


def _worth(character: str) -> int:
    if character in _ENGLISH:
        return 1
    is_control = "\x80" <= character <= "\x9f" or character == "\ufffd"
    return -_CONTROL_COST if is_control else -1
