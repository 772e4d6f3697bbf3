"""A report before it is a file: headings, paragraphs, quotes and tables, in order."""

from __future__ import annotations

from dataclasses import dataclass

from consult.model.figure import Binding
from consult.model.table import Table


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text, which may hold figures (:mod:`consult.model.figure`)."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of short items."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """A respondent's words after redaction, and who said them as far as may be printed."""

    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Callout:
    """A warning or a key point, set apart: DRAFT, SYNTHETIC, a caveat."""

    title: str
    text: str


@dataclass(frozen=True)
class TableBlock:
    """A table that stands in the report; it is numbered when rendered."""

    table: Table


@dataclass(frozen=True)
class Blank:
    """A place for a person to fill in.

    Parameters
    ----------
    name
        What is asked, the same in every release: "age / details".
    title
        The words a person is asked with.
    choices
        What there is to choose from; empty for words of one's own.
    """

    name: str
    title: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """A table of words: question wording, the ledger, settings. Never counts of small groups.

    Parameters
    ----------
    title
        Caption, without its number.
    header
        Column headings.
    rows
        Rows of text, each as long as the header.
    blanks
        What a person fills in, in the last cell of each row; none in a table that only tells.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    blanks: tuple[Blank, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f'"{self.title}": a row is not as long as the header.')
        if self.blanks and len(self.blanks) != len(self.rows):
            raise ValueError(f'"{self.title}": not every row has a place to fill in.')


Block = Heading | Paragraph | Bullets | Quote | Callout | TableBlock | Facts


@dataclass(frozen=True)
class Document:
    """A report.

    Parameters
    ----------
    title, subtitle
        Title page and document properties.
    organisation
        Whose report it is.
    blocks
        The content in order.
    banners
        Words that stand on every page: "DRAFT", "SYNTHETIC DATA".
    binding
        The study and release whose figures these are; without it, figures are plain numbers.
    """

    title: str
    subtitle: str
    organisation: str
    blocks: tuple[Block, ...]
    banners: tuple[str, ...] = ()
    binding: Binding | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order they stand."""
        return tuple(block.table for block in self.blocks if isinstance(block, TableBlock))
