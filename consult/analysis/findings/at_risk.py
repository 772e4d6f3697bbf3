"""What the method says of the check for people at risk: that it was made, and no number of it."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.run.checked import SafetyCheck

CHECK = "Check for people at risk"
NONE = (
    "Not made with consult. Comments that may tell of somebody at risk are left out of the quotes "
    "all the same"
)


def of_safety(check: SafetyCheck) -> Iterator[tuple[str, str]]:
    """What the method says of the check, without any number of what it found.

    Parameters
    ----------
    check
        Of the study.
    """
    if not check.made:
        yield CHECK, NONE
        return
    said = [f"Comments were looked through by computer, last on {check.made}"]
    if check.by:
        said.append(f"what was listed was read by {', '.join(check.by)}")
        said += [f"last on {check.last}"] if check.last else []
    if check.waiting:
        said.append("the reading has not been finished")
    yield CHECK, "; ".join(said)
