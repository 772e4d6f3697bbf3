"""Counts for the equality evidence alone: who said their group, and whose comments speak of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consult.analysis.plan.crosstabs import COMMENTED
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole, PutIn
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.equality import WHO_SAID
from consult.model.survey.tables import Substance

if TYPE_CHECKING:
    import pandas as pd

    from consult.analysis.plan.crosstabs import BrokenDown
    from consult.model.settings.study import Study
    from consult.model.survey.characteristic import Characteristic

SAID = "people who said which group they are in"
MENTIONED, NOT_MENTIONED = "Speak of the group", "Do not speak of the group"

MOST_QUESTIONS = 2
"""Questions told apart by whether comments speak of a group, where none are shared: each is a table
more for every characteristic. Chosen, not tried."""


def reported(study: Study) -> tuple[str, ...]:
    """Ids of the characteristics that the equality evidence has a chapter on, in order.

    Parameters
    ----------
    study
        Which may name them; the shipped list holds where it does not.
    """
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
            TableSpec(
                TableId(TableKind.PARTICIPATION, characteristic.id),
                f"{characteristic.name}{WHO_SAID}",
                SAID,
                characteristic=characteristic.id,
            ),
            use=Use.PROFILE,
        )
        own = f"participation by {characteristic.id}"
        yield replace(counts, merged=merged(rows, asked), ladder=own)


def speaking(
    characteristic: Characteristic, said: pd.DataFrame, codings: pd.DataFrame, study: Study
) -> Grouping:
    """People by whether a comment of theirs speaks of those who share a characteristic.

    Parameters
    ----------
    characteristic
        Which.
    said
        Schema ``CLEAN_COMMENTS``: all comments of questions that are coded.
    codings
        Schema ``SETTLED_CODINGS``, of the same questions.
    study
        For the codes that speak of a group.
    """
    import pandas as pd

    from consult.tabulate import by_code

    found = _speaking(characteristic.id, said, codings, study)
    everyone = pd.Series(codings["response_id"].unique(), dtype="str")
    rest = everyone[~everyone.isin(found)]
    marked = pd.concat(
        [
            pd.DataFrame({"response_id": sorted(found), "code": "yes"}, dtype="str"),
            pd.DataFrame({"response_id": rest, "code": "no"}, dtype="str"),
        ]
    )
    people = by_code(
        said,
        marked,
        {"yes": MENTIONED, "no": NOT_MENTIONED},
        name=str(TableId(TableKind.ABOUT, by=characteristic.id)),
        title="People whose comments",
    )
    codes = study.equality.about.get(characteristic.id, ())
    of = codings.loc[codings["code"].isin(codes), ["question_id", "code"]].drop_duplicates()
    given = PutIn(frozenset(of.itertuples(index=False, name=None)), whole=False)
    return replace(people, exclusive=True, facts={MENTIONED: given} if given.of else None)


def about(characteristic: Characteristic, speak: Grouping, base_text: str) -> Counts:
    """People whose comments speak of those who share a characteristic, whoever wrote them.

    Parameters
    ----------
    characteristic, speak
        Which, and the people: made by :func:`speaking`.
    base_text
        Who the base are.
    """
    from consult.tabulate import frequency

    return frequency(
        speak,
        TableSpec(
            TableId(TableKind.ABOUT, by=characteristic.id),
            f"Comments that speak of people by {characteristic.name.lower()}",
            base_text,
            characteristic=characteristic.id,
        ),
        use=Use.THEMES,
    )


def comments_about(
    speaking_of: Mapping[str, Grouping], broken_down: Sequence[BrokenDown]
) -> Iterator[tuple[Counts, ...]]:
    """Whose comments speak of each group, and what these people raised beside all others.

    Parameters
    ----------
    speaking_of
        Id of a characteristic -> the people, made by :func:`speaking`.
    broken_down
        What is broken down: of it, the themes of all comments or else of the first questions.

    Yields
    ------
    tuple of Counts
        A table in each way to count it.
    """
    from consult.definitions import characteristics

    themes = [one for one in broken_down if one.of.kind is TableKind.THEMES]
    shared = [one for one in themes if one.of.subject == ALL_COMMENTS]
    for name, speak in speaking_of.items():
        one = characteristics()[name]
        yield (about(one, speak, COMMENTED),)
        spoken = MENTIONED in set(speak.members["group"])
        for broken in (shared or themes[:MOST_QUESTIONS]) if spoken else ():
            yield tuple(about_themes(one, speak, broken, COMMENTED))


def about_themes(
    characteristic: Characteristic, speak: Grouping, themes: BrokenDown, base_text: str
) -> Iterator[Counts]:
    """What people raised whose comments speak of a group, and what all others raised.

    Parameters
    ----------
    characteristic, speak
        Which, and the people: made by :func:`speaking`.
    themes
        People by theme, and which themes to show: many or fewer.
    base_text
        Who the base are.

    Yields
    ------
    Counts
        The same table with each choice of themes, most first.
    """
    from consult.tabulate import crosstab, narrow

    columns, name = themes.columns[0], characteristic.name.lower()
    counts = crosstab(
        _who_commented(speak),
        columns,
        TableSpec(
            TableId(TableKind.ABOUT, themes.of.subject, characteristic.id),
            f"{columns.title} – by whether comments speak of {name}",
            base_text,
            characteristic=characteristic.id,
        ),
    )
    yield from (narrow(counts, some) for some in themes.shown)


def _who_commented(speak: Grouping) -> Grouping:
    """The same people, all others as if not asked: a breakdown has no row for them."""
    others = Group("No comment", GroupRole.NOT_ASKED)
    said = speak.labels_of(GroupRole.SUBSTANTIVE)
    to = {label: others.label for label in speak.labels if label not in said}
    return speak.regrouped(to, (*map(Group, said), others))


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
