"""The change of a share between two rounds, and what may be said of it.

Only published figures go in, so nothing comes out that two published tables do not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from consult.model.coding.codeframe import UsedCode
from consult.model.coding.fit import FitCode, FitQuestion
from consult.model.evidence.drift import Change, QuestionDrift, ThemeDrift
from consult.model.publishing.table import Row, RowRole, Table
from consult.tabulate.differences.statistics import newcombe
from consult.tabulate.groupings import ANOTHER

SMALL = 5.0
"""Percentage points: an interval that lies within as many on both sides says that little moved.

A choice of what is little. With it a theme that one in ten raises needs 290 responses in each round
before "little or no change" can be said, one that half raise 770. Halved it could hardly ever be
said (1,120 and 3,070); doubled it would be said of a theme that one in ten raised then, and perhaps
one in five does now.
"""


def question_drift(
    earlier: FitQuestion, table: Table | None, codes: Sequence[UsedCode] = ()
) -> QuestionDrift:
    """The themes of one question, earlier and now.

    Parameters
    ----------
    earlier
        The codes with the figures the earlier report shows.
    table
        The table of themes after disclosure control; ``None`` when there is none.
    codes
        Those of now. A theme that has been renamed since is the same theme, under the name it has
        now; without a code here it has the name it had.
    """
    rows = {row.label: row for row in table.rows if row.role is RowRole.GROUP} if table else {}
    now = table.base if table else None
    called = {code.id: code.name for code in codes}
    themes = [replace(code, name=called.get(code.id, code.name)) for code in earlier.codes]
    names = {ANOTHER, *(theme.name for theme in themes)}
    return QuestionDrift(
        before=earlier.base,
        now=now,
        themes=tuple(
            _theme(theme, earlier.base, _people(rows.get(theme.name)), now) for theme in themes
        ),
        emerging=tuple(name for name, row in rows.items() if name not in names and _people(row)),
    )


def _people(row: Row | None) -> int | None:
    number = row.cells[0].number if row else None
    return None if number is None else int(number)


def _theme(code: FitCode, base: int | None, people: int | None, now: int | None) -> ThemeDrift:
    before = None if not base or code.people is None else 100 * code.people / base
    after = None if not now or people is None else 100 * people / now
    if not base or not now or code.people is None or people is None:
        return ThemeDrift(code.name, before, after)
    low, high = difference_interval(code.people, base, people, now)
    return ThemeDrift(code.name, before, after, low, high, change_of(low, high))


def difference_interval(before: int, of_before: int, now: int, of_now: int) -> tuple[float, float]:
    """The 95% interval of the difference of two shares, in percentage points.

    Parameters
    ----------
    before, of_before
        People with the theme in the earlier round, and all people in it; at least one.
    now, of_now
        The same in this round.

    Notes
    -----
    Newcombe's interval holds what it promises for small numbers and for shares near 0 and 100%.
    """
    low, high = newcombe(*map(np.atleast_1d, (now, of_now, before, of_before)))
    return 100 * float(low[0]), 100 * float(high[0])


def change_of(low: float, high: float) -> Change:
    """What may be said of a difference, from its interval in percentage points.

    Parameters
    ----------
    low, high
        Ends of its interval, now less earlier.
    """
    if low > 0:
        return Change.ROSE
    if high < 0:
        return Change.FELL
    return Change.SAME if max(-low, high) <= SMALL else Change.UNSURE
