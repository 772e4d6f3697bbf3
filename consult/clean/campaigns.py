"""Campaigns: the same text, or nearly the same, sent in by several; and what each of them added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from consult.clean.alike import RUN, runs_of
from consult.clean.own_words import Stretch, passages, told_apart
from consult.clean.substance import bare_words
from consult.clean.templates import FEWEST, FEWEST_WORDS, Groups, groups_of
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.tables import (
    CAMPAIGN_LETTERS,
    CAMPAIGNS,
    COMMENT_KEY,
    OWN_WORDS,
    SetAside,
    conform,
)

SAME_SENDERS = 0.5
"""Share of the senders of the smaller of two letters who must have sent the other too for both to
be of one campaign: one that says what to write under each question."""

COUNTED = "responses in people's own words"
REASON = "part of a campaign; counted all the same"


@dataclass(frozen=True)
class Campaigns:
    """What was found of campaigns.

    Parameters
    ----------
    responses
        Schema ``CAMPAIGNS``, the largest campaign first.
    own_words
        Schema ``OWN_WORDS``: what each sender added.
    letters
        Schema ``CAMPAIGN_LETTERS``: what was sent.
    pairs
        Comments that are nearly the same and stand in fewer responses: columns ``response_id`` and
        ``group``.
    ledger
        One entry where there is a campaign.
    """

    responses: pd.DataFrame
    own_words: pd.DataFrame
    letters: pd.DataFrame
    pairs: pd.DataFrame
    ledger: Ledger


def find_campaigns(
    comments: pd.DataFrame, responses: pd.DataFrame, questions: Iterable[str] = ()
) -> Campaigns:
    """Responses that hold the text of a campaign; they stay counted like all others.

    Parameters
    ----------
    comments
        Schema ``COMMENTS`` with any further columns; what was taken out of them tells nobody apart.
    responses
        Schema ``RESPONSES``; those set aside are passed over.
    questions
        What was asked: who restates it has not copied it from anybody.

    Notes
    -----
    Comments that share half of their runs of three words, directly or through others, are a group;
    three responses make a campaign. The runs that several of a group hold are its letter. A comment
    with half of a letter in it belongs to the group too, however much of its sender's own stands
    beside it. The order of rows makes no difference.
    """
    counted = responses.loc[responses["set_aside"] == SetAside.NO, "response_id"]
    told = comments.loc[comments["response_id"].isin(counted), [*COMMENT_KEY, "text"]]
    told = told.assign(words=told["text"].map(bare_words).astype(str))
    told = told[told["words"].str.count(" ") >= FEWEST_WORDS - 1]
    told = told.sort_values(COMMENT_KEY).reset_index(drop=True)
    codes, texts = pd.factorize(told["words"].to_numpy(dtype=object), sort=True)
    told["at"] = codes
    runs = runs_of(list(texts)).without(runs_of([bare_words(one) for one in questions]))
    sent = told[["at", "response_id"]].drop_duplicates()
    groups = groups_of(runs, np.bincount(sent["at"], minlength=len(texts)))
    told["group"] = groups.of[codes]
    told = told.assign(campaign=told["group"].map(_campaigns(told)))
    inside = told[told["campaign"].notna()].assign(campaign=lambda one: one["campaign"].astype(int))
    found = inside.sort_values(["campaign", "response_id"]).drop_duplicates("response_id")
    pairs = told.assign(group=groups.few[codes])[["response_id", "group"]]
    return Campaigns(
        conform(found, CAMPAIGNS),
        *_told_apart(inside, groups),
        pairs[pairs["group"] >= 0].drop_duplicates(),
        _ledger(len(counted), len(found)),
    )


def _ledger(counted: int, inside: int) -> Ledger:
    entry = Entry("clean", COUNTED, "", counted, counted - inside, {REASON: inside})
    return Ledger((entry,) if inside else ())


def _campaigns(told: pd.DataFrame) -> dict[int, int]:
    """Group -> number of its campaign, from 1, the largest first."""
    sent = told.loc[told["group"] >= 0, ["response_id", "group"]].drop_duplicates()
    both = sent.merge(sent, on="response_id", suffixes=("", "_other"))
    shared = both.groupby(["group", "group_other"]).size().reset_index(name="senders")
    sizes = sent["group"].value_counts()
    least = SAME_SENDERS * np.minimum(shared["group"].map(sizes), shared["group_other"].map(sizes))
    same = shared[shared["senders"] >= least]
    names = np.sort(sent["group"].unique())
    ends = (np.searchsorted(names, same[end]) for end in ("group", "group_other"))
    edges = coo_array((np.ones(len(same)), tuple(ends)), shape=(len(names), len(names)))
    label = np.asarray(connected_components(edges, directed=False)[1])
    joined = sent.assign(joined=label[np.searchsorted(names, sent["group"])])
    members = joined.groupby("joined")["response_id"].agg(lambda ids: sorted(set(ids)))
    order = sorted(members.index, key=lambda one: (-len(members[one]), members[one]))
    numbers = {one: at for at, one in enumerate(order, start=1) if len(members[one]) >= FEWEST}
    return {
        int(name): numbers[one] for name, one in zip(names, label, strict=True) if one in numbers
    }


def _told_apart(inside: pd.DataFrame, groups: Groups) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What each sender of a letter added, and the letters."""
    texts = inside[["at", "words"]].drop_duplicates("at")
    starts = groups.held.groupby("text")["start"].agg(list)
    stretches = {
        int(at): told_apart(_of_letter(starts[at], len(words.split())))
        for at, words in texts.itertuples(index=False)
    }
    out = inside.assign(
        own_words=[
            "\n".join(passages(text, (one for one in stretches[at] if one.own)))
            for at, text in inside[["at", "text"]].itertuples(index=False)
        ]
    )
    return conform(out, OWN_WORDS), _letters(out, stretches)


def _of_letter(starts: list[int], words: int) -> np.ndarray:
    """For each word of a text whether it stands in the letter."""
    held = np.zeros(words, dtype=bool)
    for step in range(RUN):
        held[np.add(starts, step)] = True
    return held


def _letters(inside: pd.DataFrame, stretches: dict[int, list[Stretch]]) -> pd.DataFrame:
    """For each group the text that holds most of the letter and least besides, without that."""
    rows = []
    for (campaign, _), mine in inside.groupby(["campaign", "group"], sort=True):
        weight = {
            at: sum(-one.words if one.own else one.words for one in stretches[at])
            for at in mine["at"].unique()
        }
        best = mine[mine["at"] == min(weight, key=lambda at: (-weight[at], at))].iloc[0]
        letter = passages(best["text"], (one for one in stretches[best["at"]] if not one.own))
        added = mine.loc[mine["own_words"] != "", "response_id"].nunique()
        rows.append((campaign, mine["response_id"].nunique(), added, " ".join(letter)))
    return conform(pd.DataFrame(rows, columns=list(CAMPAIGN_LETTERS.columns)), CAMPAIGN_LETTERS)
