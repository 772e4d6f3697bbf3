"""The plan of tables: which are counted, and all of them through disclosure control."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.model.counts import Counts, Use
from consult.model.grouping import Grouping, GroupRole
from consult.model.questionnaire import CHOICES, Kind, Purpose, Question, Questionnaire
from consult.model.tables import SetAside
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.characteristic import Characteristic
    from consult.model.codeframe import CodesByQuestion
    from consult.model.study import QuestionSpec

MOST_COLUMNS = 6
"""Widest cross-tabulation: more does not fit a portrait page at a size people can read."""

ASKED = "people who were asked"
ANSWERED = "people who answered the question"
COMMENTED = "people whose comment could be coded"
EVERYONE_ASKED = (
    GroupRole.SUBSTANTIVE,
    GroupRole.DONT_KNOW,
    GroupRole.PREFER_NOT_TO_SAY,
    GroupRole.NOT_ANSWERED,
)


def run(
    context: Context,
    *,
    questionnaire: Questionnaire,
    responses: pd.DataFrame,
    answers: pd.DataFrame,
    comments: pd.DataFrame,
    codings: pd.DataFrame,
    codes: CodesByQuestion,
) -> dict[str, Any]:
    """Count everything the report shows, then hide what must be hidden."""
    from consult.definitions import characteristics
    from consult.disclose import load_policy, protect

    plan = Plan(context, questionnaire, responses, answers, comments, codings, codes)
    counts = tuple(plan.all_counts())
    sensitive = frozenset(key for key, value in characteristics().items() if value.sensitive)
    release = protect(counts, load_policy(sensitive), source=_source(context))
    return {
        "counts": counts,
        "tables": tuple(item.table for item in release),
        "protection": {
            item.table.id: {"hidden": item.primary, "hidden to protect them": item.secondary}
            for item in release
        },
    }


def write_counts(counts: Iterable[Counts], path: Path) -> None:
    """Write the true counts; the file is RESTRICTED."""
    plain = [
        {
            "id": item.id,
            "title": item.title,
            "base": item.base,
            "row bases": {str(label): int(people) for label, people in item.row_bases.items()},
            "people": json.loads(item.cells.to_json(orient="index")),
            "outside the base": dict(item.outside_base),
        }
        for item in counts
    ]
    path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Plan:
    """Everything that is counted for one study, in the order of the report."""

    context: Context
    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion

    @cached_property
    def counted(self) -> pd.DataFrame:
        """Responses that are not set aside."""
        return self.responses[self.responses["set_aside"] == SetAside.NO]

    def all_counts(self) -> Iterator[Counts]:
        """Every table, one after the other."""
        yield self._channels()
        yield from self._profiles()
        yield from self._questions()
        yield from self._themes()
        for characteristic, grouping in self._breakdowns():
            yield from self._by(characteristic, grouping)

    def _channels(self) -> Counts:
        from consult.tabulate import by_column, frequency

        return frequency(
            by_column(self.counted, "channel", title="Channel"),
            name="channels",
            title="How responses were received",
            use=Use.PROFILE,
            base_text="responses counted",
        )

    def _profiles(self) -> Iterator[Counts]:
        from consult.tabulate import frequency

        for question in self.questionnaire.of(*CHOICES, Kind.NUMBER, purpose=Purpose.RESPONDENT):
            yield frequency(
                self._answered(question),
                name=f"respondents-{question.id}",
                title=question.text,
                use=Use.PROFILE,
                base_text=ASKED,
                inside=EVERYONE_ASKED,
            )
        for characteristic, grouping in self._characteristics():
            yield frequency(
                grouping,
                name=f"profile-{characteristic.id}",
                title=characteristic.name,
                use=Use.PROFILE,
                base_text=ASKED,
                inside=EVERYONE_ASKED,
                characteristic=characteristic.id,
            )

    def _questions(self) -> Iterator[Counts]:
        from consult.tabulate import frequency

        for question in self._opinions(*CHOICES, Kind.NUMBER):
            ranked = " (ranked first)" if question.kind is Kind.RANK else ""
            yield frequency(
                self._answered(question),
                name=f"question-{question.id}",
                title=f"{question.text}{ranked}",
                use=Use.QUESTION,
                base_text=ANSWERED,
            )

    def _themes(self) -> Iterator[Counts]:
        from consult.tabulate import frequency

        for question in self.questionnaire.of(Kind.TEXT):
            if self.codes.get(question.id):
                yield frequency(
                    self._coded(question),
                    name=f"themes-{question.id}",
                    title=f"Themes in comments: {question.text}",
                    use=Use.THEMES,
                    base_text=COMMENTED,
                )

    def _breakdowns(self) -> Iterator[tuple[Characteristic, Grouping]]:
        from consult.equality import broad

        wanted = self.context.study.report.break_down_by
        for characteristic, grouping in self._characteristics():
            chosen = characteristic.id in wanted if wanted else characteristic.crossed
            if chosen:
                yield characteristic, broad(grouping, characteristic)

    def _by(self, characteristic: Characteristic, rows: Grouping) -> Iterator[Counts]:
        from consult.tabulate import crosstab

        for question, columns, use, base_text in self._columns():
            yield crosstab(
                rows,
                columns,
                name=f"{use}-{question.id}-by-{characteristic.id}",
                title=f"{question.text} by {characteristic.name.lower()}",
                base_text=base_text,
                characteristic=characteristic.id,
            )

    def _columns(self) -> Iterator[tuple[Question, Grouping, str, str]]:
        from consult.tabulate import collapse

        for question in self._opinions(Kind.SCALE, Kind.SINGLE):
            grouping = self._answered(question)
            grouping = collapse(grouping) if grouping.nets else grouping
            said = grouping.labels_of(GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW)
            if 2 <= len(said) <= MOST_COLUMNS:
                yield question, grouping, "question", ANSWERED
        for question in self.questionnaire.of(Kind.TEXT):
            if self.codes.get(question.id):
                yield question, self._most_raised(question), "themes", COMMENTED

    def _opinions(self, *kinds: Kind) -> tuple[Question, ...]:
        return tuple(
            question
            for question in self.questionnaire.of(*kinds)
            if question.purpose in {Purpose.OPINION, Purpose.CONTEXT}
        )

    def _answered(self, question: Question) -> Grouping:
        from consult.tabulate import by_answer, by_number

        ids = list(self.counted["response_id"])
        make = by_number if question.kind is Kind.NUMBER else by_answer
        return make(question, self.answers, ids)

    def _coded(self, question: Question) -> Grouping:
        from consult.tabulate import by_code

        names = {code.id: code.name for code in self.codes[question.id]}
        return by_code(question, self.comments, self.codings, names)

    def _most_raised(self, question: Question) -> Grouping:
        from consult.tabulate import keep_largest

        return keep_largest(self._coded(question), most=MOST_COLUMNS)

    def _characteristics(self) -> Iterator[tuple[Characteristic, Grouping]]:
        from consult.definitions import characteristics
        from consult.equality import by_characteristic

        specs = {spec.id: spec for spec in self.context.study.questions}
        for question in self.questionnaire.questions:
            if question.purpose is Purpose.CHARACTERISTIC:
                spec = specs[question.id]
                measured = characteristics()[question.characteristic]
                grouping = self._age_or_answer(question, spec, measured)
                yield (
                    measured,
                    by_characteristic(grouping, measured, categories=spec.categories),
                )

    def _age_or_answer(
        self, question: Question, spec: QuestionSpec, measured: Characteristic
    ) -> Grouping:
        from consult.tabulate import by_age

        if not (spec.number and measured.bands):
            return self._answered(question)
        return by_age(
            question,
            self.answers,
            list(self.counted["response_id"]),
            bands=measured.bands,
            born_before=self._year() if spec.number == "year of birth" else None,
        )

    def _year(self) -> int:
        """The year the consultation opened or, if that is not known, most responses came."""
        window = self.context.study.window
        if window is not None:
            return window.opens.year
        return int(self.counted["submitted_at"].dt.year.mode()[0])


def _source(context: Context) -> str:
    synthetic = "SYNTHETIC data for " if context.study.study.synthetic else ""
    return f"{synthetic}{context.study.study.title}"
