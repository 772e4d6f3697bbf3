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
from pipelines.plan_breaks import (
    BREAKABLE,
    CAMPAIGN,
    CAMPAIGN_NAME,
    IN_CAMPAIGN,
    NO_CAMPAIGN,
    Break,
    breaks_of,
)
from pipelines.plan_crossed import (
    ANSWERED,
    COMMENTED,
    MOST_COLUMNS,
    MOST_THEMES,
    BrokenDown,
    by_answer_explained,
    crossed,
    rows_of,
)
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.disclose import Policy
    from consult.model.characteristic import Characteristic
    from consult.model.codeframe import CodesByQuestion
    from consult.model.study import QuestionSpec

ALL_COMMENTS = "all-comments"
OTHER = "other"
"""Id of the code for what no code and no topic takes in; it stands last."""

RARE, RARE_TITLE = "rare-views", "Rare views that people must look at"
NONE_RARE, NO_RARE = "none", "None of these"
"""Id and label of those whose comments hold no rare view."""

ASKED = "people who were asked"
EVERYONE_ASKED = (
    GroupRole.SUBSTANTIVE,
    GroupRole.DONT_KNOW,
    GroupRole.PREFER_NOT_TO_SAY,
    GroupRole.NOT_ANSWERED,
)


@dataclass(frozen=True)
class Plan:
    """Everything that is counted for one study, in the order of the report."""

    context: Context
    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    campaigns: pd.DataFrame
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
        if len(self.campaigns):
            yield (self._in_campaigns(),)
        for counts in (*self._profiles(), *self._questions(), *self._themes(), *self._rare()):
            yield (counts,)
        yield from self._stances()
        yield from self._reasons()
        for one, grouping in self._breakdowns():
            yield from self._by(one, grouping)

    def _channels(self) -> Counts:
        from consult.tabulate import frequency

        return frequency(
            self._channel,
            name="channels",
            title="How responses were received",
            use=Use.PROFILE,
            base_text="responses counted",
        )

    @cached_property
    def _channel(self) -> Grouping:
        from consult.tabulate import by_column

        return by_column(self.counted, "channel", title="Channel")

    def _in_campaigns(self) -> Counts:
        from consult.tabulate import frequency

        return frequency(
            self._campaign,
            name="campaigns",
            title="Responses that are part of a campaign",
            use=Use.PROFILE,
            base_text="responses counted",
        )

    @cached_property
    def _campaign(self) -> Grouping:
        """Responses that hold the text of a campaign, and all others."""
        from consult.tabulate import by_column

        inside = self.counted["response_id"].isin(self.campaigns["response_id"])
        labels = inside.map({True: IN_CAMPAIGN, False: NO_CAMPAIGN})
        column = "part of a campaign"
        return by_column(self.counted.assign(**{column: labels}), column, title="Campaign")

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
        from consult.tabulate import frequency, scores_of

        given = {spec.id: spec.scores for spec in self.context.study.questions}
        for question in self._opinions(*CHOICES, Kind.NUMBER):
            ranked = " (ranked first)" if question.kind is Kind.RANK else ""
            yield frequency(
                self._answers.grouping(question),
                name=f"question-{question.id}",
                title=f"{question.text}{ranked}",
                use=Use.QUESTION,
                base_text=ANSWERED,
                row_title="Answer",
                scores=scores_of(question, given.get(question.id, {})),
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

    def _reasons(self) -> Iterator[tuple[Counts, ...]]:
        """Themes of each open question by the answer to the closed one that it explains."""
        themes = {grouping.id: grouping for grouping in self._coded}
        for question in self.questionnaire.of(Kind.TEXT):
            if question.id in themes and question.about:
                explained = self.questionnaire[question.about]
                if explained.kind in BREAKABLE:
                    answered = rows_of(self._answers.grouping(explained))
                    yield from by_answer_explained(answered, themes[question.id])

    def _breakdowns(self) -> Iterator[tuple[Break, Grouping]]:
        from consult.equality import broad
        from consult.tabulate import unsaid

        measured = {known.id: (known, grouping) for known, grouping in self._characteristics}
        for one in breaks_of(self.context.study.report, self.questionnaire.questions):
            if one.question is None:
                yield one, self._channel
            elif one.is_characteristic:
                known, grouping = measured[one.id]
                yield one, unsaid(broad(grouping, known))
            else:
                yield one, rows_of(self._answers.grouping(one.question))[0]
        if len(self.campaigns):
            yield Break(CAMPAIGN, CAMPAIGN_NAME), self._campaign

    def _by(self, one: Break, rows: Grouping) -> Iterator[tuple[Counts, ...]]:
        """Each question by one break, where any of its groups could have answered."""
        for broken in self._broken_down:
            if one.question is None or broken.columns[0].id != one.question.id:
                yield from crossed(broken, one, rows)

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
