"""Questions that seem to have been asked only of those who gave a certain answer before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb, exp, lgamma

import numpy as np

from consult.draft.questions.remark import Remark, with_remark
from consult.errors import many
from consult.model.settings.question import Proposal, QuestionSpec
from consult.model.settings.study import Source
from consult.model.survey.questionnaire import Kind
from consult.read.layout.sheet import Sheet
from consult.read.tables.asked_of import given_in, responded, unasked_in
from consult.read.tables.cells import ids_of
from consult.read.tables.coding import SourceCells, code
from consult.read.tables.disagreements import statements_of
from consult.read.tables.questions import options_of

_DECIDES = frozenset({Kind.SINGLE, Kind.SCALE, Kind.MULTI})
"""Kinds of questions that lead on by an answer. No form is known that does so by a ranking."""

_FEWEST_PAST = 10
"""People who gave another answer and left the question, from which it may have been kept from them.
Doubled, the same 65 questions of eight real exports are proposed, which have 23 or more; halved,
there is one more."""

_FILLED, _WRITTEN = 0.75, 0.5
"""Shares of those who gave the answers that must have filled a question, and one in own words. Who
is led to a question with options or a number mostly answers it: the least share of the 59 such
questions proposed of eight real exports is 0.87. Where fewer did, the others may have left in
silence what did not apply to them: at 0.5 one question is proposed of which nobody can tell. Nearly
half leave a box for words: with a quarter there are three more, which may be right. Of a single
answer half are enough, for few may have given it; all of them together must have the share."""

_SLIPS = 0.01
"""Share of those who gave another answer that may have filled it all the same, as when an answer
was changed afterwards. None is needed for the same eight exports; at 0.05 one more is proposed, of
which nobody can tell."""

_PASSED_OVER = 0.05
"""Filled by people who left the earlier question, as a share of all who filled it: some forms lead
past by one answer and on by none. Of the questions proposed of eight real exports one has any, 4 of
88, which is lost without. At 0.2 one is proposed that is wrong."""

_CHANCE = 1e-6
"""Probability that as many all gave these answers by chance, of whichever answers. A study has some
thousand pairs of questions, so that one study in some hundred shows one. Tried from 1e-3 to 1e-12:
no draft changes."""

_UNTOLD = 0.01
"""Probability that nobody of those who gave an answer filled the question though they were asked:
where it is greater, that answer is too rare to tell, and goes with most of the others. Tried at
0.001 and 0.5: no draft changes."""

_NAMED = 3
"""Answers that a sentence names, and questions that it lists."""

_QUOTED = 3
"""People who must have given an answer for it to be quoted: fewer may have typed it."""


@dataclass(frozen=True)
class _Told:
    """One question, response by response of all sources that are put one after the other.

    ``held`` are the responses of sources that have it, ``said`` those that filled it and ``blank``
    those that left it, without those of whom the export says that they were not asked. Of a
    question that may decide, ``who`` gave which of the ``labels``, a pair a line.
    """

    spec: QuestionSpec
    held: np.ndarray
    said: np.ndarray
    blank: np.ndarray
    labels: tuple[str, ...]
    who: np.ndarray
    label: np.ndarray

    @cached_property
    def answered(self) -> np.ndarray:
        """Which responses gave any of the labels."""
        return self.gave(range(len(self.labels)))

    def gave(self, labels: Sequence[int]) -> np.ndarray:
        """Which responses gave one of some labels."""
        wanted = np.zeros(len(self.labels) + 1, dtype=bool)
        wanted[list(labels)] = True
        found = np.zeros(len(self.held), dtype=bool)
        found[self.who[wanted[self.label]]] = True
        return found

    def times(self, among: np.ndarray) -> np.ndarray:
        """How many gave each label, among some."""
        return np.bincount(self.label[among[self.who]], minlength=len(self.labels))


@dataclass(frozen=True)
class _Route:
    """Whom a question seems to have been asked of, and how well that fits.

    Of ``inside`` who gave the answers ``filled`` filled it, of ``others`` who did not ``slips``
    did and ``left`` left it.
    """

    deciding: _Told
    answers: tuple[int, ...]
    filled: int
    inside: int
    slips: int
    others: int
    left: int

    @property
    def misfits(self) -> int:
        """How many did otherwise than the route has it."""
        return self.inside - self.filled + self.slips

    @property
    def key(self) -> tuple[str, tuple[int, ...]]:
        """What questions that hang on the same answers share."""
        return self.deciding.spec.id, self.answers

    @property
    def change(self) -> dict[str, object]:
        """What taking it writes."""
        named = [self.deciding.labels[at] for at in self.answers]
        return {"asked_of": {"question": self.deciding.spec.id, "answers": named}}

    @property
    def whom(self) -> str:
        """Those who were asked, in words."""
        return f'who answered {self._answers} to "{self.deciding.spec.id}"'

    @property
    def _answers(self) -> str:
        rest = [at for at in range(len(self.deciding.labels)) if at not in self.answers]
        if len(self.answers) <= _NAMED and self._may_quote(self.answers):
            return " or ".join(f'"{self.deciding.labels[at]}"' for at in self.answers)
        if len(rest) <= _NAMED and self._may_quote(rest):
            named = " or ".join(f'"{self.deciding.labels[at]}"' for at in rest)
            return f"anything but {named}"
        return f"one of {many(len(self.answers), 'answer')}"

    def _may_quote(self, labels: Sequence[int]) -> bool:
        times = self.deciding.times(self.deciding.held)
        return all(times[at] >= _QUOTED for at in labels)


def asked_of_some(
    specs: Sequence[QuestionSpec], sources: Sequence[Source], sheets: Mapping[str, Sheet]
) -> tuple[QuestionSpec, ...]:
    """The questions, with a proposal where one seems to have been asked only of some.

    Parameters
    ----------
    specs
        The questions as drafted, in the order asked.
    sources, sheets
        What they were drafted from, and source id -> its sheet.

    Returns
    -------
    tuple
        The same questions. A proposal stands with each; where several hang on the same answers,
        the first is to be checked too, for all of them.
    """
    every = [_source_cells(source, sheets[source.id], specs) for source in sources]
    told = [_told(spec, every) for spec in specs]
    routes = {at: route for at in range(len(specs)) if (route := _route(at, told)) is not None}
    alike: dict[object, list[int]] = {}
    for at, route in routes.items():
        alike.setdefault(route.key, []).append(at)
    out = list(specs)
    for places in alike.values():
        for at in places:
            out[at] = _proposed(specs[at], routes[at])
        if len(places) > 1:
            first = places[0]
            says = _says_together([specs[at].id for at in places], routes[first])
            out[first] = with_remark(out[first], Remark(says, routes[first].left))
    return tuple(out)


def _source_cells(source: Source, sheet: Sheet, specs: Sequence[QuestionSpec]) -> SourceCells:
    rows = sheet.response_rows
    ids = ids_of([str(row) for row in rows])
    return SourceCells(source, sheet, rows, ids, statements_of(specs, source.id))


def _told(spec: QuestionSpec, sources: Sequence[SourceCells]) -> _Told:
    labels = tuple(o.label for o in options_of(spec)) if spec.kind in _DECIDES else ()
    held, said, blank, who, given = [], [], [], [], []
    before = 0
    for source in sources:
        responses = len(source.ids)
        holds = source.holds(spec)
        held.append(np.full(responses, holds))
        said.append(np.zeros(responses, dtype=bool))
        blank.append(np.zeros(responses, dtype=bool))
        if holds:
            made = code(source.of(spec))
            said[-1] = responded(made, responses)
            blank[-1] = ~said[-1] & ~unasked_in(made, responses)
            rows, chosen = given_in(made, labels)
            who.append(rows + before)
            given.append(chosen)
        before += responses
    nobody = [np.zeros(0, dtype=np.intp)]
    return _Told(
        spec,
        np.concatenate(held),
        np.concatenate(said),
        np.concatenate(blank),
        labels,
        np.concatenate(who or nobody),
        np.concatenate(given or nobody),
    )


def _route(at: int, told: Sequence[_Told]) -> _Route | None:
    """The earlier question that fits best, of several that fit as well the nearest before.

    What a question of consent protects is not loosened: it is never proposed that people were not
    asked.
    """
    asked = told[at]
    if asked.spec.asks or int(asked.blank.sum()) < _FEWEST_PAST or not asked.said.any():
        return None
    found = [route for deciding in told[:at] for route in _routes(asked, deciding)]
    return min(reversed(found), key=lambda route: route.misfits, default=None)


def _routes(asked: _Told, deciding: _Told) -> Iterator[_Route]:
    """The answers to one earlier question after which another seems to have been asked."""
    known = deciding.held & (asked.said | asked.blank)
    gave = deciding.times(known)
    filled = deciding.times(known & asked.said)
    often = filled >= _WRITTEN * np.maximum(gave, 1)
    if not often.any() or int(gave[~often].sum()) < _FEWEST_PAST:
        return
    several = deciding.spec.kind is Kind.MULTI
    tries = {_with_rare(gave, filled, often) if not several else tuple(np.flatnonzero(often))}
    if several:
        tries |= {(place,) for place in np.flatnonzero(often)}
    for answers in sorted(tries):
        route = _measured(asked, deciding, known, tuple(map(int, answers)))
        if _fits(route, asked, deciding, known):
            yield route


def _enough(asked: _Told) -> float:
    return _WRITTEN if asked.spec.kind is Kind.TEXT else _FILLED


def _with_rare(gave: np.ndarray, filled: np.ndarray, often: np.ndarray) -> tuple[int, ...]:
    """The answers that lead on, with those too rare to tell where most of the others do."""
    share = filled[often].sum() / gave[often].sum()
    rare = ~often & (filled == 0) & ((1 - share) ** gave > _UNTOLD)
    past = ~often & ~rare
    return tuple(np.flatnonzero(often | rare if often.sum() > past.sum() else often).tolist())


def _measured(asked: _Told, deciding: _Told, known: np.ndarray, answers: tuple[int, ...]) -> _Route:
    gave = deciding.gave(answers)
    inside, others = known & gave, known & ~gave
    return _Route(
        deciding,
        answers,
        int((inside & asked.said).sum()),
        int(inside.sum()),
        int((others & asked.said).sum()),
        int(others.sum()),
        int((others & asked.blank).sum()),
    )


def _fits(route: _Route, asked: _Told, deciding: _Told, known: np.ndarray) -> bool:
    """Whether those who gave the answers, and nearly nobody else, filled the question."""
    said_else = known & deciding.answered & ~deciding.gave(route.answers)
    left = int((said_else & asked.blank).sum())
    slips = int((said_else & asked.said).sum())
    if left < _FEWEST_PAST or route.filled < _enough(asked) * route.inside:
        return False
    if slips > _SLIPS * (slips + left) or route.slips - slips > _PASSED_OVER * route.filled:
        return False
    answered = route.inside + left
    ways = comb(len(deciding.labels), len(route.answers))
    return ways * _all_within(route.inside, route.filled, answered) <= _CHANCE


def _all_within(inside: int, drawn: int, of: int) -> float:
    """Probability that all of so many drawn from ``of`` people are among so many of them."""
    logs = lgamma(inside + 1) - lgamma(inside - drawn + 1)
    logs -= lgamma(of + 1) - lgamma(of - drawn + 1)
    return exp(logs)


def _proposed(spec: QuestionSpec, route: _Route) -> QuestionSpec:
    proposal = Proposal(says=_says(route), responses=route.left, change=route.change)
    return spec.model_copy(update={"proposals": (*spec.proposals, proposal)})


def _says(route: _Route) -> str:
    besides = f"{route.slips:,}" if route.slips else "none"
    return (
        f"it seems to have been asked only of people {route.whom}: {route.filled:,} of these "
        f"{route.inside:,} filled it, and {besides} of the {route.others:,} others; until that is "
        f"taken, {many(route.left, 'blank')} of the others count as not answered"
    )


def _says_together(names: Sequence[str], route: _Route) -> str:
    listed = ", ".join(f'"{name}"' for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return (
        f"{len(names):,} questions seem to have been asked only of people {route.whom}: "
        f"{listed}{more}; until their proposals are taken, blanks of others (here "
        f"{route.left:,}) count as not answered"
    )
