"""The only maker of tables: hides what must be hidden in a whole release, and writes down what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consult.disclose.policy.rules import Policy
from consult.disclose.suppress.hiding import Decided
from consult.disclose.suppress.repair import repair
from consult.disclose.tables.merging import chosen_ways
from consult.disclose.tables.printing import printed
from consult.disclose.tables.release_in_progress import ReleaseInProgress, hold_against
from consult.errors import DisclosureError, Problem
from consult.model.counting.counts import Counts
from consult.model.counting.region import Region, simple
from consult.model.publishing.release import Disclosed
from consult.model.publishing.table import Table
from consult.model.run.pace import Pace, untold


@dataclass(frozen=True)
class Protected:
    """One table, and the figures hidden in it (labels, never their counts)."""

    table: Table
    counts: Counts
    primary: tuple[str, ...]
    secondary: tuple[str, ...]


@dataclass(frozen=True)
class Respondents:
    """Those whose answers a release counts.

    Parameters
    ----------
    people
        How many there are, which everybody knows.
    source
        Where their answers come from, in words; printed under every table.
    fingerprints
        Of each response, as :func:`consult.disclose.fingerprints` gives them; they are asked for
        only where something was published before.
    """

    people: int
    source: str
    fingerprints: tuple[tuple[str, str], ...] = ()


def protect(
    release: Sequence[Sequence[Counts]],
    policy: Policy,
    respondents: Respondents,
    *,
    earlier: Sequence[Disclosed] = (),
    pace: Pace = untold,
) -> tuple[Protected, ...]:
    """Tables that may be published, one for each entry of the release.

    Parameters
    ----------
    release
        All counts about to be published together. An entry is the same table counted in one
        way or several, finest first: one of them is published, and nothing of the others. Which
        one is told in :mod:`consult.disclose.tables.merging`.
    policy
        How small a group may be.
    respondents
        Whom it counts.
    earlier
        Releases of the study that were published, in order: what they and this one tell together
        is hidden too.
    pace
        Told how many tables are protected.

    Raises
    ------
    DisclosureError
        When something that must not be known can be worked out whatever is hidden.

    Notes
    -----
    One-way tables are decided first, then each cross-tabulation given what is decided, each with
    as little hidden as will do. Then all tables are attacked together, and where that finds
    anything out more is hidden.
    """
    people, marks = respondents.people, respondents.fingerprints
    making = ReleaseInProgress(release, people, marks, earlier, policy)
    decided = Decided.of(making.dimensions, people)
    decided.know(making.before_margins())

    def totals_are_decided(so_far: Decided) -> None:
        so_far.know(making.before_cells(so_far.is_hidden, so_far.before))

    decided, chosen = chosen_ways(decided, release, policy, between=totals_are_decided, pace=pace)
    pace("trying to work out what is hidden", 0, 0)
    if repair(decided, policy) and not earlier:
        raise DisclosureError(Problem(WORKED_OUT))
    hold_against(making, decided, chosen, policy)
    return tuple(_protected(counts, decided, policy, respondents.source) for counts in chosen)


WORKED_OUT = (
    "The release cannot be made safe: so few people answered that a small number could be worked "
    "out whatever is hidden. Publish no tables of this consultation."
)


def _protected(counts: Counts, decided: Decided, policy: Policy, source: str) -> Protected:
    named = list(_named(counts))
    hidden = [(name, of) for name, of in named if decided.is_hidden(of)]
    return Protected(
        printed(counts, decided.is_hidden, policy, source=source),
        counts,
        tuple(name for name, of in hidden if decided.is_primary(simple(of, decided.dimensions))),
        tuple(
            name for name, of in hidden if not decided.is_primary(simple(of, decided.dimensions))
        ),
    )


def _named(counts: Counts) -> Iterable[tuple[str, Region]]:
    """Each figure of a table by the words of its row and column."""
    regions = counts.of
    if not counts.column_title:
        yield from ((str(label), regions.rows[str(label)]) for label in counts.cells.index)
        yield from ((counts.net_label(net), of) for net, of in regions.nets.items())
        yield "All", regions.base
        return
    for label in map(str, counts.cells.index):
        yield f"{label}: people", regions.rows[label] | regions.base
        for column, of in regions.columns.items():
            if column in counts.cells.columns:
                yield f"{label}: {column}", regions.rows[label] | of
