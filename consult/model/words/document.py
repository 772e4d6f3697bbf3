"""A report before it is a file: headings, paragraphs, quotes, charts and tables, in order."""

from __future__ import annotations

from dataclasses import dataclass

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Table, Unit
from consult.model.words.figure import Binding
from consult.model.words.text import Phrase, Text

MOST_COLOURS = 4
"""Bars of one chart that may each have a colour of their own (Analysis Function, "Charts")."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter. No figure stands in it: contents lists repeat it."""

    text: str
    level: int = 1


@dataclass(frozen=True, init=False)
class Paragraph:
    """A paragraph; plain words or a text with numbers in it."""

    text: Text

    def __init__(self, text: Phrase) -> None:
        object.__setattr__(self, "text", Text(text))


@dataclass(frozen=True, init=False)
class Bullets:
    """A list of short items; plain words or texts with numbers in them."""

    items: tuple[Text, ...]

    def __init__(self, items: tuple[Phrase, ...]) -> None:
        object.__setattr__(self, "items", tuple(Text(item) for item in items))


@dataclass(frozen=True)
class Quote:
    """A respondent's words after redaction, and who said them as far as may be printed."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, init=False)
class Callout:
    """A warning or a key point, set apart: DRAFT, SYNTHETIC, a caveat."""

    title: str
    text: Text

    def __init__(self, title: str, text: Phrase) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "text", Text(text))


@dataclass(frozen=True)
class TableBlock:
    """A table that stands in the report; it is numbered when rendered."""

    table: Table


@dataclass(frozen=True)
class Chart:
    """A picture of rows of a table that stands in the report too; it is numbered when rendered.

    Parameters
    ----------
    table
        The table it is drawn from: it shows nothing else, and nothing more closely.
    rows
        Positions of the rows that are drawn, in order.
    column
        Position of the column whose percentages are drawn.
    contrast
        Whether every bar has a colour of its own, as the nets of a scale have.
    left
        How many rows of the same kind are not drawn, as smaller ones of very many.
    """

    table: Table
    rows: tuple[int, ...]
    column: int
    contrast: bool = False
    left: int = 0

    def __post_init__(self) -> None:
        if self.table.columns[self.column].unit is not Unit.PERCENT:
            raise ValueError(f'Table "{self.table.id}": only percentages are drawn.')
        if self.contrast and len(self.rows) > MOST_COLOURS:
            raise ValueError(f'Table "{self.table.id}": too many bars with colours of their own.')


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


@dataclass(frozen=True, init=False)
class Facts:
    """A table of words: question wording, the ledger, settings. Never counts of small groups.

    Parameters
    ----------
    title
        Caption, without its number.
    header
        Column headings.
    rows
        Rows of plain words or texts with numbers in them, each as long as the header.
    blanks
        What a person fills in, in the last cell of each row; none in a table that only tells.
    about
        The table of numbers whose place it takes; ``None`` where it is a table of its own.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    blanks: tuple[Blank, ...]
    about: TableId | None

    def __init__(
        self,
        title: str,
        header: tuple[str, ...],
        rows: tuple[tuple[Phrase, ...], ...],
        blanks: tuple[Blank, ...] = (),
        about: TableId | None = None,
    ) -> None:
        texts = tuple(tuple(Text(words) for words in row) for row in rows)
        if any(len(row) != len(header) for row in texts):
            raise ValueError(f'"{title}": a row is not as long as the header.')
        if blanks and len(blanks) != len(texts):
            raise ValueError(f'"{title}": not every row has a place to fill in.')
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "header", header)
        object.__setattr__(self, "rows", texts)
        object.__setattr__(self, "blanks", blanks)
        object.__setattr__(self, "about", about)


Notices = tuple[str, ...]
"""What a person should look at in the words of a report, a sentence each."""

Block = Heading | Paragraph | Bullets | Quote | Callout | TableBlock | Chart | Facts


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
    chapters_only
        Whether the contents leave out sections, as where every chapter has the same ones.
    own_numbers
        Whether its tables are numbered by themselves, and not as in the workbook.
    """

    title: str
    subtitle: str
    organisation: str
    blocks: tuple[Block, ...]
    banners: tuple[str, ...] = ()
    binding: Binding | None = None
    chapters_only: bool = False
    own_numbers: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order they stand."""
        return tuple(block.table for block in self.blocks if isinstance(block, TableBlock))
