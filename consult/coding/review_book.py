"""What a review workbook shows: the codes of each question, and its comments in queue order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import log
from typing import TYPE_CHECKING

from consult.coding.rare_sheet import RareRow
from consult.coding.review_texts import BookText, Order, least_sure_first
from consult.model.codeframe import CodesByQuestion, UsedCode
from consult.model.deciding import Stance
from consult.model.review import People, Said, SaidStance, TextKey, ThemeDecision

if TYPE_CHECKING:
    pass

NEAR = 3
"""Comments that show what a code is about."""

KEYWORDS = 5
FINGERPRINT = 16
"""Hexadecimal digits that tell one set of suggestions from another."""

MOST_TEXTS = 5_000
"""Comments of one question in the workbook: more than people can read. The first in queue order
stand in it, and every comment that is decided already."""

Terms = Callable[[str], Sequence[str]]
"""A text to its telling words, ``consult.topics.words.terms``."""


@dataclass(frozen=True)
class BookTheme:
    """One code of one question with what shows its meaning.

    Parameters
    ----------
    said
        The code, and what people have said of it so far.
    size
        Responses whose comment was given it.
    keywords
        Words that set its comments apart.
    near, edge
        Comments it fits best, and the one it fits least of those that have it.
    """

    said: ThemeDecision
    size: int
    keywords: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    edge: str = ""


@dataclass(frozen=True)
class Book:
    """Everything a review workbook shows.

    Parameters
    ----------
    title
        Of the study.
    questions
        Question id -> wording, of every question with codes.
    themes
        Question id -> its codes.
    texts
        Different texts, those of a question together and in queue order.
    said
        What people have said of the texts.
    fingerprint
        Tells this set of suggestions from any other.
    left_out
        Question id -> how many texts stand behind those shown.
    rare
        Rare views, from ``rare_rows``.
    suggested_stances
        Text -> the stance suggested for it, of questions about agreement.
    stances
        Text -> the stance people gave it.
    """

    title: str
    questions: Mapping[str, str]
    themes: Mapping[str, tuple[BookTheme, ...]]
    texts: tuple[BookText, ...]
    said: Mapping[TextKey, Mapping[str, Said]]
    fingerprint: str
    left_out: Mapping[str, int] = field(default_factory=dict)
    rare: tuple[RareRow, ...] = ()
    suggested_stances: Mapping[TextKey, Stance] = field(default_factory=dict)
    stances: Mapping[TextKey, SaidStance] = field(default_factory=dict)

    @property
    def agreement(self) -> frozenset[str]:
        """Ids of the questions about agreement."""
        return frozenset(question for question, _ in self.suggested_stances)


def fingerprint(texts: Iterable[BookText], codes: CodesByQuestion) -> str:
    """Digits that are the same for the same suggestions, whatever people said of them."""
    digest = sha256()
    for text in sorted(texts, key=lambda text: text.key):
        shown = [(one.code, one.passage) for one in text.suggestions]
        digest.update(repr((text.key, text.copies, shown)).encode("utf-8", "surrogatepass"))
    for question, used in sorted(codes.items()):
        named = [(code.id, code.name, code.definition, code.theme) for code in used]
        digest.update(repr((question, named)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:FINGERPRINT]


def make_book(
    title: str,
    questions: Mapping[str, str],
    codes: CodesByQuestion,
    texts: Sequence[BookText],
    people: People,
    *,
    terms: Terms,
    order: Order = least_sure_first,
    rare: tuple[RareRow, ...] = (),
    stances: Mapping[TextKey, Stance] | None = None,
) -> Book:
    """What to show people.

    Parameters
    ----------
    title
        Of the study.
    questions
        Question id -> wording.
    codes
        The codes suggested now.
    texts
        From ``book_texts``.
    people
        What they said so far, in terms of these codes; its themes are the codes shown.
    terms
        ``consult.topics.words.terms``.
    order
        Queue order of the texts of one question.
    rare
        Rare views, from ``rare_rows``.
    stances
        Text -> the stance suggested for it, of questions about agreement.
    """
    of_question = {key: [text for text in texts if text.question == key] for key in codes}
    queued = {key: list(order(mine)) for key, mine in of_question.items()}
    shown = {key: _first(mine, people) for key, mine in queued.items()}
    return Book(
        title=title,
        questions={key: questions[key] for key in codes},
        themes={key: _themes(people.themes[key], mine, terms) for key, mine in of_question.items()},
        texts=tuple(text for mine in shown.values() for text in mine),
        said=people.texts,
        fingerprint=fingerprint(texts, codes),
        left_out={
            key: len(of_question[key]) - len(mine)
            for key, mine in shown.items()
            if len(of_question[key]) > len(mine)
        },
        rare=rare,
        suggested_stances=stances or {},
        stances=people.stances,
    )


def _first(queued: list[BookText], people: People) -> list[BookText]:
    later = [text for text in queued[MOST_TEXTS:] if people.texts.get(text.key)]
    return queued[:MOST_TEXTS] + later


def _themes(
    said: Sequence[ThemeDecision], texts: Sequence[BookText], terms: Terms
) -> tuple[BookTheme, ...]:
    having: dict[str, list[tuple[float, str, BookText]]] = defaultdict(list)
    for text in texts:
        for one in text.suggestions:
            having[one.code].append((-one.probability, text.hash, text))
    words = _keywords(
        {code: [text.text for *_, text in rows] for code, rows in having.items()}, terms
    )
    out = []
    for theme in said:
        rows = [text for *_, text in sorted(having[theme.code], key=lambda row: row[:2])]
        near, behind = rows[:NEAR], rows[NEAR:]
        out.append(
            BookTheme(
                theme,
                sum(text.copies for text in rows),
                words.get(theme.code, ()),
                tuple(text.text for text in near),
                behind[-1].text if behind else "",
            )
        )
    return tuple(out)


def _keywords(texts: Mapping[str, Sequence[str]], terms: Terms) -> dict[str, tuple[str, ...]]:
    """The words of each code that are common in its texts and rare in those of the others."""
    counts = {
        code: Counter(t for text in mine for t in set(terms(text))) for code, mine in texts.items()
    }
    everywhere: Counter[str] = Counter()
    for count in counts.values():
        everywhere.update(count)
    mean = sum(everywhere.values()) / max(1, len(counts))
    return {
        code: tuple(
            sorted(
                count,
                key=lambda word: (-round(count[word] * log(1 + mean / everywhere[word]), 9), word),
            )[:KEYWORDS]
        )
        for code, count in counts.items()
    }


def as_used(said: ThemeDecision) -> UsedCode:
    """A code as people left it."""
    return UsedCode(
        said.code,
        said.called,
        said.new_definition or said.definition,
        said.theme,
    )
