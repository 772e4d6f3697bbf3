"""Suggestions made anew from what people decided, for the comments nobody has gone through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.decisions.decided_themes import as_used
from consult.coding.decisions.finished import is_finished, teaches
from consult.coding.decisions.suggested_texts import BookText, Suggestion, most_probable_first
from consult.coding.learn.decided_pairs import decisions_on
from consult.coding.learn.first_words import first_words
from consult.coding.learn.from_decisions import PROBABILITY_DECIMALS, Learned, learn
from consult.coding.learn.make_ready import Ready, make_ready
from consult.coding.texts.vectors import Encoders
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import NO_THEMES, UsedCode
from consult.model.coding.deciding import Band, DecidedBy, Decision
from consult.model.coding.review import People, TextKey

if TYPE_CHECKING:
    import pandas as pd

MOST_PERHAPS = 3
"""Further codes shown beside a text: what fits its cell. A reader of NHS comments has 2 to 3 pairs
a comment to look at, and these are among them."""

LEAST = 0.05
"""Chance below which a further code is not worth reading: less than 1 in 10 once rounded."""


@dataclass(frozen=True)
class Probabilities:
    """How likely each text of a question is to be given each code by a person.

    Parameters
    ----------
    codes
        Ids of the codes.
    of
        Content hash of a text -> probability of each code, shape (codes,).
    """

    codes: tuple[str, ...]
    of: Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Again:
    """What is suggested once people's decisions have been learnt from.

    Parameters
    ----------
    codings
        Schema ``CODINGS``. A question keeps its first suggestions until people have finished with
        ``FEWEST_REVIEWED`` different comments on it, and so does a comment that learning gives no
        code.
    texts
        The different texts with what to show beside each. Beside one that people have finished
        with stands what they decided.
    probabilities
        Question id -> probabilities, of the questions that codes were learnt for.
    """

    codings: pd.DataFrame
    texts: tuple[BookText, ...]
    probabilities: Mapping[str, Probabilities] = field(default_factory=dict)


@dataclass(frozen=True)
class _Lesson:
    """What was learnt of the texts of questions that share codes, a row each.

    ``given``, shape (texts, codes), are codes of the text's own question alone.
    """

    codes: tuple[str, ...]
    ready: Ready
    learned: Learned
    given_codes: np.ndarray
    allowed: np.ndarray

    def suggestion(self, row: int, code: str) -> Suggestion:
        """One code of one text as learning sees it."""
        column = self.codes.index(code)
        return Suggestion(
            code,
            self.ready.clauses[int(self.learned.passage[row, column])],
            round(float(self.learned.probability[row, column]), PROBABILITY_DECIMALS),
            Band(self.learned.bands[row, column]),
        )

    def given(self, row: int) -> list[Suggestion]:
        """The codes a text is given, the most probable first."""
        columns = np.flatnonzero(self.given_codes[row]).tolist()
        return most_probable_first(self.suggestion(row, self.codes[at]) for at in columns)

    def perhaps(self, row: int) -> list[Suggestion]:
        """Codes it is not given that are for review all the same, the most probable first."""
        columns = np.flatnonzero(self.allowed[row] & ~self.given_codes[row]).tolist()
        found = most_probable_first(self.suggestion(row, self.codes[at]) for at in columns)
        return [
            further
            for further in found
            if further.band is Band.REVIEW and further.probability >= LEAST
        ]

    def probabilities(self, texts: Sequence[tuple[int, BookText]]) -> Probabilities:
        """For the queue: of the rows and texts of one question, by the codes it has."""
        columns = np.flatnonzero(self.allowed[texts[0][0]])
        of = {text.hash: self.learned.probability[row, columns] for row, text in texts}
        return Probabilities(tuple(self.codes[at] for at in columns), of)


@dataclass(frozen=True)
class Learner:
    """What learning goes by beside the texts and what people decided of them.

    Parameters
    ----------
    questions
        Question id -> its wording: what a short answer means depends on it.
    encoders
        Wording, and what a sentence model makes of texts where there is one.
    seed
        Seed of whatever in learning is random.
    tuned_on
        Hashes of the texts that the sentence model was tuned on, if it was: no threshold is
        judged by them.
    """

    questions: Mapping[str, str]
    encoders: Encoders
    seed: int
    tuned_on: Set[str] = frozenset()

    def read(self, texts: Sequence[BookText], codes: Sequence[UsedCode]) -> Ready:
        """Texts made ready to learn from.

        Parameters
        ----------
        texts
            The different texts on each of some questions; at least one.
        codes
            As people left them; at least one.
        """
        return make_ready(
            [f"{text.hash} {text.question}" for text in texts],
            [self.questions[text.question] for text in texts],
            [text.text for text in texts],
            first_words(texts, codes),
            self.encoders,
        )


def suggest_again(
    comments: pd.DataFrame,
    suggested: pd.DataFrame,
    people: People,
    texts: Sequence[BookText],
    learner: Learner,
) -> Again:
    """Suggestions with those of unread comments replaced by what was learnt from the others.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    suggested
        Schema ``CODINGS``, as the codeframe and the topic model had them.
    people
        What people decided so far.
    texts
        The different texts that have suggestions.
    learner
        With the wording of every question that people have themes of.
    """
    shown = {text.key: _as_decided(text, people, None, 0) for text in texts}
    fresh: dict[TextKey, list[Suggestion]] = {}
    probabilities = {}
    for together in _sharing(people):
        mine = [text for text in texts if text.question in together and not text.is_unread]
        enough = [q for q in together if teaches([t for t in mine if t.question == q], people)]
        lesson = _lesson(mine, people, learner) if enough else None
        if lesson is None:
            continue
        for question in enough:
            rows = [(row, text) for row, text in enumerate(mine) if text.question == question]
            probabilities[question] = lesson.probabilities(rows)
            for row, text in rows:
                if is_finished(text, people):
                    shown[text.key] = _as_decided(text, people, lesson, row)
                    fresh[text.key] = _given_beside(text, people, lesson, row)
                else:
                    shown[text.key] = _as_learnt(text, people, lesson, row)
                    fresh[text.key] = lesson.given(row)
    unread = {text.key for text in texts if not is_finished(text, people)} & fresh.keys()
    codings = _replaced(comments, suggested, fresh, unread)
    return Again(codings, tuple(shown[text.key] for text in texts), probabilities)


def _sharing(people: People) -> list[list[str]]:
    """Questions that share codes, together: what is decided under one teaches the others."""
    out: list[tuple[list[str], set[str]]] = []
    for question in people.themes:
        mine = _codes_of(people, question)
        joined = [group for group in out if group[1] & mine]
        questions = [one for group in joined for one in group[0]]
        codes = mine.union(*(group[1] for group in joined))
        out = [group for group in out if group not in joined]
        out.append(([*questions, question], codes))
    return [questions for questions, _ in out]


def _codes_of(people: People, question: str) -> set[str]:
    themes = people.themes[question]
    return {theme.code for theme in themes if theme.stands and theme.code not in NO_THEMES}


def _lesson(texts: Sequence[BookText], people: People, learner: Learner) -> _Lesson | None:
    """What people's decisions teach of questions that share codes; ``None`` when nothing yet."""
    asked = dict.fromkeys(text.question for text in texts)
    of_question = {question: _codes_of(people, question) for question in asked}
    standing = {
        theme.code: as_used(theme)
        for question in asked
        for theme in people.themes[question]
        if theme.code in of_question[question]
    }
    if not standing:
        return None
    ids = tuple(standing)
    ready = learner.read(texts, tuple(standing.values()))
    seen = np.array([text.hash in learner.tuned_on for text in texts], dtype=bool)
    decided = decisions_on(texts, ids, people)
    learned = learn(ready.material, decided, seed=learner.seed, tuned_on=seen)
    if learned.calibration is None:
        return None
    allowed = np.array([[code in of_question[text.question] for code in ids] for text in texts])
    return _Lesson(ids, ready, learned, _allowed_only(learned, allowed), allowed)


def _allowed_only(learned: Learned, allowed: np.ndarray) -> np.ndarray:
    """The codes given, of a text's own question; its likeliest where all were of another's."""
    given = np.asarray(learned.given & allowed)
    left = np.flatnonzero(learned.given.any(axis=1) & ~given.any(axis=1) & allowed.any(axis=1))
    given[left, np.where(allowed[left], learned.scores[left], -np.inf).argmax(axis=1)] = True
    return given


def _as_decided(text: BookText, people: People, lesson: _Lesson | None, row: int) -> BookText:
    """A text as it was suggested; one that people have finished with, as they decided it."""
    said = people.texts.get(text.key, {})
    if text.key not in people.finished:
        return text
    beside = [suggestion for suggestion in text.suggestions if suggestion.code in said]
    if lesson is not None:
        beside += [
            _known(lesson, row, code)
            for code in sorted(said)
            if said[code][0] is not Decision.ADD and code not in text.codes
        ]
    return replace(text, suggestions=tuple(beside) or text.suggestions)


def _as_learnt(text: BookText, people: People, lesson: _Lesson, row: int) -> BookText:
    """A text people have not finished with: what was learnt, and what they decided so far."""
    said = people.texts.get(text.key, {})
    beside = lesson.given(row)
    there = {suggestion.code for suggestion in beside}
    first = {suggestion.code: suggestion for suggestion in text.suggestions}
    beside += [
        first.get(code) or _known(lesson, row, code)
        for code in sorted(said)
        if said[code][0] is not Decision.ADD and code not in there
    ]
    perhaps = [further for further in lesson.perhaps(row) if further.code not in said]
    return replace(text, suggestions=tuple(beside), perhaps=tuple(perhaps[:MOST_PERHAPS]))


def _given_beside(text: BookText, people: People, lesson: _Lesson, row: int) -> list[Suggestion]:
    """Codes people gave that were not suggested at first, with the words that earn them."""
    said = people.texts.get(text.key, {})
    given = [code for code in sorted(said) if said[code][0] is not Decision.REMOVE]
    return [_known(lesson, row, code) for code in given if code not in text.codes]


def _known(lesson: _Lesson, row: int, code: str) -> Suggestion:
    """A code people decided on, with the passage it would have; none where it is not learnt."""
    if code not in lesson.codes:
        return Suggestion(code, "", 0.0)
    return lesson.suggestion(row, code)


def _replaced(
    comments: pd.DataFrame,
    suggested: pd.DataFrame,
    fresh: Mapping[TextKey, Sequence[Suggestion]],
    unread: Set[TextKey],
) -> pd.DataFrame:
    """Suggested codings with the fresh ones: beside the first, or in their place where unread."""
    import pandas as pd

    from consult.model.survey.tables import CODINGS, COMMENT_KEY, conform

    if not any(fresh.values()):
        return suggested
    given = suggested[COMMENT_KEY].drop_duplicates()
    told = given.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    text_keys = list(zip(told["question_id"], told["text"].map(words_hash), strict=True))
    of_comments = told[COMMENT_KEY].itertuples(index=False, name=None)
    rows = [
        (*of, new.code, str(DecidedBy.LEARNED), new.probability, str(new.band), new.passage)
        for of, key in zip(of_comments, text_keys, strict=True)
        for new in fresh.get(key, ())
        if new.band
    ]
    gone = pd.MultiIndex.from_frame(told.loc[[key in unread for key in text_keys], COMMENT_KEY])
    kept = suggested[~pd.MultiIndex.from_frame(suggested[COMMENT_KEY]).isin(gone)]
    columns = list(CODINGS.columns)
    together = pd.concat([kept, pd.DataFrame(rows, columns=columns)], ignore_index=True)
    by = [*reversed(COMMENT_KEY), "probability", "code"]
    return conform(together.sort_values(by, ascending=[True, True, False, True]), CODINGS)
