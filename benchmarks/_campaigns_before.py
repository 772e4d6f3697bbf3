"""How campaigns were found until now, to be measured against: runs of five words held by ten."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from consult.clean.substance import bare_words
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.tables import CAMPAIGNS, SetAside, conform

FEWEST = 10
"""Responses that make a campaign.

Of 14,670 NHS comments, where nobody ran one, none is found with 3 and more; with 2, 113 responses
make 55. Ten leaves room for a family or a group that writes together.
"""

FEWEST_WORDS = 15
"""Words a comment must have: shorter ones can be alike by chance.

With 5, stock phrases of 51 NHS comments make two campaigns; with 7 and more there is none.
"""

RUN = 5
"""Words in a row that are compared: shorter runs are shared by chance.

Among NHS comments of five words and more, runs of 2, 3 and 5 put 1,077, 76 and 51 into campaigns.
Among those of fifteen words and more no length does. A longer run loses more to each word that is
edited: of 18 invented letters 10 words find 17, 20 none.
"""

SHARED = 0.5
"""Share of the runs of a comment that stand in other responses too. In invented letters of a
campaign, each edited by its sender, it was at least 0.62, and in other comments at most 0.19. Of
14,670 NHS comments none is in a campaign with 0.25 either; with 0.75 no invented letter is."""

COUNTED = "responses in people's own words"
REASON = "part of a campaign; counted all the same"


def find_campaigns(comments: pd.DataFrame, responses: pd.DataFrame) -> tuple[pd.DataFrame, Ledger]:
    """Responses that hold the text of a campaign; they stay counted like all others.

    Parameters
    ----------
    comments
        Schema ``COMMENTS``, as read.
    responses
        Schema ``RESPONSES``; those set aside are passed over.

    Returns
    -------
    tuple
        Schema ``CAMPAIGNS``, the largest campaign first, and one entry for the ledger where there
        is a campaign. The order of rows makes no difference.

    Notes
    -----
    A comment belongs to a campaign when half of its runs of five words stand in ten or more such
    comments of different responses. Campaigns that share such runs are one.
    """
    counted = responses.loc[responses["set_aside"] == SetAside.NO, "response_id"]
    told = comments[comments["response_id"].isin(counted)]
    told = told.assign(words=told["text"].map(bare_words).astype(str))
    told = told[told["words"].str.count(" ") >= FEWEST_WORDS - 1].reset_index(drop=True)
    found = _found(told) if told["response_id"].nunique() >= FEWEST else {}
    out = pd.DataFrame({"response_id": list(found), "campaign": list(found.values())})
    inside = {REASON: len(found)}
    entry = Entry("clean", COUNTED, "", len(counted), len(counted) - len(found), inside)
    return conform(out, CAMPAIGNS), Ledger((entry,) if found else ())


def _found(told: pd.DataFrame) -> dict[str, int]:
    """Response -> number of its campaign, from 1."""
    comment, run = _runs(told["words"])
    who, people = pd.factorize(told["response_id"], sort=True)
    alive = np.ones(len(told), dtype=bool)
    common = np.zeros(len(run), dtype=bool)
    while True:
        mine = alive[comment]
        pairs = pd.DataFrame({"run": run[mine], "who": who[comment[mine]]}).drop_duplicates()
        times = pairs["run"].value_counts()
        common = mine & np.isin(run, times.index[times >= FEWEST].to_numpy())
        shared = np.bincount(comment, weights=common, minlength=len(told))
        kept = alive & (shared >= SHARED * np.bincount(comment, minlength=len(told)))
        if (kept == alive).all():
            break
        alive = kept
    return _numbered(who[comment[common]], run[common], np.asarray(people))


def _runs(words: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """For each run of words: the position of its comment, and a number that runs alike share."""
    split = [text.split() for text in words]
    lengths = np.array([len(of_text) for of_text in split])
    every = np.array([word for of_text in split for word in of_text], dtype=object)
    codes, _ = pd.factorize(every, sort=True)
    comment = np.repeat(np.arange(len(split)), lengths)
    place = np.arange(len(codes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    begins = np.flatnonzero(place <= lengths[comment] - RUN)
    run = np.zeros(len(begins), dtype=np.uint64)
    for step in range(RUN):
        run = run * np.uint64(0x9E3779B97F4A7C15) + codes[begins + step].astype(np.uint64)
    return comment[begins], run


def _numbered(who: np.ndarray, run: np.ndarray, people: np.ndarray) -> dict[str, int]:
    """Responses that share runs, directly or through others, as campaigns from the largest."""
    _, runs = np.unique(run, return_inverse=True)
    nodes = len(people) + int(runs.max(initial=-1)) + 1
    edges = coo_array((np.ones(len(who)), (who, len(people) + runs)), shape=(nodes, nodes))
    _, label = connected_components(edges, directed=False)
    inside = np.unique(who)
    groups = pd.Series(people[inside]).groupby(label[inside])
    members = [list(group) for _, group in groups if len(group) >= FEWEST]
    members.sort(key=lambda group: (-len(group), group))
    return {key: number for number, group in enumerate(members, start=1) for key in group}
