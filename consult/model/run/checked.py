"""Whether comments were looked through for people at risk: what a report may say of that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SafetyCheck:
    """A look through the comments, without any number of what was found.

    Parameters
    ----------
    made
        Day of the last look, as 2024-03-08; empty where there was none.
    by
        Who looked at what was listed, as they wrote it.
    last
        What they wrote last under "When".
    waiting
        Whether anything listed has no outcome yet.
    listed
        Response and question of each comment listed, now or ever: it is never quoted.
    """

    made: str = ""
    by: tuple[str, ...] = ()
    last: str = ""
    waiting: bool = False
    listed: frozenset[tuple[str, str]] = frozenset()
