"""Personal data in a text, by all rules together, and the text without it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consult.definitions.in_force import derived
from consult.redact.echoes import listed_with_names, names_again, sites_again
from consult.redact.names import Span, names_by_kind
from consult.redact.patterns import (
    NAME,
    SITE,
    Finding,
    any_of,
    findings_of,
    is_name,
)
from consult.redact.places.sites import sites_by_capitals
from consult.redact.places.themed import themed_sites
from consult.redact.public import public_people
from consult.redact.reading import NO_TRADE, TradeWords, WordedText
from consult.redact.subjects import subject_names
from consult.redact.wordlist import rules

_SITES = frozenset({SITE, "school", "nursery", "surgery", "ward", "children's centre"})
"""Kinds of places and organisations: what they are called is looked for all over a text."""


def find(text: str, trade: TradeWords = NO_TRADE) -> tuple[Finding, ...]:
    """Personal data in a text, first to last, never overlapping.

    Parameters
    ----------
    text
        One comment as written.
    trade
        Words of what the study is about: no names where nothing but their looks says so.

    Notes
    -----
    Rules find what has a form, a cue, or is a name by its kind of word. They miss the rest: a
    person reads every quote before it is published.
    """
    reading = WordedText(text, trade)
    found = _found(reading)
    never = _never()
    kept_words = [match.span() for match in never.finditer(reading.text)] if never else []
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if _within(finding, kept_words):
            continue
        if kept and finding.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Finding(last.kind, last.start, max(last.end, finding.end))
        else:
            kept.append(finding)
    return tuple(kept)


def _found(reading: WordedText) -> list[Finding]:
    found: list[Finding] = []
    always: list[Finding] = []
    for pattern, findings in findings_of(reading):
        (always if pattern.always else found).extend(findings)
    found += [Finding(NAME, *span) for span in names_by_kind(reading) if is_name(reading, span)]
    found += [Finding(NAME, *span) for span in subject_names(reading)]
    found += [Finding(SITE, *span) for span in sites_by_capitals(reading)]
    found += [Finding(SITE, *span) for span in themed_sites(reading)]
    found += _again(reading, found)
    if public := list(public_people(reading)):
        found = [one for one in found if not _within(one, [(a - 2, end) for a, end in public])]
    return always + found


def _again(reading: WordedText, found: Sequence[Finding]) -> Iterator[Finding]:
    names = [(one.start, one.end) for one in found if one.kind == NAME]
    sites = [(one.start, one.end) for one in found if one.kind in _SITES]
    listed = list(listed_with_names(reading, names))
    yield from (Finding(NAME, *span) for span in (*listed, *names_again(reading, names + listed)))
    yield from (Finding(SITE, *span) for span in sites_again(reading, sites))


@derived
def _never() -> re.Pattern[str] | None:
    """What is redacted by no rule, without regard to case and spaces."""
    words = rules()["never"]
    return any_of(words) if any(word.split() for word in words) else None


def _within(finding: Finding, spans: Sequence[Span]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in spans)


def redact(text: str, trade: TradeWords = NO_TRADE) -> tuple[str, tuple[str, ...]]:
    """Put the kind in square brackets in place of each piece of personal data.

    Parameters
    ----------
    text
        One comment as written.
    trade
        Words of what the study is about, from :func:`consult.redact.trade_words`.

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
    findings = find(text, trade)
    out, last = [], 0
    for finding in findings:
        out += [text[last : finding.start], f"[{finding.kind}]"]
        last = finding.end
    return "".join([*out, text[last:]]), tuple(finding.kind for finding in findings)
