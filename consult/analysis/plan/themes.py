"""People by the themes of what they wrote: which codes are named, question by question."""

from __future__ import annotations

from collections.abc import Sequence
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
    import pandas as pd

    from consult.disclose import Policy
    from consult.model.coding.codeframe import Codeframe

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

        shared = self._shared()
        asked_in_words = self.consultation.questionnaire.of(Kind.TEXT)
        questions = tuple(q for q in asked_in_words if self.consultation.codes.get(q.id))
        asked = tuple(question for question in questions if question.id not in self.apart)
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
            names = self.names(question, coded)
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
        mine = {one.id: self.names(one, self.consultation.codings_on(one.id)) for one in questions}
        pairs = self.consultation.codings[["question_id", "code"]].drop_duplicates()
        unnamed = {
            code
            for question, code in pairs.itertuples(index=False)
            if question in mine and code not in mine[question]
        }
        return {
            label: frozenset(
                item_id(grouping_id(question), {names[code]})
                for question, names in mine.items()
                if code in names
            )
            for code, label in shared.items()
            if code not in unnamed
        }

    def _shared(self) -> dict[str, str]:
        """Codes of the codeframe that people left in use for a question, as they call them."""
        every = (code for codes in self.consultation.codes.values() for code in codes)
        used = {code.id: code.name for code in every if code.theme}
        agreed = [code.id for code in self.codeframe.codes if not code.retired]
        return {code: used[code] for code in agreed if code in used}

    def names(self, question: Question, coded: pd.DataFrame) -> dict[str, str]:
        """Codes to name in print: those agreed, then those found that enough people raised.

        The name of a theme found in the comments is made of people's words.

        Parameters
        ----------
        question, coded
            One question, and the codings of the comments on it.
        """
        people = coded.groupby("code")["response_id"].nunique()
        fewest = self.policy.thresholds[Use.THEMES]
        codes = self.consultation.codes[question.id]
        agreed = [code for code in codes if code.theme]
        found = [c for c in codes if not c.theme and people.get(c.id, 0) >= fewest]
        found.sort(key=lambda code: (_is_last(code.id), -people[code.id], code.id))
        return {code.id: code.name for code in (*agreed, *found)}


def _is_last(code: str) -> int:
    """Where a code stands that is no theme, after all others; 0 for a theme."""
    return NO_THEMES.index(code) + 1 if code in NO_THEMES else 0
