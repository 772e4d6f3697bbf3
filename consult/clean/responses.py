"""Which responses are set aside, and why. All of them stay in the tables."""

from __future__ import annotations

import hashlib
import math

import pandas as pd

from consult.clean.substance import bare_words, is_non_substantive
from consult.model.settings.study import EVENT, Duplicates, SamePerson, Unfinished, Window
from consult.model.survey.consultation import Consultation
from consult.model.survey.ledger import Entry, Ledger
from consult.model.survey.questionnaire import Purpose
from consult.model.survey.tables import RESPONSES, SetAside, State, conform

UNFINISHED = "unfinished responses"
"""What the ledger counts of responses that were started and never submitted."""

FEWEST_ANSWERS = 3
"""Closed answers two responses must share before they can be called copies: letters from a campaign
have none and are never copies of one another, however alike their words.

Of the 415 responses of the synthetic study, 0, 1 and 6 set the same six copies aside: that letters
are spared is its whole effect.
"""

FEWEST_WORDS = 5
"""Words of comment they must share too: ticking the same boxes is no sign of a copy.

In a real poll without comments (1,187 responses on films, 2014) 143 are the same in every column.
In the synthetic study 0, 1 and 2 find the same six copies, 10 loses one.
"""


def set_aside(
    consultation: Consultation,
    *,
    window: Window | None,
    duplicates: Duplicates,
    unfinished: Unfinished = Unfinished(),  # noqa: B008 a frozen value
    same_person: tuple[SamePerson, ...] = (),
) -> tuple[pd.DataFrame, Ledger]:
    """Responses with the reason each is set aside for, and the ledger of it.

    Parameters
    ----------
    consultation
        As read.
    window
        When the consultation was open, if that is known.
    duplicates
        What becomes of exact copies.
    unfinished
        What becomes of responses never submitted.
    same_person
        What people decided of responses that may be of one person.

    Returns
    -------
    tuple
        ``responses`` (schema ``RESPONSES``, same rows), and entries for early, late and
        copied responses, and for those never submitted where there are any. A response already
        set aside by its reader keeps its reason, unless it was only never submitted.
    """
    out = consultation.responses.copy()
    partial = _keep_unfinished(out, consultation) if unfinished.responses == "keep" else ()
    if window is not None and window.outside == "set aside":
        _label(out, _before(out, window), SetAside.EARLY)
        _label(out, _after(out, window), SetAside.LATE)
    if duplicates.exact == "set aside":
        _label(out, _copies(out, consultation), SetAside.DUPLICATE)
    of_same = {one.set_aside for one in same_person if one.set_aside}
    _label(out, out["response_id"].isin(of_same), SetAside.SAME_PERSON)
    _label(out, _notes_of_events(out, consultation), SetAside.EVENT)
    counts = out.loc[out["set_aside"] != SetAside.NO, "set_aside"].value_counts()
    reasons = {str(reason): int(count) for reason, count in sorted(counts.items())}
    kept = len(out) - sum(reasons.values())
    entry = Entry("clean", "responses", "", len(out), kept, reasons)
    return conform(out, RESPONSES), Ledger((entry, *partial))


def _keep_unfinished(responses: pd.DataFrame, consultation: Consultation) -> tuple[Entry, ...]:
    """Count those never submitted that give a view; the entry says how many do and do not."""
    views = [q.id for q in consultation.questionnaire.questions if q.purpose is Purpose.OPINION]
    said: set[str] = set()
    for table in (consultation.answers, consultation.comments):
        told = table["question_id"].isin(views) & (table["state"] == State.ANSWERED)
        said |= set(table.loc[told, "response_id"])
    partial = responses["set_aside"] == SetAside.PARTIAL
    kept = partial & responses["response_id"].isin(said)
    responses.loc[kept, "set_aside"] = str(SetAside.NO)
    if not partial.any():
        return ()
    left = int(partial.sum() - kept.sum())
    reasons = {"no question about their views answered": left} if left else {}
    return (Entry("clean", UNFINISHED, "", int(partial.sum()), int(kept.sum()), reasons),)


def _notes_of_events(responses: pd.DataFrame, consultation: Consultation) -> pd.Series:
    """What was noted at events; a form that somebody filled in at one is a response like others."""
    answers = consultation.answers
    asked = answers.loc[answers["state"] != State.NOT_ASKED, "response_id"]
    return (responses["channel"] == EVENT) & ~responses["response_id"].isin(asked)


def _label(responses: pd.DataFrame, which: pd.Series, reason: SetAside) -> None:
    free = responses["set_aside"] == SetAside.NO
    responses.loc[which & free, "set_aside"] = str(reason)


def _before(responses: pd.DataFrame, window: Window) -> pd.Series:
    return responses["submitted_at"] < pd.Timestamp(window.opens)


def _after(responses: pd.DataFrame, window: Window) -> pd.Series:
    return responses["submitted_at"] >= pd.Timestamp(window.closes) + pd.Timedelta(days=1)


def _copies(responses: pd.DataFrame, consultation: Consultation) -> pd.Series:
    """Whether each response says exactly what an earlier one, still counted, says."""
    prints = _fingerprints(consultation)
    counted = responses[responses["set_aside"] == SetAside.NO]
    ordered = counted.sort_values(["submitted_at", "response_id"], na_position="last")
    marks = ordered["response_id"].map(prints)
    copies = ordered.loc[marks.notna() & marks.duplicated(), "response_id"]
    return responses["response_id"].isin(copies)


def _fingerprints(consultation: Consultation) -> dict[str, str]:
    """Response -> hash of all it says, for those that say enough to be told apart."""
    said = consultation.comments[consultation.comments["text"].str.strip() != ""]
    told = said[~said["text"].map(is_non_substantive).astype(bool)]
    lengths = told["text"].map(lambda text: len(bare_words(text).split())).astype(int)
    words = lengths.groupby(told["response_id"]).sum()
    chosen = consultation.answers[consultation.answers["state"] == State.ANSWERED]
    ticks = chosen.groupby("response_id")["question_id"].nunique()
    able = set(words.index[words >= FEWEST_WORDS]) & set(ticks.index[ticks >= FEWEST_ANSWERS])
    closed = chosen.assign(
        line=chosen["question_id"].astype(str)
        + "\t"
        + chosen["option"].astype(str)
        + "\t"
        + chosen["number"].fillna(math.inf).astype(str)
    )
    opened = said.assign(line=said["question_id"].astype(str) + "\t" + said["text"].map(bare_words))
    lines = pd.concat([closed[["response_id", "line"]], opened[["response_id", "line"]]])
    lines = lines[lines["response_id"].isin(able)].sort_values(["response_id", "line"])
    return {
        str(response): hashlib.sha256("\n".join(group).encode()).hexdigest()
        for response, group in lines.groupby("response_id")["line"]
    }
