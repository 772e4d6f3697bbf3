"""What a person should look at in a draft, and what could be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consult.model.settings.question import Proposal, QuestionSpec


@dataclass(frozen=True)
class Remark:
    """One thing that a person should look at.

    Parameters
    ----------
    says
        A sentence without its full stop: what was seen, how many responses it touches, what
        happens if nothing is done. It quotes options, never words that few people typed.
    responses
        How many responses it touches; 0 where that cannot be said.
    change
        The settings of the question that would be written if a person agrees; without any there
        is nothing to agree to, only something to look at.
    proposals
        The same where a person decides of each part alone.
    together
        What is said once of the file where many questions have the same remark, with places for
        ``{questions}``, ``{responses}`` and ``{names}``; empty where it must stand with its
        question.
    gathered_from
        Questions of one file with the remark from which ``together`` is said instead.
    """

    says: str
    responses: int = 0
    change: Mapping[str, Any] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    together: str = ""
    gathered_from: int = 2

    @property
    def proposed(self) -> tuple[Proposal, ...]:
        """What a person can agree to, each by itself."""
        if not self.change:
            return self.proposals
        own = Proposal(says=self.says, responses=self.responses, change=dict(self.change))
        return (own, *self.proposals)


def settings_of(remarks: Sequence[Remark]) -> dict[str, Any]:
    """What study.toml says of the remarks on one question: its check and its proposals.

    Parameters
    ----------
    remarks
        In any order; the one that touches most people is said first.
    """
    once = {remark.says: remark for remark in remarks}
    ranked = sorted(once.values(), key=lambda remark: -remark.responses)
    return {
        "check": "; ".join(remark.says for remark in ranked),
        "touches": max((remark.responses for remark in ranked), default=0),
        "proposals": tuple(found for remark in ranked for found in remark.proposed),
    }


def with_remark(spec: QuestionSpec, remark: Remark) -> QuestionSpec:
    """A question with one more thing to look at, said after the others.

    Parameters
    ----------
    spec
        As drafted so far.
    remark
        What was seen when it stood among the others.
    """
    change: dict[str, Any] = {
        "check": f"{spec.check}; {remark.says}" if spec.check else remark.says,
        "touches": max(spec.touches, remark.responses),
    }
    if remark.proposed:
        change["proposals"] = (*spec.proposals, *remark.proposed)
    return spec.model_copy(update=change)
