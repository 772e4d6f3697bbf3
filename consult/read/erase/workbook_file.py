"""Rows of an Excel workbook emptied where they stand; every other part stays byte for byte.

A library that writes workbooks would lose what it does not know: values of formulas, pictures,
pivot tables. So the cells are cut out of the XML, and the words that they shared out of theirs.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Mapping

from consult.read.files.workbook import names_of_parts

_STRINGS = "xl/sharedStrings.xml"
_SHEETS = "xl/worksheets/"
_NOTES = re.compile(r"xl/(?:comments\d*|threadedComments/.*|comments/.*)\.xml")
_P = rb"(?:\w+:)?"
"""What stands before a name where a program names the namespace."""

_ITEM = re.compile(rb"<%bsi\b[^>]*?(?:/>|>.*?</%bsi>)" % (_P, _P), re.S)
_CELL = re.compile(rb"<%bc\b[^>]*?(?:/>|>.*?</%bc>)" % (_P, _P), re.S)
_SHARED = re.compile(
    rb"<%bc\b(?=[^>]*\bt=\"s\")[^>]*>\s*<%bv>\s*(\d+)\s*</%bv>" % (_P, _P, _P), re.S
)


_TARGET = re.compile(rb"\w+:id=\"([^\"]+)\"")
"""Names where a link leads; the address itself stands in another part."""


def without_rows(data: bytes, file: str, sheet: str, rows: Collection[int]) -> bytes | None:
    """The workbook with rows emptied.

    Parameters
    ----------
    data, file
        All of the workbook, and its name for messages.
    sheet
        Name of the sheet.
    rows
        Positions of the rows, counted from 0.

    Returns
    -------
    bytes or None
        To be read again before it is trusted; ``None`` where the rows are not found in its XML.
    """
    numbers = {row + 1 for row in rows}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {item.filename: package.read(item) for item in package.infolist()}
        part = next((p for p, name in names_of_parts(data, file).items() if name == sheet), "")
        if part not in parts:
            return None
        emptied, cut = _emptied(parts[part], numbers)
        if len(cut) != len(numbers):
            return None
        emptied, links = _without_links(emptied, numbers)
        changed = {part: emptied}
        folder, _, name = part.rpartition("/")
        if links:
            targets = f"{folder}/_rels/{name}.rels"
            changed[targets] = _without_targets(parts.get(targets, b""), links)
        words = _shared(cut) - _shared(
            content if name != part else emptied
            for name, content in parts.items()
            if name.startswith(_SHEETS)
        )
        if words:
            changed[_STRINGS] = _without_words(parts[_STRINGS], words)
        changed |= {n: _without_notes(c, numbers) for n, c in parts.items() if _NOTES.fullmatch(n)}
        return _written(package, changed)


def _emptied(xml: bytes, numbers: Collection[int]) -> tuple[bytes, list[bytes]]:
    """A sheet whose rows hold no cell, and what they held."""
    cut: list[bytes] = []
    for number in sorted(numbers):
        row = re.compile(
            rb"(<%brow\b(?=[^>]*\br=\"%d\")[^>]*?)(?:/>|>(.*?)</(%brow)>)" % (_P, number, _P), re.S
        )
        found = row.search(xml)
        if not found:
            break
        held = found.group(2) or b""
        cut.append(held)
        rest = _CELL.sub(b"", held) if held else b""
        whole = found.group(1) + (
            b">" + rest + b"</" + found.group(3) + b">" if found.group(3) else b"/>"
        )
        xml = xml[: found.start()] + whole + xml[found.end() :]
    return xml, cut


def _without_links(xml: bytes, numbers: Collection[int]) -> tuple[bytes, set[bytes]]:
    """A sheet without the links of some rows, and the names of where they lead."""
    links: set[bytes] = set()
    for number in numbers:
        link = re.compile(rb"<%bhyperlink\b(?=[^>]*\bref=\"[A-Z]+%d\")[^>]*/>" % (_P, number))
        links |= {name for found in link.findall(xml) for name in _TARGET.findall(found)}
        xml = link.sub(b"", xml)
    return re.sub(rb"<(%bhyperlinks)>\s*</\1>" % _P, b"", xml), links


def _without_targets(xml: bytes, links: Collection[bytes]) -> bytes:
    for name in links:
        target = rb"<%bRelationship\b(?=[^>]*\bId=\"%b\")[^>]*/>" % (_P, re.escape(name))
        xml = re.sub(target, b"", xml)
    return xml


def _shared(parts: Iterable[bytes]) -> set[int]:
    """Numbers of the shared words that cells stand for."""
    return {int(found) for part in parts for found in _SHARED.findall(part)}


def _without_words(xml: bytes, numbers: Collection[int]) -> bytes:
    """The shared words, some of them blank: the numbers of the others stay."""
    at = -1

    def blank(found: re.Match[bytes]) -> bytes:
        nonlocal at
        at += 1
        if at not in numbers:
            return found.group()
        name = found.group()[1:].split(b">")[0].split()[0].rstrip(b"/")
        text = name[: -len(b"si")] + b"t"
        return b"<" + name + b"><" + text + b"/></" + name + b">"

    return _ITEM.sub(blank, xml)


def _without_notes(xml: bytes, numbers: Collection[int]) -> bytes:
    for number in numbers:
        for name in (rb"comment", rb"threadedComment"):
            pattern = rb"<%b%b\b(?=[^>]*\bref=\"[A-Z]+%d\")[^>]*>.*?</%b%b>"
            xml = re.sub(pattern % (_P, name, number, _P, name), b"", xml, flags=re.S)
    return xml


def _written(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as again:
        for item in package.infolist():
            content = changed.get(item.filename, None)
            again.writestr(item, package.read(item) if content is None else content)
    return out.getvalue()
