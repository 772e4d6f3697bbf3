"""What the method says of the blind sample: agreement and estimates, and no number of people."""

from __future__ import annotations

from collections.abc import Iterator

from consult.coding.trust.wording import of_agreement, of_estimates
from consult.model.coding.trust import Trust

AGREEMENT, ESTIMATES = "Agreement between coders", "Estimated shares of themes"


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
