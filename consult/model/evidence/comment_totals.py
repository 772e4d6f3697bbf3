"""What became of one open question, in responses that are counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CommentTotals:
    """What became of one open question, in responses that are counted.

    Every number is ``None`` where it may not be printed.

    Parameters
    ----------
    substantive
        Comments that say something about the question.
    non_substantive
        Comments such as "no comment" or "see above".
    blank
        Responses that left the box empty.
    not_asked
        Responses that came through a form without the question.
    responses
        All of them together, which everybody knows.
    nothing_to_change
        Comments such as "nothing", where the question asks what could be better.
    wrote
        People who wrote anything, where the numbers that make it up are not all given.
    """

    substantive: int | None
    non_substantive: int | None
    blank: int | None
    not_asked: int | None
    responses: int
    nothing_to_change: int | None = 0
    wrote: int | None = None

    @property
    def commented(self) -> int | None:
        """People who wrote anything."""
        parts = (self.substantive, self.nothing_to_change, self.non_substantive)
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else self.wrote
