"""Wordings that tell of somebody at risk, kept as data, and what takes them back.

A phrase is compiled once. Before it is looked for, a comment's words are held against those that
the phrase cannot do without, so that hundreds of phrases cost little on comments that have none of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.care.words import plain, sentences
from consult.definitions.in_force import definition, derived, shipped
from consult.errors import Place, Problem, StudyError, unknown_name

FILE = "safeguarding.toml"
GAPS = {"~": 2, "...": 6}
"""How a gap is written -> how many other words may stand in it. Of the open half, phrases find 58,
75 and 79 of 210 disclosures, and 9, 10 and 9 of 330 others, with half as many, these, and twice as
many; longer gaps join words that have nothing to do with each other, so the shorter are kept."""

LETTERS = 4
"""Of a word by which it is looked up before a phrase is tried: endings are then of no matter."""

BEFORE = 4
"""Words before a phrase in which a "not" or "never" takes it back. From further off it mostly
belongs to something else ("I am not well and he hits me")."""

FIRST = 3
"""Words of the phrase itself in which they take it back too: "I don't hear voices"."""

FIRM = frozenset({"suicide"})
"""Kinds whose phrases list a comment whatever the model thinks: a missed one costs most. So do
those that an organisation added: it knows why."""

DENIED = re.compile(
    r"(?<= )(?:never|hasnt|havent|hadnt|didnt|doesnt|dont|isnt|wasnt|arent|werent)(?= )"
)
"""These do so anywhere within a phrase: "my husband has never hit me". A mere "not" does not: it
often belongs to the harm ("sleep and not wake up")."""

NO = re.compile(
    r"(?<![a-z])(?:not|dont|never|cant|cannot|wont|nobody|no|without|isnt|doesnt|didnt)(?![a-z])"
)
"""By which a phrase is told that has a "not" of its own."""


@dataclass(frozen=True)
class Phrase:
    """One wording.

    Parameters
    ----------
    regex
        Over words as ``plain`` gives them.
    needs
        For each word that may not be missing, the beginnings of those that can stand for it.
    says_no
        Whether a "not" is part of it, which then takes nothing back.
    """

    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    says_no: bool = False


@dataclass(frozen=True)
class RiskPhrase:
    """A wording that tells of a risk.

    Parameters
    ----------
    kind
        Id.
    phrase
        What it finds.
    example
        Invented; it must find it.
    firm
        Whether a comment in which it is found is listed whatever the model thinks.
    """

    kind: str
    phrase: Phrase
    example: str
    firm: bool = False


@dataclass(frozen=True)
class Guard:
    """What takes a phrase back, in the words before it or anywhere in its sentence."""

    name: str
    before: bool
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Found:
    """A phrase found: its kind, the sentence word for word, and the guard that took it back.

    ``firm`` is that of the phrase.
    """

    kind: str
    passage: str
    taken_back: str = ""
    firm: bool = False


class RiskRules:
    """All phrases and guards in force, ready to be looked for.

    Parameters
    ----------
    kinds
        Id of each kind -> its name in words.
    phrases, guards
        In the order of the file.
    """

    def __init__(
        self, kinds: Mapping[str, str], phrases: Sequence[RiskPhrase], guards: Sequence[Guard]
    ) -> None:
        self.kinds, self.phrases, self.guards = dict(kinds), tuple(phrases), tuple(guards)
        self._bits: dict[str, int] = {}
        known: dict[frozenset[str], int] = {}
        self._masks = [self._mask(one.phrase, known) for one in self.phrases]

    def find(self, text: str) -> list[Found]:
        """Every phrase in a comment, also those that a guard takes back.

        Parameters
        ----------
        text
            As somebody wrote it.
        """
        return [found for part in sentences(text) for found in self._in_sentence(part)]

    def holding(self, text: str) -> list[Found]:
        """The phrases that no guard takes back.

        Parameters
        ----------
        text
            As somebody wrote it.
        """
        return [found for found in self.find(text) if not found.taken_back]

    def _in_sentence(self, sentence: str) -> Iterator[Found]:
        words, has = plain(sentence), 0
        for word in words.split():
            has |= self._bits.get(word[:LETTERS], 0)
        for one, mask in zip(self.phrases, self._masks, strict=True):
            if mask & has == mask and (match := one.phrase.regex.search(words)):
                at = match.start()
                near = words[:at].split()[-BEFORE:]
                if not one.phrase.says_no:
                    near += words[at:].split()[:FIRST] + DENIED.findall(match.group())
                back = self._taken_back(words, f" {' '.join(near)} ")
                yield Found(one.kind, sentence.strip(), back, one.firm)

    def _taken_back(self, words: str, before: str) -> str:
        for guard in self.guards:
            within = before if guard.before else words
            if any(phrase.regex.search(within) for phrase in guard.phrases):
                return guard.name
        return ""

    def _mask(self, phrase: Phrase, known: dict[frozenset[str], int]) -> int:
        """A bit for each thing the phrase needs; the same need has the same bit everywhere."""
        mask = 0
        for need in phrase.needs:
            if need not in known:
                known[need] = 1 << len(known)
                for start in need:
                    self._bits[start] = self._bits.get(start, 0) | known[need]
            mask |= known[need]
        return mask


@derived
def risk_rules() -> RiskRules:
    """The phrases and guards in force: consult's own, and those that an organisation adds.

    Raises
    ------
    StudyError
        When a phrase cannot be read, is of no known kind, or does not do to its own examples what
        it says; all of them at once.
    """
    data = definition(FILE)
    words: Mapping[str, Sequence[str]] = data["words"]
    problems: list[Problem] = []
    phrases = list(_phrases(data, words, problems))
    guards = [
        Guard(
            entry["name"],
            entry["where"] == "before",
            tuple(_read(one, words, entry["name"], problems) for one in entry["words"]),
        )
        for entry in data["guard"]
    ]
    rules = RiskRules(data["kinds"], phrases, guards)
    if not problems:
        problems += [*_broken(rules), *_false_alarms(rules, data)]
    if problems:
        raise StudyError(problems)
    return rules


def _phrases(
    data: Mapping[str, Any], words: Mapping[str, Sequence[str]], problems: list[Problem]
) -> Iterator[RiskPhrase]:
    ours = {example for entry in shipped(FILE)["phrase"] for _, example in entry["wordings"]}
    for entry in data["phrase"]:
        kind = entry["kind"]
        if kind not in data["kinds"]:
            problems.append(unknown_name("kind", kind, tuple(data["kinds"]), Place(FILE)))
            continue
        for wording, example in entry["wordings"]:
            firm = kind in FIRM or example not in ours
            yield RiskPhrase(kind, _read(wording, words, kind, problems), example, firm)


def _read(
    wording: str, words: Mapping[str, Sequence[str]], entry: str, problems: list[Problem]
) -> Phrase:
    """A wording as a phrase; a name of words that stands nowhere is told."""
    parts: list[str] = []
    needs: list[frozenset[str]] = []
    gap = 0
    for token in wording.split():
        if token in GAPS:
            gap += GAPS[token]
            continue
        either = _either(token.removesuffix("?"), words, entry, problems)
        if gap:
            parts.append(rf"(?:\S+ ){{0,{gap}}}?")
            gap = 0
        body = "|".join(_as_regex(one) for one in either)
        parts.append(f"(?:(?:{body}) )?" if token.endswith("?") else f"(?:{body}) ")
        if not token.endswith("?"):
            firsts = (one.replace("_", " ").split()[0].rstrip("*") for one in either)
            needs.append(frozenset(first[:LETTERS] for first in firsts))
    return Phrase(re.compile("(?<= )" + "".join(parts)), tuple(needs), bool(NO.search(wording)))


def _either(
    token: str, words: Mapping[str, Sequence[str]], entry: str, problems: list[Problem]
) -> list[str]:
    """All that can stand for a token, longest first."""
    found: set[str] = set()
    for one in token.split("|"):
        name = one[1:-1] if one.startswith("<") and one.endswith(">") else ""
        if not name:
            found.add(one)
        elif name in words:
            found |= set(words[name])
        else:
            problems.append(
                unknown_name(
                    f"name of words in a phrase of {entry}", name, tuple(words), Place(FILE)
                )
            )
    return sorted(filter(None, found), key=lambda one: (-len(one), one)) or ["-"]


def _as_regex(word: str) -> str:
    return re.escape(word.replace("_", " ")).replace(r"\*", r"\S*").replace(r"\ ", " ")


def _broken(rules: RiskRules) -> Iterator[Problem]:
    """Phrases that do not find their own example. Examples are invented, so may be told."""
    for one in rules.phrases:
        own = any(one.phrase.regex.search(plain(part)) for part in sentences(one.example))
        if not own or all(found.kind != one.kind for found in rules.holding(one.example)):
            what = f'A phrase of "{one.kind}" does not find its example “{one.example}”.'
            yield Problem(what, Place(FILE), "Correct the phrase or the example.")


def _false_alarms(rules: RiskRules, data: Mapping[str, Any]) -> Iterator[Problem]:
    for entry in data["phrase"]:
        for example in entry["leaves"]:
            if kinds := sorted({found.kind for found in rules.holding(example)}):
                what = f'“{example}” stands under leaves, and a phrase of "{kinds[0]}" finds it.'
                yield Problem(what, Place(FILE), "Correct the phrase or the example.")
