"""Said as soon as the exports are read: whether earlier reports stand in the way of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from consult.disclose import check_not_few, load_policy
from consult.errors import DisclosureError, many
from consult.model.publishing.release import EarlierRelease
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace

EARLIER = "earlier"
"""The stage that holds who counts against earlier releases."""

NOT_PUBLISHED = "As it stands, no report can be published. {}"
UNKNOWN = (
    "{} {} put on the register by an earlier version of consult, which kept no marks of the rows. "
    "People are known again by their answers alone: whoever renames a question, leaves one out or "
    "counts its answers otherwise makes all of them look new, and how many came in cannot be told "
    "then. Change none of these until the next report is on the register."
)
"""Said where what cannot be known could matter."""


def check_earlier(
    workspace: Workspace, stage: str, *, publishing: bool, note: Callable[[str], None]
) -> None:
    """Stop a run once it is known that what it makes cannot be published; else only say so.

    Parameters
    ----------
    workspace
        Of the study.
    stage
        Which has just been brought up to date.
    publishing
        Whether a report is to come of the run: work on a study that stops before goes on.
    note
        Says a sentence.

    Raises
    ------
    DisclosureError
        What the last check would raise, minutes before it.
    """
    if stage != EARLIER:
        return
    earlier: Sequence[EarlierRelease] = ARTEFACTS["before"].format.load(workspace.path("before"))
    old = [one.release for one in earlier if not one.release.rows]
    if old:
        note(UNKNOWN.format(many(len(old), "release"), "was" if len(old) == 1 else "were"))
    try:
        answered = ARTEFACTS["answered"].format.load(workspace.path("answered"))
        check_not_few(answered, earlier, load_policy(frozenset()))
    except DisclosureError as error:
        if publishing:
            raise
        note(NOT_PUBLISHED.format(error.problems[0].what))
