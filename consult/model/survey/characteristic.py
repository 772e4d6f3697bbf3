"""Protected and local characteristics, with their categories and their source in law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.survey.age_band import AgeBand


@dataclass(frozen=True)
class Category:
    """One category of a characteristic.

    Parameters
    ----------
    label
        The harmonised label printed.
    also
        Other ways platforms and people write it; matched without regard to case and spacing.
    cues
        Single words that mean it wherever they stand in an answer in people's own words.
    """

    label: str
    also: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Merging:
    """How the categories of a characteristic may be merged when groups are too small to show.

    Parameters
    ----------
    as_asked
        Whether answers may be broken down by the categories as asked.
    ages
        For ages, finest rung first: where each group after the first begins, in years.
    rungs
        Finest first: group -> labels of the categories in it. A category in none stays.
    categories
        Every category there is; ``rungs`` fit only forms whose answers are all among them, as
        "all other" would not be all.
    """

    as_asked: bool = True
    ages: tuple[tuple[int, ...], ...] = ()
    rungs: tuple[Mapping[str, frozenset[str]], ...] = ()
    categories: frozenset[str] = frozenset()


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
    not_about
        Phrases of questions that ask something else, though a heading may stand behind them.
    elsewhere
        Answers that show what is asked and are none of the categories, such as those of the forms
        of other countries.
    common
        Answers that questions about something else have too.
    together
        Answers of these that show what is asked where all of them and one more stand in one list.
    by_answers
        Whether answers may show it without words of the question.
    unless
        Words beside which no cue of a category counts.
    bands
        For ages: label -> the band that an age in years is put in.
    sensitive
        Whether the stricter disclosure threshold applies in every table.
    crossed
        Whether answers are broken down by it at all.
    only
        Where only one group of another characteristic is asked for it, as everybody knows who
        knows the form: id of that characteristic and label of the category.
    """

    id: str
    name: str
    protected: bool
    source: str
    categories: tuple[Category, ...] = ()
    headings: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    by_answers: bool = True
    unless: tuple[str, ...] = ()
    bands: Mapping[str, AgeBand] = field(default_factory=dict)
    sensitive: bool = False
    crossed: bool = True
    only: tuple[str, str] | None = None
