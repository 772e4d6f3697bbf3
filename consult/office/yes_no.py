"""Yes and no, in the plain ways in which people write them into a cell."""

from __future__ import annotations

from consult.office.words import as_compared

YES_WORDS = frozenset(
    {"yes", "y", "x", "true", "1", "1.0", "ok", "tick", "\u2713", "\u2714", "\u2611"}
)
NO_WORDS = frozenset({"no", "n", "false", "0", "0.0", "\u2717", "\u2718"})
"""What people write instead of choosing from a list; the last of each are ticks and crosses."""


def yes_or_no(written: str) -> bool | None:
    """Whether a cell says yes; ``None`` where it says neither yes nor no.

    Parameters
    ----------
    written
        As it stands in the cell; capitals, blanks and a full stop behind do not count.
    """
    word = as_compared(written).rstrip(".!")
    return True if word in YES_WORDS else False if word in NO_WORDS else None
