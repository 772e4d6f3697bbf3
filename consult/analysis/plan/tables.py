"""The plan of tables: which are counted for one study, and in which ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from consult.analysis.plan.breaks import CAMPAIGN_NAME, UNASKED, Break, breaks_of
from consult.analysis.plan.characteristics import by_characteristics
from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.crossed import others, reasons, rows_of
from consult.analysis.plan.crosstabs import (
    ANSWERED,
    ASKED,
    COMMENTED,
    NUMBERED,
    BrokenDown,
    breakdowns,
    profile,
)
from consult.analysis.plan.rare import by_rare_view, rare_views
from consult.analysis.plan.received import by_campaign, campaigns, channels
from consult.analysis.plan.themes import PeopleByTheme
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import EVERYONE_ASKED, Grouping, GroupRole
from consult.model.counting.region import Dimension
from consult.model.counting.table_id import CAMPAIGN, CHANNEL, STANCE, TableId, TableKind
from consult.model.survey.questionnaire import CHOICES, Kind, Purpose, Question

if TYPE_CHECKING:
    import pandas as pd

    from consult.disclose import Policy
    from consult.model.coding.codeframe import Codeframe
    from consult.model.settings.study import Study
    from consult.model.survey.characteristic import Characteristic

MOST_COLUMNS = 6
"""Widest cross-tabulation: more does not fit a portrait page at a size people can read."""

MOST_THEMES = (15, 8, 4)
"""Themes in one break-down: as many or, where most of that would be hidden, fewer. In print they
are its rows, so more of them fit than of answers."""


@dataclass(frozen=True)
class TablePlan:
    """Everything that is counted for one study, in the order of the report.

    Parameters
    ----------
    study, codeframe
        What is asked for, and the codes agreed on.
    consultation
        What people answered and wrote.
    policy
        How few people are too few.
    """

    study: Study
    codeframe: Codeframe
    consultation: CodedConsultation
    policy: Policy

    @cached_property
    def weights(self) -> pd.Series | None:
        """The weight of each response that is counted, by its id, where the study has weights."""
        if self.study.weights is None:
            return None
        return self.consultation.weights

    def all_counts(self) -> Iterator[tuple[Counts, ...]]:
        """Every table, one after the other, each counted in one way or several."""
        received = channels(self._unasked[CHANNEL])
        known = (*received.of.dimensions, *self._linked_comments())
        yield (replace(received, regions=replace(received.of, dimensions=known)),)
        if self._has_campaigns:
            yield (campaigns(self._campaign),)
        yield from self._profiles()
        for counts in (*self._questions(), *self._themes()):
            yield (counts,)
        if len(self.consultation.rare_views):
            yield (rare_views(self._rare_views),)
        yield from self._equality()
        yield from self._stances()
        for subject, themes in self._coded.items():
            raised = self._most_raised(themes)
            yield from reasons(subject, themes, self.consultation, raised)
        yield from self._breakdowns()
        yield from self._other_breakdowns()

    def _profiles(self) -> Iterator[tuple[Counts, ...]]:
        from consult.tabulate import apart, frequency, weighted

        asked = self.consultation.questionnaire
        for question in asked.of(*CHOICES, Kind.NUMBER, purpose=Purpose.RESPONDENT):
            few = self.policy.few(Use.PROFILE, "")
            grouping = apart(self.consultation.answered.grouping(question), few=few)
            counts = frequency(
                grouping,
                TableSpec(
                    TableId(TableKind.RESPONDENTS, question.id),
                    question.text,
                    ASKED,
                    row_title="Answer",
                ),
                use=Use.PROFILE,
                inside=EVERYONE_ASKED,
            )
            known = self._led_to(question, counts, grouping)
            yield (weighted(known, grouping, self.weights),)
        for characteristic, grouping in self._characteristics:
            few = self.policy.few(Use.PROFILE, characteristic.id)
            yield tuple(
                self._linked(characteristic, counts, grouping)
                for counts in profile(characteristic, grouping, few=few, weights=self.weights)
            )

    def _linked(self, one: Characteristic, counts: Counts, asked: Grouping) -> Counts:
        """With what readers know of who is asked for a characteristic at all."""
        from consult.tabulate import only_of

        name, category = one.only or ("", "")
        wholes = [whole for other, whole in self._characteristics if other.id == name]
        return only_of(counts, asked, wholes[0], [category]) if wholes else counts

    def _led_to(
        self,
        question: Question,
        counts: Counts,
        asked: Grouping,
        earlier: Sequence[Grouping] = (),
    ) -> Counts:
        """With what readers know of who is asked a question: as they are told, or can tell."""
        from consult.tabulate import asked_after, routed

        if not question.asked_of:
            return routed(counts, asked, earlier)
        deciding = self.consultation.questionnaire[question.asked_of]
        whole = self.consultation.answered.grouping(deciding)
        return asked_after(counts, asked, whole, question.asked_after)

    def _questions(self) -> Iterator[Counts]:
        from consult.tabulate import frequency, scores_of, weighted

        given = {spec.id: spec.scores for spec in self.study.questions}
        earlier: list[Grouping] = []
        for question in self._opinions(*CHOICES, Kind.NUMBER):
            ranked = " (ranked first)" if question.kind is Kind.RANK else ""
            grouping = self.consultation.answered.grouping(question)
            counts = frequency(
                grouping,
                TableSpec(
                    TableId(TableKind.QUESTION, question.id),
                    f"{question.text}{ranked}",
                    NUMBERED if question.kind is Kind.NUMBER else ANSWERED,
                    row_title="Answer",
                ),
                use=Use.QUESTION,
                scores=scores_of(question, given.get(question.id, {})),
            )
            known = self._led_to(question, counts, grouping, earlier)
            yield weighted(known, grouping, self.weights)
            earlier.append(grouping)

    def _themes(self) -> Iterator[Counts]:
        from consult.tabulate import frequency

        asked = {question.id: question for question in self.consultation.questionnaire.questions}
        for subject, grouping in self._coded.items():
            counts = frequency(
                grouping,
                TableSpec(
                    TableId(TableKind.THEMES, subject), grouping.title, COMMENTED, row_title="Theme"
                ),
                use=Use.THEMES,
            )
            if subject in asked:
                counts = self._led_to(asked[subject], counts, grouping)
            yield replace(counts, comments=self._themes_said.added(subject))

    def _equality(self) -> Iterator[tuple[Counts, ...]]:
        """Who said which group they are in, and whose comments speak of a group."""
        from consult.analysis.plan.equality import comments_about, participation, reported

        wanted = reported(self.study)
        for characteristic, grouping in self._characteristics:
            if characteristic.id in wanted and characteristic.crossed:
                yield tuple(
                    self._linked(characteristic, counts, grouping)
                    for counts in participation(characteristic, grouping)
                )
        yield from comments_about(self._speaking, self._broken_down)

    @cached_property
    def _speaking(self) -> dict[str, Grouping]:
        """Characteristic -> people by whether their comments speak of it; none without comments."""
        from consult.analysis.plan.equality import reported, speaking
        from consult.definitions import characteristics

        said, codings = self.consultation.coded_comments, self.consultation.codings
        return {
            name: speaking(characteristics()[name], said, codings, self.study)
            for name in (reported(self.study) if len(said) else ())
        }

    @cached_property
    def _rare_views(self) -> Grouping:
        return by_rare_view(self.consultation)

    def _linked_comments(self) -> tuple[Dimension, ...]:
        """What the groups that comments make are known to hold of each other."""
        from consult.tabulate import linked

        rare = (self._rare_views,) if len(self.consultation.rare_views) else ()
        return linked((*self._coded.values(), *self._speaking.values(), *rare))

    def _stances(self) -> Iterator[tuple[Counts, ...]]:
        """Themes by stance, of each question about agreement."""
        from consult.tabulate import themes_by_stance

        codings = self.consultation.codings
        mine = codings[codings["stance"] != ""]
        for question in self.consultation.questionnaire.of(Kind.TEXT):
            coded = mine[mine["question_id"] == question.id]
            if len(coded):
                yield themes_by_stance(
                    coded,
                    self._themes_said.names(question),
                    self._coded[question.id],
                    TableSpec(
                        TableId(TableKind.THEMES, question.id, STANCE),
                        f"Themes by stance: {question.text}",
                        COMMENTED,
                    ),
                )

    def breakdowns_wanted(self) -> Iterator[TableId]:
        """Each closed question and each open one by everything the study is broken down by."""
        asked = self._opinions(Kind.SCALE, Kind.SINGLE)
        whole = [TableId(TableKind.QUESTION, question.id) for question in asked]
        whole += [TableId(TableKind.THEMES, subject) for subject in self._coded]
        for one in self._breaks:
            itself = one.question.id if one.question else ""
            yield from (of.across(one.id) for of in whole if of.subject != itself)

    @property
    def broken_down(self) -> frozenset[TableId]:
        """What is narrow enough to be broken down."""
        return frozenset(one.of for one in self._broken_down)

    def not_asked_about(self) -> tuple[str, ...]:
        """Ids of the characteristics that the equality evidence reports and no question asks."""
        from consult.analysis.plan.equality import reported

        asked = {question.characteristic for question in self.consultation.questionnaire.questions}
        return tuple(name for name in reported(self.study) if name not in asked)

    def _breakdowns(self) -> Iterator[tuple[Counts, ...]]:
        """Questions by each characteristic to break down by, by the groups of every rung."""
        wanted = {one.id for one in self._breaks if one.is_characteristic}
        for characteristic, grouping in self._characteristics:
            if characteristic.id in wanted:
                yield from breakdowns(characteristic, grouping, self._broken_down)

    @cached_property
    def _breaks(self) -> tuple[Break, ...]:
        return breaks_of(self.study.report, self.consultation.questionnaire.questions)

    def _other_breakdowns(self) -> Iterator[tuple[Counts, ...]]:
        """Each question by the answers to another, by what no question asks and by campaign."""
        for one in self._breaks:
            if one.question is None:
                yield from others(one, self._unasked[one.id], self._broken_down)
            elif not one.is_characteristic:
                rows = rows_of(self.consultation.answered.grouping(one.question))[0]
                yield from others(one, rows, self._broken_down)
        if self._has_campaigns:
            in_campaigns = Break(CAMPAIGN, CAMPAIGN_NAME)
            yield from others(in_campaigns, self._campaign, self._broken_down)

    @cached_property
    def _broken_down(self) -> tuple[BrokenDown, ...]:
        """Closed questions narrow enough for a page, and the themes raised most."""
        from consult.tabulate import collapse

        out = []
        for question in self._opinions(Kind.SCALE, Kind.SINGLE):
            grouping = self.consultation.answered.grouping(question)
            columns = collapse(grouping) if grouping.nets else (grouping,)
            said = columns[0].labels_of(GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW)
            if 2 <= len(said) <= MOST_COLUMNS:
                out.append(BrokenDown(TableId(TableKind.QUESTION, question.id), columns))
        for subject, coded in self._coded.items():
            raised = self._most_raised(coded)
            if any(raised):
                out.append(BrokenDown(TableId(TableKind.THEMES, subject), (coded,), raised))
        return tuple(out)

    def _most_raised(self, themes: Grouping) -> tuple[tuple[str, ...], ...]:
        """The themes raised most: many of them, or fewer."""
        from consult.tabulate import largest

        return tuple(dict.fromkeys(largest(themes, most=most) for most in MOST_THEMES))

    @cached_property
    def _themes_said(self) -> PeopleByTheme:
        return PeopleByTheme(self.consultation, self.codeframe, self.policy, self.study.apart)

    @cached_property
    def _coded(self) -> dict[str, Grouping]:
        """Open question -> people by theme; all comments first, for the codes all of them share."""
        return self._themes_said.groupings

    def _opinions(self, *kinds: Kind) -> tuple[Question, ...]:
        return tuple(
            question
            for question in self.consultation.questionnaire.of(*kinds)
            if question.purpose in {Purpose.OPINION, Purpose.CONTEXT}
        )

    @cached_property
    def _unasked(self) -> dict[str, Grouping]:
        """Name -> people by what no question asks: the channel, and what else tables stand by."""
        wanted = {CHANNEL, *(one.id for one in self._breaks if one.question is None)}
        return {name: UNASKED[name].groups(self.consultation.counted) for name in sorted(wanted)}

    @cached_property
    def _has_campaigns(self) -> bool:
        """Whether so many are part of a campaign that a table could show how many they are."""
        return len(self.consultation.campaigns) >= self.policy.thresholds[Use.CROSSTAB]

    @cached_property
    def _campaign(self) -> Grouping:
        return by_campaign(self.consultation)

    @cached_property
    def _characteristics(self) -> tuple[tuple[Characteristic, Grouping], ...]:
        return tuple(by_characteristics(self.study, self.consultation))
