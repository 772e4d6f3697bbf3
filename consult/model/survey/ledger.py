"""The ledger: what came in equals what was kept and what was set aside, at every stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.errors import LedgerError, Problem

CAME_IN, KEPT, SET_ASIDE = "came in", "kept", "set aside"
"""What the three numbers of a line are called; each reason has a number too."""

OF_NOBODY = frozenset(
    {
        "blank row",
        "total or note beneath the responses",
        "further answer of a response, one row each",
        "answer that names no respondent or no question",
    }
)
"""Reasons for which a row of an export is no response: it counts nobody."""

Spot = tuple[str, str, str, str]
"""A number of the ledger: stage, what is counted, of what, and which number of the line it is."""


@dataclass(frozen=True)
class Entry:
    """One line of the ledger.

    Parameters
    ----------
    stage
        Where it happened ("ingest", "clean").
    what
        What is counted: "rows", "responses", "comments".
    of
        What it is a count of: a source, a question; empty for all.
    came_in, kept
        How many.
    set_aside
        Reason -> how many. Nothing in it is deleted: it is labelled.

    Raises
    ------
    LedgerError
        When the numbers do not add up.
    """

    stage: str
    what: str
    of: str
    came_in: int
    kept: int
    set_aside: Mapping[str, int] = field(default_factory=dict)

    @property
    def numbers(self) -> Mapping[str, int]:
        """Every number of the line, by what it is called."""
        gone = sum(self.set_aside.values())
        return {CAME_IN: self.came_in, KEPT: self.kept, SET_ASIDE: gone, **self.set_aside}

    def spot(self, number: str) -> Spot:
        """One of its numbers, told from all others of the ledger.

        Parameters
        ----------
        number
            What it is called: ``CAME_IN``, ``KEPT``, ``SET_ASIDE`` or a reason.
        """
        return self.stage, self.what, self.of, number

    def __post_init__(self) -> None:
        object.__setattr__(self, "set_aside", dict(self.set_aside))
        gone = sum(self.set_aside.values())
        if self.came_in != self.kept + gone:
            raise LedgerError(
                Problem(
                    f"{self.stage}: {self.came_in} {self.what} came in, but {self.kept} kept and "
                    f"{gone} set aside make {self.kept + gone}."
                )
            )


@dataclass(frozen=True)
class Ledger:
    """All entries of a run, in the order they were made."""

    entries: tuple[Entry, ...] = ()

    def __add__(self, other: Ledger) -> Ledger:
        return Ledger(self.entries + other.entries)

    def at(self, stage: str) -> tuple[Entry, ...]:
        """The entries of one stage.

        Parameters
        ----------
        stage
            Its name: "ingest", "clean"; none of any other.
        """
        return tuple(entry for entry in self.entries if entry.stage == stage)
