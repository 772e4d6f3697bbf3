"""What a review workbook shows: the codes of each question, and its comments in queue order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from math import log

from consult.coding.decisions.suggested_texts import BookText, Order, Suggested, least_sure_first
from consult.coding.journal.codeframe_versions import CodeframeChange, codeframe_changes
from consult.coding.review.examples import spread
from consult.coding.review.further.rare_sheet import RareRow
from consult.coding.review.layout import display_names
from consult.coding.review.merge_decisions import MergedDecisions
from consult.model.coding.codeframe import ALL_QUESTIONS, NO_THEMES
from consult.model.coding.deciding import Decision, Stance
from consult.model.coding.journal import Aspect, Conflict
from consult.model.coding.left_over import LeftOvers
from consult.model.coding.merging import LookAlikes
from consult.model.coding.review import (
    Mark,
    People,
    Said,
    SaidStance,
    TextKey,
    ThemeDecision,
    shared_themes,
)

KEYWORDS = 5
"""Words that set a code's comments apart: two or three lines of their column. People read them;
nothing is matched by them."""

MOST_TEXTS = 5_000
"""Comments of one question in the workbook: more than people can read. The first in queue order
stand in it, and every comment that is decided already."""

Terms = Callable[[str], Sequence[str]]
"""A text to its telling words, ``consult.topics.words.terms``."""


@dataclass(frozen=True)
class BookTheme:
    """One code of some questions with what shows its meaning.

    Parameters
    ----------
    said
        The code, and what people have said of it so far.
    size
        Responses whose comment was given it.
    keywords
        Words that set its comments apart.
    examples
        At most ten comments from the one it fits best to the one it fits least, of eight words or
        more where there are such, no two alike.
    passages
        The words of each example that earned it the code; empty where a person gave it.
    is_new
        Whether the workbook before did not have it.
    """

    said: ThemeDecision
    size: int
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    is_new: bool = False


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
        Part of the sheet of themes -> its codes: ``ALL_QUESTIONS`` for those that questions share,
        and the id of each question that has themes of its own.
    texts
        Different texts, those of a question together and in queue order.
    said
        What people have said of the texts.
    fingerprint
        Tells this set of suggestions from any other.
    left_out
        Question id -> how many texts stand behind those shown.
    rare
        Rare views, from ``rare_rows``; put in with ``dataclasses.replace``.
    suggested_stances
        Text -> the stance suggested for it, of questions about agreement.
    stances
        Text -> the stance people gave it.
    conflicts
        Contrary decisions for a person to settle.
    changes
        Changes of the codeframe so far.
    alike
        Part of the sheet of themes -> pairs of its themes that look alike; put in with
        ``dataclasses.replace``.
    left_over
        Part of the sheet of themes -> groups of its comments that became no theme; put in with
        ``dataclasses.replace``.
    marks
        Text -> what people marked it with.
    new
        Texts that the workbook before did not have.
    reworded
        Texts that it had in other words.
    held
        Question id -> how many texts are left to a blind sample that is still out.
    under_alone
        Themes that questions share and that were taken away under one of them alone.
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
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[CodeframeChange, ...] = ()
    alike: LookAlikes = field(default_factory=dict)
    left_over: LeftOvers = field(default_factory=dict)
    marks: Mapping[TextKey, Mapping[Aspect, Mark]] = field(default_factory=dict)
    new: frozenset[TextKey] = frozenset()
    reworded: frozenset[TextKey] = frozenset()
    held: Mapping[str, int] = field(default_factory=dict)
    under_alone: tuple[tuple[str, ThemeDecision], ...] = ()

    def part(self, question: str) -> str:
        """Where the codes of a question stand among ``themes``.

        Parameters
        ----------
        question
            Its id.
        """
        return question if question in self.themes else ALL_QUESTIONS

    @property
    def agreement(self) -> frozenset[str]:
        """Ids of the questions about agreement."""
        return frozenset(question for question, _ in self.suggested_stances)

    @property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Question id -> code id -> the name the code is chosen by."""
        of_part = {
            part: display_names([theme.said for theme in themes])
            for part, themes in self.themes.items()
        }
        return {question: of_part[self.part(question)] for question in self.questions}

    def of_question(self, question: str) -> tuple[BookText, ...]:
        """The texts of one question, in queue order.

        Parameters
        ----------
        question
            Its id.
        """
        return tuple(text for text in self.texts if text.question == question)


@dataclass(frozen=True)
class Ranking:
    """What decides which words and which texts stand first.

    Parameters
    ----------
    terms
        ``consult.topics.words.terms``: keywords of a theme are taken from these.
    order
        Queue order of the texts of one question.
    """

    terms: Terms
    order: Order = least_sure_first


def make_book(
    title: str,
    questions: Mapping[str, str],
    suggested: Suggested,
    merged: MergedDecisions,
    ranking: Ranking,
) -> Book:
    """What to show people, without rare views.

    Parameters
    ----------
    title
        Of the study.
    questions
        Question id -> wording, of every question that has codes.
    suggested
        Texts from ``book_texts``, or with what was learnt from ``suggest_again``.
    merged
        What people said so far, in terms of these codes; its themes are the codes shown.
    ranking
        Of words and texts.
    """
    people, codes, held = merged.people, suggested.codes, merged.held
    texts = [text for text in suggested.texts if text.key not in held]
    of_question = {key: [text for text in texts if text.question == key] for key in codes}
    queued = {key: list(ranking.order(mine)) for key, mine in of_question.items()}
    disputed = {(one.slot.question, one.slot.text) for one in merged.conflicts}
    shown = {key: _first(mine, people, disputed) for key, mine in queued.items()}
    parts = parts_of(people, tuple(codes))
    themes = {part: _themes(merged, asked, suggested, ranking) for part, asked in parts.items()}
    every = tuple(text for mine in shown.values() for text in mine)
    new, otherwise = _since(merged.texts_before, every, suggested)
    return Book(
        title=title,
        questions={key: questions[key] for key in codes},
        themes=themes,
        texts=every,
        said=people.texts,
        fingerprint=merged.made_from,
        left_out={
            key: len(of_question[key]) - len(mine)
            for key, mine in shown.items()
            if len(of_question[key]) > len(mine)
        },
        suggested_stances=suggested.stances,
        stances=people.stances,
        conflicts=merged.conflicts,
        changes=codeframe_changes(merged.journal),
        marks=people.marks,
        new=new,
        reworded=otherwise,
        held=dict(sorted(Counter(question for question, _ in held).items())),
        under_alone=tuple(_under_alone(people, parts)),
    )


def _since(
    before: frozenset[TextKey] | None, texts: Sequence[BookText], suggested: Suggested
) -> tuple[frozenset[TextKey], frozenset[TextKey]]:
    """Texts that the workbook before did not have, and those that it had in other words."""
    if before is None:
        return frozenset(), frozenset()
    new = frozenset(text.key for text in texts) - before
    had = {(key[0], now) for key in before for now in suggested.reworded.get(key, ())}
    return new - had, new & had


def _first(queued: list[BookText], people: People, disputed: Set[TextKey]) -> list[BookText]:
    wanted = people.texts.keys() | people.stances.keys() | people.marks.keys() | disputed
    later = [text for text in queued[MOST_TEXTS:] if text.key in wanted or text.is_unread]
    return queued[:MOST_TEXTS] + later


def parts_of(people: People, questions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The parts of the sheet of themes, and the questions each is for.

    Parameters
    ----------
    people
        With the themes of every question.
    questions
        Ids. One that shares its themes with no other is a part by itself, like those kept apart.
    """
    alone = [one for one in questions if any(theme.apart for theme in people.themes[one])]
    shared = tuple(one for one in questions if one not in alone)
    parts = {ALL_QUESTIONS: shared} if len(shared) > 1 else {}
    rest = alone if parts else [*shared, *alone]
    return parts | {one: (one,) for one in rest}


def _of_part(people: People, questions: Sequence[str]) -> tuple[ThemeDecision, ...]:
    """The themes of some questions, each once, and what no theme takes in behind them."""
    found = shared_themes(people.themes, questions)
    return tuple(sorted(found.values(), key=lambda theme: theme.code in NO_THEMES))


def _under_alone(
    people: People, parts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, ThemeDecision]]:
    """Themes of a question that do not stand under it and do under another that shares them."""
    for question in parts.get(ALL_QUESTIONS, ()):
        shared = shared_themes(people.themes, parts[ALL_QUESTIONS])
        for theme in people.themes[question]:
            if not theme.stands and shared[theme.code].stands:
                yield question, theme


def _themes(
    merged: MergedDecisions, questions: Sequence[str], suggested: Suggested, ranking: Ranking
) -> tuple[BookTheme, ...]:
    people, before = merged.people, merged.themes_before
    having: dict[str, list[tuple[float, str, BookText]]] = defaultdict(list)
    for text in (text for text in suggested.texts if text.question in questions):
        for code, probability in _with(text, people).items():
            having[code].append((-probability, text.hash, text))
    words = _keywords(
        {code: [text.text for *_, text in rows] for code, rows in having.items()}, ranking.terms
    )
    out = []
    for theme in _of_part(people, questions):
        rows = [text for *_, text in sorted(having[theme.code], key=lambda row: row[:2])]
        known = {(question, theme.code) for question in questions}
        open_ones = [text for text in rows if text.key not in merged.held]
        examples = spread([text.text for text in open_ones])
        out.append(
            BookTheme(
                theme,
                sum(text.copies for text in rows),
                words.get(theme.code, ()),
                examples,
                _passages(examples, open_ones, theme.code),
                is_new=before is not None and not known & before,
            )
        )
    return tuple(out)


def _passages(examples: Sequence[str], texts: Sequence[BookText], code: str) -> tuple[str, ...]:
    """The words by which each example was given a code."""
    found = {
        text.text: suggestion.passage
        for text in reversed(texts)
        for suggestion in text.suggestions
        if suggestion.code == code
    }
    return tuple(found.get(example, "") for example in examples)


def _with(text: BookText, people: People) -> dict[str, float]:
    """The codes a text has and how sure each is: those suggested, and by people's word."""
    codes = {suggestion.code: suggestion.probability for suggestion in text.suggestions}
    for code, (decision, _) in people.texts.get(text.key, {}).items():
        codes[code] = 1.0
        if decision is Decision.REMOVE:
            del codes[code]
    return codes


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
