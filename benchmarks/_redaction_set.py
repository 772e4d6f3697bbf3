"""Labelled passages, and how much of what they mark a redactor takes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from consult.tabulate.differences.statistics import wilson

FOLDER = Path(__file__).parent / "sets" / "redaction"
_MARK = re.compile(r"\{([a-z_]+)(?::([a-z_]+))?\|([^{}]*)\}")
NAME = "name"
SITES = ("school", "nursery", "surgery", "ward", "childrens_centre", "employer")
"""Kinds that are places and organisations; every other kind but names has a form of its own."""

FREE = "street_address"
"""Addresses are counted among what has a form: the brief lists them with identifiers."""

Spans = Sequence[tuple[str, int, int]]
Find = Callable[[str], Spans]
"""Takes a text, returns what it finds: kind, start, end."""


@dataclass(frozen=True)
class Mark:
    """A piece of personal data: its kind, the origin of a name, and where it stands."""

    kind: str
    origin: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A text without its marks, and the marks; of which file."""

    text: str
    marks: tuple[Mark, ...]
    clean: bool


@dataclass
class Tally:
    """What a redactor did to passages, counted."""

    marks: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    partly: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    altered: int = 0

    def recall(self, *kinds: str) -> float:
        """Share of the marks of some kinds that were taken out whole; 1 where there are none."""
        marks = sum(self.marks[kind] for kind in kinds)
        return sum(self.removed[kind] for kind in kinds) / marks if marks else 1.0

    def precision(self) -> float:
        """Share of all pieces found that touch a mark."""
        return self.true.total() / max(self.found.total(), 1)

    def origins(self) -> tuple[str, ...]:
        """Kinds of the form "name:origin"."""
        return tuple(sorted(kind for kind in self.marks if ":" in kind))


def passages(part: str) -> tuple[Passage, ...]:
    """The passages of one folder of the set; none where it is not there."""
    return tuple(
        _passage(line, "clean" in path.name)
        for path in sorted((FOLDER / part).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )


def _passage(line: str, clean: bool) -> Passage:
    text, last = "", 0
    marks: list[Mark] = []
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        kind, origin, words = match.groups()
        marks.append(Mark(kind, origin or "", len(text), len(text) + len(words)))
        text += words
        last = match.end()
    return Passage(text + line[last:], tuple(marks), clean)


def measure(find: Find, texts: Sequence[Passage]) -> Tally:
    """Count what a redactor takes out of labelled passages, and out of clean ones."""
    tally = Tally()
    for passage in texts:
        spans = find(passage.text)
        if passage.clean:
            tally.clean += 1
            tally.altered += bool(spans)
        _count(tally, passage, spans)
    return tally


def _count(tally: Tally, passage: Passage, spans: Spans) -> None:
    gone = {place for _, start, end in spans for place in range(start, end)}
    for mark in passage.marks:
        letters = [p for p in range(mark.start, mark.end) if passage.text[p].isalnum()]
        left = sum(place not in gone for place in letters)
        for kind in _kinds(mark):
            tally.marks[kind] += 1
            tally.removed[kind] += not left
            tally.partly[kind] += 0 < left < len(letters)
    for kind, start, end in spans:
        tally.found[kind] += 1
        tally.true[kind] += any(mark.start < end and start < mark.end for mark in passage.marks)


def _kinds(mark: Mark) -> Iterator[str]:
    yield mark.kind
    if mark.origin:
        yield f"{mark.kind}:{mark.origin}"


def interval(part: int, of: int) -> str:
    """A share with its Wilson interval, as it is printed."""
    if not of:
        return "none"
    low, high = wilson(np.array([part]), np.array([of]))
    return f"{part / of:.3f} [{low[0]:.3f}, {high[0]:.3f}] of {of}"
