"""Claims of a difference between groups, read from the words of a report alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consult.model.evidence.difference import Difference
from consult.model.words.document import Bullets, Callout, Document, Facts, Paragraph
from consult.report.prose.difference_wording import sentence

CLAIM = re.compile(
    r"\bwere (?:slightly )?(?:more|less) likely than\b"
    r"|\btests? of all groups at once, \d+ (?:is|are) clear\b"
    r"|\b[1-9]\d* clear\b"
    r"|\b(?:supporting|contrary): [1-9]"
)
"""Sentences that say that groups differ, that tests or comparisons came out clear, or that a
comparison bears on a finding."""

CELL = re.compile(r"^Clear \(|^(?:Supporting|Contrary)$")
"""The same in a cell of a table of words."""

COUNTED = "Clear differences"
"""Heading of a column that counts them."""

HINT = re.compile(r"\bmay have been (?:more|less) likely than\b|^To look into \(")
"""What is called a thing to look into, and no finding."""


def claims(documents: Sequence[Document]) -> Iterator[str]:
    """Every sentence or cell that claims a difference.

    Parameters
    ----------
    documents
        All that is published.
    """
    for document in documents:
        yield from (words for words in _sentences(document) if CLAIM.search(words))
        for facts in _facts(document):
            for row in facts.rows:
                cells = (text.plain for text in row)
                yield from (
                    f"{name}: {cell}"
                    for name, cell in zip(facts.header, cells, strict=True)
                    if CLAIM.search(cell) or CELL.search(cell) or (name == COUNTED and _some(cell))
                )


def hints(documents: Sequence[Document]) -> Iterator[str]:
    """Every sentence or cell that names a difference to look into."""
    for document in documents:
        cells = (cell for facts in _facts(document) for row in facts.rows for cell in row)
        yield from (words for words in _sentences(document) if HINT.search(words))
        yield from (cell.plain for cell in cells if HINT.search(cell.plain))


def stated(difference: Difference, doing: str, documents: Sequence[Document]) -> bool:
    """Whether a report says of a comparison, in a sentence of prose, what may be said of it.

    Parameters
    ----------
    difference
        A comparison.
    doing
        What people of whom a share is given did: "agree".
    documents
        All that is published.
    """
    says = sentence(difference, doing).plain
    return any(says in words for one in documents for words in _sentences(one))


def _sentences(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph | Callout):
            yield block.text.plain
        elif isinstance(block, Bullets):
            yield from (item.plain for item in block.items)


def _facts(document: Document) -> Iterator[Facts]:
    yield from (block for block in document.blocks if isinstance(block, Facts))


def _some(cell: str) -> bool:
    return cell.isdecimal() and int(cell) > 0
