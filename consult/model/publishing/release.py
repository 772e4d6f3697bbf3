"""What is known of releases: what each tells its readers, and the register of those published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consult.model.counting.region import Dimension, Region


@dataclass(frozen=True)
class Disclosed:
    """What a release tells anyone who reads it, and of whom.

    Parameters
    ----------
    data
        Version of the responses it was made from.
    people
        Responses counted.
    dimensions
        Every dimension its tables cut people along.
    bounds
        People -> least and most they can be by what is printed of them alone.
    protected
        People whose number must not be known -> the words of its place.
    titles
        People of the cells of cross-tabulations -> the title of a table with them.
    themes
        Ids of dimensions made of codes, which can change while the responses stay as they are.
    responses
        Fingerprints of the responses, as in :class:`consult.model.publishing.structure.Truth`.
    """

    data: str
    people: int
    dimensions: tuple[Dimension, ...]
    bounds: Mapping[Region, tuple[int, int]]
    protected: Mapping[Region, str]
    titles: Mapping[Region, str]
    themes: frozenset[str] = frozenset()
    responses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Release:
    """An entry of the register: what was published, and when somebody said so.

    Parameters
    ----------
    number
        Counted from 1 in each study.
    on
        The day, as 2024-05-31.
    files
        File name -> hash of what was published.
    told
        What it tells.
    withdrawn
        Whether somebody said since that it never left the building.
    rows
        Hash of the marks of the rows it counted, which lie beside the register; empty where an
        earlier version kept none.
    study
        Short name of another study that it is of; empty for one of the study itself.
    """

    number: int
    on: str
    files: Mapping[str, str]
    told: Disclosed
    withdrawn: bool = False
    rows: str = ""
    study: str = ""

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return f"release {self.number}{f' of the study “{self.study}”' if self.study else ''}"


@dataclass(frozen=True)
class EarlierRelease:
    """A release as it has to be reckoned with now.

    Parameters
    ----------
    release
        Questions and answers are called as they are now, where they are the same, and responses
        as those of now, where they are of the same people.
    who
        For each of its responses the id that it has now; empty for those who left, and of a
        release without marks of rows.
    themes
        For each of its responses a mark of the themes in it; none without marks of rows.
    otherwise
        Ids of questions that are counted otherwise now, of the same answers.
    lost
        Of how many of its responses nothing is found in the exports of now, where these are so
        many that nobody can tell who came in; 0 otherwise.
    """

    release: Release
    who: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    otherwise: tuple[str, ...] = ()
    lost: int = 0


Register = tuple[Release, ...]
"""All releases of a study, in the order published."""

Answered = tuple[str, ...]
"""A fingerprint of the answers of each response that counts, sorted."""
