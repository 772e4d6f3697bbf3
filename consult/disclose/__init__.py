"""From true counts to tables that may be published, and the record of what was hidden.

In come the counts of a whole release, the organisation's policy and what was published before; out
come tables with marks in place of figures that would tell something private about somebody. Its
rooms, each of which knows those after it: ``tables``, ``suppress``, ``releases``, ``attack``,
``policy``. Nothing here reads a report, and what checks finished files
(:mod:`consult.audit`) takes from here the policy and the attack, never what was hidden or why.
"""

from consult.disclose.policy.load import load_policy
from consult.disclose.policy.rules import Policy
from consult.disclose.releases.fingerprints import fingerprints
from consult.disclose.releases.register import (
    entered,
    read_disclosed,
    read_register,
    summary,
    withdrawn,
    write_disclosed,
    write_register,
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
    "BannerSide",
    "Policy",
    "Protected",
    "Respondents",
    "Sayable",
    "comments_told",
    "entered",
    "fingerprints",
    "load_policy",
    "protect",
    "read_disclosed",
    "read_register",
    "read_structure",
    "review_told",
    "sayable",
    "side_by_side",
    "structure_of",
    "summary",
    "true_numbers",
    "withdrawn",
    "write_disclosed",
    "write_register",
    "write_structure",
]
