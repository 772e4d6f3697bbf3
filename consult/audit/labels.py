"""One label, one group: the same words never stand for other people in another table."""

from __future__ import annotations

from collections.abc import Iterator

from consult.audit.disclosed import refuse
from consult.model.counting.region import Dimension, Region, simple, together
from consult.model.publishing.structure import Places, Structure

ALL = "All"
"""The row of everybody in the base of its own table, whoever they are."""


def check_labels_mean_one_group(structure: Structure) -> None:
    """Each label of the answers to a question counts the same people in every table.

    Parameters
    ----------
    structure
        The places of a release.

    Raises
    ------
    DisclosureError
        When one stands for other people in another table, with both tables.
    """
    dimensions = together(structure.dimensions)
    first: dict[tuple[str, str], tuple[Region, Places]] = {}
    problems: dict[tuple[str, str], str] = {}
    for places in structure.tables:
        for label, of in _labelled(places):
            for question in _questions(of, dimensions):
                people = simple(of, dimensions)
                held, where = first.setdefault((question, label), (people, places))
                if held != people:
                    problems.setdefault(
                        (question, label),
                        f"“{label}” are other people in {places.id} than in {where.id}. Give one "
                        "of the two another name, in study.toml or in disclosure.toml.",
                    )
    refuse(list(problems.values()))


def _labelled(places: Places) -> Iterator[tuple[str, Region]]:
    for label, of in (*places.rows, *places.columns):
        if label != ALL:
            yield label, of


def _questions(of: Region, dimensions: dict[str, Dimension]) -> set[str]:
    """What people were asked, or their comments were read for, to be put into a group."""
    return {dimensions[name].parent_question or name for name, _ in of}
