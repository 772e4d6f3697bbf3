"""Whether a report waits for responses to themes: only where the study asks that it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from consult.errors import Place, many
from consult.model.author_files import RESPONSES
from consult.model.run.readiness import Left, Matter, Readiness
from consult.model.settings.sections import SectionName
from pipelines.study.unsettled import REVIEW

if TYPE_CHECKING:
    from consult.model.publishing.response import Responding
    from consult.model.settings.study import Study


def with_unanswered(readiness: Readiness, study: Study, responding: Responding | None) -> Readiness:
    """The same, with the themes that wait for a response where the study asks for one.

    Parameters
    ----------
    readiness
        What else is left to settle.
    study
        Its settings: ``response_needed``, and the parts of the report.
    responding
        What was written so far; ``None`` before a first run.
    """
    sections = study.report.sections
    printed = not sections or SectionName.RESPONSE in sections
    if not study.report.response_needed or responding is None or not printed:
        return readiness
    waiting = len(responding.unanswered)
    if not waiting:
        return readiness
    what = f"{many(waiting, 'theme')} of comments."
    place = Place(RESPONSES, sheet="Responses")
    asks = "what the council says to each theme that many people raised"
    left = Left(Matter.RESPONSE, what, place, "", asks, waiting, REVIEW)
    return replace(readiness, left=(*readiness.left, left))
