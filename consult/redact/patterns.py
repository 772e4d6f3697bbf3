"""Rules for personal data, kept as data in redaction.toml: ours, and the organisation's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.definitions.in_force import definition, derived, shipped
from consult.definitions.languages import is_word_of_its_language
from consult.errors import Place, Problem, StudyError

_FILE = Place("redaction.toml")
NAME = "name"
_SMALL = re.compile(r"(?<![\w'’])[a-z][\w'’-]+")
_CAPITAL = re.compile(r"(?<=[a-z,;:)’'] )[A-Z][\w'’&+-]*")
"""Words in small letters; words with a capital that does not begin a sentence."""

_UNUSUAL = [0xA0, 0xAD, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF]
_SPACES = dict.fromkeys(_UNUSUAL, " ") | dict.fromkeys([*range(0x2010, 0x2014), 0x2212], "-")
"""Spaces, seen or not, as plain ones, and dashes, letter for letter: what is found stands where it
stood."""

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


@derived
def patterns() -> tuple[Pattern, ...]:
    """All rules in force, in the order of the file; words always redacted are the first.

    Raises
    ------
    StudyError
        When a rule of the organisation cannot be read, or does not do to its own examples what it
        says; all of them at once.
    """
    data = definition("redaction.toml")
    problems: list[Problem] = []
    found = [*_always(data["always"])]
    for entry in data["pattern"]:
        try:
            found.append(_pattern(entry, frozenset(data["not_names"])))
        except re.error as error:
            what = f'The pattern of kind "{entry["kind"]}" is no regular expression: {error.msg}.'
            problems.append(Problem(what, _FILE, "Correct it, or take it out."))
    problems += [problem for pattern in found for problem in _broken_promises(pattern)]
    if problems:
        raise StudyError(problems)
    return tuple(found)


def _pattern(entry: Mapping[str, Any], not_names: frozenset[str]) -> Pattern:
    return Pattern(
        kind=entry["kind"],
        regex=re.compile(
            entry["regex"].replace("{first_name}", _first_name()),
            re.IGNORECASE if entry.get("ignore_case") else 0,
        ),
        check=entry.get("check", ""),
        not_names=not_names if entry["kind"] == NAME else frozenset(),
        finds=tuple(entry["finds"]),
        leaves=tuple(entry["leaves"]),
    )


def _always(words: Sequence[str]) -> Iterator[Pattern]:
    """The rule for words that an organisation wants redacted wherever they stand."""
    if any(word.split() for word in words):
        longest_first = sorted(filter(str.strip, words), key=lambda word: (-len(word), word))
        either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
        yield Pattern(NAME, re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE))


def _broken_promises(pattern: Pattern) -> Iterator[Problem]:
    """Examples of a rule that it does not treat as it says. They are invented, so may be told."""
    for number, text in enumerate(pattern.finds, start=1):
        if not _matches(pattern, text):
            yield _broken(pattern, f"does not find anything in number {number} of its finds")
    for number, text in enumerate(pattern.leaves, start=1):
        if _matches(pattern, text):
            yield _broken(pattern, f"finds something in number {number} of its leaves")


def _broken(pattern: Pattern, how: str) -> Problem:
    hint = "Correct the regex or the example."
    return Problem(f'The pattern of kind "{pattern.kind}" {how}.', _FILE, hint)


@derived
def _never() -> frozenset[str]:
    """Words that are redacted by no rule, without regard to case and spaces."""
    return frozenset(_plain(word) for word in definition("redaction.toml")["never"])


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


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
    harmless = frozenset(shipped("first_names.toml")["not_people"])
    small = {word for text in texts for word in _SMALL.findall(text)}
    return tuple(
        any(word not in harmless and word.lower() not in small for word in _CAPITAL.findall(text))
        for text in texts
    )


def _first_name() -> str:
    """Any listed name as a regex; those that are words too only inside a sentence."""
    data = shipped("first_names.toml")
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
    seen = text if text.isascii() else text.translate(_SPACES)
    found = sorted(
        (
            finding
            for pattern in patterns()
            for finding in _matches(pattern, seen)
            if _plain(text[finding.start : finding.end]) not in _never()
        ),
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
        first = words.split()[0]
        if first in pattern.not_names:
            continue
        if pattern.kind == NAME and is_word_of_its_language(first, text):
            continue
        if pattern.check == "nhs number" and not _is_nhs_number(words):
            continue
        out.append(Finding(pattern.kind, match.start(group), match.end(group)))
    return out


def _is_nhs_number(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    remainder = 11 - sum(w * d for w, d in zip(NHS_WEIGHTS, digits, strict=False)) % 11
    return remainder != 10 and remainder % 11 == digits[9]
