"""What checks and reads values of a type, made once for each type, as making it takes longest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def values_of(kind: Any) -> TypeAdapter[Any]:
    """What checks values of a type, reads them from JSON and writes them to it.

    Parameters
    ----------
    kind
        A class, or a type made of classes.

    Examples
    --------
    >>> values_of(tuple[int, ...]).validate_json("[1, 2]")
    (1, 2)
    """
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
