"""Charts as pictures: PNG for Word, SVG with its text as text for a web page.

Import it where a picture is about to be made; matplotlib loads when one is drawn.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from consult.model.words.document import Chart
from consult.office.words import CM_PER_POINT, one_line, width_of
from consult.report.charts.bars import COLOURS, Bar, bars_of, scale_end

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from matplotlib.figure import Figure

CM_PER_INCH = 2.54
"""By definition; matplotlib takes sizes in inches."""

DOTS = 200
"""Dots of a PNG to the inch: letters stay sharp in print, where a screen's 96 would blur them."""

SIZE = 9.5
"""Size of all text, in points."""

LINE = SIZE * 1.25 * CM_PER_POINT
"""Height of a line of text, in cm."""

BAR, GAP = 0.38, 0.14
"""Height of a bar and least height of the white between two, in cm."""

LABELS = 0.42
"""Share of the width that the labels of bars take, at most: the rest is for the bars and the words
at their ends."""

ROOM = 1.9
"""Width for the words at the end of the longest bar, in cm: "100% [u]" is the longest."""

WIDER = 1.15
"""How much wider DejaVu Sans, which comes with matplotlib, is than the Arial that is measured."""

MOST_LINES = 3
"""Lines of a label; the rest is cut and marked. Three are higher than two bars already. The table
has it whole."""

INK = "#0B0C0C"
SHADES = 16
"""Steps between white and each colour in a PNG: enough for smooth letters."""

MORE = "..."


@dataclass(frozen=True)
class _Place:
    """Where things stand, in cm from the upper left corner."""

    width: float
    labels: float
    unit: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    height: float


def png(chart: Chart, width: float, words: str = "") -> bytes:
    """A chart as a PNG picture, the same bytes on every machine.

    Parameters
    ----------
    chart
        What to draw.
    width
        In cm.
    words
        What stands beneath it in bold, such as "DRAFT", so that it stays with a copied picture.
    """
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    with _own_settings():
        figure = _drawn(chart, width, words)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())[:, :, :3]
    palette = Image.new("P", (1, 1))
    palette.putpalette(_palette())
    few = Image.fromarray(pixels).quantize(palette=palette, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, "PNG", dpi=(DOTS, DOTS))
    return buffer.getvalue()


def svg(chart: Chart, width: float, label: str) -> str:
    """A chart as one ``svg`` element to stand inside a web page.

    Parameters
    ----------
    chart, width
        As of :func:`png`.
    label
        What a person who cannot see it is told.

    Notes
    -----
    Text stays text and takes the font of the page, on the ground of the page. Ids and style sheets
    are left out: those of two charts would meet in one page.
    """
    from xml.etree import ElementTree

    with _own_settings():
        buffer = io.BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure = _drawn(chart, width)
        figure.patch.set_visible(False)
        figure.savefig(buffer, format="svg", metadata=nothing)
    root = ElementTree.fromstring(buffer.getvalue())  # noqa: S314  # our own, made just now
    made = ElementTree.Element("svg", _attributes(root, label))
    made.extend(_plain(element) for element in root.iter() if _name(element) in {"path", "text"})
    return ElementTree.tostring(made, encoding="unicode")


def _attributes(root: Element, label: str) -> dict[str, str]:
    return {"role": "img", "aria-label": label, "viewBox": root.get("viewBox", "")}


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _plain(element: Element) -> Element:
    """A shape or a line of text with what it needs and no more."""
    from xml.etree.ElementTree import Element

    style = dict(part.split(": ", 1) for part in element.get("style", "").split("; "))
    if _name(element) == "path":
        shape = " ".join(element.get("d", "").split())
        return Element("path", {"d": shape, "fill": style["fill"]})
    kept = {name: element.get(name, "") for name in ("x", "y")}
    made = Element("text", {**kept, "font-size": style["font-size"].removesuffix("px")})
    made.text = element.text
    return made


@contextmanager
def _own_settings() -> Iterator[None]:
    """Matplotlib as it comes, whatever this machine's own settings of it are."""
    import matplotlib

    own = {k: v for k, v in matplotlib.rcParamsDefault.items() if "backend" not in k}
    ours = {"svg.fonttype": "none", "svg.hashsalt": "consult", "font.size": SIZE}
    with matplotlib.rc_context({**own, **ours}):
        yield


def _drawn(chart: Chart, width: float, words: str = "") -> Figure:
    from matplotlib.figure import Figure

    bars = bars_of(chart)
    lines = [_wrapped(bar.label, width * LABELS) for bar in bars]
    place = _placed(chart, lines, width, words)
    size = (width / CM_PER_INCH, place.height / CM_PER_INCH)
    figure = Figure(figsize=size, dpi=DOTS, facecolor="white")
    for at, bar in enumerate(bars):
        _bar(figure, place, at, bar, lines[at])
    edge = (place.labels, GAP / 2, 0.03, place.tops[-1] + place.heights[-1])
    _box(figure, place, edge, INK)
    if words:
        _text(figure, place, (0, place.height - LINE / 2), words, weight="bold")
    return figure


def _placed(chart: Chart, lines: list[list[str]], width: float, words: str) -> _Place:
    labels = max(_width(line) for some in lines for line in some) + 0.25
    heights = tuple(max(BAR, len(some) * LINE) for some in lines)
    tops = tuple(GAP + sum(heights[:at]) + GAP * at for at in range(len(heights)))
    height = tops[-1] + heights[-1] + GAP + (LINE + GAP if words else 0)
    unit = (width - labels - ROOM) / scale_end(chart)
    return _Place(width, labels, unit, tops, heights, height)


def _bar(figure: Figure, place: _Place, at: int, bar: Bar, lines: list[str]) -> None:
    top, height = place.tops[at], place.heights[at]
    middle = top + height / 2
    for number, line in enumerate(lines):
        offset = (number - (len(lines) - 1) / 2) * LINE
        _text(figure, place, (0, middle + offset), line)
    length = bar.length * place.unit
    if length:
        _box(figure, place, (place.labels, middle - BAR / 2, length, BAR), bar.colour)
    _text(figure, place, (place.labels + length + 0.15, middle), bar.words.plain)


def _box(
    figure: Figure, place: _Place, where: tuple[float, float, float, float], colour: str
) -> None:
    """A filled rectangle: left, top, width and height in cm."""
    from matplotlib.patches import Rectangle

    left, top, width, height = where
    corner = (left / place.width, 1 - (top + height) / place.height)
    sides = (width / place.width, height / place.height)
    box = Rectangle(corner, *sides, transform=figure.transFigure, facecolor=colour, linewidth=0)
    figure.add_artist(box)


def _text(
    figure: Figure, place: _Place, where: tuple[float, float], words: str, **style: Any
) -> None:
    """A line of text whose middle stands so far down."""
    x, y = where[0] / place.width, 1 - where[1] / place.height
    figure.text(x, y, words, va="center_baseline", color=INK, parse_math=False, size=SIZE, **style)


def _wrapped(label: str, width: float) -> list[str]:
    """A label in lines that fit; what fits into none is marked as cut."""
    lines: list[str] = [""]
    for word in one_line(label).split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = [_cut(line, width) for line in lines[:MOST_LINES]]
    return [*cut[:-1], _cut(cut[-1] + MORE, width)] if len(lines) > MOST_LINES else cut


def _cut(line: str, width: float) -> str:
    kept = line.removesuffix(MORE)
    while len(kept) > 1 and _width(line) > width:
        kept = kept[:-1]
        line = kept.rstrip(" ,.;:") + MORE
    return line


def _width(line: str) -> float:
    return width_of(line, size=SIZE) * WIDER


def _palette() -> list[int]:
    """Red, green and blue of every shade from white to each colour."""
    colours = [[int(name[at : at + 2], 16) for at in (1, 3, 5)] for name in (*COLOURS, INK)]
    return [
        round(255 + (part - 255) * step / (SHADES - 1))
        for colour in colours
        for step in range(SHADES)
        for part in colour
    ]
