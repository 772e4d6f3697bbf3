"""Tables of answers and themes by groups of people: what stands in the rows and the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consult.model.counts import Counts, Use
from consult.model.grouping import Grouping, GroupRole
from pipelines.plan_breaks import ANSWER, CAMPAIGN, Break

MOST_COLUMNS = 6
"""Widest cross-tabulation: more does not fit a portrait page at a size people can read."""

MOST_THEMES = 15
"""Themes in one break-down; in print they are its rows, so more of them fit."""

ANSWERED = "people who answered the question"
COMMENTED = "people whose comment could be coded"


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


def crossed(broken: BrokenDown, one: Break, rows: Grouping) -> Iterator[tuple[Counts, ...]]:
    """A question or themes by groups of people, where any of them could have answered.

    Parameters
    ----------
    broken
        The answers or themes.
    one, rows
        What they are broken down by, and who is in which group of it.
    """
    from consult.tabulate import crosstab, narrow

    counted = [
        crosstab(
            rows,
            columns,
            name=f"{broken.use}-{columns.id}-by-{one.id}",
            title=f"{columns.title} – by {one.by}",
            base_text=COMMENTED if broken.use is Use.THEMES else ANSWERED,
            characteristic="" if one.id == CAMPAIGN else one.id,
        )
        for columns in broken.columns
    ]
    if counted[0].row_bases[list(rows.labels_of(GroupRole.SUBSTANTIVE))].any():
        yield (narrow(counted[0], broken.shown),) if broken.shown else tuple(counted)


def by_answer_explained(
    answered: Sequence[Grouping], themes: Grouping
) -> Iterator[tuple[Counts, ...]]:
    """Themes of an open question by the answer it asks the reason for.

    Parameters
    ----------
    answered
        People by their answer to the closed question, in one way or several, finest first.
    themes
        People by the themes of the open question.
    """
    from consult.tabulate import crosstab, largest, narrow

    shown = largest(themes, most=MOST_THEMES)
    counted = [
        narrow(
            crosstab(
                rows,
                themes,
                name=f"{Use.THEMES}-{themes.id}-by-{ANSWER}",
                title=f"{themes.title} – by the answer they explain",
                base_text=COMMENTED,
            ),
            shown,
        )
        for rows in answered
    ]
    if shown and counted[0].row_bases.any():
        yield tuple(counted)
