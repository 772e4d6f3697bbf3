"""Protected and local characteristics, with their categories and their source in law."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One category of a characteristic.

    Parameters
    ----------
    label
        The harmonised label printed.
    also
        Other ways platforms and people write it; matched without regard to case and spacing.
    broad
        The wider category it is merged into in cross-tabulations; itself when empty.
    cues
        Single words that mean it wherever they stand in an answer in people's own words.
    """

    label: str
    also: tuple[str, ...] = ()
    broad: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Characteristic:
    """A characteristic people may share.

    Parameters
    ----------
    id, name
        Short name, and the words printed.
    protected
        Whether the Equality Act 2010 protects it.
    source
        Section of the Act, or where else the list of categories comes from.
    categories
        In the order printed. Empty: the study's own options are the categories.
    headings
        Phrases that mark a question as asking about it.
    unless
        Words beside which no cue of a category counts.
    bands
        For ages: (label, youngest, oldest) in years.
    sensitive
        Whether the stricter disclosure threshold applies in every table.
    crossed
        Whether answers are broken down by it at all.
    """

    id: str
    name: str
    protected: bool
    source: str
    categories: tuple[Category, ...] = ()
    headings: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    bands: tuple[tuple[str, int, int], ...] = ()
    sensitive: bool = False
    crossed: bool = True
