"""Random edits of a finished report, such as people make: wrong ones, and mere rewording."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from consult.model.words.figure import Figure, Figures, read_tag

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OTHER_STUDY, OLD_RELEASE = "0badc0de", "01d0dd1e"
SWAPS = {
    "people": "respondents",
    "answered": "gave an answer",
    "This report": "This paper",
    "agreed": "were in agreement",
    "comments": "remarks",
    "Responses": "Replies",
}
"""Words that an author may put in place of others."""


@dataclass(frozen=True)
class Edit:
    """One wrong edit that was made.

    Parameters
    ----------
    kind
        What was done.
    now
        What stands there now.
    """

    kind: str
    now: str


class Editor:
    """Edits one open report, never the same place twice.

    Parameters
    ----------
    file
        The report, opened with python-docx.
    figures
        Its figures.
    others
        Those of the report of another study.
    chance
        Seeded.
    """

    def __init__(self, file: Any, figures: Figures, others: Figures, chance: random.Random) -> None:
        self._figures = {one.id: one for one in figures.figures}
        self._others, self._chance = others.figures, chance
        self._body = file.element.body
        numbers = [one for one in self._body.iter(f"{NS}sdt") if _is_number(one)]
        self._free = {
            "cell": [one for one in numbers if _in_table(one)],
            "prose": [one for one in numbers if not _in_table(one)],
        }
        self._paragraphs = [
            one
            for one in self._body.iter(f"{NS}p")
            if not _in_table(one) and one.find(f"{NS}r/{NS}t") is not None and not _in_a_list(one)
        ]
        for some in (*self._free.values(), self._paragraphs):
            chance.shuffle(some)

    def edits(self, number: int) -> Iterator[Edit]:
        """Make so many wrong edits, of all kinds in turn."""
        kinds: tuple[Callable[[], Edit], ...] = (
            self.digit_changed,
            self.cell_of_old_release,
            self.total_off_by_one,
            self.percentage_off,
            self.number_typed,
            self.figure_of_another_study,
            self.cells_swapped,
        )
        for at in range(number):
            yield kinds[at % len(kinds)]()

    def digit_changed(self) -> Edit:
        """One digit of a figure, in a table or in a sentence."""
        control = self._take(self._chance.choice(("cell", "prose")))
        text = _text(control)
        at = self._chance.choice([i for i, c in enumerate(text) if c.isdigit()])
        digit = self._chance.choice([d for d in "0123456789" if d != text[at]])
        return self._write("digit changed", control, text[:at] + digit + text[at + 1 :])

    def cell_of_old_release(self) -> Edit:
        """A cell pasted from an earlier release of the report, with its tag or without."""
        control = self._take("cell")
        text = _text(control)
        now = _shifted(text, self._chance.choice((-3, -2, 2, 3)))
        if self._chance.random() < 0.5:
            tag = control.find(f"{NS}sdtPr/{NS}tag")
            parts = tag.get(f"{NS}val").split(":")
            tag.set(f"{NS}val", ":".join((parts[0], parts[1], OLD_RELEASE, parts[3])))
            return self._write("cell of an old release", control, now)
        _unwrap(control, now)
        return Edit("cell of an old release, without its tag", now)

    def total_off_by_one(self) -> Edit:
        """The base or total of a table, with its tag or typed over it."""
        totals = [
            one
            for one in self._free["cell"]
            if (found := self._figure(one)) and found.row.lower().startswith(("all", "total"))
        ]
        control = totals[0] if totals else self._free["cell"][0]
        self._free["cell"].remove(control)
        return self._written("total off by one", control)

    def percentage_off(self) -> Edit:
        """A percentage rounded the wrong way, with its tag or typed over it."""
        control = next(one for one in self._free["cell"] if "%" in _text(one))
        self._free["cell"].remove(control)
        return self._written("percentage rounded wrongly", control)

    def number_typed(self) -> Edit:
        """A number in a sentence of prose that no figure stands behind."""
        paragraph = self._paragraphs.pop()
        number = self._chance.choice(
            (
                str(self._chance.randint(11, 99)) + "%",
                str(self._chance.randint(20, 400)),
                f"{self._chance.randint(1, 9)},{self._chance.randint(0, 999):03d}",
            )
        )
        run = copy.deepcopy(paragraph.find(f"{NS}r/{NS}t").getparent())
        for text in list(run.iter(f"{NS}t"))[1:]:
            text.getparent().remove(text)
        run.find(f"{NS}t").text = f" Of them, {number} wrote from Thanet."
        paragraph.append(run)
        return Edit("number typed into prose", number)

    def figure_of_another_study(self) -> Edit:
        """A figure with its tag, out of the report of another study."""
        paragraph = self._paragraphs.pop()
        other = self._chance.choice([o for o in self._others if re.search(r"\d", o.printed)])
        control = copy.deepcopy(next(iter(self._body.iter(f"{NS}sdt"))))
        while not self._figure(control):
            control = copy.deepcopy(self._chance.choice(self._free["cell"]))
        tag = control.find(f"{NS}sdtPr/{NS}tag")
        parts = tag.get(f"{NS}val").split(":")
        tag.set(f"{NS}val", ":".join((parts[0], OTHER_STUDY, parts[2], other.id)))
        _write(control, other.printed)
        start = paragraph.makeelement(f"{NS}bookmarkStart", {})
        number = str(9_000_000 + self._chance.randint(0, 900_000))
        start.set(f"{NS}id", number)
        start.set(f"{NS}name", f"_{OTHER_STUDY}_{parts[2]}_{other.id}_{number}")
        end = paragraph.makeelement(f"{NS}bookmarkEnd", {f"{NS}id": number})
        paragraph.extend((start, control, end))
        return Edit("figure of another study", other.printed)

    def cells_swapped(self) -> Edit:
        """Two figures of one table of counts in each other's cells, tags and all."""
        first = next(one for one in self._free["cell"] if self._is_counted(one))
        self._free["cell"].remove(first)
        table = next(one for one in first.iterancestors() if one.tag == f"{NS}tbl")
        others = [
            one
            for one in self._free["cell"]
            if _text(one) != _text(first) and self._is_counted(one) and table in one.iterancestors()
        ]
        if not others:
            return self.cells_swapped()
        self._free["cell"].remove(others[0])
        mine, theirs = ([*_whole(one)] for one in (first, others[0]))
        places = [
            (some[0].getparent(), some[0].getparent().index(some[0])) for some in (mine, theirs)
        ]
        for (parent, at), some in zip(places, (theirs, mine), strict=True):
            for number, one in enumerate(some):
                parent.insert(at + number, one)
        return Edit("figures in each other's cells", _text(first))

    def _take(self, where: str) -> Any:
        return (self._free[where] or self._free["cell"]).pop()

    def _is_counted(self, control: Any) -> bool:
        figure = self._figure(control)
        return figure is not None and figure.counted

    def _figure(self, control: Any) -> Figure | None:
        return self._figures.get(_id_in(control))

    def _written(self, kind: str, control: Any) -> Edit:
        """One more or one less, inside the control or as plain text in its place."""
        now = _shifted(_text(control), self._chance.choice((-1, 1)))
        if self._chance.random() < 0.5:
            return self._write(kind, control, now)
        _unwrap(control, now)
        return Edit(kind, now)

    def _write(self, kind: str, control: Any, now: str) -> Edit:
        _write(control, now)
        return Edit(kind, now)


def _is_number(control: Any) -> bool:
    """Whether a control is a figure that prints a number."""
    return bool(_id_in(control) and re.search(r"\d", _text(control)))


def _id_in(control: Any) -> str:
    """The id of the figure that a control is; empty for any other control."""
    tag = control.find(f"{NS}sdtPr/{NS}tag")
    found = read_tag(tag.get(f"{NS}val", "")) if tag is not None else None
    return found[1] if found else ""


def moved(file: Any, paper: Any, chance: random.Random, number: int) -> list[Edit]:
    """Copy figures of a report into another document, and change a digit of every second one.

    Parameters
    ----------
    file
        The report, opened.
    paper
        Another document, opened: it gets a sentence for each figure.
    chance
        Seeded.
    number
        How many figures are copied.
    """
    controls = [one for one in file.element.body.iter(f"{NS}sdt") if _is_number(one)]
    edits = []
    for at, control in enumerate(chance.sample(controls, number)):
        paragraph = paper.add_paragraph("Members were told of ")
        marked = [copy.deepcopy(one) for one in _whole(control)]
        paragraph._element.extend(marked)
        paragraph.add_run(" in the consultation.")
        if at % 2:
            now = _shifted(_text(control), chance.choice((-2, -1, 1, 2)))
            _write(next(one for one in marked if one.tag == f"{NS}sdt"), now)
            edits.append(Edit("figure moved to another document and changed", now))
    return edits


def reword(file: Any, chance: random.Random) -> int:
    """Change words and leave every number: words for others, sentences out, paragraphs in."""
    changed = 0
    body = file.element.body
    for text in body.iter(f"{NS}t"):
        for word, other in SWAPS.items():
            if word in (text.text or "") and chance.random() < 0.3:
                text.text = text.text.replace(word, other)
                changed += 1
    paragraphs = [one for one in body.findall(f"{NS}p") if one.find(f"{NS}r/{NS}t") is not None]
    for paragraph in chance.sample(paragraphs, k=min(20, len(paragraphs))):
        extra = copy.deepcopy(paragraph)
        for child in list(extra):
            if child.tag != f"{NS}pPr":
                extra.remove(child)
        run = extra.makeelement(f"{NS}r", {})
        words = run.makeelement(f"{NS}t", {})
        words.text = "The council will look at this again with its partners."
        run.append(words)
        extra.append(run)
        paragraph.addnext(extra)
        changed += 1
    plain = [
        one
        for one in paragraphs
        if not list(one.iter(f"{NS}sdt")) and not list(one.iter(f"{NS}fldSimple"))
    ]
    for paragraph in chance.sample(plain, k=min(10, len(plain))):
        body.remove(paragraph)
        changed += 1
    return changed


def _text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{NS}t"))


def _write(control: Any, words: str) -> None:
    first, *rest = control.iter(f"{NS}t")
    first.text = words
    for one in rest:
        one.text = ""


def _unwrap(control: Any, words: str) -> None:
    """Plain text in the place of a control and its bookmark, as a paste without formats leaves."""
    _write(control, words)
    run = next(control.iter(f"{NS}r"))
    for mark in _whole(control):
        if mark is not control:
            mark.getparent().remove(mark)
    control.getparent().replace(control, run)


def _whole(control: Any) -> list[Any]:
    """A control with the marks of the bookmark around it."""
    marks = {f"{NS}bookmarkStart", f"{NS}bookmarkEnd"}
    beside = (control.getprevious(), control, control.getnext())
    return [one for one in beside if one is control or (one is not None and one.tag in marks)]


def _shifted(text: str, by: int) -> str:
    found = re.search(r"\d[\d,]*", text)
    if found is None:
        return text
    number = int(found[0].replace(",", ""))
    return text[: found.start()] + f"{abs(number + by):,}" + text[found.end() :]


def _in_table(element: Any) -> bool:
    return any(one.tag == f"{NS}tc" for one in element.iterancestors())


def _in_a_list(paragraph: Any) -> bool:
    style = paragraph.find(f"{NS}pPr/{NS}pStyle")
    name = "" if style is None else style.get(f"{NS}val", "")
    return name.startswith(("TOC", "Heading", "Caption", "Title", "Tableof"))
