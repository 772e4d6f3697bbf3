"""Somebody new adds a topic model to a copy of the code, by the steps of CONTRIBUTING alone."""

import json

import pytest

from tests.newcomer import add_line, copy_of_code, said, steps, tried, write

MODEL = '''"""Rows by the few of them that are least alike: simple, and there to be tried."""

from __future__ import annotations

from typing import Self

import numpy as np

from consult.topics.clusterers import centres, likeness, nearest

WANTED = {"few": 2, "medium": 4, "many": 8}
"""Clusters at most."""


class Corners:
    """Each row with the corner it is nearest to."""

    with_wording = False

    def __init__(self, *, many: str = "medium", seed: int = 1) -> None:
        self.many = many
        self.seed = seed

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Find clusters among rows."""
        corners = vectors[:1]
        for _ in range(WANTED[self.many] - 1):
            near = likeness(vectors, corners).max(axis=1)
            corners = np.vstack([corners, vectors[near.argmin()]])
        found = np.unique(nearest(vectors, corners), return_inverse=True)[1]
        self.centres_ = centres(vectors, found)
        used, self.labels_ = np.unique(self.predict(vectors), return_inverse=True)
        self.centres_ = self.centres_[used]
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster with the nearest centre, for each row."""
        return nearest(vectors, self.centres_)
'''
CALL = """
import json
from consult.embed import embed
from consult.model.settings.study import TopicSettings
from consult.topics import find_topics
from tests.topics.invented import comments

texts, _ = comments(40)
found = find_topics(texts, embed(texts), settings=TopicSettings(model="corners"), seed=1)
print(json.dumps([found.model, [topic.size for topic in found.topics]]))
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A copy of the code with one topic model more: the file and the line that the page names."""
    code = copy_of_code(tmp_path_factory.mktemp("code"))
    told = steps("A topic model", "corners")
    (path,) = told.make
    write(code, path, MODEL)
    imports = "from consult.topics.corners import Corners"
    add_line(code, told.touch, '    "kmeans": KMeans,', '    "corners": Corners,', imports)
    return code


def test_the_model_can_be_chosen_and_puts_every_comment_into_a_topic(added):
    model, sizes = json.loads(said(added, CALL))
    assert model == "corners"
    assert len(sizes) > 1
    assert sum(sizes) == 40


def test_the_contract_tries_it_unasked_and_the_row_to_bring_up_to_date_is_named(added):
    pages = ("tests/topics/test_models.py", "tests/benchmarks/test_docs.py")
    chosen = "(corners and (order or asked)) or (every_way_to_find_themes and topics)"
    failed, told = tried(added, *pages, "-k", chosen)
    assert failed == ["test_the_reference_lists_every_way_to_find_themes"]
    to_add = 'study-file.md, under "[topics]", the row `model`, in "Type": add `"corners"`'
    assert to_add in told
