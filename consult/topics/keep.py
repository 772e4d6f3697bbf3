"""A fitted model in the files that BERTopic opens, for an analyst who knows it.

``BERTopic.load(FOLDER)`` opens them. They hold terms that two comments share and how many comments
have which topic; no comment.
"""

from __future__ import annotations

from contextlib import redirect_stderr
from copy import deepcopy
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from consult.office.cells import inert
from consult.store import write_whole
from consult.store.formats import bytes_of
from consult.topics.bertopic_frame import FEW_TEXTS, TopicModel
from consult.topics.find import FittedTopics
from consult.topics.groups import apart, merge_tree

if TYPE_CHECKING:
    import pandas as pd
    from bertopic import BERTopic

HIERARCHY = "hierarchy.csv"
"""Which topics to put together first, as ``BERTopic.hierarchical_topics`` tells it."""


def can_keep(fitted: FittedTopics) -> bool:
    """Whether there is a model to keep.

    Parameters
    ----------
    fitted
        From ``fit_topics``. Of fifteen comments or fewer none is kept: its terms may be the words
        of one person.
    """
    model = fitted.model
    return model is not None and model.fitted is not None and len(model.documents) > FEW_TEXTS


def keep_model(fitted: FittedTopics, folder: Path) -> None:
    """Write the model into a folder, whole or not at all.

    Parameters
    ----------
    fitted
        One that ``can_keep``.
    folder
        Made where it is not there; files of an earlier model are replaced.

    Raises
    ------
    FileError
        When a file cannot be written.
    """
    model = fitted.model
    if model is None or model.fitted is None:
        return
    shown = _with_names(model.fitted, fitted)
    with TemporaryDirectory() as elsewhere:
        made = Path(elsewhere)
        shown.save(str(made), serialization="safetensors", save_ctfidf=True)
        if len(model.numbers) > 1:
            hierarchy = _hierarchy(shown, model)
            hierarchy.map(_written).to_csv(made / HIERARCHY, index=False, lineterminator="\n")
        contents = {path.name: path.read_bytes() for path in sorted(made.iterdir())}
    write_whole((folder / name, bytes_of(content)) for name, content in contents.items())


def _with_names(fitted: BERTopic, found: FittedTopics) -> BERTopic:
    """A copy whose topics are called as people see them."""
    named = deepcopy(fitted)
    model = found.model
    numbers = [] if model is None else model.numbers
    worded = [topic for topic in found.topics.topics if topic.terms]
    labels = {
        numbers[cluster]: topic.name for topic, cluster in zip(worded, found.numbers, strict=True)
    }
    named.set_topic_labels(labels)
    return named


def _hierarchy(fitted: BERTopic, model: TopicModel) -> pd.DataFrame:
    """BERTopic's own table, on the tree that headings are cut from."""
    sizes = np.bincount([number for number in fitted.topics_ if number >= 0])
    means = np.array(fitted.topic_embeddings_)[fitted._outliers :]
    tree = merge_tree(apart(means * sizes[:, None], sizes), sizes)
    with redirect_stderr(StringIO()):  # it shows a bar
        made: pd.DataFrame = fitted.hierarchical_topics(
            list(model.documents), use_ctfidf=False, linkage_function=lambda _: tree
        )
    return made


def _written(cell: object) -> object:
    return inert(cell) if isinstance(cell, str) else cell
