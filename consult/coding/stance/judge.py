"""The coded comments on questions about agreement, each judged for its stance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from consult.coding.stance.leaning import Leaning, Remarks, lean
from consult.coding.stance.own_answers import NO_SIDE, SIDES, Own
from consult.coding.texts.segments import segments, turns
from consult.coding.texts.vectors import Encoders
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.deciding import Stance
from consult.model.coding.review import TextKey

SURE = 0.75
"""Chance from which a side is named. On NHS comments nearly nine in ten of those named are right,
and a quarter is called unclear; .7 and .8 trade one for the other."""

CHANCE_DECIMALS = 3
"""Chances are rounded to this before they are held against ``SURE``, so that nothing turns on the
last bits of a float. On half the NHS comments 6 decimals tell the same; 2 name a side in 1 comment
of 140 that is unclear with 3."""

TURNED = 0.5
"""What a person's own answer counts for where the comment turns ("I agree, but ..."). Of NHS
comments without a turn five in six go the way of a clear answer; with one, little over half."""

TOWARDS = {Stance.SUPPORTS: 1.0, Stance.OPPOSES: -1.0, Stance.MIXED: 0.0, Stance.UNCLEAR: 0.0}

BOTH_WAYS = frozenset({Stance.SUPPORTS, Stance.OPPOSES})


@dataclass(frozen=True)
class Passage:
    """A coded passage.

    Parameters
    ----------
    question, response
        Whose it is.
    text
        The whole comment.
    words
        The clause that earned the code; empty where none did.
    """

    question: str
    response: str
    text: str
    words: str

    @property
    def comment(self) -> TextKey:
        """The question and the response, which has one comment on it."""
        return self.question, self.response


@dataclass(frozen=True)
class Judged:
    """Comments with what was learnt of them.

    Parameters
    ----------
    passages
        One a coding.
    own
        Question and response -> the person's own answer, of those on a side.
    said
        Text -> what a reviewer said of it.
    place
        Question and text -> its position.
    keys, clauses
        Key and clauses of each text, by position.
    held
        Shape (texts,): what the person's own answer counts for beside each text.
    leaning
        What was learnt.
    """

    passages: Sequence[Passage]
    own: Mapping[TextKey, Own]
    said: Mapping[TextKey, Stance]
    place: Mapping[TextKey, int]
    keys: Sequence[TextKey]
    clauses: Sequence[tuple[str, ...]]
    held: np.ndarray
    leaning: Leaning

    def of_passages(self) -> list[Stance]:
        """The stance of each passage; what a reviewer said of the whole answer stands.

        The passages of an answer that a reviewer calls mixed keep their own stances where they go
        both ways, and are mixed where they do not.
        """
        found = [self._of_passage(passage) for passage in self.passages]
        ways = _together((p.comment, s) for p, s in zip(self.passages, found, strict=True))
        out = []
        for passage, stance in zip(self.passages, found, strict=True):
            said = self.said.get(self.keys[self._at(passage)])
            own_word = said is Stance.MIXED and ways[passage.comment] >= BOTH_WAYS
            out.append(stance if said is None or own_word else said)
        return out

    def of_texts(self) -> dict[TextKey, Stance]:
        """Text -> its stance as a whole, whatever a reviewer said.

        Where people on different sides wrote the same words, it is unclear if these differ.
        """
        ways = _together((self.keys[self._at(p)], self._of_text(p)) for p in self.passages)
        return {key: min(of) if len(of) == 1 else Stance.UNCLEAR for key, of in ways.items()}

    def _at(self, passage: Passage) -> int:
        return self.place[passage.question, passage.text]

    def _of_passage(self, passage: Passage) -> Stance:
        at = self._at(passage)
        if passage.words not in self.clauses[at]:
            return self._of_text(passage)
        _, of_clauses = self._sides[self.own.get(passage.comment, NO_SIDE)]
        return of_clauses[at][self.clauses[at].index(passage.words)]

    def _of_text(self, passage: Passage) -> Stance:
        """Mixed where its clauses surely go both ways."""
        of_texts, of_clauses = self._sides[self.own.get(passage.comment, NO_SIDE)]
        at = self._at(passage)
        return Stance.MIXED if set(of_clauses[at]) >= BOTH_WAYS else of_texts[at]

    @cached_property
    def _sides(self) -> dict[Own, tuple[list[Stance], list[list[Stance]]]]:
        """Answer -> the sides of all texts, and of their clauses, had that person written them."""
        owner = np.repeat(np.arange(len(self.clauses)), [len(of_text) for of_text in self.clauses])
        out = {}
        for own in SIDES:
            texts = self._named(self.leaning.texts, self.held[:, None] * own)
            clauses = iter(self._named(self.leaning.clauses, self.held[owner, None] * own))
            out[own] = texts, [[next(clauses) for _ in cut] for cut in self.clauses]
        return out

    def _named(self, evidence: np.ndarray, own: np.ndarray) -> list[Stance]:
        chance = np.round(self.leaning.chance(evidence, own), CHANCE_DECIMALS)
        names = np.where(chance >= SURE, Stance.SUPPORTS, Stance.UNCLEAR)
        return [Stance(name) for name in np.where(chance <= 1 - SURE, Stance.OPPOSES, names)]


def judge(
    passages: Sequence[Passage],
    own: Mapping[TextKey, Own],
    said: Mapping[TextKey, Stance],
    encoders: Encoders,
) -> Judged:
    """Learn from comments, to judge them.

    Parameters
    ----------
    passages, own, said
        As for ``Judged``; at least one passage.
    encoders
        Wording, and meaning where there is a sentence model.
    """
    hashes = {text: words_hash(text) for text in sorted({passage.text for passage in passages})}
    asked = {(passage.question, passage.text) for passage in passages}
    keys = sorted({(q, hashes[text]) for q, text in asked}, key=lambda key: key[::-1])
    at = {key: number for number, key in enumerate(keys)}
    place = {(q, text): at[q, hashes[text]] for q, text in asked}
    words = {key: text for text, key in reversed(hashes.items())}
    texts = [words[key] for _, key in keys]
    cut = segments(texts)
    clauses = [clause for of_text in cut for clause in of_text]
    both = (encoders.meaning, encoders.wording)
    views = [encode([*texts, *clauses]) for encode in both if encode is not None]
    held = np.array([TURNED if turns(text) else 1.0 for text in texts])
    remarks = Remarks(
        texts=[view[: len(texts)] for view in views],
        clauses=[view[len(texts) :] for view in views],
        owner=np.repeat(np.arange(len(texts)), [len(of_text) for of_text in cut]),
        wording=np.unique([key for _, key in keys], return_inverse=True)[1],
        question=np.unique([question for question, _ in keys], return_inverse=True)[1],
        own=held[:, None] * _mean_own(passages, own, place, len(texts)),
        said=np.array([TOWARDS[said[key]] if key in said else np.nan for key in keys]),
    )
    return Judged(passages, own, said, place, keys, cut, held, lean(remarks))


def _mean_own(
    passages: Sequence[Passage],
    own: Mapping[TextKey, Own],
    place: Mapping[TextKey, int],
    texts: int,
) -> np.ndarray:
    """What the people who wrote each text answered, on average; shape (texts, 2)."""
    total, people = np.zeros((texts, 2)), np.zeros(texts)
    for at, comment in {(place[p.question, p.text], p.comment) for p in passages}:
        total[at] += own.get(comment, NO_SIDE)
        people[at] += 1
    return np.asarray(total / people[:, None])


def _together(pairs: Iterable[tuple[TextKey, Stance]]) -> dict[TextKey, set[Stance]]:
    found: dict[TextKey, set[Stance]] = {}
    for key, stance in pairs:
        found.setdefault(key, set()).add(stance)
    return found
