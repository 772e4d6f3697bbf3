"""From true counts to tables that may be published, and the record of what was hidden.

In come the counts of a whole release, the organisation's policy and what was published before; out
come tables with marks in place of figures that would tell something private about somebody. Its
rooms, each of which knows those after it: ``tables``, ``suppress``, ``releases``, ``attack``,
``policy``. Nothing here reads a report, and what checks finished files
(:mod:`consult.audit`) takes from here the policy and the attack, never what was hidden or why.
"""

from consult.disclose.policy.load import load_policy
from consult.disclose.policy.rules import Policy
from consult.disclose.releases.few import check_not_few
from consult.disclose.releases.fingerprints import (
    answered,
    fingerprints,
    meant,
    said_marks,
    theme_marks,
)
from consult.disclose.releases.matching import NOBODY, in_common, matched
from consult.disclose.releases.reckoning import Held, Upcoming, reckoned, released_rows, with_themes
from consult.disclose.releases.register import (
    entered,
    read_disclosed,
    read_earlier,
    read_register,
    summary,
    withdrawn,
    write_disclosed,
    write_earlier,
    write_register,
)
from consult.disclose.releases.rows_file import (
    ReleasedRows,
    check_rows,
    digest_of,
    read_released_rows,
    read_rows,
    write_released_rows,
    write_rows,
)
from consult.disclose.tables.banners import BannerSide, side_by_side
from consult.disclose.tables.places import (
    read_structure,
    structure_of,
    true_numbers,
    write_structure,
)
from consult.disclose.tables.protect import Protected, Respondents, protect
from consult.disclose.tables.sayable import Sayable, comments_told, review_told, sayable

__all__ = [
    "NOBODY",
    "BannerSide",
    "Held",
    "Policy",
    "Protected",
    "ReleasedRows",
    "Respondents",
    "Sayable",
    "Upcoming",
    "answered",
    "check_not_few",
    "check_rows",
    "comments_told",
    "digest_of",
    "entered",
    "fingerprints",
    "in_common",
    "load_policy",
    "matched",
    "meant",
    "protect",
    "read_disclosed",
    "read_earlier",
    "read_register",
    "read_released_rows",
    "read_rows",
    "read_structure",
    "reckoned",
    "released_rows",
    "review_told",
    "said_marks",
    "sayable",
    "side_by_side",
    "structure_of",
    "summary",
    "theme_marks",
    "true_numbers",
    "with_themes",
    "withdrawn",
    "write_disclosed",
    "write_earlier",
    "write_register",
    "write_released_rows",
    "write_rows",
    "write_structure",
]
