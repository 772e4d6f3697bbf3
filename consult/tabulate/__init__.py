"""Groupings of people, and one cross-tabulation that makes every table from them.

In come the tables of responses, answers and codings; out come groupings, the true counts of one or
two of them, and what protected tables show of differences and change (``differences``, ``drift``).
A person counts once in a cell. Nothing here hides a number or makes a table for release: that is
``consult.disclose``'s, and counts go nowhere else.
"""

from consult.tabulate.counting import crosstab, frequency, narrow
from consult.tabulate.differences.families import compare
from consult.tabulate.drift import question_drift
from consult.tabulate.groupings import by_answer, by_code, by_column
from consult.tabulate.links import linked
from consult.tabulate.merging import apart, collapse, largest, merge, unsaid
from consult.tabulate.numbers import by_age, by_number
from consult.tabulate.routing import asked_after, only_of, routed
from consult.tabulate.scores import scores_of
from consult.tabulate.stances import themes_by_stance
from consult.tabulate.weighting import weighted

__all__ = [
    "apart",
    "asked_after",
    "by_age",
    "by_answer",
    "by_code",
    "by_column",
    "by_number",
    "collapse",
    "compare",
    "crosstab",
    "frequency",
    "largest",
    "linked",
    "merge",
    "narrow",
    "only_of",
    "question_drift",
    "routed",
    "scores_of",
    "themes_by_stance",
    "unsaid",
    "weighted",
]
