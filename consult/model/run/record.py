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
        "weights" and "tokenizer" -> sha256 of the file, and "decisions it was tuned to" where it
        was; empty for a model without files.
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


@dataclass(frozen=True)
class StanceRecord:
    """How the stance of passages was decided, for one open question.

    Parameters
    ----------
    about
        Id of the closed question that it asks the reason for.
    learnt
        Whether the wording of comments was learnt from; if not, only the person's own answer
        counted.
    supporting, opposing
        Different comments there were to learn from, by the side they were taken to be on; of all
        questions about agreement together.
    by_people
        Different comments of which a person decided the stance.
    passages, unclear
        Coded passages, and those of them whose stance is unclear.
    note
        Why nothing was learnt, for the analyst; empty when something was.
    """

    about: str
    learnt: bool
    supporting: int
    opposing: int
    by_people: int
    passages: int
    unclear: int
    note: str = ""


StanceRecords = dict[str, StanceRecord]
"""Open question id -> how its stances were decided; only of questions about agreement."""


@dataclass(frozen=True)
class TuningRecord:
    """How a sentence model was tuned to the codes people gave.

    Parameters
    ----------
    seed, steps, batch
        Seed of whatever was random, steps taken and texts in each.
    texts
        Different texts people had finished with.
    tuned_on
        Hashes of those the model was tuned on. The others were kept out to judge by.
    decisions, started_from
        sha256 of what people had decided of which texts, and of the weights it started from.
    versions
        Library -> version.
    """

    seed: int
    steps: int
    batch: int
    texts: int
    tuned_on: tuple[str, ...]
    decisions: str
    started_from: str
    versions: Mapping[str, str] = field(default_factory=dict)
