"""People by a number they gave, or by their age; who answered without one is told apart."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from consult.model.counting.codes import places
from consult.model.counting.grouping import (
    NO_AGE,
    NO_NUMBER,
    PREFER_NOT_TO_SAY,
    Group,
    Grouping,
    GroupRole,
)
from consult.model.survey.age_band import AgeBand
from consult.model.survey.questionnaire import Question
from consult.model.survey.tables import State
from consult.tabulate.people import Pairs, Responses, at_groups, complete, people_of, unasked_of

MOST_SINGLE_NUMBERS = 12
"""A number question with more distinct answers than this is shown in bands: marks from 0 to 10
and months stand one by one. Halved, they would be banded; doubled, a table could have 24 rows, most
of them too small to show."""

BANDS = 5
"""Bands of about a fifth of the people each. Two would say little more than a median; of ten, each
would hold too few to be broken down in a study of a hundred (``threshold`` of disclosure.toml)."""

_DIGITS = 15
"""Digits of a number that a computer keeps exactly (IEEE 754). Halved, large sums would be printed
as others than were given; doubled, 0.1 would end in digits that nobody typed."""


def by_number(question: Question, answers: pd.DataFrame, responses: Responses) -> Grouping:
    """Group people by the number they gave, in bands when there are many different ones.

    Parameters
    ----------
    question
        A question of kind NUMBER.
    answers, responses
        As for :func:`by_answer`.

    Notes
    -----
    Bands hold about a fifth of the people each. Where they end in whole numbers one begins with
    the next whole number after the one before: what lies between was given by nobody, so the words
    are true of the same people. Else there is no next one, and both edges are numbers people
    gave. A band in which all gave one number is that number alone.
    """
    mine = answers[answers["question_id"] == question.id]
    given = mine.dropna(subset="number")
    labels = _number_bands(given["number"])
    banded = given.assign(band=given["number"].map(labels))
    bands = tuple(dict.fromkeys(labels.values()))
    return _numbered(question, mine, banded, (*bands, NO_NUMBER), responses)


def by_age(
    question: Question,
    answers: pd.DataFrame,
    responses: Responses,
    *,
    bands: Mapping[str, AgeBand],
    born_before: int | None = None,
) -> Grouping:
    """Group people by the age they gave, in given bands.

    Parameters
    ----------
    question
        A question of kind NUMBER: age in years or, with ``born_before``, year of birth.
    answers, responses
        As for :func:`by_answer`.
    bands
        Label -> band, in the order printed.
    born_before
        The year of the consultation; age is that year less the year of birth, so it can be
        one too high for people whose birthday is still to come.

    Notes
    -----
    Whoever gave an age in no band (a slip of the keyboard), or none that is certain, has answered
    all the same, and is in a group of that name.
    """
    mine = answers[answers["question_id"] == question.id]
    given = mine.dropna(subset="number")
    ages = given["number"] if born_before is None else born_before - given["number"]
    labels = {
        age: next((label for label, band in bands.items() if band.holds(age)), "")
        for age in ages.unique()
    }
    in_band = ages.map(labels) != ""
    banded = given[in_band].assign(band=ages[in_band].map(labels))
    return _numbered(question, mine, banded, (*bands, NO_AGE), responses)


def _numbered(
    question: Question,
    mine: pd.DataFrame,
    banded: pd.DataFrame,
    labels: tuple[str, ...],
    responses: Responses,
) -> Grouping:
    """People by a number they gave.

    ``mine`` are all answers to the question, ``banded`` those of a band, with its label in the
    column "band". ``labels`` are those of the bands, and last that of people who answered and are
    in none. They are a group also where there are none, so that two releases cut people alike.
    """
    people = people_of(responses)
    *bands, without = labels
    rest = mine[~mine["response_id"].isin(banded["response_id"])]
    answered = rest.loc[rest["state"] == State.ANSWERED, ["response_id"]].assign(band=without)
    refused = rest.loc[rest["state"] == State.PREFER_NOT_TO_SAY, ["response_id"]]
    groups = (
        *map(Group, bands),
        *([Group(PREFER_NOT_TO_SAY, GroupRole.PREFER_NOT_TO_SAY)] if len(refused) else []),
        Group(without, GroupRole.NO_NUMBER),
    )
    said = pd.concat(
        [banded[["response_id", "band"]], refused.assign(band=PREFER_NOT_TO_SAY), answered]
    )
    pairs = Pairs(people, places(said["response_id"], people), at_groups(said["band"], groups))
    everybody, members = complete(question.id, groups, pairs, not_asked=unasked_of(mine, people))
    return Grouping(question.id, question.text, everybody, members)


def _number_bands(numbers: pd.Series) -> dict[float, str]:
    """Number -> the words of its band, from smallest to largest."""
    distinct = sorted(numbers.unique())
    if len(distinct) <= MOST_SINGLE_NUMBERS:
        return {number: _plain(number) for number in distinct}
    edges = numbers.quantile([i / BANDS for i in range(1, BANDS)], interpolation="lower")
    tops = sorted({float(edge) for edge in edges} | {distinct[-1]})
    whole = all(float(top).is_integer() for top in tops)
    bands: dict[float, str] = {}
    begins = distinct[0]
    for top in tops:
        inside = [number for number in distinct if number <= top and number not in bands]
        first = begins if whole and begins <= inside[0] else inside[0]
        label = _plain(top) if len(inside) == 1 else f"{_plain(first)} to {_plain(top)}"
        bands.update(dict.fromkeys(inside, label))
        begins = top + 1
    return bands


def _plain(number: float) -> str:
    """A number in all its digits, as nobody types "1.2e+06"."""
    return f"{number:.{_DIGITS}g}"
