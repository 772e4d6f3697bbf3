"""A small report in Word that knows its figures, and the edits people make in it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx

from consult.check import ReportFinding, check, read_word
from consult.model.words.document import Block, Document, Heading, Paragraph, TableBlock
from consult.model.words.external import External
from consult.model.words.figure import Figures, read_tag
from consult.model.words.terms import Term
from consult.model.words.text import Text, bound, say
from consult.report.printed_figures import figures_of, with_figures
from consult.report.prose.figures import bound_cell, shown_cells
from consult.report.word.document import write_word
from tests.report.sample import DOCUMENT, HIDDEN_BASE, SCALE

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def cell(at: int, column: int = 0) -> Text:
    """A number of the sample's table as a bound figure."""
    row = SCALE.rows[at]
    return bound_cell(SCALE, row, column, shown_cells(row, SCALE)[column])


BLOCKS: tuple[Block, ...] = (
    Heading("Summary"),
    Paragraph(
        say(
            "Most people agreed ({share}, {number} of {base}).",
            share=cell(6, 1),
            number=cell(6),
            base=bound("342", str(SCALE.id), "base"),
        )
    ),
    Paragraph("The council will read every comment."),
    Heading("Closed questions"),
    TableBlock(SCALE),
    TableBlock(HIDDEN_BASE),
)
GRANT = External("grant", "The grant", "£3,051,809", "the minutes", "2023", earlier=("£3,015,890",))
TERMS = (Term("low to moderate", ("mild to moderate",)),)


@dataclass
class Edited:
    """A report as made, and an open copy of it to edit.

    Parameters
    ----------
    folder
        Where files are put.
    made
        The file as made.
    figures
        Its figures.
    file
        The open copy.
    """

    folder: Path
    made: Path
    figures: Figures
    file: Any

    def paragraph(self, start: str) -> Any:
        """The first paragraph that begins so."""
        return next(one for one in self.file.paragraphs if one.text.startswith(start))

    def controls(self, printed: str) -> list[Any]:
        """Content controls that print this, in order."""
        return [one for one in self.file.element.body.iter(f"{NS}sdt") if text_of(one) == printed]

    def cell(self, label: str, column: int) -> Any:
        """A cell of the first table that has a row of that label."""
        for table in self.file.tables:
            for row in table.rows:
                if row.cells[0].text == label:
                    return row.cells[column]
        raise LookupError(label)

    def found(self, external: tuple[External, ...] = (), terms: tuple[Term, ...] = ()) -> Any:
        """What ``check`` says of the copy as it now is."""
        path = self.folder / "edited.docx"
        self.file.save(str(path))
        return check(read_word(path), read_word(self.made), self.figures, external, terms)


def made_in(folder: Path, blocks: tuple[Block, ...] = BLOCKS, study: str = "parks") -> Edited:
    """Write a report and open a copy of it."""
    document = Document("Quiet parks", "Appendix", "Example Council", blocks)
    return written(folder, document, study)


def whole_sample(folder: Path) -> Edited:
    """The sample with every kind of block and table."""
    return written(folder, replace(DOCUMENT, blocks=DOCUMENT.blocks), "parks")


def written(folder: Path, document: Document, study: str) -> Edited:
    figures = figures_of(document, study)
    made = folder / f"{study}.docx"
    write_word(with_figures(document, figures), made)
    return Edited(folder, made, figures, docx.Document(str(made)))


def text_of(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{NS}t"))


def write(element: Any, words: str) -> None:
    """Other words in the place of what an element prints."""
    first, *rest = element.iter(f"{NS}t")
    first.text = words
    for one in rest:
        one.text = ""


def retagged(control: Any, *, study: str = "", release: str = "") -> None:
    """Let a figure say that it is of another study or release, as one pasted in does."""
    tag = control.find(f"{NS}sdtPr/{NS}tag")
    binding, figure = read_tag(tag.get(f"{NS}val"))
    other = replace(binding, study=study or binding.study, release=release or binding.release)
    tag.set(f"{NS}val", other.tag(figure))


def typed_over(cell: Any, words: str) -> None:
    """A cell emptied and typed again: its figure is gone."""
    cell._element.replace(cell.paragraphs[0]._element, copy.deepcopy(_plain(cell, words)))


def _plain(cell: Any, words: str) -> Any:
    other = cell.add_paragraph(words)._element
    other.getparent().remove(other)
    return other


def one(found: tuple[ReportFinding, ...]) -> tuple[str, str]:
    """Kind and words of the only finding."""
    (single,) = found
    return str(single.kind), single.what
