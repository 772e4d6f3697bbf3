"""The linear model behind learning: every code at once, one weight a feature and code.

The score of a text and a code is ``rows @ weights[:, code] + bias[code] + evidence @ shared``.
``weights`` are learnt for each code from its own examples; ``shared`` is one set for all codes,
learnt from every pair of a text and a code, so that a code with one example or none is scored by
what its definition has been worth for the other codes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

UNKNOWN = -1
"""In a matrix of decisions: nobody has decided this pair of a text and a code."""

MOST_STEPS = 100
"""Of L-BFGS; on 1,000 NHS comments the agreement with coders stands still after 80."""

TOLERANCE = 1e-5
"""Share by which a step of L-BFGS must lower the loss for another to follow.

After 200 of 500 NHS comments ``MOST_STEPS`` comes first: 1e-6 gives the same codes. With 1e-4 F1 is
.665 in place of .667, within what a change in the last bits moves.
"""

MEMORY = 10
"""Steps that L-BFGS remembers; SciPy's own choice. With 5 F1 after 200 of 500 NHS comments is .671
in place of .667: within what another draw moves."""


@dataclass(frozen=True)
class LinearModel:
    """A fitted model.

    Parameters
    ----------
    weights
        Shape (features, codes).
    bias
        Shape (codes,).
    shared
        Shape (kinds of evidence,): what each kind is worth, for every code alike.
    """

    weights: np.ndarray
    bias: np.ndarray
    shared: np.ndarray

    def scores(self, rows: np.ndarray, evidence: np.ndarray) -> np.ndarray:
        """Log-odds of each code.

        Parameters
        ----------
        rows
            Shape (texts, features).
        evidence
            Shape (texts, codes, kinds).

        Returns
        -------
        numpy.ndarray
            Shape (texts, codes).
        """
        own = rows @ self.weights + self.bias
        return np.asarray(own + evidence @ self.shared, dtype=float)


def fit(
    rows: np.ndarray,
    evidence: np.ndarray,
    decided: np.ndarray,
    *,
    strength: float,
    balance: float,
) -> LinearModel:
    """Fit all codes at once: one-vs-rest logistic regressions with a shared part.

    Parameters
    ----------
    rows
        Shape (texts, features).
    evidence
        Shape (texts, codes, kinds): how near each text comes to each code in ways that mean the
        same for every code (likeness to its definition). Of the order of 1.
    decided
        Shape (texts, codes): 1 given, 0 not given, ``UNKNOWN`` has no weight at all.
    strength
        Weight of the decisions against the penalty on ``weights`` (scikit-learn's ``C``).
    balance
        0 weighs every decision alike, 1 weighs a code's examples as much as all the rest; the
        weights of ``class_weight="balanced"`` to this power.

    Notes
    -----
    The same rows in the same order give the same model on one thread or two: the sums are made
    on one. Callers put rows in canonical order first.
    """
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        axes, few = _spanned(rows)
        loss = _loss(few, evidence, decided, _weights(decided, balance) * strength)
        size = (few.shape[1] + 1) * decided.shape[1] + evidence.shape[2]
        options = {"maxiter": MOST_STEPS, "maxcor": MEMORY, "ftol": TOLERANCE}
        found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options).x
        own, shared = _apart(found.astype(np.float32), few.shape[1] + 1, decided.shape[1])
        weights = own[:-1] if axes is None else np.asarray(axes @ own[:-1], np.float32)
    return LinearModel(weights, own[-1], shared)


def _spanned(rows: np.ndarray) -> tuple[np.ndarray | None, np.ndarray]:
    """Axes of the space that fewer texts than features lie in, and the texts on them.

    What is best lies in that space, as the penalty is the same in every direction: nothing is
    lost, and 100 texts of 1,900 features are fitted in a twentieth of the time.
    """
    if len(rows) >= rows.shape[1]:
        return None, rows
    axes, texts = np.linalg.qr(rows.T.astype(float))
    return axes, np.asarray(texts.T)


def _weights(decided: np.ndarray, balance: float) -> np.ndarray:
    """Shape (texts, codes): what each decision weighs; nothing where there is none."""
    known, given = decided != UNKNOWN, decided == 1
    texts, examples = known.sum(axis=0), given.sum(axis=0)
    of_given = (texts / (2 * examples.clip(1))) ** balance
    of_rest = (texts / (2 * (texts - examples).clip(1))) ** balance
    return np.asarray(np.where(given, of_given, of_rest) * known)


def _apart(found: np.ndarray, features: int, codes: int) -> tuple[np.ndarray, np.ndarray]:
    return found[: features * codes].reshape(features, codes), found[features * codes :]


def _loss(
    rows: np.ndarray, evidence: np.ndarray, decided: np.ndarray, weights: np.ndarray
) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    """Penalised logistic loss and its gradient, in single precision where it is costly."""
    texts, codes = decided.shape
    with_bias = np.hstack([rows, np.ones((texts, 1))]).astype(np.float32)
    pairs = evidence.reshape(texts * codes, -1).astype(np.float32)
    weigh = weights.astype(np.float32)
    truth = (decided == 1).astype(np.float32)

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:
        own, shared = _apart(found.astype(np.float32), with_bias.shape[1], codes)
        odds = with_bias @ own + (pairs @ shared).reshape(texts, codes)
        small = np.exp(-np.abs(odds))
        each = np.maximum(odds, 0) - truth * odds + np.log1p(small)
        chance = np.where(odds >= 0, 1, small) / (1 + small)
        off = weigh * (chance - truth)
        slope = np.concatenate([(with_bias.T @ off).ravel(), pairs.T @ off.ravel()])
        value = float((weigh * each).sum(dtype=float)) + float(found @ found) / 2
        return value, slope.astype(float) + found

    return loss
