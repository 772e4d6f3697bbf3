"""Rules for personal data, kept as data in definitions/redaction.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

NAME = "name"
_SMALL = re.compile(r"(?<![\w'’])[a-z][\w'’-]+")
_CAPITAL = re.compile(r"(?<=[a-z,;:)’'] )[A-Z][\w'’&+-]*")
"""Words in small letters; words with a capital that does not begin a sentence."""

NHS_WEIGHTS = range(10, 1, -1)
"""Weights of the first nine digits. Source: NHS Data Dictionary, NHS Number."""


@dataclass(frozen=True)
class Pattern:
    """One rule.

    Parameters
    ----------
    kind
        What it finds, in the words put in place of it.
    regex
        Where a group called "found" exists, only that group is personal data.
    check
        A further test of what matched: "nhs number" or none.
    not_names
        Words that look like a name by their capital and are none.
    finds, leaves
        Its own examples: texts it must find something in, and texts it must leave alone.
    """

    kind: str
    regex: re.Pattern[str]
    check: str = ""
    not_names: frozenset[str] = frozenset()
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Where personal data stands in a text: characters ``start`` up to, not including, ``end``."""

    kind: str
    start: int
    end: int


@cache
def patterns() -> tuple[Pattern, ...]:
    """All rules, in the order of the file."""
    data = _read("redaction.toml")
    return tuple(
        Pattern(
            kind=entry["kind"],
            regex=re.compile(
                entry["regex"].replace("{first_name}", _first_name()),
                re.IGNORECASE if entry.get("ignore_case") else 0,
            ),
            check=entry.get("check", ""),
            not_names=frozenset(data["not_names"]) if entry["kind"] == NAME else frozenset(),
            finds=tuple(entry["finds"]),
            leaves=tuple(entry["leaves"]),
        )
        for entry in data["pattern"]
    )


def may_name_somebody(texts: Sequence[str]) -> tuple[bool, ...]:
    """Whether each text holds a capital inside a sentence that may be somebody's name.

    Parameters
    ----------
    texts
        All comments of a consultation, redacted.

    Returns
    -------
    tuple
        True for a text with a capitalised word inside a sentence that nobody in these texts
        writes in small letters and that first_names.toml does not list as no person. It is
        often a place or a brand: use it to choose quotes with care, not to redact.
    """
    harmless = frozenset(_read("first_names.toml")["not_people"])
    small = {word for text in texts for word in _SMALL.findall(text)}
    return tuple(
        any(word not in harmless and word.lower() not in small for word in _CAPITAL.findall(text))
        for text in texts
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("consult.definitions").joinpath(name).read_text(encoding="utf-8"))


def _first_name() -> str:
    """Any listed name as a regex; those that are words too only inside a sentence."""
    data = _read("first_names.toml")
    sure, words = "|".join(data["names"]), "|".join(data["also_words"])
    return rf"(?:\b(?:{sure})\b|(?<=[a-z,] )(?:{words})\b)(?!['’´`]?t\b)"


def find(text: str) -> tuple[Finding, ...]:
    """Personal data in a text, first to last, never overlapping.

    Parameters
    ----------
    text
        One comment as written.

    Notes
    -----
    Rules find what has a form or a cue. Names without either are missed: a person reads
    every quote before it is published.
    """
    found = sorted(
        (finding for pattern in patterns() for finding in _matches(pattern, text)),
        key=lambda finding: (finding.start, -finding.end),
    )
    kept: list[Finding] = []
    for finding in found:
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return tuple(kept)


def redact(text: str) -> tuple[str, tuple[str, ...]]:
    """Put the kind in square brackets in place of each piece of personal data.

    Parameters
    ----------
    text
        One comment as written.

    Returns
    -------
    tuple
        The redacted text, and the kind of each piece replaced, first to last.

    Examples
    --------
    An invented comment:

    >>> redact("Ring me on 07700 900123.")
    ('Ring me on [telephone number].', ('telephone number',))
    """
    findings = find(text)
    out, last = [], 0
    for finding in findings:
        out += [text[last : finding.start], f"[{finding.kind}]"]
        last = finding.end
    return "".join([*out, text[last:]]), tuple(finding.kind for finding in findings)


def _matches(pattern: Pattern, text: str) -> list[Finding]:
    out = []
    for match in pattern.regex.finditer(text):
        group = "found" if "found" in pattern.regex.groupindex else 0
        words = match.group(group)
        if words.split()[0] in pattern.not_names:
            continue
        if pattern.check == "nhs number" and not _is_nhs_number(words):
            continue
        out.append(Finding(pattern.kind, match.start(group), match.end(group)))
    return out


def _is_nhs_number(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    remainder = 11 - sum(w * d for w, d in zip(NHS_WEIGHTS, digits, strict=False)) % 11
    return remainder != 10 and remainder % 11 == digits[9]
