"""What a run was made with, for the report's method chapter and for whoever repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class EmbeddingRecord:
    """How the words of comments became numbers.

    Parameters
    ----------
    name
        The embedder that was used, as in ``consult.embed.EMBEDDERS``.
    dimensions
        Numbers a text; the most there can be, where it depends on the texts.
    precision
        "fp32" or "int8"; empty where there is nothing to choose.
    hashes
        "weights" and "tokenizer" -> sha256 of the file; empty for a model without files.
    versions
        Library -> version, of those that can move a number.
    note
        One or more plain sentences on what is not as the study asked; empty when all is.
    """

    name: str
    dimensions: int
    precision: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
