"""What the method says of the blind sample: agreement and estimates, and no number of people."""

from __future__ import annotations

from collections.abc import Iterator

from consult.coding.trust.wording import of_agreement, of_estimates, of_unjudged
from consult.model.coding.codeframe import CodesByQuestion
from consult.model.coding.trust import AgainstOthers, Trust
from consult.model.counting.table_id import TableId, TableKind

ComparisonKey = tuple[TableId, str, str]

AGREEMENT, ESTIMATES = "Agreement between coders", "Estimated shares of themes"
UNJUDGED = "Themes named after the sample was coded"


def estimates_of(trust: Trust, codes: CodesByQuestion) -> dict[ComparisonKey, AgainstOthers]:
    """Table, theme and group -> how the group differs from all others by estimated shares.

    Parameters
    ----------
    trust
        What the sample tells.
    codes
        Question id -> its codes: a theme stands in tables under its name.
    """
    names = {(question, code.id): code.name for question, mine in codes.items() for code in mine}
    return {
        (TableId(TableKind.THEMES, one.question, one.by), names[key], one.group): one
        for one in trust.against
        if (key := (one.question, one.code)) in names
    }


def of_trust(trust: Trust) -> Iterator[tuple[str, str]]:
    """What was measured on comments that people coded without suggestions.

    Parameters
    ----------
    trust
        What the sample tells. Nothing is said of what was not measured: the draft asks for it.
    """
    if said := of_agreement(trust.agreement):
        yield AGREEMENT, " ".join(said)
    if estimates := of_estimates(trust):
        yield ESTIMATES, estimates
    if unjudged := of_unjudged(trust):
        yield UNJUDGED, unjudged
