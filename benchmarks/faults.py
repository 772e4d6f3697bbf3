"""Whatever goes wrong: kills at random moments, faults by name, and whatever there is few of.

Each part returns an :class:`Outcome`; the aims of all of them are met or missed together. A part
that cannot be tried on a system (kills need fork, which Windows lacks) has no figures.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import Outcome, _faults_any, _faults_kills, _faults_named

PARTS: tuple[Callable[[], Outcome], ...] = (_faults_kills.run, _faults_named.run, _faults_any.run)


def run() -> Outcome:
    """Try all of it."""
    outcomes = [part() for part in PARTS]
    figures = {name: value for one in outcomes for name, value in one.figures.items()}
    return Outcome(figures, {name: aim for one in outcomes for name, aim in one.aims.items()})
