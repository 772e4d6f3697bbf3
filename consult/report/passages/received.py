"""What the ledger says came in, in words that several chapters share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from consult.model.survey.ledger import Entry, Ledger
from consult.model.words.text import Text, bound, joined
from consult.report.prose.figures import count_text

STAGES = {
    "ingest": "Reading the exports",
    "clean": "Cleaning",
    "suggest": "Finding themes",
    "settle": "Review of themes",
    "tabulate": "Making tables",
    "report": "Writing the report",
}
"""Stages of the pipeline as a reader of the report would call them."""

LEDGER = "ledger"
"""How the names of figures of the ledger begin."""

WHOLE = ("responses", "rows")
"""What is counted where a whole submission is; the first that the ledger has is used."""


@dataclass(frozen=True)
class Received:
    """Responses counted, and those set aside by reason."""

    counted: int
    set_aside: Mapping[str, int]

    @property
    def gone(self) -> int:
        """All responses set aside."""
        return sum(self.set_aside.values())


def received(ledger: Ledger) -> Received | None:
    """What came of all responses, or ``None`` when the ledger does not say.

    Parameters
    ----------
    ledger
        All entries of a run. The last stage that counted whole responses says how many are
        counted; what any stage before it set aside is added up by reason.
    """
    for what in WHOLE:
        entries = [entry for entry in ledger.entries if entry.what == what]
        overall = [entry for entry in entries if not entry.of] or entries
        if overall:
            last = [entry for entry in overall if entry.stage == overall[-1].stage]
            return Received(sum(entry.kept for entry in last), _reasons(overall))
    return None


def _reasons(entries: list[Entry]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for entry in entries:
        total.update(entry.set_aside)
    return {reason: number for reason, number in total.items() if number}


def says_counted(whole: Received) -> Text:
    """How many responses are counted, as a figure.

    Parameters
    ----------
    whole
        What came of all responses.
    """
    return bound(count_text(whole.counted), LEDGER, "counted")


def says_gone(whole: Received) -> Text:
    """How many responses were set aside, the number as a figure: "14 responses were set aside".

    Parameters
    ----------
    whole
        What came of all responses.
    """
    were = "response was" if whole.gone == 1 else "responses were"
    return bound(count_text(whole.gone), LEDGER, "set aside") + f" {were} set aside"


def reasons_text(reasons: Mapping[str, int], *name: str) -> Text:
    """Reasons with their numbers as figures: "not submitted: 18; blank submission: 3".

    Parameters
    ----------
    reasons
        Reason -> how many.
    name
        How the names of the figures begin.
    """
    said = (
        f"{reason}: " + bound(count_text(number), *name, reason)
        for reason, number in reasons.items()
    )
    return joined(said, "; ")
