"""People by the themes of what they wrote: which codes are named, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.groupings import ALL_TOGETHER, grouping_id
from consult.model.coding.codeframe import NO_THEMES
from consult.model.counting.counts import WHOLE, Added, Use
from consult.model.counting.grouping import ANSWERED, Grouping, item_id
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
        asked = tuple(question for question in questions if question.id not in self.apart)
        shared = self._shared(asked)
        out = {}
        if shared and len(asked) > 1:
            ids = [question.id for question in asked]
            said = self.consultation.comments_on(*ids)
            coded = self.consultation.codings_on(*ids)
            whole = by_code(said, coded, shared, name=ALL_TOGETHER, title=TOGETHER)
            out[ALL_COMMENTS] = replace(whole, unions=self._unions(shared, asked))
        for question in questions:
            coded = self.consultation.codings_on(question.id)
            said = self.consultation.comments_on(question.id)
            names = self.names(question)
            title = f"Themes in comments: {question.text}"
            name = grouping_id(question.id)
            out[question.id] = by_code(said, coded, names, name=name, title=title)
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
        each = [one for name, one in self.groupings.items() if name not in others]
        held = {
            item_id(one.id, {label}): (size, (one.region(label), one.base(*ANSWERED)))
            for one in each
            for label, size in zip(one.labels, one.codes.sizes, strict=True)
        }
        bases = tuple((one.base(*ANSWERED), one.base(*ANSWERED)) for one in each)
        found = {WHOLE: Added(sum(one.people(*ANSWERED) for one in each), bases)}
        for label, items in (self.groupings[subject].unions or {}).items():
            mine = [held[item] for item in sorted(items)]
            found[label] = Added(sum(int(size) for size, _ in mine), tuple(of for _, of in mine))
        return found

    def _unions(
        self, shared: dict[str, str], questions: Sequence[Question]
    ) -> dict[str, frozenset[str]]:
        """Theme of all comments -> the same theme in the comments on each question."""
        mine = {one.id: self.names(one) for one in questions}
        return {
            label: frozenset(
                item_id(grouping_id(question), {names[code]})
                for question, names in mine.items()
                if code in names
            )
            for code, label in shared.items()
        }

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


def _is_last(code: str) -> int:
    """Where a code stands that is no theme, after all others; 0 for a theme."""
    return NO_THEMES.index(code) + 1 if code in NO_THEMES else 0
