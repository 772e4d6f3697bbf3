"""The plan of tables: which are counted, and all of them through disclosure control."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.model.counts import Counts, Use
from consult.model.grouping import Grouping, GroupRole
from consult.model.questionnaire import (
    CHOICES,
    Kind,
    OptionRole,
    Purpose,
    Question,
    Questionnaire,
)
from consult.model.tables import SetAside
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.disclose import Policy
    from consult.model.characteristic import Characteristic
    from consult.model.codeframe import CodesByQuestion
    from consult.model.study import QuestionSpec
    from consult.model.table import Table

MOST_COLUMNS = 6
"""Widest cross-tabulation: more does not fit a portrait page at a size people can read."""

MOST_THEMES = 15
"""Themes in one break-down; in print they are its rows, so more of them fit."""

ALL_COMMENTS = "all-comments"
OTHER = "other"
"""Id of the code for what no code and no topic takes in; it stands last."""

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
    from consult.tabulate import compare

    sensitive = frozenset(key for key, value in characteristics().items() if value.sensitive)
    policy = load_policy(sensitive)
    plan = Plan(context, questionnaire, responses, answers, comments, codings, codes, policy)
    ways = tuple(plan.all_counts())
    release = protect(ways, policy, people=len(plan.ids), source=_source(context))
    differences = compare(
        [(item.counts, item.table) for item in release],
        threshold=policy.threshold,
        scales=_scales(questionnaire, [item.table for item in release]),
        letters=context.study.report.column_letters,
    )
    return {
        "counts": ways,
        "tables": tuple(item.table for item in release),
        "differences": differences,
        "protection": {
            item.table.id: {"hidden": item.primary, "hidden to protect them": item.secondary}
            for item in release
        },
    }


def _scales(questionnaire: Questionnaire, tables: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    """Break-downs of scales -> their answers in order, without "don't know"."""
    unsure = {
        question.id: {o.label for o in question.options if o.role is OptionRole.DONT_KNOW}
        for question in questionnaire.of(Kind.SCALE)
    }
    return {
        table.id: tuple(c.heading for c in table.columns[1:] if c.heading not in unsure[key])
        for table in tables
        for key in unsure
        if table.id.startswith(f"{Use.QUESTION}-{key}-by-")
    }


def write_counts(counts: Iterable[Sequence[Counts]], path: Path) -> None:
    """Write the true counts, each way they were counted; the file is RESTRICTED."""
    plain = [
        {
            "id": item.id,
            "way": number,
            "title": item.title,
            "base": item.base,
            "row bases": {str(label): int(people) for label, people in item.row_bases.items()},
            "people": json.loads(item.cells.to_json(orient="index")),
            "outside the base": dict(item.outside_base),
        }
        for ways in counts
        for number, item in enumerate(ways, start=1)
    ]
    path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class BrokenDown:
    """What is broken down by characteristics, and the ways its columns can be counted.

    Parameters
    ----------
    use
        Whether the columns are answers or themes.
    columns
        The groupings to choose from, finest first.
    shown
        Of themes, which to show; empty for answers, of which all are.
    """

    use: Use
    columns: tuple[Grouping, ...]
    shown: tuple[str, ...] = ()


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
    policy: Policy

    @cached_property
    def counted(self) -> pd.DataFrame:
        """Responses that are not set aside."""
        return self.responses[self.responses["set_aside"] == SetAside.NO]

    @cached_property
    def ids(self) -> list[str]:
        """Ids of the responses that are counted."""
        return list(self.counted["response_id"])

    def all_counts(self) -> Iterator[tuple[Counts, ...]]:
        """Every table, one after the other, each counted in one way or several."""
        yield (self._channels(),)
        for counts in (*self._profiles(), *self._questions(), *self._themes()):
            yield (counts,)
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
                row_title="Answer",
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
                row_title="Answer",
            )

    def _themes(self) -> Iterator[Counts]:
        from consult.tabulate import frequency

        for grouping in self._coded:
            yield frequency(
                grouping,
                name=f"themes-{grouping.id}",
                title=grouping.title,
                use=Use.THEMES,
                base_text=COMMENTED,
                row_title="Theme",
            )

    def _breakdowns(self) -> Iterator[tuple[Characteristic, Grouping]]:
        from consult.equality import broad
        from consult.tabulate import unsaid

        wanted = self.context.study.report.break_down_by
        for characteristic, grouping in self._characteristics():
            chosen = characteristic.id in wanted if wanted else characteristic.crossed
            if chosen:
                yield characteristic, unsaid(broad(grouping, characteristic))

    def _by(self, characteristic: Characteristic, rows: Grouping) -> Iterator[tuple[Counts, ...]]:
        """Each question by one characteristic, where any of its groups could have answered."""
        from consult.tabulate import crosstab, narrow

        for broken in self._broken_down:
            counted = [
                crosstab(
                    rows,
                    columns,
                    name=f"{broken.use}-{columns.id}-by-{characteristic.id}",
                    title=f"{columns.title} – by {characteristic.name.lower()}",
                    base_text=COMMENTED if broken.use is Use.THEMES else ANSWERED,
                    characteristic=characteristic.id,
                )
                for columns in broken.columns
            ]
            if not counted[0].row_bases[list(rows.labels_of(GroupRole.SUBSTANTIVE))].any():
                continue
            yield (narrow(counted[0], broken.shown),) if broken.shown else tuple(counted)

    @cached_property
    def _broken_down(self) -> tuple[BrokenDown, ...]:
        """Closed questions narrow enough for a page, and the themes raised most."""
        from consult.tabulate import collapse, largest

        out = []
        for question in self._opinions(Kind.SCALE, Kind.SINGLE):
            grouping = self._answered(question)
            columns = collapse(grouping) if grouping.nets else (grouping,)
            said = columns[0].labels_of(GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW)
            if 2 <= len(said) <= MOST_COLUMNS:
                out.append(BrokenDown(Use.QUESTION, columns))
        themes = (
            BrokenDown(Use.THEMES, (coded,), largest(coded, most=MOST_THEMES))
            for coded in self._coded
        )
        return (*out, *themes)

    @cached_property
    def _coded(self) -> tuple[Grouping, ...]:
        """People by theme: over all comments, for the codes all questions share; then each."""
        from consult.tabulate import by_code

        shared = self._shared()
        questions = tuple(q for q in self.questionnaire.of(Kind.TEXT) if self.codes.get(q.id))
        out = []
        if shared and len(questions) > 1:
            mine = self.comments["question_id"].isin([question.id for question in questions])
            title = "Themes in all comments together"
            everywhere = self.comments[mine]
            out.append(by_code(everywhere, self.codings, shared, name=ALL_COMMENTS, title=title))
        for question in questions:
            coded = self.codings[self.codings["question_id"] == question.id]
            said = self.comments[self.comments["question_id"] == question.id]
            names = self._names(question, coded)
            title = f"Themes in comments: {question.text}"
            out.append(by_code(said, coded, names, name=question.id, title=title))
        return tuple(out)

    def _shared(self) -> dict[str, str]:
        """Codes of the codeframe that people left in use for a question, as they call them."""
        used = {code.id: code.name for codes in self.codes.values() for code in codes if code.theme}
        agreed = [code.id for code in self.context.codeframe.codes if not code.retired]
        return {code: used[code] for code in agreed if code in used}

    def _names(self, question: Question, coded: pd.DataFrame) -> dict[str, str]:
        """Codes to name in print: those agreed, then those found that enough people raised.

        The name of a theme found in the comments is made of people's words.
        """
        people = coded.groupby("code")["response_id"].nunique()
        fewest = self.policy.thresholds[Use.THEMES]
        agreed = [code for code in self.codes[question.id] if code.theme]
        found = [
            c for c in self.codes[question.id] if not c.theme and people.get(c.id, 0) >= fewest
        ]
        found.sort(key=lambda code: (code.id == OTHER, -people[code.id], code.id))
        return {code.id: code.name for code in (*agreed, *found)}

    def _opinions(self, *kinds: Kind) -> tuple[Question, ...]:
        return tuple(
            question
            for question in self.questionnaire.of(*kinds)
            if question.purpose in {Purpose.OPINION, Purpose.CONTEXT}
        )

    def _answered(self, question: Question) -> Grouping:
        from consult.tabulate import by_answer, by_number

        make = by_number if question.kind is Kind.NUMBER else by_answer
        return make(question, self.answers, self.ids)

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
            self.ids,
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
    who = context.study.study.organisation or "the organisation that ran it"
    kind = "SYNTHETIC responses" if context.study.study.synthetic else "Responses"
    return f"{kind} to the consultation by {who}"
