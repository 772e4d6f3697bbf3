"""People by the themes of what they wrote: which codes are named, question by question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.groupings import ALL_TOGETHER, grouping_id
from consult.model.coding.codeframe import NO_THEMES
from consult.model.counting.counts import HEADING_ROW, WHOLE, Added, Use
from consult.model.counting.grouping import ANSWERED, Grouping
from consult.model.counting.table_id import ALL_COMMENTS
from consult.model.survey.questionnaire import Kind, Question

if TYPE_CHECKING:
    from consult.disclose import Policy
    from consult.model.coding.codeframe import Codeframe, UsedCode

TOGETHER = "Themes in all comments together"


@dataclass(frozen=True)
class PeopleByTheme:
    """What people wrote and which codes it was given.

    Parameters
    ----------
    consultation
        Of the responses that are counted.
    codeframe
        The codes agreed on.
    policy
        How few people may stand behind the name of a theme found.
    apart
        Ids of questions that only e-mails, letters and notes of events answer: what they say is
        not put together with the comments on a questionnaire.
    """

    consultation: CodedConsultation
    codeframe: Codeframe
    policy: Policy
    apart: frozenset[str] = frozenset()

    @cached_property
    def groupings(self) -> dict[str, Grouping]:
        """Open question -> people by theme; all comments first, for the codes all of them share."""
        from consult.tabulate import by_code

        asked_in_words = self.consultation.questionnaire.of(Kind.TEXT)
        questions = tuple(q for q in asked_in_words if self.consultation.codes.get(q.id))
        asked = self._asked
        shared = self._shared(asked)
        out = {}
        if shared and len(asked) > 1:
            ids = [question.id for question in asked]
            said = self.consultation.comments_on(*ids)
            coded = self.consultation.codings_on(*ids)
            whole = by_code(said, coded, shared, name=ALL_TOGETHER, title=TOGETHER)
            over = self._headings(shared)
            nets = {heading: labels for heading, labels in over.items() if heading in self._parts}
            out[ALL_COMMENTS] = replace(whole, nets=nets)
        for question in questions:
            coded = self.consultation.codings_on(question.id)
            said = self.consultation.comments_on(question.id)
            names = self.names(question)
            title = f"Themes in comments: {question.text}"
            name = grouping_id(question.id)
            made = by_code(said, coded, names, name=name, title=title)
            over = self._headings(names)
            out[question.id] = replace(made, nets=over) if over else made
        return out

    def added(self, subject: str) -> dict[str, Added]:
        """Behind each theme of all comments and behind them all, the comments on each question.

        Parameters
        ----------
        subject
            Of one of ``groupings``; nothing for the comments on one question.
        """
        if subject != ALL_COMMENTS:
            return {}
        others = {ALL_COMMENTS, *self.apart}
        each = {name: one for name, one in self.groupings.items() if name not in others}
        bases = tuple((one.base(*ANSWERED), one.base(*ANSWERED)) for one in each.values())
        found = {WHOLE: Added(sum(one.people(*ANSWERED) for one in each.values()), bases)}
        for label, parts in self._parts.items():
            mine = [(each[question], labels) for question, labels in parts.items()]
            found[label] = Added(
                sum(one.anyone(*labels) for one, labels in mine),
                tuple((one.region(*labels), one.base(*ANSWERED)) for one, labels in mine),
            )
        return found

    @cached_property
    def _asked(self) -> tuple[Question, ...]:
        """The open questions whose comments are put together."""
        asked_in_words = self.consultation.questionnaire.of(Kind.TEXT)
        coded = (one for one in asked_in_words if self.consultation.codes.get(one.id))
        return tuple(one for one in coded if one.id not in self.apart)

    @cached_property
    def _parts(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Theme of all comments, or heading -> question -> what it is called there.

        A heading under which a question has a theme that not all of them share is another heading
        there: no row of that question holds the same people, so all comments have no row of it.
        """
        shared = self._shared(self._asked)
        mine = {one.id: self.names(one) for one in self._asked}
        found = {label: _called(mine, {code}) for code, label in shared.items()}
        for heading, labels in self._headings(shared).items():
            parts = _called(mine, {code for code, label in shared.items() if label in labels})
            whole = _called(mine, {code for code in self._heading_of if self._row(code) == heading})
            if parts == whole:
                found[heading] = parts
        return found

    def _row(self, code: str) -> str:
        """What the row of the heading of a code is called; empty where it has none."""
        heading = self._heading_of.get(code)
        return heading + HEADING_ROW if heading else ""

    def _headings(self, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """Label of each heading over two or more of some themes -> their labels.

        A heading over one theme would say again what the row of the theme says. Headings stand as
        the first of their themes do: by their own size, their order would tell of hidden numbers.
        """
        under: dict[str, dict[str, None]] = {}
        for code, label in names.items():
            if heading := self._row(code):
                under.setdefault(heading, {})[label] = None
        return {heading: tuple(labels) for heading, labels in under.items() if len(labels) > 1}

    @cached_property
    def _heading_of(self) -> dict[str, str]:
        """Code -> its theme in the codeframe, or the heading it was found under."""
        every = (code for codes in self.consultation.codes.values() for code in codes)
        found: dict[str, str] = {}
        for code in every:
            if code.theme and code.id not in NO_THEMES:
                found.setdefault(code.id, code.theme)
        return found

    def _shared(self, questions: Sequence[Question]) -> dict[str, str]:
        """Codes named in all comments together, as people call them; no two by one name.

        Those of the codeframe that people left in use, then those found that enough people raised.
        """
        every = (code for one in questions for code in self.consultation.codes[one.id])
        used: dict[str, UsedCode] = {}
        for code in every:
            if code.id not in NO_THEMES:
                used.setdefault(code.id, code)
        of_codeframe = [code.id for code in self.codeframe.codes if not code.retired]
        agreed = [used[code] for code in of_codeframe if code in used and used[code].agreed]
        named: dict[str, str] = {}
        for code in (*agreed, *self._found(tuple(used.values()))):
            named[f"{code.name} ({code.id})" if code.name in named else code.name] = code.id
        return {code: name for name, code in named.items()}

    def names(self, question: Question) -> dict[str, str]:
        """Codes to name in print: those agreed, then those found that enough people raised.

        The name of a theme found in the comments is made of people's words: of all who raised it
        under any question. Where few did so under one, its number there is hidden like any other.

        Parameters
        ----------
        question
            One open question.
        """
        codes = self.consultation.codes[question.id]
        raised = {code for one, code in self._raised if one == question.id}
        agreed = [code for code in codes if code.agreed]
        found = self._found([code for code in codes if code.id in raised])
        return {code.id: code.name for code in (*agreed, *found)}

    def _found(self, codes: Iterable[UsedCode]) -> list[UsedCode]:
        """Of some codes those found that enough people raised, those raised most first."""
        fewest = self.policy.thresholds[Use.THEMES]
        found = [c for c in codes if not c.agreed and self._people.get(c.id, 0) >= fewest]
        return sorted(found, key=lambda code: (_is_last(code.id), -self._people[code.id], code.id))

    @cached_property
    def _raised(self) -> frozenset[tuple[str, str]]:
        """Question and code, of each code that somebody raised there."""
        pairs = self.consultation.codings[["question_id", "code"]].drop_duplicates()
        return frozenset((str(one), str(code)) for one, code in pairs.itertuples(index=False))

    @cached_property
    def _people(self) -> dict[str, int]:
        """Code -> people who raised it under any question."""
        people = self.consultation.codings.groupby("code")["response_id"].nunique()
        return {str(code): int(number) for code, number in people.items()}


def _called(
    names: Mapping[str, Mapping[str, str]], codes: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Question -> what some codes are called there, where it names any of them."""
    here = {
        question: tuple(label for code, label in labels.items() if code in codes)
        for question, labels in names.items()
    }
    return {question: labels for question, labels in here.items() if labels}


def _is_last(code: str) -> int:
    """Where a code stands that is no theme, after all others; 0 for a theme."""
    return NO_THEMES.index(code) + 1 if code in NO_THEMES else 0
