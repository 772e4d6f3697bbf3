"""Cells that count by themselves, with the value they have when they are written.

A formula that openpyxl writes has no value before a program for spreadsheets has opened it:
whatever else reads the file would find nothing there. So the value is put beside the formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

_VALUES = "consult_values"
"""Where a workbook keeps what its formulas come to: sheet and cell -> value."""


def put_formula(cell: Any, formula: str, value: str | int) -> None:
    """Write a formula and what it comes to now.

    Parameters
    ----------
    cell
        Of an openpyxl sheet that has its name already.
    formula
        Begins with "=".
    value
        What a program for spreadsheets would make of it.
    """
    cell.value = formula
    kept = vars(cell.parent.parent).setdefault(_VALUES, {})
    kept[cell.parent.title, cell.coordinate] = value


def with_values(package: bytes, workbook: Any) -> bytes:
    """A saved workbook with the values of its formulas in it.

    Parameters
    ----------
    package
        What openpyxl made of it.
    workbook
        As it was saved; without formulas the package comes back as it is.
    """
    kept = vars(workbook).get(_VALUES, {})
    if not kept:
        return package
    places = {f"xl/worksheets/sheet{n}.xml": s.title for n, s in enumerate(workbook, start=1)}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            for (sheet, place), value in kept.items():
                if places.get(name) == sheet:
                    content = _put_in(content, place, value)
            target.writestr(name, content)
    return out.getvalue()


def _put_in(content: bytes, place: str, value: str | int) -> bytes:
    pattern = rf'<c r="{place}"([^>]*?)(?: t="\w+")?><f>(.*?)</f><v\s*(?:/>|></v>)'.encode()
    kind = ' t="str"' if isinstance(value, str) else ""
    told = escape(str(value)).encode()

    def written(found: re.Match[bytes]) -> bytes:
        head = f'<c r="{place}"'.encode() + found.group(1) + kind.encode()
        return head + b"><f>" + found.group(2) + b"</f><v>" + told + b"</v>"

    return re.sub(pattern, written, content, count=1, flags=re.DOTALL)
