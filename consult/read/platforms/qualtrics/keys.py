"""What Qualtrics calls a column: its question, the part of it, and whether a machine made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

IMPORT_ID = re.compile(r"""^\{\s*["']ImportId["']\s*:\s*["'](?P<id>.*?)["']\s*[,}]""")
_TIME_ZONE = re.compile(r"""["']timeZone["']\s*:\s*["'](?P<zone>[^"']+)["']""")
_QUESTION = re.compile(
    r"^(?P<base>(?:\w+?_)?QID\d+)(?P<side>#\d+)?(?P<subs>(?:[-_]x?-?\d+)*)(?P<text>[-_]TEXT)?$"
)
_TAG = re.compile(r"^(?P<base>.+?)(?P<side>#\d+)?(?P<subs>(?:_-?\d+)*)(?P<text>_TEXT)?$")
_MACHINE_IMPORT = re.compile(r"_[0-9a-f]{16,}\w*$|_DO(?:_|$)")
_MACHINE_TAG = re.compile(
    r" - (?:Parent Topics?|Topics?|Topic .*|Sentiment|Sentiment .*|Emotion.*|Effort.*|Action.*)$"
    r"|_DO(?:_\w+)?$|_(?:First Click|Last Click|Page Submit|Click Count)$"
    r"|_(?:Browser|Version|Operating System|Resolution)$|^SC\d+$"
)
_MACHINE_WORDING = re.compile(r"(?:^|- ?)(?:First Click|Last Click|Page Submit|Click Count)$")


@dataclass(frozen=True)
class Key:
    """The place of one column.

    Parameters
    ----------
    question
        What columns of one question share; a column of a side-by-side question has its own.
    subs
        Numbers of the row, the item or the option; row first.
    text
        Whether it holds typed words.
    machine
        Whether Qualtrics worked it out itself: topics, sentiment, timings, display order.
    import_id
        The stable key; empty where the export has none.
    """

    question: str
    subs: tuple[str, ...] = ()
    text: bool = False
    machine: bool = False
    import_id: str = ""


def _import_id_of(cell: str) -> str:
    """The ImportId in a cell of the third row, written as JSON or in the way of 2016."""
    found = IMPORT_ID.match(cell.strip())
    return found["id"] if found else ""


def time_zone_in(cells: Sequence[str]) -> str:
    """The time zone that the third row names; empty when it names none.

    Parameters
    ----------
    cells
        The row of ImportIds, as written.
    """
    found = (_TIME_ZONE.search(cell) for cell in cells)
    return next((match["zone"] for match in found if match), "")


def key_of(tag: str, wording: str, import_cell: str) -> Key:
    """The place of a column, by its ImportId where there is one, else by its name.

    Parameters
    ----------
    tag, wording
        Its cell in the first and the second heading row, tidied; the wording may be empty.
    import_cell
        Its cell in the row of ImportIds, as written; empty where the export has no such row.

    Examples
    --------
    An invented column: the words typed beside the fourth option of a question.

    >>> key_of("Q2_4_TEXT", "How do you travel? - Other - Text", "").subs
    ('4',)
    >>> key_of("Q2_4_TEXT", "", '{"ImportId":"QID7_4_TEXT"}').question
    'QID7'
    """
    import_id = _import_id_of(import_cell)
    machine = bool(
        _MACHINE_TAG.search(tag)
        or _MACHINE_WORDING.search(wording)
        or (import_id.startswith("QID") and _MACHINE_IMPORT.search(import_id))
    )
    if machine:
        return Key(tag, machine=True, import_id=import_id)
    found = _QUESTION.match(import_id)
    if import_id and not found:
        return Key(tag, import_id=import_id)
    found = found or _TAG.match(tag)
    if not found:
        return Key(tag, import_id=import_id)
    subs = tuple(re.findall(r"(?:(?<=_)|(?<=^-))x?-?\d+", found["subs"].replace("_", "_")))
    if import_id:
        subs = tuple(re.findall(r"\d+", found["subs"]))
    return Key(
        found["base"] + (found["side"] or ""), subs, bool(found["text"]), import_id=import_id
    )


def keys_by_wording(keys: Sequence[Key], wordings: Sequence[str]) -> list[Key]:
    """Keys where neighbours named freely are one question if their wording says so.

    Without an ImportId a grid whose rows were given names of their own ("staff", "welcome")
    is known by the words before the last dash.

    Parameters
    ----------
    keys, wordings
        Of every column of the sheet, in order; a wording is empty where its row was deleted.
    """
    out = list(keys)
    for i in range(1, len(out)):
        before, key = out[i - 1], out[i]
        if key.import_id or before.import_id or key.machine or before.machine:
            continue
        if key.text or before.question == key.question or (key.subs and before.subs):
            continue
        stem = _before_dash(wordings[i])
        if stem and stem == _before_dash(wordings[i - 1]):
            row = (*key.subs, str(i))[-1:] if not key.subs else key.subs
            if not before.subs:
                out[i - 1] = replace(before, subs=(str(i - 1),))
            out[i] = replace(key, question=out[i - 1].question, subs=row)
    return out


def _before_dash(wording: str) -> str:
    head, dash, _ = wording.rpartition("-")
    return head.strip() if dash else ""
