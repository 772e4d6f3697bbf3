"""SPSS data files (.sav, .zsav): labels in place of codes, and nothing lost that was declared.

The file says itself what was asked (variable labels), what could be answered (value labels) and
which values are no answer (user-missing values). A value declared missing is kept as what its
label means: not asked, prefer not to say, don't know; else it is blank, and a note counts it.
Jisc Online Surveys writes the id as ``URN``, a tick-all question as ``Q3_1`` to ``Q3_5`` with one
value label each, and the rows of a grid as ``Q14_1_a`` without the words above them. Source:
formats survey, 3.10 and 3.13; pyreadstat's own documentation.
"""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from consult.errors import ExportError, Place, Problem
from consult.read.export.declared import NOT_ASKED
from consult.read.export.grid import Container, Export, Grid, Issue, IssueSeverity
from consult.read.files.sav_header import is_sound
from consult.read.files.variable_blocks import describe
from consult.read.files.variables import Code, LabelledVariable, meaning_of, shown

PLATFORM = "spss"
"""What such a grid is declared by, and the name of its reader."""

SIGNATURES = (b"$FL2", b"$FL3")
_OLD_ENCODING = "WINDOWS-1252"


def read_sav(data: bytes, file: str) -> Export:
    """An SPSS file as one sheet: names, labels, then a row a response.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name, for messages.

    Raises
    ------
    ExportError
        When it is damaged, or holds no variables.
    """
    cells, meta, issues = _parsed(data, file)
    variables = [_variable(name, cells[name], meta) for name in meta.column_names]
    described = describe(variables)
    declared = tuple(column for column, _ in described)
    columns = [texts for _, texts in described]
    rows = [[column.name for column in declared], [column.label for column in declared]]
    rows += [list(row) for row in zip(*columns, strict=True)]
    issues += _about_missing(variables, file)
    grid = Grid(file, "", rows, declared=declared, declared_by=PLATFORM)
    return Export(file, Container.SPSS, (grid,), meta.file_encoding or "", issues=tuple(issues))


def _parsed(data: bytes, file: str) -> tuple[Mapping[str, list[Any]], Any, list[Issue]]:
    import pyreadstat

    for encoding in (None, _OLD_ENCODING) if is_sound(data) else ():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it warns of names that occur twice
                cells, meta = pyreadstat.read_sav(
                    io.BytesIO(data), encoding=encoding, user_missing=True, output_format="dict"
                )
        except Exception:  # noqa: S112 pyreadstat raises several kinds for bytes it cannot read
            continue
        message = "The file does not name its encoding rightly; it was read as Windows-1252."
        place = Place(file=file)
        note = Issue(IssueSeverity.WARNING, "encoding", place, f"{message} Check accents.")
        if not meta.column_names:
            break
        return cells, meta, [note] if encoding else []
    what = "The SPSS file is damaged, was only half downloaded, or holds no variables."
    raise ExportError(Problem(what, Place(file=file), "Download or export it again."))


def _variable(name: str, cells: Sequence[Any], meta: Any) -> LabelledVariable:
    labels = {
        _code(code): str(label).strip()
        for code, label in (meta.variable_value_labels.get(name) or {}).items()
    }
    values = [_code(cell) for cell in cells]
    ranges = meta.missing_ranges.get(name, ())
    known = {*values, *labels} - {None, ""}
    missing = frozenset(code for code in known if any(_within(code, limits) for limits in ranges))
    return LabelledVariable(
        name,
        (meta.column_names_to_labels.get(name) or "").strip(),
        values,
        {code: labels[code] for code in sorted(labels, key=_order) if code not in (None, "")},
        missing,
        meta.variable_measure.get(name) == "ordinal",
    )


def _code(value: Any) -> Any:
    """A stored value: a number as float, words as they are, dates and times in ISO form."""
    if value is None or isinstance(value, str):
        return value
    if value != value:  # no number, no date
        return None
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value)


def _order(code: Code) -> tuple[bool, float, str]:
    return (False, code, "") if isinstance(code, float) else (True, 0.0, str(code))


def _within(code: Any, limits: Mapping[str, Any]) -> bool:
    low, high = limits["lo"], limits["hi"]
    if isinstance(code, str) or isinstance(low, str):
        return str(code).strip() in (str(low).strip(), str(high).strip())
    return bool(low <= code <= high)


def _about_missing(variables: Sequence[LabelledVariable], file: str) -> list[Issue]:
    """A note for every value declared missing that was read as blank or as not asked."""
    times: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for variable in variables:
        declared = Counter(cell for cell in variable.cells if cell in variable.missing)
        for code, count in declared.items():
            label = variable.labels.get(code, "")
            meaning = meaning_of(label)
            if not meaning or meaning == NOT_ASKED:
                named = f'{shown(code)} ("{label}")' if label else shown(code)
                key = (named, "not asked" if meaning else "blank")
                times[key] += count
                first.setdefault(key, variable.label or variable.name)
    return [
        Issue(
            IssueSeverity.NOTE,
            "declared missing",
            Place(file=file, heading=first[named, kept]),
            f"The file declares the value {named} as missing; it was read as {kept}.",
            count,
        )
        for (named, kept), count in sorted(times.items())
    ]
