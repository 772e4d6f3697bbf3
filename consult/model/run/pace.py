"""How far a long piece of work has come, told to whoever asked. The library never prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Pace = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much: 0 where nobody knows.
The words stand before the numbers: "comments embedded", 3200, 8003. Never words of a respondent."""

T = TypeVar("T")


def untold(what: str, done: int, of: int) -> None:
    """Tell nobody: the :data:`Pace` of whoever did not ask.

    Parameters
    ----------
    what, done, of
        As a ``Pace`` is called with.
    """
    del what, done, of


def paced(items: Iterable[T], what: str, pace: Pace, *, of: int = 0) -> Iterator[T]:
    """The same items one after the other, each told once whoever asked for it has dealt with it.

    Parameters
    ----------
    items
        What is dealt with.
    what
        The words for it, as "tables counted".
    pace
        Whom to tell.
    of
        How many there are; 0 where nobody knows.
    """
    pace(what, 0, of)
    for done, item in enumerate(items, start=1):
        yield item
        pace(what, done, of)
