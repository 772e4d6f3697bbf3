"""What answers and themes are broken down by: what was asked, and what no question asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from consult.analysis.plan import by_channel
from consult.analysis.plan.unasked import Unasked
from consult.model.counting.table_id import ANSWER, CAMPAIGN, STANCE
from consult.model.survey.questionnaire import Kind, Purpose, Question

if TYPE_CHECKING:
    from consult.model.settings.study import ReportSettings

UNASKED: Mapping[str, Unasked] = MappingProxyType(
    {
        one.id: one
        for one in [
            by_channel.BREAK,
        ]
    }
)
"""What a study may ask to be broken down by that no question asks, by its name in study.toml."""

CAMPAIGN_NAME = "Campaigns"
IN_CAMPAIGN, NO_CAMPAIGN = "Part of a campaign", "Not part of a campaign"
ASKED = "-asked"
"""What follows the id of a question that is called like another break, in the id of its own."""

BREAKABLE = frozenset({Kind.SINGLE, Kind.MULTI, Kind.SCALE, Kind.NUMBER})
"""Kinds of question whose answers make groups of people."""

_RESPONDING_AS = re.compile(
    r"(?i)\b(responding as|respondent type|type of respondent|on behalf of|in what capacity|"
    r"which (?:category|group) best describes you)\b"
)


@dataclass(frozen=True)
class Break:
    """One thing that answers and themes are broken down by.

    Parameters
    ----------
    id
        Short name in the ids of tables, unlike that of any other break.
    name
        As printed in a heading.
    question
        The question whose answers are the groups; ``None`` for campaigns and for ``UNASKED``.
    """

    id: str
    name: str
    question: Question | None = None

    @property
    def is_characteristic(self) -> bool:
        """Whether its groups are those of a characteristic."""
        return self.question is not None and self.question.purpose is Purpose.CHARACTERISTIC

    @property
    def across(self) -> str:
        """What stands before the name of each of its groups where several breaks stand together."""
        return self.name.rstrip("?.:… ")

    @property
    def by(self) -> str:
        """What stands after "by" in the title of a table."""
        if self.id == CAMPAIGN:
            return "whether part of a campaign"
        if self.question is None or self.is_characteristic:
            return self.name[:1].lower() + self.name[1:]
        return f"“{self.name}”"


def breaks_of(report: ReportSettings, asked: Sequence[Question]) -> tuple[Break, ...]:
    """What a study is broken down by: characteristics first, then questions, then ``UNASKED``.

    Parameters
    ----------
    report
        Its ``break_down_by`` names characteristics, questions and ``UNASKED``; empty means every
        characteristic that policy allows and the question in which capacity people respond.
        What a banner names is broken down by too.
    asked
        All questions, in order.
    """
    names = report.break_down_by or tuple(_by_default(asked))
    across = (name for banner in report.banner for name in banner.across)
    found = {one for name in (*names, *across) if (one := named(name, asked))}
    place = {question: at for at, question in enumerate(asked)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.is_characteristic,
                len(asked) if one.question is None else place[one.question],
            ),
        )
    )


def named(name: str, asked: Sequence[Question]) -> Break | None:
    """The break of a name in study.toml, ``None`` when there is none.

    Parameters
    ----------
    name
        A characteristic that was asked about, or else a question, or else one of ``UNASKED``.
    asked
        All questions, in order.
    """
    from consult.definitions import characteristics

    measured = next((q for q in asked if q.characteristic == name), None)
    question = measured or next((q for q in asked if q.id == name), None)
    if question is None:
        unasked = UNASKED.get(name)
        return Break(unasked.id, unasked.name) if unasked else None
    if question.characteristic:
        known = characteristics().get(question.characteristic)
        return Break(question.characteristic, known.name if known else name, question)
    if question.kind not in BREAKABLE:
        return None
    taken = {*characteristics(), *UNASKED, CAMPAIGN, ANSWER, STANCE}
    called = question.id
    while called.endswith(ASKED):
        called = called.removesuffix(ASKED)
    own = f"{question.id}{ASKED}" if called in taken else question.id
    return Break(own, " ".join(question.text.split()), question)


def _by_default(asked: Sequence[Question]) -> Iterable[str]:
    from consult.definitions import characteristics

    for question in asked:
        known = characteristics().get(question.characteristic)
        if known is not None and known.crossed:
            yield known.id
        elif question.purpose is Purpose.RESPONDENT and question.kind is Kind.SINGLE:
            yield from [question.id] if _RESPONDING_AS.search(question.text) else []
