"""How a table fits a page: its column widths, the turn of the page, the parts it is printed in.

What a number below does was tried, halved and doubled, on the 311 tables that the appendix and the
equality evidence of ``kent-2024`` (166) and ``ssi-rse-2017`` (145) have in Word. As they are, one
stands on a page on its side, none is printed in parts, and no heading takes more than five lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from consult.model.words.document import Facts, TableBlock
from consult.office.words import width_of
from consult.report.tables.grid import PlainGrid, TextGrid, as_plain, grid_of, turned_about

PORTRAIT = 17.0
"""Width of the text on an upright page of A4 (21 cm) with margins of 2 cm, in cm."""

LANDSCAPE = 25.7
"""The same on a page on its side (29.7 cm)."""

PADDING = 0.45
"""Left and right padding of a cell together, in cm: 0.35 in Word, and a little room, as fonts
differ. Without it, a word that just fits here is broken where another font stands in for Arial."""

LABEL = (4.5, 7.0)
"""Least and most width that the first column claims before the page is turned, in cm. At half, the
labels of ``kent-2024`` take 1,578 lines in place of 1,526; at twice, a table is printed in
parts."""

SQUEEZED = 4.5
"""Width of the first column where that keeps the page upright; its words break into lines. At
twice, two more tables of ``kent-2024`` turn the page; at half, no fewer do."""

NUMBER_COLUMN = (1.45, 2.6)
"""Least and most width of a column of numbers, in cm. At half, headings take up to 3 % more lines;
at twice, the page is turned for 15 more tables."""

HEADING_LINES = 3
"""Lines that the heading of a column of numbers should not go beyond, where there is room. With one
or two, columns take room from each other and the tallest heading has seven; with six, it has
six."""

LONG_HEADING = 45
"""A column of numbers whose heading has more characters than this is a tower of words. At half, one
table less of each study is turned about, and one more stands on a page on its side; at twice,
nothing changes: it guards against long answers, which these two do not have."""

TOWER = 6
"""Lines of a heading beyond which the page is turned rather than the first column made narrow. At
half, one more page of ``kent-2024`` is turned; at twice, nothing changes there."""

FEWEST_TURNED = 4
"""Tables with fewer columns than this are never turned about: as few rows as they would become read
no better. At half and at twice nothing changes there."""


@dataclass(frozen=True)
class Part:
    """Columns of a grid that stand side by side, and their widths in cm."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class PageLayout:
    """Where a grid goes: which way the page is turned, and the parts it is printed in."""

    landscape: bool
    parts: tuple[Part, ...]


def laid_out(block: TableBlock | Facts) -> tuple[TextGrid, PageLayout]:
    """A table as text with its place, turned about when that reads better.

    Parameters
    ----------
    block
        A breakdown with more answers than an upright page has room for, or with long answers as
        its headings, has its answers as rows and its groups as columns.
    """
    grid = grid_of(block)
    upright = plan(grid)
    if grid.words or len(grid.header) < FEWEST_TURNED:
        return grid, upright
    tower = max(len(text) for text in as_plain(grid).header[1:]) > LONG_HEADING
    if not (tower or upright.landscape):
        return grid, upright
    turned = turned_about(grid)
    other = plan(turned)
    heads = as_plain(turned).header[1:]
    short = max(map(len, heads), default=0) <= LONG_HEADING
    better = len(other.parts) < len(upright.parts) or (short and (tower or not other.landscape))
    return (turned, other) if len(other.parts) == 1 and better else (grid, upright)


def _longest_word(texts: tuple[str, ...], *, bold: bool) -> float:
    words = [word for text in texts for word in text.replace("-", "- ").split()]
    return max((width_of(word, bold=bold) for word in words), default=0.0) + PADDING


def plan(grid: TextGrid) -> PageLayout:
    """The page and the column widths for a grid, so that nothing runs off the page.

    Parameters
    ----------
    grid
        A table as text.

    Returns
    -------
    PageLayout
        Upright when it fits; else on its side; else on its side in several parts, each of which
        repeats the first column.
    """
    read = as_plain(grid)
    if read.words:
        return _words(read)
    least = [_least(read, column) for column in range(len(read.header))]
    for first in (least[0], min(least[0], max(SQUEEZED, _word(read, 0)))):
        if first + sum(least[1:]) <= PORTRAIT:
            whole = _part(read, tuple(range(len(least))), PORTRAIT, first)
            if first == least[0] or not _towers(read, whole):
                return PageLayout(landscape=False, parts=(whole,))
    return PageLayout(
        landscape=True,
        parts=tuple(_part(read, columns, LANDSCAPE, least[0]) for columns in _split(least)),
    )


def _column(grid: PlainGrid, column: int) -> tuple[str, ...]:
    return tuple(row[column] for row in grid.rows)


def _least(grid: PlainGrid, column: int) -> float:
    if grid.numeric[column]:
        longest = max((width_of(text, bold=True) for text in _column(grid, column)), default=0.0)
        word = _longest_word((grid.header[column],), bold=True)
        return max(NUMBER_COLUMN[0], longest + PADDING, min(word, PORTRAIT / 4))
    low, high = LABEL if column == 0 else (2.0, 5.0)
    natural = max((width_of(text) + PADDING for text in _column(grid, column)), default=low)
    return min(max(low, natural), high)


def _split(least: list[float]) -> tuple[tuple[int, ...], ...]:
    """Columns in groups of like size that fit a page on its side, each led by the first column."""
    numbers = range(1, len(least))
    for parts in numbers:
        size = -(-len(numbers) // parts)
        groups = [tuple(numbers[at : at + size]) for at in range(0, len(numbers), size)]
        if all(least[0] + sum(least[c] for c in group) <= LANDSCAPE for group in groups):
            break
    return tuple((0, *group) for group in groups)


def _word(grid: PlainGrid, column: int) -> float:
    """The room that the longest word of a column of words takes."""
    return _longest_word((grid.header[column], *_column(grid, column)), bold=True)


def _part(grid: PlainGrid, columns: tuple[int, ...], room: float, first: float) -> Part:
    """Number columns a little wider than they need, the columns of words share the rest.

    Room goes first to long headings, so that none is a tower of words.
    """
    least = [first, *(_least(grid, column) for column in columns[1:])]
    numbers = [i for i, column in enumerate(columns) if grid.numeric[column]]
    wanted = [
        max(0.0, _lines(grid.header[columns[i]], HEADING_LINES) - least[i]) if i in numbers else 0.0
        for i in range(len(columns))
    ]
    spare = max(0.0, room - sum(least))
    given = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
    widths = [width + given * more for width, more in zip(least, wanted, strict=True)]
    extra = max(0.0, room - sum(widths)) * 0.6 / max(1, len(numbers))
    widths = [
        min(width + extra, max(width, NUMBER_COLUMN[1])) if i in numbers else width
        for i, width in enumerate(widths)
    ]
    words = [i for i in range(len(columns)) if i not in numbers]
    rest = (room - sum(widths)) / max(1, len(words))
    return Part(columns, tuple(w + rest if i in words else w for i, w in enumerate(widths)))


def _towers(grid: PlainGrid, part: Part) -> bool:
    """Whether the heading of a column of numbers would take very many lines."""
    pairs = zip(part.columns[1:], part.widths[1:], strict=True)
    return any(
        len(_broken(grid.header[column].replace("-", "- ").split(), width - PADDING)) > TOWER
        for column, width in pairs
    )


def _lines(heading: str, most: int) -> float:
    """The least width at which a heading takes so many lines."""
    parts = heading.replace("-", "- ").split()
    width = _longest_word((heading,), bold=True)
    while len(_broken(parts, width - PADDING)) > most:
        width += 0.1
    return width


def _broken(parts: list[str], width: float) -> list[str]:
    lines = [""]
    for word in parts:
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, bold=True) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(grid: PlainGrid) -> PageLayout:
    """A table of words, upright: short columns take what they need, long ones share the rest."""
    columns = tuple(range(len(grid.header)))
    texts = [(grid.header[c], *_column(grid, c)) for c in columns]
    natural = [max(width_of(text, bold=True) for text in column) + PADDING for column in texts]
    least = [min(_longest_word(column, bold=True), PORTRAIT / 4) for column in texts]
    fair = PORTRAIT / len(columns)
    short = [c for c in columns if natural[c] <= fair or grid.numeric[c]]
    long = [c for c in columns if c not in short] or [
        max(c for c in columns if not grid.numeric[c])
    ]
    widths = [least[c] if grid.numeric[c] else min(natural[c], fair) for c in columns]
    taken = sum(widths[c] for c in short if c not in long) + sum(least[c] for c in long)
    amounts = sum(_amount(texts[c]) for c in long)
    for c in long:
        widths[c] = least[c] + max(0.0, PORTRAIT - taken) * _amount(texts[c]) / amounts
    scale = PORTRAIT / sum(widths)
    return PageLayout(landscape=False, parts=(Part(columns, tuple(w * scale for w in widths)),))


def _amount(texts: tuple[str, ...]) -> float:
    """How much room words want: the root of their usual and longest length, so none starves."""
    lengths = [len(text) for text in texts]
    return float((1 + sum(lengths) / len(lengths) + max(lengths) / 5) ** 0.5)
