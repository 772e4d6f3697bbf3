"""Which themes are to be answered: those that so many raised, by the numbers that are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consult.model.coding.codeframe import NO_THEMES, CodesByQuestion, UsedCode
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.publishing.response import LEAST_SHARE, AskedTheme
from consult.model.publishing.table import Mark, RowRole, Table
from consult.report.prose.figures import half_up
from consult.report.prose.plain import one_line
from consult.report.prose.wording import Reading, reading_of

Row = tuple[AskedTheme, float]
"""A theme, and its share for the order; of one that is hidden, nothing."""


def raised_themes(codes: CodesByQuestion, tables: Sequence[Table]) -> tuple[AskedTheme, ...]:
    """Every theme that stands in a table of themes and is not known to be raised by nobody.

    Parameters
    ----------
    codes
        Question id -> its codes.
    tables
        After disclosure control.

    Returns
    -------
    tuple of AskedTheme
        First those to be answered, the largest of each table first; then, for whoever wants to
        answer them too, smaller ones and those whose number is hidden. A theme that stands in the
        table of all comments together is asked about once, and is to be answered where it is large
        enough there or at any one question.

    Notes
    -----
    Shares are compared as printed: whoever reads "5%" looks for an answer. A theme whose number is
    hidden is never marked as one to answer, whatever its number is, so that the list tells nothing
    that the tables do not.
    """
    by_id = {table.id: table for table in tables}
    whole = by_id.get(TableId(TableKind.THEMES, ALL_COMMENTS))
    places = {key: by_id.get(TableId(TableKind.THEMES, key)) for key in codes}
    together = list(_together(codes, whole, places))
    done = {theme.code for theme, _ in together}
    rows = _largest_first(together)
    for key, used in codes.items():
        alone = [code for code in used if code.id not in done]
        rows += _largest_first(list(_alone(key, alone, places[key])))
    return tuple(sorted(rows, key=lambda theme: not theme.needed))


def _largest_first(rows: list[Row]) -> list[AskedTheme]:
    return [theme for theme, _ in sorted(rows, key=lambda row: (-row[1], row[0].theme))]


def _together(
    codes: CodesByQuestion, whole: Table | None, places: dict[str, Table | None]
) -> Iterator[Row]:
    """The themes of all comments together, each once."""
    if whole is None:
        return
    every = {code.id: code for used in codes.values() for code in used}
    for code in every.values():
        asked = [key for key, used in codes.items() if any(one.id == code.id for one in used)]
        elsewhere = (places[key] for key in asked)
        large = any(_is_large(_read(code, table)) for table in elsewhere if table is not None)
        yield from _alone(ALL_COMMENTS, [code], whole, large=large)


def _alone(
    key: str, codes: Sequence[UsedCode], table: Table | None, *, large: bool = False
) -> Iterator[Row]:
    """The themes of one table."""
    if table is None:
        return
    labels = {one_line(row.label).casefold() for row in table.rows if row.role is RowRole.GROUP}
    for code in codes:
        name, reading = one_line(code.name), _read(code, table)
        if code.id in NO_THEMES or name.casefold() not in labels:
            continue
        if reading is None:
            hidden = str(Mark.SUPPRESSED)
            yield AskedTheme(key, code.id, name, hidden, hidden, large), 0
        elif reading.number:
            said = reading.says_number.plain, reading.says_share.plain
            yield AskedTheme(key, code.id, name, *said, large or _is_large(reading)), reading.share


def _read(code: UsedCode, table: Table) -> Reading | None:
    return reading_of(code.name, table)


def _is_large(reading: Reading | None) -> bool:
    return reading is not None and half_up(reading.share) >= LEAST_SHARE
