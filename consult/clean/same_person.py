"""Two responses, by different channels, that may be of one person: proposed, decided by people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

import pandas as pd

from consult.clean.campaigns import Campaigns
from consult.clean.substance import bare_words
from consult.errors import DataError, Place, Problem
from consult.model.settings.study import SamePerson
from consult.model.survey.tables import SAME_PERSON, SetAside, State, conform

TEXT = "nearly the same text"
ADDED = "the same words beside a letter of a campaign"
SHORT = "the same short comment and the same answers"
CONTACT = "the same e-mail address or telephone number in the text"

FEWEST_ADDED = 8
"""Words that two people do not add to a letter by chance."""

FEWEST_SHORT, FEWEST_ANSWERS = 5, 3
"""Words of a short comment and answers that both gave, all the same: fewer agree by chance. They
are the numbers by which exact copies are told."""

HALF = 0.5
"""Share of the closed questions that both answered in which they must agree, whatever else they
share: a couple may send the same words and answer differently."""

MOST = 2
"""Responses that say the same: more are a stock phrase, or an address of the organisation."""

DECIDED = "decided in study.toml"
"""Why a pair is listed that nothing but a decision speaks of, as one of the two is set aside."""

UNDECIDED, COUNTED, ASIDE = "not decided: both are counted", "both are counted", "{} is set aside"

Given = Mapping[str, Mapping[str, frozenset[str]]]
"""Response -> closed question -> what was answered."""

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\+44|\b0)(?:[\s().-]*\d){9,10}\b")
_NOT_DIGITS = re.compile(r"\D")


def may_be_same_person(
    texts: Mapping[str, pd.DataFrame],
    campaigns: Campaigns,
    responses: pd.DataFrame,
    decided: tuple[SamePerson, ...] = (),
) -> pd.DataFrame:
    """Pairs of counted responses of different channels that may be of one person.

    Parameters
    ----------
    texts
        ``comments``, schema ``COMMENTS`` as read, and ``answers``, schema ``ANSWERS``.
    campaigns
        What was found of campaigns.
    responses
        Schema ``RESPONSES``, with the reason each is set aside for.
    decided
        What people decided of pairs.

    Returns
    -------
    pandas.DataFrame
        Schema ``SAME_PERSON``. What is only proposed changes nothing.
    """
    channel = responses.set_index("response_id")["channel"]
    open_to = responses.loc[
        responses["set_aside"].isin([SetAside.NO, SetAside.SAME_PERSON]), "response_id"
    ]
    given = _given(texts["answers"], set(open_to))
    comments = texts["comments"][texts["comments"]["response_id"].isin(open_to)]
    reasons: dict[tuple[str, str], list[str]] = {}
    for why, pair in _pairs(comments, campaigns, given):
        if channel[pair[0]] != channel[pair[1]]:
            reasons.setdefault(pair, [])
            reasons[pair] += [] if why in reasons[pair] else [why]
    said = {(min(one.responses), max(one.responses)): _decided(one) for one in decided}
    rows = []
    for one, other in sorted({*reasons, *said}):
        why = "; ".join(reasons.get((one, other), [DECIDED]))
        whose = (one, channel[one], other, channel[other], why)
        answers = _same_of_both(one, other, given)
        rows.append((*whose, *answers, said.get((one, other), UNDECIDED)))
    return conform(pd.DataFrame(rows, columns=list(SAME_PERSON.columns)), SAME_PERSON)


def check_decided(decided: tuple[SamePerson, ...], responses: pd.DataFrame) -> None:
    """See that what people decided is of responses that there are.

    Parameters
    ----------
    decided
        [[same_person]] of study.toml.
    responses
        Schema ``RESPONSES``.

    Raises
    ------
    DataError
        It names the entry and the id.
    """
    known = set(responses["response_id"])
    strays = [key for one in decided for key in one.responses if key not in known]
    if strays:
        raise DataError(
            [
                Problem(
                    f'There is no response "{key}".',
                    Place("study.toml", entry="[[same_person]]"),
                    "Copy the id from same-person.csv, or take the entry out.",
                )
                for key in strays
            ]
        )


def _pairs(
    comments: pd.DataFrame, campaigns: Campaigns, given: Given
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Why, and the two responses, sorted."""
    words = comments["text"].map(bare_words).astype(str)
    short = comments.assign(group=comments["question_id"].astype(str) + "\t" + words)
    short = short[words.str.count(" ") >= FEWEST_SHORT - 1]
    added = campaigns.own_words.assign(group=campaigns.own_words["own_words"].map(bare_words))
    added = added[added["group"].str.count(" ") >= FEWEST_ADDED - 1]
    contacts = comments.assign(group=comments["text"].map(_contacts)).explode("group")
    for why, frame in (
        (TEXT, campaigns.pairs),
        (ADDED, added),
        (CONTACT, contacts.dropna(subset="group")),
        (SHORT, short),
    ):
        for pair in _twos(frame):
            same, both = _same_of_both(*pair, given)
            if same == both >= FEWEST_ANSWERS or (why != SHORT and same >= HALF * both):
                yield why, pair


def _twos(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The responses of each group that has two of them."""
    known = frame[["response_id", "group"]].drop_duplicates()
    sizes = known.groupby("group", sort=False)["response_id"].transform("size")
    some = known[(sizes > 1) & (sizes <= MOST)]
    for _, ids in some.groupby("group", sort=True)["response_id"]:
        yield from combinations(sorted(ids), 2)


def _contacts(text: str) -> list[str]:
    """E-mail addresses and telephone numbers in a text, however they are spelt."""
    return sorted(
        {
            found if "@" in found else _NOT_DIGITS.sub("", found)[-10:]
            for found in _CONTACT.findall(text.casefold())
        }
    )


def _given(answers: pd.DataFrame, counted: set[str]) -> Given:
    """Response -> closed question -> what was answered."""
    said = answers[(answers["state"] == State.ANSWERED) & answers["response_id"].isin(counted)]
    out: dict[str, dict[str, frozenset[str]]] = {}
    columns = said[["response_id", "question_id", "option", "number"]]
    for who, question, option, number in columns.itertuples(index=False):
        mine = out.setdefault(str(who), {})
        mine[str(question)] = mine.get(str(question), frozenset()) | {f"{option}\t{number}"}
    return out


def _same_of_both(one: str, other: str, given: Given) -> tuple[int, int]:
    """Closed questions that both answered: in how many alike, and how many."""
    mine, its = given.get(one, {}), given.get(other, {})
    both = mine.keys() & its.keys()
    return sum(mine[question] == its[question] for question in both), len(both)


def _decided(decision: SamePerson) -> str:
    return ASIDE.format(decision.set_aside) if decision.set_aside else COUNTED
