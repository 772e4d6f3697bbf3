"""A release that was refused leaves its reasons with the analysts, and nothing else anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from consult.errors import DisclosureError
from consult.store import write_json, write_whole
from pipelines.catalogue import Workspace
from pipelines.console import say

UNTOUCHED = "Nothing was published. What was published before stays, and release.json is of that."


@contextmanager
def refusals_recorded(workspace: Workspace) -> Iterator[None]:
    """Write down why a run was refused; forget it once a run goes through.

    Parameters
    ----------
    workspace
        Where the study lies. The record is ``release-refused.json`` beside ``release.json``: the
        reasons as they were told, which name tables and places and never a number that is hidden.

    Raises
    ------
    DisclosureError
        The refusal itself, once it is written down.
    """
    try:
        yield
    except DisclosureError as error:
        reasons = [str(problem) for problem in error.problems]
        record = {"passed": False, "reasons": reasons, "reports": UNTOUCHED}
        write_whole([(workspace.refused, lambda beside: write_json(record, beside))])
        say(f"Why is written down: {workspace.refused.relative_to(workspace.root).as_posix()}")
        raise
    workspace.refused.unlink(missing_ok=True)
