"""A further draw of a blind sample: comments to judge codes by that were named since the first."""

from __future__ import annotations

from dataclasses import dataclass

from consult.model.coding.review import TextKey


@dataclass(frozen=True)
class FurtherDraw:
    """What was added to a sample so that codes named since can be judged.

    Parameters
    ----------
    codes
        Question and id of each code that could be chosen from this draw on.
    known
        The texts that were drawn before it. They were coded without these codes, so what was given
        them tells nothing of these.
    """

    codes: tuple[tuple[str, str], ...]
    known: tuple[TextKey, ...]
