"""The plan of tables: which are counted for one study, and in which ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from consult.model.counts import Counts, Use
from consult.model.grouping import Grouping, GroupRole, item_id
from consult.model.questionnaire import CHOICES, Kind, Purpose, Question, Questionnaire
from consult.model.tables import SetAside
from pipelines.answered import Answered, people_of
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.disclose import Policy
    from consult.model.characteristic import Characteristic
    from consult.model.codeframe import CodesByQuestion
    from consult.model.study import QuestionSpec

MOST_COLUMNS = 6
"""Widest cross-tabulation: more does not fit a portrait page at a size people can read."""

MOST_THEMES = 15
"""Themes in one break-down; in print they are its rows, so more of them fit."""

ALL_COMMENTS = "all-comments"
OTHER = "other"
"""Id of the code for what no code and no topic takes in; it stands last."""

RARE, RARE_TITLE = "rare-views", "Rare views that people must look at"
NONE_RARE, NO_RARE = "none", "None of these"
"""Id and label of those whose comments hold no rare view."""

ASKED = "people who were asked"
ANSWERED = "people who answered the question"
COMMENTED = "people whose comment could be coded"
EVERYONE_ASKED = (
    GroupRole.SUBSTANTIVE,
    GroupRole.DONT_KNOW,
    GroupRole.PREFER_NOT_TO_SAY,
    GroupRole.NOT_ANSWERED,
)


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
    rare_views: pd.DataFrame
    policy: Policy

    @cached_property
    def counted(self) -> pd.DataFrame:
        """Responses that are not set aside."""
        return self.responses[self.responses["set_aside"] == SetAside.NO]

    @cached_property
    def ids(self) -> pd.Index:
        """Ids of the responses that are counted: one index for every grouping."""
        return people_of(self.counted["response_id"])

    def all_counts(self) -> Iterator[tuple[Counts, ...]]:
        """Every table, one after the other, each counted in one way or several."""
        yield (self._channels(),)
        for counts in (*self._profiles(), *self._questions(), *self._themes(), *self._rare()):
            yield (counts,)
        yield from ((counts,) for counts in self._equality())
        yield from self._stances()
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
                self._answers.grouping(question),
                name=f"respondents-{question.id}",
                title=question.text,
                use=Use.PROFILE,
                base_text=ASKED,
                inside=EVERYONE_ASKED,
                row_title="Answer",
            )
        for characteristic, grouping in self._characteristics:
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
                self._answers.grouping(question),
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

    def _rare(self) -> Iterator[Counts]:
        """People who raised each kind of rare view, over all comments."""
        import pandas as pd

        from consult.definitions.rare_views import rare_names
        from consult.tabulate import by_code, frequency

        if self.rare_views.empty:
            return
        keys = ["response_id", "question_id"]
        said = self.comments[self.comments["question_id"].isin(set(self.codings["question_id"]))]
        raised = self.rare_views.rename(columns={"kind": "code"})[[*keys, "code"]]
        coded = self.codings.loc[
            ~self.codings["response_id"].isin(raised["response_id"]), [*keys]
        ].assign(code=NONE_RARE)
        names = {**rare_names(), NONE_RARE: NO_RARE}
        yield frequency(
            by_code(said, pd.concat([raised, coded]), names, name=RARE, title=RARE_TITLE),
            name=RARE,
            title=RARE_TITLE,
            use=Use.THEMES,
            base_text=COMMENTED,
            row_title="Kind",
        )

    def _equality(self) -> Iterator[Counts]:
        """Who said which group they are in, and whose comments speak of a group."""
        from pipelines.equality_tables import about, participation, reported

        wanted = reported(self.context.study)
        for characteristic, grouping in self._characteristics:
            if characteristic.id in wanted and characteristic.crossed:
                yield participation(characteristic, grouping)
        coded = set(self.codings["question_id"])
        said = self.comments[self.comments["question_id"].isin(coded)]
        for name in wanted if coded else ():
            yield about(name, said, self.codings, self.context.study, COMMENTED)

    def _stances(self) -> Iterator[tuple[Counts, ...]]:
        """Themes by stance, of each question about agreement."""
        from consult.tabulate import themes_by_stance

        mine = self.codings[self.codings["stance"] != ""]
        themes = {grouping.id: grouping for grouping in self._coded}
        for question in self.questionnaire.of(Kind.TEXT):
            coded = mine[mine["question_id"] == question.id]
            if len(coded):
                yield themes_by_stance(
                    coded,
                    self._names(question, coded),
                    themes[question.id],
                    name=f"themes-{question.id}-by-stance",
                    title=f"Themes by stance: {question.text}",
                    base_text=COMMENTED,
                )

    def _breakdowns(self) -> Iterator[tuple[Characteristic, Grouping]]:
        from consult.equality import broad
        from consult.tabulate import unsaid

        wanted = self.context.study.report.break_down_by
        for characteristic, grouping in self._characteristics:
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
            grouping = self._answers.grouping(question)
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
            whole = by_code(everywhere, self.codings, shared, name=ALL_COMMENTS, title=title)
            out.append(replace(whole, unions=self._unions(shared, questions)))
        for question in questions:
            coded = self._coded_in(question)
            said = self.comments[self.comments["question_id"] == question.id]
            names = self._names(question, coded)
            title = f"Themes in comments: {question.text}"
            out.append(by_code(said, coded, names, name=question.id, title=title))
        return tuple(out)

    def _unions(
        self, shared: dict[str, str], questions: Sequence[Question]
    ) -> dict[str, frozenset[str]]:
        """Theme of all comments -> the same theme in the comments on each question."""
        mine = {one.id: self._names(one, self._coded_in(one)) for one in questions}
        pairs = self.codings[["question_id", "code"]].drop_duplicates()
        unnamed = {
            code
            for question, code in pairs.itertuples(index=False)
            if question in mine and code not in mine[question]
        }
        return {
            label: frozenset(
                item_id(question, {names[code]})
                for question, names in mine.items()
                if code in names
            )
            for code, label in shared.items()
            if code not in unnamed
        }

    def _coded_in(self, question: Question) -> pd.DataFrame:
        return self.codings[self.codings["question_id"] == question.id]

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

    @cached_property
    def _answers(self) -> Answered:
        return Answered(self.answers, self.ids)

    @cached_property
    def _characteristics(self) -> tuple[tuple[Characteristic, Grouping], ...]:
        return tuple(self._measured())

    def _measured(self) -> Iterator[tuple[Characteristic, Grouping]]:
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
            return self._answers.grouping(question)
        return by_age(
            question,
            self._answers.to(question),
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
