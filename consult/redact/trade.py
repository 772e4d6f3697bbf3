"""Words of what a study is about, told from names by how all who wrote to it write them.

"dplyr" is in no dictionary and is spelt like a name, and so is many a scheme, a drug or a bus
operator. One comment cannot tell. All comments together can: people who begin their sentences with
a capital give one to a name as well, so a word that they write small is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from consult.redact.patterns import NAME, findings_of
from consult.redact.reading import TradeWords, WordedText
from consult.redact.search import find
from consult.redact.unlisted import is_brand_like
from consult.redact.words import CommentWord, kind_of

FEWEST_PEOPLE = 5
"""Responses that must write a word as no name is written. Of 288 first names inside sentences of
comments about the health service by people who write capitals, two stood in small letters, of one
name each. In a survey on software (1,470 pieces taken for names) 3, 5 and 10 let 24, 20 and 14
words through and leave 563, 578 and 602 pieces; none of the words is a name with any of them."""

_SHARE = 0.5
"""Least share of the responses that write it so, of all in which its letters tell. The author whom
that survey names most stands in small letters in 2 of 11. A quarter lets one word more through
there and three quarters three fewer, no name among them; a half is the wary side of a doubt."""

_POINTED = 0.05
"""Share of the comments with a word from which "Dr", "called" or "my son" before it says that it
is somebody. Slips ("I miss ggplot") are rarer: half of it takes one word back in that survey, and
twice as much lets none through. Of a name that people write small it keeps the words redacted."""

_POINTING = frozenset({"title name", "named name", "role name"})
"""What patterns take of a text that stands after a cue to a person."""


class TradeForm(StrEnum):
    """In which letters a word is let through."""

    ANYHOW = "in any letters"
    CAPITALS = "in capitals alone"


@dataclass(frozen=True, order=True)
class TradeWord:
    """A word that was let through, and why.

    Parameters
    ----------
    word
        In small letters, without accents.
    form
        In which letters it is no name.
    not_as_a_name
        Responses that write it in small letters, in capitals or with a capital inside, copies of a
        sentence counted once.
    as_a_name
        Responses that write it with a capital inside a sentence, all counted.
    left_in
        Responses in which it would have been taken for a name.
    """

    word: str
    form: TradeForm
    not_as_a_name: int
    as_a_name: int
    left_in: int


@dataclass
class _Uses:
    """Who wrote a word, and how, where its letters tell."""

    comments: set[int] = field(default_factory=set)
    plain: dict[tuple[str, str], str] = field(default_factory=dict)
    capitals: dict[tuple[str, str], str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)


def trade_words(comments: Iterable[tuple[str, str]]) -> tuple[TradeWord, ...]:
    """The words of a study that look like a name and are none, by how people write them.

    Parameters
    ----------
    comments
        Response id and text as written, in any order: all comments of a study.

    Returns
    -------
    tuple
        By word; those alone that would have been taken for a name in some response. One that is on
        a list of names is let through in capitals alone ("IDE"), one that cues to a person stand
        before, or that the organisation has redacted always, not at all.

    Notes
    -----
    A use tells nothing at the beginning of a sentence, in a comment in capitals or in another
    language, and none in small letters does where the comment has no capital where one belongs.
    The same word between the same two others counts for one response: a letter that many send, with
    changes of their own, is one.
    """
    said = sorted(set(comments))
    found: list[TradeWord] = []
    for word, uses in sorted(_uses(said).items()):
        told = _told(word, uses)
        if told and not _is_pointed_at(word, uses, said):
            left_in = _taken_for_a_name(told, uses, said)
            found += [replace(told, left_in=left_in)] if left_in else []
    return tuple(found)


def known_by(words: Iterable[TradeWord]) -> TradeWords:
    """What a text is searched with.

    Parameters
    ----------
    words
        From :func:`trade_words`.
    """
    forms: dict[TradeForm, set[str]] = {form: set() for form in TradeForm}
    for one in words:
        forms[one.form].add(one.word)
    return TradeWords(*(frozenset(forms[form]) for form in (TradeForm.ANYHOW, TradeForm.CAPITALS)))


def _uses(said: Sequence[tuple[str, str]]) -> dict[str, _Uses]:
    uses: dict[str, _Uses] = defaultdict(_Uses)
    for number, (who, text) in enumerate(said):
        reading = WordedText(text)
        strange = [at for at, token in enumerate(reading.tokens) if _is_strange(token)]
        if not strange or reading.is_shouted or reading.is_foreign:
            continue
        capitals = _has_capitals(reading)
        for at in strange:
            token = reading.tokens[at]
            uses[token.low].comments.add(number)
            if not token.starts and (capitals or token.text != token.low):
                _count(uses[token.low], token, who, _between(reading, at))
    return uses


def _is_strange(token: CommentWord) -> bool:
    kind = token.kind
    return len(token.low) > 1 and not (kind.ordinary or kind.harmless or kind.place)


def _has_capitals(reading: WordedText) -> bool:
    """Whether who wrote it writes capitals: their sentences begin with one, or they say "I"."""
    return any(one.capital and (one.starts or one.low == "i") for one in reading.tokens)


def _between(reading: WordedText, at: int) -> tuple[str, str]:
    """The words before and after one."""
    near = (at - 1, at + 1)
    words = [reading.tokens[one].low if 0 <= one < len(reading.tokens) else "" for one in near]
    return words[0], words[1]


def _count(uses: _Uses, token: CommentWord, who: str, between: tuple[str, str]) -> None:
    if token.shouted:
        uses.capitals.setdefault(between, who)
    elif token.capital and not is_brand_like(token):
        uses.named.add(who)
    else:
        uses.plain.setdefault(between, who)


def _told(word: str, uses: _Uses) -> TradeWord | None:
    """The word if enough people write it as no name is written."""
    kind = kind_of(word)
    listed = kind.listed or kind.sure
    plain, capitals = set(uses.plain.values()), set(uses.capitals.values())
    if listed:
        return _if_enough(word, TradeForm.CAPITALS, capitals, uses.named | plain)
    return _if_enough(word, TradeForm.ANYHOW, plain | capitals, uses.named)


def _if_enough(word: str, form: TradeForm, those: Set[str], others: Set[str]) -> TradeWord | None:
    enough = len(those) >= FEWEST_PEOPLE and len(those) >= _SHARE * (len(those) + len(others))
    return TradeWord(word, form, len(those), len(others), left_in=0) if enough else None


def _is_pointed_at(word: str, uses: _Uses, said: Sequence[tuple[str, str]]) -> bool:
    """Whether so many say of it what is said of people alone that it is somebody."""
    pointed = [_points(word, WordedText(said[number][1])) for number in sorted(uses.comments)]
    return sum(pointed) > _POINTED * len(pointed)


def _taken_for_a_name(told: TradeWord, uses: _Uses, said: Sequence[tuple[str, str]]) -> int:
    """Responses in which a word that is let through is taken for a name otherwise."""
    trade = known_by([told])
    those = [said[number] for number in uses.comments]
    return len({who for who, text in those if _differs(text, trade)})


def _differs(text: str, trade: TradeWords) -> bool:
    found = find(text)
    return any(one.kind == NAME for one in found) and found != find(text, trade)


def _points(word: str, reading: WordedText) -> bool:
    return any(
        reading.tokens[number].low == word
        for pattern, findings in findings_of(reading)
        if pattern.kind == NAME and pattern.takes in _POINTING
        for one in findings
        for number in range(reading.at(one.start), reading.at(one.end))
    ) or any(_follows_a_first_name(word, reading))


def _follows_a_first_name(word: str, reading: WordedText) -> Iterator[bool]:
    for number, token in enumerate(reading.tokens[1:]):
        before = reading.tokens[number]
        if token.low == word and token.gap == " ":
            yield before.capital and before.kind.sure and not before.shouted
