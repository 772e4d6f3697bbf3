"""The codes of a study as they stand, kept so that later comments can be coded with them.

It holds nothing that a respondent wrote: codes by the names people left them under, places in the
space of meanings, figures that may be published, and hashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.run.record import EmbeddingRecord


@dataclass(frozen=True)
class FitCode:
    """One code of one question.

    Parameters
    ----------
    id, name, definition, theme, found, apart
        As in ``UsedCode``: under the name people gave it.
    comments
        Different comments it rests on.
    centres
        Where its comments lie: unit rows, each the middle of at least five different comments, as
        16-bit numbers in base 64; empty where it rests on fewer, and is known by its definition.
    floor
        Likeness, -1 to 1, below which a comment nearest to it fits no code.
    level
        Likeness from which a comment is given it beside another code. The codes that comments are
        given are as frequent with these levels as they are on record.
    sure
        Mean probability of its codings, 0 to 1.
    people
        People who raised it, as the report shows; ``None`` where the report hides it or does not
        name it.
    """

    id: str
    name: str
    definition: str = ""
    theme: str = ""
    comments: int = 0
    centres: str = ""
    floor: float = 0.0
    level: float = 0.0
    sure: float = 0.0
    people: int | None = None
    found: bool = False
    apart: bool = False


@dataclass(frozen=True)
class FitQuestion:
    """The codes of one open question.

    Parameters
    ----------
    text
        The question as it was asked.
    codes
        In the order reported.
    slope, offset
        Logistic curve from likeness above the level to the share that agrees with the record.
    base
        People whose comment could be coded, as the report shows; ``None`` where it is hidden.
    coded
        Hash of a comment -> its codings, each as "place of the code, who decided, probability,
        band, number of the clause", joined by "; ".
    """

    text: str
    codes: tuple[FitCode, ...]
    slope: float = 0.0
    offset: float = 0.0
    base: int | None = None
    coded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fit:
    """Everything that later comments are coded with.

    Parameters
    ----------
    study, title
        Short name and title of the study it was made in.
    review
        How much of it people had looked at, in a sentence; empty when nothing.
    questions
        Question id -> its codes.
    embedding
        How words became numbers; later comments must be read in the same way.
    settings
        Model and dial of the topics, and the seed.
    versions
        Library -> version.
    digest
        Hash over all the rest.
    """

    study: str
    title: str
    review: str
    questions: Mapping[str, FitQuestion]
    embedding: EmbeddingRecord
    settings: Mapping[str, str | int] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
