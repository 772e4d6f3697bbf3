"""Tables of answers and themes by groups of people that no characteristic makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consult.analysis.plan.breaks import BREAKABLE, Break
from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.crosstabs import COMMENTED, BrokenDown
from consult.model.counting.counts import Counts, TableSpec
from consult.model.counting.grouping import Grouping, GroupRole
from consult.model.counting.table_id import ANSWER, CAMPAIGN, TableId, TableKind


def rows_of(answered: Grouping) -> tuple[Grouping, ...]:
    """The groups that answers to a question make as the rows of a table, finest first.

    Parameters
    ----------
    answered
        People by their answer; a scale stands by its nets.
    """
    from consult.tabulate import collapse, unsaid

    fewer = collapse(answered) if answered.nets and answered.exclusive else (answered,)
    return tuple(map(unsaid, fewer))


def others(
    one: Break, rows: Grouping, broken_down: Sequence[BrokenDown]
) -> Iterator[tuple[Counts, ...]]:
    """Each question by groups of people, where any of them could have answered.

    Parameters
    ----------
    one, rows
        What questions are broken down by, and who is in which group of it.
    broken_down
        The questions and themes. A question is not broken down by itself.
    """
    from consult.tabulate import crosstab

    groups = list(rows.labels_of(GroupRole.SUBSTANTIVE))
    for broken in broken_down:
        if one.question is not None and broken.of.subject == one.question.id:
            continue
        counted = tuple(
            crosstab(
                rows,
                columns,
                TableSpec(
                    broken.of.across(one.id),
                    f"{columns.title} – by {one.by}",
                    broken.base_text,
                    characteristic="" if one.id == CAMPAIGN else one.id,
                ),
            )
            for columns in broken.columns
        )
        if counted[0].row_bases[groups].any():
            yield _narrowed(counted, broken.shown)


def _narrowed(
    counted: tuple[Counts, ...], shown: tuple[tuple[str, ...], ...]
) -> tuple[Counts, ...]:
    """Each way of counting with each choice of columns; with all of them where none is given."""
    from consult.tabulate import narrow

    if not shown:
        return counted
    return tuple(narrow(counts, some) for counts in counted for some in shown)


def reasons(
    subject: str,
    themes: Grouping,
    consultation: CodedConsultation,
    shown: tuple[tuple[str, ...], ...],
) -> Iterator[tuple[Counts, ...]]:
    """Themes of an open question by the answer it asks the reason for, if it asks for one.

    Parameters
    ----------
    subject, themes
        Id of one open question, or ``ALL_COMMENTS``, and people by its themes.
    consultation
        What was asked and answered.
    shown
        Themes to show: many of them, or fewer.
    """
    from consult.tabulate import crosstab

    questionnaire = consultation.questionnaire
    about = {question.id: question.about for question in questionnaire.questions}.get(subject)
    explained = questionnaire[about] if about else None
    if explained is None or explained.kind not in BREAKABLE or not any(shown):
        return
    counted = tuple(
        crosstab(
            rows,
            themes,
            TableSpec(
                TableId(TableKind.THEMES, subject, ANSWER),
                f"{themes.title} – by the answer they explain",
                COMMENTED,
            ),
        )
        for rows in rows_of(consultation.answered.grouping(explained))
    )
    if counted[0].row_bases.any():
        yield _narrowed(counted, shown)
