"""What the files of a release tell, in numbers: for the attack now, and for the register later."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from consult.audit.bounds import KnownBounds, PrintedCell, learn, read_cell
from consult.audit.expected import Expected
from consult.audit.sensitive import sensitive_regions
from consult.disclose.policy.rules import Policy
from consult.errors import DisclosureError, Problem
from consult.model.counting.counts import Use
from consult.model.counting.region import EVERYBODY, simple, together
from consult.model.publishing.release import Disclosed
from consult.model.publishing.structure import Places, Truth

NOTHING = "Nothing was published"

MOST_TOLD = 8
"""Problems told at once; more of a kind help nobody."""


def refuse(problems: Sequence[str | Problem]) -> None:
    """Stop when there are any problems, and say that nothing was published.

    Parameters
    ----------
    problems
        In words for who runs the study; empty when all is well.

    Raises
    ------
    DisclosureError
        With the first ``MOST_TOLD`` of them, and how many more there are.
    """
    if not problems:
        return
    each = [
        problem if isinstance(problem, Problem) else Problem(problem)
        for problem in problems[:MOST_TOLD]
    ]
    told = [replace(problem, what=f"{NOTHING}. {problem.what}") for problem in each]
    more = len(problems) - MOST_TOLD
    told += [Problem(f"And {more} more such places.")] if more > 0 else []
    raise DisclosureError(told)


def disclosed_by(
    said: Sequence[tuple[Places, PrintedCell]],
    expected: Expected,
    policy: Policy,
) -> Disclosed:
    """What a release tells, worked out from its files.

    Parameters
    ----------
    said
        Every cell of every table in the files, with the table it belongs to.
    expected, policy
        As for :func:`consult.audit.audit`.

    Raises
    ------
    DisclosureError
        When two tables have different numbers for the same people.
    """
    structure, truth = expected.structure, expected.truth
    dimensions = together(structure.dimensions)
    known = KnownBounds(dimensions)
    known.take(EVERYBODY, truth.people, truth.people, "the number of responses")
    for places in structure.tables:
        for of in places.nobody:
            known.take(of, 0, 0, f"{places.id}: a group left out")
    learn(known, [cell for _, cell in said], truth.people)
    _take_in_full(known, said, truth)
    refuse(known.problems)
    protected = {
        simple(of, dimensions): words
        for of, words in sensitive_regions(structure, truth, policy).items()
    }
    return Disclosed(
        data=_data_version(truth),
        people=truth.people,
        dimensions=structure.dimensions,
        bounds=known.bounds,
        protected=protected,
        titles={
            simple(cell.of, dimensions): places.title
            for places, cell in said
            if places.columns and cell.of is not None and cell.share_of is not None
        },
        themes=frozenset(
            name
            for places in structure.tables
            if places.use is Use.THEMES
            for of in (places.base, *(of for _, of in places.rows))
            for name, _ in of
        ),
        responses=truth.responses,
    )


def _take_in_full(
    known: KnownBounds, said: Sequence[tuple[Places, PrintedCell]], truth: Truth
) -> None:
    """Percentages that are shown tell all they could: tests of differences are made of them."""
    for places, cell in said:
        number, _, mark = read_cell(cell.text)
        if places.columns and cell.of and cell.share_of and (number is not None or mark == "[low]"):
            row, column = cell.at
            people = truth.tables[places.id].cells[row][column - 1]
            known.take(cell.of, people, people, cell.where)


def _data_version(truth: Truth) -> str:
    """A short name for the responses of a release and the themes in them."""
    lines = "\n".join(" ".join(pair) for pair in sorted(truth.responses))
    numbers = sorted((str(name), table.rows, table.cells) for name, table in truth.tables.items())
    given = lines or repr(numbers)
    return hashlib.sha256(f"{truth.people}\n{given}".encode()).hexdigest()[:16]
