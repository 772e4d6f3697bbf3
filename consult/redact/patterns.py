"""Rules for personal data, kept as data in redaction.toml: ours, and the organisation's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from consult.definitions.in_force import definition, derived
from consult.definitions.languages import is_word_of_its_language
from consult.errors import Place, Problem, StudyError, unknown_name
from consult.redact.checks import CHECKS
from consult.redact.names import (
    Span,
    Sureness,
    initialled,
    names_after,
    names_before,
    names_by_kind,
)
from consult.redact.reading import WordedText
from consult.redact.sites import sites_after, sites_before, sites_by_capitals

_FILE = Place("redaction.toml")
NAME = "name"
"""Kind of a person's name, and of what an organisation has redacted always."""

SITE = "organisation"
"""Kind of a place or an organisation that is told by its capitals alone."""

_ANY_DIGIT = "0-9"
"""Among the needs of a pattern: any digit."""

_SHARED = re.compile(r"\{([a-z_]+)\}")
"""Where a regex holds words that patterns share."""

_BEGINS = re.compile(r"\\b\(\?:\{[a-z_]+\}(?:\|\{[a-z_]+\})*\)")
_LETTERS = re.compile(r"[^\W\d_]{1,3}")

Take = Callable[[WordedText, re.Match[str]], Iterator[Span]]


def _found(_: WordedText, match: re.Match[str]) -> Iterator[Span]:
    yield match.span("found" if "found" in match.re.groupindex else 0)


def _after(cue: Sureness) -> Take:
    return lambda reading, match: names_after(reading, match.end(), cue)


TAKES: Mapping[str, Take] = MappingProxyType(
    {
        "": _found,
        "title name": _after(Sureness.TITLE),
        "role name": _after(Sureness.ROLE),
        "called name": _after(Sureness.CALLED),
        "name before": lambda reading, match: names_before(reading, match.start()),
        "initialled name": lambda reading, match: initialled(reading, *match.span()),
        "site before": lambda reading, match: sites_before(reading, *match.span()),
        "rare site before": lambda reading, match: sites_before(reading, *match.span(), rare=True),
        "site after": lambda reading, match: sites_after(reading, match.end(), fewest=1),
        "long site after": lambda reading, match: sites_after(reading, match.end(), fewest=2),
    }
)
"""What a pattern says that it takes -> what finds it where the regex matches."""


@dataclass(frozen=True)
class Pattern:
    """One rule.

    Parameters
    ----------
    kind
        What it finds, in the words put in place of it.
    regex
        Where a group called "found" exists, only that group is personal data.
    takes
        What of the text is personal where the regex matches: a name of :data:`TAKES`.
    check
        A further test of what was found: a name of :data:`CHECKS`, or none.
    needs
        The rule is tried only on a text that holds one of these; on all where there are none.
    begins
        First three letters of the words that patterns share, where it begins with one of those: it
        is tried only on a text that holds one. All regexes together take half as long with this.
    finds, leaves
        Its own examples: texts it must find something in, and texts it must leave alone.
    """

    kind: str
    regex: re.Pattern[str]
    takes: str = ""
    check: str = ""
    needs: tuple[str, ...] = ()
    begins: frozenset[str] = frozenset()
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()

    def may_match(self, reading: WordedText) -> bool:
        """Whether a text holds what the rule needs.

        Parameters
        ----------
        reading
            The text.
        """
        if self.begins and self.begins.isdisjoint(reading.beginnings):
            return False
        return not self.needs or any(
            reading.has_digit if need == _ANY_DIGIT else need in reading.low for need in self.needs
        )


@dataclass(frozen=True)
class Finding:
    """Where personal data stands in a text: characters ``start`` up to, not including, ``end``."""

    kind: str
    start: int
    end: int


@derived
def patterns() -> tuple[Pattern, ...]:
    """All rules in force, in the order of the file; words always redacted are the last.

    Where two find the same words, the later one says what they are.

    Raises
    ------
    StudyError
        When a rule of the organisation cannot be read, or does not do to its own examples what it
        says; all of them at once.
    """
    data = definition("redaction.toml")
    problems: list[Problem] = []
    found: list[Pattern] = []
    for entry in data["pattern"]:
        if wrong := [*_unknown(entry)]:
            problems += wrong
            continue
        try:
            found.append(_pattern(entry, data["words"]))
        except re.error as error:
            what = f'The pattern of kind "{entry["kind"]}" is no regular expression: {error.msg}.'
            problems.append(Problem(what, _FILE, "Correct it, or take it out."))
    found += _always(data["always"])
    problems += [problem for pattern in found for problem in _broken_promises(pattern)]
    if problems:
        raise StudyError(problems)
    return tuple(found)


def _unknown(entry: Mapping[str, Any]) -> Iterator[Problem]:
    """What a pattern names that there is none of."""
    for setting, known in (("takes", TAKES), ("check", CHECKS)):
        if (name := entry.get(setting, "")) and name not in known:
            yield unknown_name(f"value of {setting}", name, list(filter(None, known)), _FILE)


def _pattern(entry: Mapping[str, Any], shared: Mapping[str, str]) -> Pattern:
    regex = _SHARED.sub(lambda match: shared.get(match.group(1), match.group()), entry["regex"])
    return Pattern(
        kind=entry["kind"],
        regex=re.compile(regex, re.IGNORECASE if entry.get("ignore_case") else 0),
        takes=entry.get("takes", ""),
        check=entry.get("check", ""),
        needs=tuple(entry.get("needs", ())),
        begins=_beginnings(entry["regex"], shared),
        finds=tuple(entry["finds"]),
        leaves=tuple(entry["leaves"]),
    )


def _beginnings(regex: str, shared: Mapping[str, str]) -> frozenset[str]:
    """How the words begin that a regex must begin with; none where it begins otherwise."""
    if not (first := _BEGINS.match(regex)):
        return frozenset()
    words = [word for name in _SHARED.findall(first.group()) for word in shared[name].split("|")]
    letters = [_LETTERS.match(word) for word in words]
    return frozenset(found.group() for found in letters if found)


def _always(words: Sequence[str]) -> Iterator[Pattern]:
    """The rule for words that an organisation wants redacted wherever they stand."""
    if any(word.split() for word in words):
        yield Pattern(NAME, _any_of(words))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(str.strip, words), key=lambda word: (-len(word), word))
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _broken_promises(pattern: Pattern) -> Iterator[Problem]:
    """Examples of a rule that it does not treat as it says. They are invented, so may be told."""
    for number, text in enumerate(pattern.finds, start=1):
        if not _matches(pattern, WordedText(text)):
            yield _broken(pattern, f"does not find anything in number {number} of its finds")
    for number, text in enumerate(pattern.leaves, start=1):
        if _matches(pattern, WordedText(text)):
            yield _broken(pattern, f"finds something in number {number} of its leaves")


def _broken(pattern: Pattern, how: str) -> Problem:
    hint = "Correct the regex or the example."
    return Problem(f'The pattern of kind "{pattern.kind}" {how}.', _FILE, hint)


@derived
def _never() -> re.Pattern[str] | None:
    """What is redacted by no rule, without regard to case and spaces."""
    words = definition("redaction.toml")["never"]
    return _any_of(words) if any(word.split() for word in words) else None


def find(text: str) -> tuple[Finding, ...]:
    """Personal data in a text, first to last, never overlapping.

    Parameters
    ----------
    text
        One comment as written.

    Notes
    -----
    Rules find what has a form, a cue, or is a name by its kind of word. They miss the rest: a
    person reads every quote before it is published.
    """
    reading = WordedText(text)
    found = [
        finding
        for pattern in reversed(patterns())
        if pattern.may_match(reading)
        for finding in _matches(pattern, reading)
    ]
    found += [Finding(NAME, *span) for span in names_by_kind(reading) if _is_name(reading, span)]
    found += [Finding(SITE, *span) for span in sites_by_capitals(reading)]
    never = _never()
    kept_words = [match.span() for match in never.finditer(reading.text)] if never else []
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if any(start <= finding.start and finding.end <= end for start, end in kept_words):
            continue
        if kept and finding.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Finding(last.kind, last.start, max(last.end, finding.end))
        else:
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


def _matches(pattern: Pattern, reading: WordedText) -> list[Finding]:
    take, check = TAKES[pattern.takes], CHECKS.get(pattern.check)
    return [
        Finding(pattern.kind, start, end)
        for match in pattern.regex.finditer(reading.text)
        for start, end in take(reading, match)
        if check is None or check(reading.text[start:end])
        if pattern.kind != NAME or _is_name(reading, (start, end))
    ]


def _is_name(reading: WordedText, span: Span) -> bool:
    """Whether a name is none of the plain words of another language that the text is in."""
    first = reading.text[slice(*span)].split()[0]
    return not is_word_of_its_language(first, reading.text)
