"""Figures of a blind sample for a record that is published: of what tables show, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consult.analysis.plan import by_channel
from consult.coding.trust.wording import verdict
from consult.definitions import characteristics
from consult.model.coding.codeframe import CodesByQuestion
from consult.model.coding.trust import CoderAgreement, Pair, Trust
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole, Table
from consult.report.prose.how_made import ALL_CODED, AgreementRow
from consult.report.prose.plain import one_line

Names = Mapping[str, tuple[str, str]]
"""What a figure of a code is kept under -> id of its question, and its name."""

PEOPLE, MACHINE = "two people", "people and computer"
LEAD = "computer less two people"
MICRO, MEAN = "F1, all codings", "F1, mean of the codes"
OF_GROUPS = frozenset({TableKind.PROFILE, TableKind.RESPONDENTS, TableKind.CHANNELS})
"""Tables that say how many people are in a group."""


def agreement_rows(
    trust: Trust, codes: CodesByQuestion, tables: Sequence[Table]
) -> tuple[AgreementRow, ...]:
    """Every figure of agreement, overall, by code and by group.

    Parameters
    ----------
    trust
        What the sample tells.
    codes
        Question id -> its codes, for their names.
    tables
        After disclosure control. That a code or a group is listed tells that so many of its
        comments were coded, so one whose number is hidden is left out. So is every group of a
        characteristic by which nothing is ever broken down.
    """
    named = {
        f"{question}: {code.id}": (question, code.name)
        for question, mine in codes.items()
        for code in mine
        if one_line(code.name) in _shown(tables, TableId(TableKind.THEMES, question))
    }
    seen, may = _groups_shown(tables), _told_by()
    whole = trust.agreement
    groups = {
        name: one
        for name, one in whole.groups.items()
        for by, _, group in [name.partition(": ")]
        if by in may and group in seen
    }
    return tuple(
        row
        for name, one in {ALL_CODED: whole, **groups}.items()
        for row in (_rows(name, one, named) if one is whole else _of_group(name, one))
    )


def verdict_of(trust: Trust) -> str:
    """Whether the computer is as good as two people, in words; empty where nothing was measured.

    Parameters
    ----------
    trust
        What the sample tells.
    """
    agreement = trust.agreement
    return verdict(agreement) if agreement.machine or agreement.people else ""


def _rows(of: str, one: CoderAgreement, named: Names) -> Iterator[AgreementRow]:
    for between, pair in ((PEOPLE, one.people), (MACHINE, one.machine)):
        if pair is not None:
            yield from _of_pair(of, between, pair, named)
    if one.lead is not None:
        yield AgreementRow(of, LEAD, MEAN, one.lead)


def _of_group(of: str, one: CoderAgreement) -> Iterator[AgreementRow]:
    """Of a group the two figures that say most: more would not fit beside each other."""
    for between, pair in ((PEOPLE, one.people), (MACHINE, one.machine)):
        if pair is not None:
            yield AgreementRow(of, between, MICRO, pair.micro)
    if one.lead is not None:
        yield AgreementRow(of, LEAD, MEAN, one.lead)


def _of_pair(of: str, between: str, pair: Pair, named: Names) -> Iterator[AgreementRow]:
    yield AgreementRow(of, between, "Krippendorff's alpha (MASI)", pair.alpha)
    yield AgreementRow(of, between, MICRO, pair.micro)
    if pair.macro is not None:
        yield AgreementRow(of, between, MEAN, pair.macro)
    for key, (question, name) in named.items():
        if key in pair.f1:
            yield AgreementRow(name, between, "F1", pair.f1[key], question)
        if key in pair.kappas:
            yield AgreementRow(name, between, "Cohen's kappa", pair.kappas[key], question)


def _shown(tables: Sequence[Table], of: TableId) -> set[str]:
    """Labels of the rows of a table whose number is shown."""
    return {
        one_line(row.label)
        for table in tables
        if table.id == of
        for row in table.rows
        if row.role is RowRole.GROUP and row.cells[0].number is not None
    }


def _told_by() -> frozenset[str]:
    """Names of the breaks by which anything may be told: the channel, and what may be crossed."""
    crossed = (one.name for one in characteristics().values() if one.crossed)
    return frozenset((by_channel.BREAK.name, *crossed))


def _groups_shown(tables: Sequence[Table]) -> set[str]:
    """Labels of groups whose number of people is shown, and is hidden nowhere."""
    told: dict[str, bool] = {}
    for table in tables:
        for row in table.rows if table.id.kind in OF_GROUPS and not table.id.by else ():
            shown = row.role is RowRole.GROUP and row.cells[0].number is not None
            told[row.label] = told.get(row.label, True) and shown
    return {label for label, shown in told.items() if shown}
