"""Counts for the equality evidence alone: who said their group, and whose comments speak of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from consult.model.counts import Counts, Use
from consult.model.grouping import Grouping
from consult.model.tables import Substance

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.characteristic import Characteristic
    from consult.model.study import Study

SAID = "people who said which group they are in"
MENTIONED, NOT_MENTIONED = "Speaks of them", "Does not speak of them"


def reported(study: Study) -> tuple[str, ...]:
    """Ids of the characteristics that the equality evidence has a chapter on, in order."""
    from consult.definitions import in_equality_evidence

    return study.equality.characteristics or in_equality_evidence()


def participation(characteristic: Characteristic, asked: Grouping) -> Iterator[Counts]:
    """People in each wide group of a characteristic, of those who said theirs.

    Parameters
    ----------
    characteristic, asked
        The characteristic, and people by its categories as asked.

    Yields
    ------
    Counts
        The same table by the groups of every rung that merges some, finest first; as asked where
        none does. Its regions are of the dimension of the table of who responded: it is protected
        with that one, and chosen after it, so that it changes nothing there.
    """
    from consult.definitions.merging import mergings
    from consult.equality import merged, rungs
    from consult.tabulate import frequency, unsaid

    ladder = rungs(asked, mergings().get(characteristic.id))
    for rows in [one for one in ladder if merged(one, asked)] or [asked]:
        counts = frequency(
            unsaid(rows),
            name=f"participation-{characteristic.id}",
            title=f"{characteristic.name}: people who said which group they are in",
            use=Use.PROFILE,
            base_text=SAID,
            characteristic=characteristic.id,
        )
        own = f"participation by {characteristic.id}"
        yield replace(counts, merged=merged(rows, asked), ladder=own)


def about(
    characteristic: str, said: pd.DataFrame, codings: pd.DataFrame, study: Study, base_text: str
) -> Counts:
    """People whose comments speak of those who share a characteristic, whoever wrote them.

    Parameters
    ----------
    characteristic
        Its id.
    said
        Schema ``CLEAN_COMMENTS``: all comments of questions that are coded.
    codings
        Schema ``SETTLED_CODINGS``, of the same questions.
    study
        For the codes that speak of a group.
    base_text
        Who the base are.
    """
    import pandas as pd

    from consult.definitions import characteristics
    from consult.tabulate import by_code, frequency

    speaking = _speaking(characteristic, said, codings, study)
    everyone = pd.Series(codings["response_id"].unique(), dtype="str")
    rest = everyone[~everyone.isin(speaking)]
    marked = pd.concat(
        [
            pd.DataFrame({"response_id": sorted(speaking), "code": "yes"}, dtype="str"),
            pd.DataFrame({"response_id": rest, "code": "no"}, dtype="str"),
        ]
    )
    name = characteristics()[characteristic].name
    title = f"Comments that speak of people by {name.lower()}"
    people = by_code(
        said,
        marked,
        {"yes": MENTIONED, "no": NOT_MENTIONED},
        name=f"about-{characteristic}",
        title=title,
    )
    return frequency(
        replace(people, exclusive=True),
        name=f"about-{characteristic}",
        title=title,
        use=Use.THEMES,
        base_text=base_text,
        row_title="Comments",
        characteristic=characteristic,
    )


def _speaking(
    characteristic: str, said: pd.DataFrame, codings: pd.DataFrame, study: Study
) -> set[str]:
    """Ids of responses with a word or a code that speaks of the group."""
    from consult.definitions.about_groups import about_groups

    words = about_groups().get(characteristic)
    codes = study.equality.about.get(characteristic, ())
    found = set(codings.loc[codings["code"].isin(codes), "response_id"])
    if words is not None:
        mine = said[said["substance"] == Substance.SUBSTANTIVE]
        held = mine["text"].map(lambda text: bool(words.cue_in(text)))
        found |= set(mine.loc[held.astype(bool), "response_id"])
    return found
