"""Keep what the stages hand on: in which format, all or none, and for whose eyes.

Everything that lasts is written through :func:`write_whole`. No other place makes, moves or
replaces a file that a run leaves behind.
"""

from consult.store.access import (
    let_everyone_read,
    owner_only,
    restrict,
    share_with,
    take_in_hand,
    to_owner,
)
from consult.store.formats import (
    CheckedFile,
    Copied,
    Drafted,
    Filled,
    Format,
    Frame,
    Made,
    Treasured,
    Value,
    bytes_of,
    put_aside,
    write_json,
)
from consult.store.recovery import recover
from consult.store.swap import write_whole
from consult.store.values import values_of

__all__ = [
    "CheckedFile",
    "Copied",
    "Drafted",
    "Filled",
    "Format",
    "Frame",
    "Made",
    "Treasured",
    "Value",
    "bytes_of",
    "let_everyone_read",
    "owner_only",
    "put_aside",
    "recover",
    "restrict",
    "share_with",
    "take_in_hand",
    "to_owner",
    "values_of",
    "write_json",
    "write_whole",
]
