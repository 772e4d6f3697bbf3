"""The long tables out of the rows of each question: labels coded once, checked once, taken once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pandera.pandas as pa

from consult.errors import LedgerError, Problem
from consult.model.survey.tables import conform, empty

_MOST_PLACES = 1 << 28
"""Pairs of response and option that are marked off one by one; beyond it they are hashed."""


@dataclass(frozen=True)
class Long:
    """A long table and the codes it was made of.

    Parameters
    ----------
    frame
        In the columns of its schema, of its types, one row a key of its grain.
    codes, labels
        For each coded column: for every row the position of its label, and the labels.
    """

    frame: pd.DataFrame
    codes: dict[str, np.ndarray]
    labels: dict[str, list[str]]

    def responses_in(self, states: Iterable[str]) -> set[str]:
        """Ids of the responses that have a row in one of the states.

        Parameters
        ----------
        states
            As they stand in the table; a table without rows has none.
        """
        if not len(self.frame):
            return set()
        wanted = np.isin(self.labels["state"], [str(state) for state in states])
        found = np.unique(self.codes["response_id"][wanted[self.codes["state"]]])
        labels = self.labels["response_id"]
        return {labels[code] for code in found.tolist()}


def categorical(values: object) -> pd.Categorical:
    """Values as codes and distinct labels; ``None`` has no code.

    Parameters
    ----------
    values
        One a row; what is coded already is given back as it is.
    """
    if isinstance(values, pd.Categorical):
        return values
    codes, found = pd.factorize(np.asarray(values, dtype=object))
    return pd.Categorical.from_codes(codes, pd.Index([str(label) for label in found], dtype=object))


def stack(parts: Sequence[pd.DataFrame], schema: pa.DataFrameSchema) -> Long:
    """The rows of all questions and sources as one table, checked against its schema.

    Parameters
    ----------
    parts
        Frames in the columns of the schema, in the order wanted.
    schema
        ``ANSWERS`` or ``COMMENTS``.

    Raises
    ------
    pandera.errors.SchemaErrors, LedgerError
        A defect in consult: a label that the schema does not know, a key that stands twice.

    Notes
    -----
    Labels, types and states are held against the schema once a distinct label, and the grain
    on the codes: the same checks as :func:`consult.model.survey.tables.conform`, which looks at
    every row, and would take most of the time of reading a large export.
    """
    frames = [part for part in parts if len(part)]
    if not frames:
        return Long(empty(schema), {}, {})
    coded = [name for name in schema.columns if name in (*schema.unique, "state")]
    labels: dict[str, list[str]] = {}
    codes: dict[str, np.ndarray] = {}
    for name in coded:
        codes[name], labels[name] = _united([categorical(frame[name].array) for frame in frames])
    _check_labels(labels, schema)
    _check_grain([codes[name] for name in schema.unique], [labels[n] for n in schema.unique])
    taken = {
        name: _column(codes[name], labels[name], schema.columns[name])
        if name in codes
        else pd.concat([frame[name] for frame in frames], ignore_index=True)
        for name in schema.columns
    }
    return Long(pd.DataFrame(taken), codes, labels)


def _column(codes: np.ndarray, labels: Sequence[str], told: pa.Column) -> object:
    """Labels of all rows as the schema wants them; categories stand in the order of letters."""
    texts = pd.array(labels, dtype="str")
    if str(told.dtype) != "category":
        return texts.take(codes)
    order = np.argsort(np.asarray(texts, dtype=object), kind="stable")
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return pd.Categorical.from_codes(ranks[codes], pd.Index(texts.take(order)))


def _united(columns: Sequence[pd.Categorical]) -> tuple[np.ndarray, list[str]]:
    """One list of labels for several columns, and the codes of all rows in it."""
    places: dict[str, int] = {}
    known: dict[int, np.ndarray] = {}
    codes = []
    for column in columns:
        labels = column.categories
        if id(labels) not in known:
            found = [places.setdefault(str(label), len(places)) for label in labels]
            known[id(labels)] = np.array([*found, -1], dtype=np.int32)
        codes.append(known[id(labels)][column.codes])
    every = np.concatenate(codes)
    if (every < 0).any():
        raise LedgerError(Problem("A row of the answers has no label."))
    return every, list(places)


def _check_labels(labels: dict[str, list[str]], schema: pa.DataFrameSchema) -> None:
    """Labels of which the schema has a list."""
    for name, found in labels.items():
        if not schema.columns[name].checks:
            continue
        column = pd.DataFrame({name: pd.array(found, dtype="str")})
        conform(column, schema.select_columns([name]).update_columns({}))


def _check_grain(codes: Sequence[np.ndarray], labels: Sequence[Sequence[str]]) -> None:
    """No key of response, question and option stands twice."""
    responses, questions, *options = codes
    within = options[0] if options else np.zeros_like(responses)
    width = len(labels[2]) if options else 1
    order = np.argsort(questions, kind="stable")
    ends = np.cumsum(np.bincount(questions, minlength=len(labels[1])))
    for rows in np.split(order, ends[:-1]):
        key = responses[rows].astype(np.int64) * width + within[rows]
        if _repeats(key, len(labels[0]) * width):
            question = labels[1][questions[rows[0]]]
            raise LedgerError(Problem(f'An answer to question "{question}" stands twice.'))


def _repeats(key: np.ndarray, places: int) -> bool:
    if places > _MOST_PLACES:
        return not pd.Index(key).is_unique
    seen = np.zeros(places, dtype=bool)
    seen[key] = True
    return int(seen.sum()) != len(key)
