"""Measurements on labelled data. ``python -m benchmarks NAME`` prints figures and aims.

A benchmark is a module of this package with ``run() -> Outcome``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Aim:
    """A figure with what it should reach.

    Parameters
    ----------
    value, target
        As measured, and as wanted.
    lower_is_better
        Whether the value should be at most the target; at least, otherwise.
    """

    value: float
    target: float
    lower_is_better: bool = False

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.value <= self.target if self.lower_is_better else self.value >= self.target


@dataclass(frozen=True)
class Outcome:
    """What a benchmark measured; both empty when its data is not there."""

    figures: Mapping[str, float] = field(default_factory=dict)
    aims: Mapping[str, Aim] = field(default_factory=dict)

    def told(self) -> Outcome:
        """The same, printed: what is measured is not lost where a later part does not end."""
        for name, value in self.figures.items():
            print(f"  {name}: {value:.4f}", flush=True)
        return self


def together(parts: Iterable[Outcome]) -> Outcome:
    """Outcomes of parts as one.

    Parameters
    ----------
    parts
        No two of them call a figure or an aim alike.
    """
    every = list(parts)
    return Outcome(
        {name: value for one in every for name, value in one.figures.items()},
        {name: aim for one in every for name, aim in one.aims.items()},
    )
