"""A chapter put under another: its headings one level down."""

from __future__ import annotations

from dataclasses import replace

from consult.model.words.document import Block, Heading


def deeper(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks under a heading that stands above them.

    Parameters
    ----------
    blocks
        Of a whole chapter; what is no heading stays as it is.
    """
    return tuple(
        replace(block, level=block.level + 1) if isinstance(block, Heading) else block
        for block in blocks
    )
