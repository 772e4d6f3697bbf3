"""Rules for personal data, kept as data in redaction.toml: ours, and the organisation's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from consult.definitions.in_force import derived, shipped
from consult.definitions.languages import is_word_of_its_language
from consult.errors import Place, Problem, StudyError, unknown_name
from consult.redact.beginnings import beginnings_of
from consult.redact.checks import CHECKS
from consult.redact.names import (
    Span,
    initialled,
    names_after,
    names_before,
)
from consult.redact.places.landscapes import context_site_after, landscape_site_after
from consult.redact.places.sites import sites_after, sites_before
from consult.redact.places.small_sites import (
    apposed_site_after,
    capital_site_after,
    small_site_after,
    small_site_before,
    themed_site_after,
)
from consult.redact.reading import WordedText
from consult.redact.unlisted import Sureness
from consult.redact.wordlist import rules

_FILE = Place("redaction.toml")
NAME = "name"
"""Kind of a person's name, and of what an organisation has redacted always."""

SITE = "organisation"
"""Kind of a place or an organisation that is told by its capitals alone."""

_ANY_DIGIT = "0-9"
"""Among the needs of a pattern: any digit."""

_FIVE_DIGITS = "00000"
"""The only need of a pattern: five digits or more, of a number that is long."""

_SHARED = re.compile(r"\{([a-z_]+)\}")
"""Where a regex holds words that patterns share."""

Take = Callable[[WordedText, re.Match[str]], Iterator[Span]]


def _found(_: WordedText, match: re.Match[str]) -> Iterator[Span]:
    named = [span for name in match.re.groupindex if (span := match.span(name))[0] >= 0]
    yield named[0] if named else match.span()


def _after(cue: Sureness) -> Take:
    return lambda reading, match: names_after(reading, match.end(), cue)


TAKES: Mapping[str, Take] = MappingProxyType(
    {
        "": _found,
        "title name": _after(Sureness.TITLE),
        "named name": _after(Sureness.NAMED),
        "role name": _after(Sureness.ROLE),
        "called name": _after(Sureness.CALLED),
        "name before": lambda reading, match: names_before(reading, match.start()),
        "initialled name": lambda reading, match: initialled(reading, *match.span()),
        "site before": lambda reading, match: sites_before(reading, *match.span()),
        "rare site before": lambda reading, match: sites_before(reading, *match.span(), rare=True),
        "site after": lambda reading, match: sites_after(reading, match.end(), fewest=1),
        "small site after": lambda reading, match: small_site_after(reading, match.end()),
        "sure themed site after": lambda reading, match: themed_site_after(
            reading, match.end(), anywhere=True
        ),
        "themed site after": lambda reading, match: themed_site_after(reading, match.end()),
        "capital site after": lambda reading, match: capital_site_after(reading, match.end()),
        "apposed site after": lambda reading, match: apposed_site_after(reading, match.end()),
        "small site before": lambda reading, match: small_site_before(reading, *match.span()),
        "landscape site after": lambda reading, match: landscape_site_after(reading, match.end()),
        "context site after": lambda reading, match: context_site_after(reading, match.end()),
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
        Where a group with a name exists, only what it holds is personal data.
    takes
        What of the text is personal where the regex matches: a name of :data:`TAKES`.
    check
        A further test of what was found: a name of :data:`CHECKS`, or none.
    needs
        The rule is tried only on a text that holds one of these; on all where there are none.
    begins
        How the words begin at which the regex can match: it is tried at those alone, and at every
        character where there are none.
    finds, leaves
        Its own examples: texts it must find something in, and texts it must leave alone.
    always
        Whether an organisation wants what it finds redacted wherever it stands.
    """

    kind: str
    regex: re.Pattern[str]
    takes: str = ""
    check: str = ""
    needs: tuple[str, ...] = ()
    begins: frozenset[str] = frozenset()
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    always: bool = False

    def may_match(self, reading: WordedText) -> bool:
        """Whether a text holds what the rule needs.

        Parameters
        ----------
        reading
            The text.
        """
        begun = not self.begins or not self.begins.isdisjoint(reading.beginnings.keys())
        return begun and self.has_needs(reading)

    def has_needs(self, reading: WordedText) -> bool:
        """Whether a text holds one of the words that the rule needs, wherever it stands.

        Parameters
        ----------
        reading
            The text.
        """
        if not self.needs:
            return True
        if self.needs[0] == _FIVE_DIGITS:
            return reading.has_five_digits
        if self.needs[0] == _ANY_DIGIT and (reading.has_digit or len(self.needs) == 1):
            return reading.has_digit
        low = reading.low
        # A generator in any() would take a twentieth of the time of all rules.
        for need in self.needs:  # noqa: SIM110
            if need in low:
                return True
        return False


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
    data = rules()
    problems: list[Problem] = []
    found: list[Pattern] = []
    ours = len(shipped("redaction.toml")["pattern"])
    for number, entry in enumerate(data["pattern"]):
        if wrong := [*_unknown(entry)]:
            problems += wrong
            continue
        try:
            found.append(_pattern(entry, data["words"]))
            problems += broken_promises(found[-1]) if number >= ours else ()
        except re.error as error:
            what = f'The pattern of kind "{entry["kind"]}" is no regular expression: {error.msg}.'
            problems.append(Problem(what, _FILE, "Correct it, or take it out."))
    found += _always(data["always"])
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
        begins=beginnings_of(regex),
        finds=tuple(entry["finds"]),
        leaves=tuple(entry["leaves"]),
    )


def _always(words: Sequence[str]) -> Iterator[Pattern]:
    """The rule for words that an organisation wants redacted wherever they stand."""
    if any(word.split() for word in words):
        yield Pattern(NAME, any_of(words), always=True)


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """What matches any of some words or phrases, without regard to case and spaces.

    Parameters
    ----------
    words
        Some may be empty, not all.
    """
    longest_first = sorted(filter(str.strip, words), key=lambda word: (-len(word), word))
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def findings_of(reading: WordedText) -> Iterator[tuple[Pattern, list[Finding]]]:
    """What the rules find in a text, those of the last rule of the file first.

    Parameters
    ----------
    reading
        The text.
    """
    rules_in_force, (anywhere, by_beginning) = patterns(), _by_beginning()
    places: dict[int, list[int]] = {number: [] for number in anywhere}
    for beginning, where in reading.beginnings.items():
        for number in by_beginning.get(beginning, ()):
            if number in places:
                places[number] += where
            else:
                places[number] = [*where]
    for number in sorted(places, reverse=True):
        pattern = rules_in_force[number]
        if pattern.has_needs(reading) and (found := matches(pattern, reading, places[number])):
            yield pattern, found


@derived
def _by_beginning() -> tuple[tuple[int, ...], Mapping[str, tuple[int, ...]]]:
    """Numbers of the rules that can begin anywhere, and of the others by how they begin."""
    anywhere: list[int] = []
    found: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns()):
        if not pattern.begins:
            anywhere.append(number)
        for beginning in pattern.begins:
            found.setdefault(beginning, []).append(number)
    return tuple(anywhere), {one: tuple(numbers) for one, numbers in found.items()}


def broken_promises(pattern: Pattern) -> Iterator[Problem]:
    """Examples of a rule that it does not treat as it says. They are invented, so may be told.

    Those of the rules that consult ships are tried by its tests, not at every start: it took a
    third of a second.

    Parameters
    ----------
    pattern
        The rule.
    """
    for number, text in enumerate(pattern.finds, start=1):
        reading = WordedText(text)
        if not (pattern.may_match(reading) and matches(pattern, reading)):
            yield _broken(pattern, f"does not find anything in number {number} of its finds")
    for number, text in enumerate(pattern.leaves, start=1):
        if matches(pattern, WordedText(text)):
            yield _broken(pattern, f"finds something in number {number} of its leaves")


def _broken(pattern: Pattern, how: str) -> Problem:
    hint = "Correct the regex or the example."
    return Problem(f'The pattern of kind "{pattern.kind}" {how}.', _FILE, hint)


def matches(
    pattern: Pattern, reading: WordedText, places: Sequence[int] | None = None
) -> list[Finding]:
    """What a rule finds in a text.

    Parameters
    ----------
    pattern, reading
        The rule, and the text.
    places
        Where words stand that begin as the rule does, if that is known.
    """
    tried = _tried(pattern, reading, places)
    if not tried:
        return []
    take, check = TAKES[pattern.takes], CHECKS.get(pattern.check)
    return [
        Finding(pattern.kind, start, end)
        for match in tried
        for start, end in take(reading, match)
        if check is None or check(reading.text[start:end])
        if pattern.kind != NAME or pattern.always or is_name(reading, (start, end))
    ]


def _tried(
    pattern: Pattern, reading: WordedText, places: Sequence[int] | None
) -> list[re.Match[str]]:
    """Where the regex of a rule matches, from left to right."""
    if not pattern.begins:
        return [*pattern.regex.finditer(reading.text)]
    if places is None:
        begins = reading.beginnings
        places = [place for one in pattern.begins & begins.keys() for place in begins[one]]
    found, last, match_at, text = [], 0, pattern.regex.match, reading.text
    for place in sorted(set(places)) if len(places) > 1 else places:
        if place >= last and (match := match_at(text, place)):
            found.append(match)
            last = match.end()
    return found


def is_name(reading: WordedText, span: Span) -> bool:
    """Whether a name is none of the plain words of another language that the text is in.

    Parameters
    ----------
    reading, span
        The text, and where the name stands.
    """
    first = reading.text[slice(*span)].split()[0]
    return not is_word_of_its_language(first, reading.text)
