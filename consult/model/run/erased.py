"""Responses that people asked to be erased: known again when they come, and by nothing else.

What is kept of a response is a keyed hash: of its id on the platform or, where it has none, of all
its cells. Nobody reads an id or a word out of it. Whoever holds the file and a list of all ids can
hold one against the other, so the file is for its owner alone.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

SALT_BYTES = 32
"""Of the key of a study: as long as the hash itself. Source: RFC 2104, section 3."""

BETWEEN = "\x1f"
"""Stands between what is hashed together: no cell holds it, so no two rows spell the same."""


@dataclass(frozen=True)
class ErasedRow:
    """Rows of one file that are known by one hash.

    Parameters
    ----------
    source
        Id of the source they came in.
    mark
        The hash.
    name
        Hash of what the study called the response, by which it is told that it was erased before.
    on, by
        The day, as 2024-05-31, and the initials of who did it.
    rows
        How many.
    others
        Rows with the same cells that are other people's; 0 where an id tells them apart.
    """

    source: str
    mark: str
    name: str
    on: str
    by: str
    rows: int = 1
    others: int = 0


@dataclass(frozen=True)
class Erased:
    """What is remembered of all that was erased from a study.

    Parameters
    ----------
    salt
        Key of the hashes, in hexadecimal; empty before anything was erased.
    rows
        In the order erased.
    """

    salt: str = ""
    rows: tuple[ErasedRow, ...] = ()

    def mark(self, survey: str, platform_id: str, cells: Sequence[str]) -> str:
        """The hash that a row is known by.

        Parameters
        ----------
        survey
            Id of its source, or of the one that it is another export of.
        platform_id
            Empty where there is none.
        cells
            All of the row.
        """
        told = ["id", survey, platform_id] if platform_id else ["row", survey, *_filled(cells)]
        key = bytes.fromhex(self.salt)
        return hmac.new(key, BETWEEN.join(told).encode("utf-8", "replace"), sha256).hexdigest()

    def name(self, response: str) -> str:
        """The hash of what a study calls a response.

        Parameters
        ----------
        response
            Its id in the tables.
        """
        return self.mark("", response, ())

    def among(self, marks: Sequence[str], told: Iterable[bool]) -> list[int]:
        """Places of the rows that were erased.

        Parameters
        ----------
        marks
            Of all rows of a file, in order.
        told
            Whether the row has an id of its own. Of others that are alike as many stay as are
            other people's.
        """
        stay = {row.mark: row.others for row in self.rows}
        met: Counter[str] = Counter()
        found = []
        for at, (mark, has_id) in enumerate(zip(marks, told, strict=True)):
            if mark not in stay:
                continue
            met[mark] += 1
            if has_id or met[mark] > stay[mark]:
                found.append(at)
        return found

    def count(self, source: str) -> int:
        """How many rows of a source were erased, whether or not they still stand in its file.

        Parameters
        ----------
        source
            Its id.
        """
        return sum(row.rows for row in self.rows if row.source == source)


NOBODY = Erased()
"""Nothing was erased."""


def _filled(cells: Sequence[str]) -> list[str]:
    """The cells without the blank ones at the end, which some programs write and some do not."""
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    return [cell.strip() for cell in cells[:last]]
