"""How a study has its comments read: texts to vectors, of their wording and of their meaning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from consult.model.run.pace import Pace

if TYPE_CHECKING:
    from consult.coding.texts.vectors import Encoders, Meaning
    from consult.coding.waves.space import Space
    from consult.embed import Embedder
    from consult.model.settings.study import Study


LSA = "lsa"
"""The embedder that knows wording only."""


def embedding_of(study: Study, folder: Path | None, pace: Pace) -> Embedder:
    """What the study asks to have its comments embedded by.

    Parameters
    ----------
    study
        Its settings and seed.
    folder
        Where vectors are kept that are only quicker to look up than to make again; ``None`` keeps
        none.
    pace
        Told how far it has come.
    """
    from consult.embed import embedder

    return embedder(study.embedding, seed=study.study.seed, folder=folder, pace=pace)


def meaning_of(embedding: Embedder) -> Meaning | None:
    """Texts to vectors that tell their meaning; ``None`` without a sentence model.

    Parameters
    ----------
    embedding
        Made by :func:`embedding_of`.
    """
    return None if embedding.record.name == LSA else embedding.transform


def lower_of(embedding: Embedder) -> Meaning | None:
    """What the lower layers of the sentence model make of texts; ``None`` where there are none.

    Parameters
    ----------
    embedding
        Made by :func:`embedding_of`.
    """
    return getattr(embedding, "lower", None)


def learning_of(study: Study, folder: Path | None, pace: Pace, encoders: Encoders) -> Encoders:
    """What reads comments when codes are learnt from what people decided.

    Parameters
    ----------
    study
        Its settings.
    folder
        Where vectors are kept; ``None`` keeps none.
    pace
        Told how far it has come.
    encoders
        What reads them for all else.

    Raises
    ------
    ModelError
        When the study asks for the accurate model and that is not installed.
    """
    if study.embedding.learning == "same":
        return encoders
    from consult.embed.mpnet import Mpnet

    model = Mpnet(folder=folder, pace=pace)
    meaning = encoders.meaning or model.transform
    return replace(encoders, meaning=meaning, lower=model.lower, answers=model.transform)


def space_of(embedding: Embedder) -> Space:
    """Texts to vectors that stay the same whatever texts stand beside them.

    Parameters
    ----------
    embedding
        Made by :func:`embedding_of`.
    """
    from consult.coding import hashed_wording

    return meaning_of(embedding) or hashed_wording
