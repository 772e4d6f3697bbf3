"""When people have coded enough: what is to be reached, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CodingTarget:
    """What a review is to reach, stated before it.

    Parameters
    ----------
    half_width
        Wished half-width of the interval of every theme's share, as a share.
    f1
        Micro F1 of people and machine that is to be shown; 0 where none is asked for.
    """

    half_width: float
    f1: float = 0.0


@dataclass(frozen=True)
class HowFar:
    """How far a blind sample has come towards what it is to show.

    Parameters
    ----------
    question
        Its id.
    reached
        Whether people may stop.
    coded
        Different texts coded.
    now, wanted
        The widest half-width, or the lower bound of F1, at the last look; and what is asked for.
        ``now`` is ``None`` before the first look.
    more
        Texts to code still, as it looks now; 0 when reached; ``None`` where it cannot be told.
    minutes
        The time these take at the pace so far; ``None`` where nobody said how long it took.
    of_f1
        Whether the target is one of F1.
    """

    question: str
    reached: bool
    coded: int
    now: float | None
    wanted: float
    more: int | None = None
    minutes: int | None = None
    of_f1: bool = False
