"""Marks that were given other names, each its own: told by the people who have them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np


def renamed_by(names: Mapping[int, int], marks: np.ndarray) -> np.ndarray:
    """Marks under the names of now; one without a name keeps its own.

    Parameters
    ----------
    names
        As :func:`names_now` gives them.
    marks
        Of people.
    """
    kinds, at = np.unique(marks, return_inverse=True)
    now = np.array([names.get(mark, mark) for mark in kinds.tolist()], dtype=np.uint32)
    return now[at] if len(marks) else marks


def names_now(old: np.ndarray, new: np.ndarray) -> dict[int, int]:
    """What most with a mark then have now, where most with that had the same then.

    Parameters
    ----------
    old, new
        Marks of the same people, in the same order.
    """
    pairs, times = np.unique(
        (old.astype(np.uint64) << np.uint64(32)) | new.astype(np.uint64), return_counts=True
    )
    then, now = (pairs >> np.uint64(32)).tolist(), (pairs & np.uint64(0xFFFFFFFF)).tolist()
    counted = sorted(
        zip(times.tolist(), then, now, strict=True),
        key=lambda one: (-one[0], one[1] != one[2], one),
    )
    first_of_then: dict[int, int] = {}
    first_of_now: dict[int, int] = {}
    for _, mark, other in counted:
        first_of_then.setdefault(mark, other)
        first_of_now.setdefault(other, mark)
    return {mark: other for mark, other in first_of_then.items() if first_of_now[other] == mark}
