"""What learning is given, and how it becomes rows of numbers.

Features are arrays handed in; nothing here reads a word. A view is one way to describe texts,
clauses and the wordings of codes in the same space: sentence vectors of question and answer, of
the answer alone, or the wording (words and pieces of words).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from consult.coding.texts.vectors import Matrix

LARGEST_SAMPLE = 5_000
"""Texts from which the axes of a sparse view and the spread of likeness are taken."""

DIMENSIONS = 400
"""Of a sparse view once reduced; 150 cost .015 micro F1 on 1,000 NHS comments (cross-validated)."""

POWER_ITERATIONS = 3
"""Of the randomised decomposition of a sparse view. F1 after 200 of 500 NHS comments is .663, .667
and .665 with 1, 3 and 6: within what another draw moves."""

SMALLEST_SPREAD = 1e-6
"""Likeness is divided by this at least, so that a text equally near to all codes divides by no
zero.

It is far below any real spread. Still, after 200 of 500 NHS comments 1e-9 and 1e-3 give an F1 of
.658 and .658 in place of .667, and a mean of codes of .493 and .485 in place of .540: so far do the
last bits of a number move one draw, through the steps of the fit and the threshold.
"""

DECIMALS = 5
"""Likeness is rounded to this before the nearest clause is chosen."""


@dataclass(frozen=True)
class View:
    """Texts, clauses and codes in one space; rows of length 1, or 0.

    Parameters
    ----------
    texts
        Shape (texts, features), dense or sparse.
    clauses
        Shape (clauses, features).
    codes
        One or more wordings of the codes (definition with includes and examples; the name
        alone), each of shape (codes, features).
    weight
        What the view counts for against the others when a code learns from its own examples.
    speaks
        Whether likeness to the wordings of the codes is evidence for them.
    """

    texts: Matrix
    clauses: Matrix
    codes: tuple[Matrix, ...]
    weight: float = 1.0
    speaks: bool = True


@dataclass(frozen=True)
class Nearness:
    """How near texts and clauses come to codes by their words, in one or more ways.

    Parameters
    ----------
    texts, clauses
        Shape (texts, codes, ways) and (clauses, codes, ways).
    """

    texts: np.ndarray
    clauses: np.ndarray

    def take(self, texts: np.ndarray, clauses: np.ndarray) -> Nearness:
        """Some of the texts with their clauses.

        Parameters
        ----------
        texts, clauses
            Positions.
        """
        return Nearness(self.texts[texts], self.clauses[clauses])


@dataclass(frozen=True)
class Material:
    """The distinct texts of one question with their clauses, as views.

    Parameters
    ----------
    keys
        A content hash for each text, all different: the canonical order, and nothing personal.
    owner
        Shape (clauses,): the text each clause belongs to, from 0, ascending; every text has one.
    views
        At least one.
    nearness
        Likeness to the codes besides that of the views; ``None`` where there is none.
    """

    keys: tuple[str, ...]
    owner: np.ndarray
    views: tuple[View, ...]
    nearness: Nearness | None = None

    @property
    def codes(self) -> int:
        """How many codes there are."""
        return int(self.views[0].codes[0].shape[0])

    def take(self, texts: np.ndarray) -> Material:
        """Some of the texts with their clauses.

        Parameters
        ----------
        texts
            Positions, shape (texts taken,), in the order wanted; may be none.
        """
        starts = np.searchsorted(self.owner, np.arange(len(self.keys) + 1))
        ranges = [np.arange(starts[at], starts[at + 1]) for at in texts]
        clauses = np.concatenate([np.zeros(0, dtype=int), *ranges])
        return Material(
            keys=tuple(self.keys[at] for at in texts),
            owner=np.repeat(np.arange(len(texts)), [len(of_text) for of_text in ranges]),
            views=tuple(
                replace(view, texts=view.texts[texts], clauses=view.clauses[clauses])
                for view in self.views
            ),
            nearness=self.nearness and self.nearness.take(texts, clauses),
        )


@dataclass(frozen=True)
class Features:
    """Material as the model takes it.

    Parameters
    ----------
    rows
        Shape (texts, features).
    evidence
        Shape (texts, codes, kinds).
    owner
        Shape (clauses,).
    clause_rows, clause_evidence
        The same for clauses.
    """

    rows: np.ndarray
    evidence: np.ndarray
    owner: np.ndarray
    clause_rows: np.ndarray
    clause_evidence: np.ndarray

    def only(self, texts: np.ndarray) -> Features:
        """Some of the texts with their clauses, in the order they are in.

        Parameters
        ----------
        texts
            Shape (texts,): true for those wanted.
        """
        clauses = texts[self.owner]
        return Features(
            rows=self.rows[texts],
            evidence=self.evidence[texts],
            owner=(texts.cumsum() - 1)[self.owner[clauses]],
            clause_rows=self.clause_rows[clauses],
            clause_evidence=self.clause_evidence[clauses],
        )


class FeatureReader:
    """Turns material into rows and evidence, by axes and spreads learnt from a sample.

    Parameters
    ----------
    seed
        Seed of the randomised decomposition.
    """

    def __init__(self, *, seed: int = 1) -> None:
        self.seed = seed

    def fit(self, sample: Material) -> FeatureReader:
        """Learn axes of sparse views, and mean and spread of likeness.

        Parameters
        ----------
        sample
            In canonical order, ``LARGEST_SAMPLE`` texts at most and at least one; at least one
            view speaks.
        """
        self.axes_ = [_axes(view.texts, self.seed) for view in sample.views]
        flat, _ = _all_likeness(sample)
        self.mean_ = flat.mean(axis=(0, 1))
        self.spread_ = flat.std(axis=(0, 1)).clip(SMALLEST_SPREAD)
        return self

    def read(self, material: Material) -> Features:
        """Rows and evidence of all texts and clauses of some material.

        Parameters
        ----------
        material
            With the views of the sample, in the same order.
        """
        whole, parts = _all_likeness(material)
        return Features(
            rows=self._rows(material.views, [view.texts for view in material.views]),
            evidence=self._evidence(whole),
            owner=material.owner,
            clause_rows=self._rows(material.views, [view.clauses for view in material.views]),
            clause_evidence=self._evidence(parts),
        )

    def definitions(self, views: Sequence[View]) -> np.ndarray:
        """The first wording of each code as a row of its own, shape (codes, features).

        Parameters
        ----------
        views
            Those of the sample, in the same order.
        """
        return self._rows(views, [view.codes[0] for view in views])

    def _rows(self, views: Sequence[View], given: Sequence[Matrix]) -> np.ndarray:
        parts = [
            view.weight * (rows if axes is None else rows @ axes)
            for view, rows, axes in zip(views, given, self.axes_, strict=True)
        ]
        return np.hstack(parts).astype(np.float32)

    def _evidence(self, likeness: np.ndarray) -> np.ndarray:
        """Likeness put on one scale, and how far it stands out among the codes of the row."""
        nearest = likeness[:, :, 1::2]
        centred = nearest - nearest.mean(axis=1, keepdims=True)
        apart = centred / (nearest.std(axis=1, keepdims=True) + SMALLEST_SPREAD)
        scaled = (likeness - self.mean_) / self.spread_
        return np.concatenate([scaled, apart], axis=2).astype(np.float32)


def _all_likeness(material: Material) -> tuple[np.ndarray, np.ndarray]:
    """Each likeness of texts and of clauses: of the whole, and of the nearest clause, by turns.

    Shapes (texts, codes, 2 x kinds) and (clauses, codes, 2 x kinds); a clause is its own nearest
    clause.
    """
    whole, parts = [], []
    starts = np.searchsorted(material.owner, np.arange(len(material.keys)))
    for of_texts, of_clauses in _kinds(material):
        nearest = np.maximum.reduceat(of_clauses, starts, axis=0) if len(starts) else of_texts
        whole += [of_texts, nearest]
        parts += [of_clauses, of_clauses]
    return np.stack(whole, axis=2), np.stack(parts, axis=2)


def _kinds(material: Material) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Cosines with each wording of each code, view by view; then nearness by words."""
    for view in material.views:
        for codes in view.codes if view.speaks else ():
            yield _cosines(view.texts, codes), _cosines(view.clauses, codes)
    if material.nearness is not None:
        yield from zip(
            np.moveaxis(material.nearness.texts, 2, 0),
            np.moveaxis(material.nearness.clauses, 2, 0),
            strict=True,
        )


def _cosines(rows: Matrix, codes: Matrix) -> np.ndarray:
    found = rows @ codes.T
    dense = found if isinstance(found, np.ndarray) else found.toarray()
    return np.asarray(np.round(dense, DECIMALS))


def _axes(rows: Matrix, seed: int) -> np.ndarray | None:
    """Shape (features, dimensions) for a sparse view; ``None`` leaves a dense one as it is."""
    from sklearn.utils.extmath import randomized_svd

    if isinstance(rows, np.ndarray):
        return None
    most = min(DIMENSIONS, min(rows.shape))
    if most < 1:
        return np.zeros((rows.shape[1], 1))
    _, _, axes = randomized_svd(rows, n_components=most, n_iter=POWER_ITERATIONS, random_state=seed)
    return np.asarray(axes.T)
