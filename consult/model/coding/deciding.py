"""Who decides a coding, how sure a suggestion is, and what people may say of one."""

from __future__ import annotations

from enum import StrEnum


class DecidedBy(StrEnum):
    """Who or what gave a code to a comment."""

    CODEFRAME = "codeframe"
    """The wording of an agreed code."""
    MODEL = "model"
    """A topic model, for what the agreed codes do not take in."""
    LEARNED = "learned"
    """A model that has learned from people's decisions."""
    PERSON = "person"


class Band(StrEnum):
    """What is to be done about a coding."""

    ACCEPT = "accept"
    """So likely right that it may stand, or decided by a person."""
    REVIEW = "review"
    """A person should look at it."""
    LEAVE = "leave"
    """No claim that anybody need check: the comment fits no code."""


class Decision(StrEnum):
    """What a person said of one code for one text."""

    ACCEPT = "accept"
    REMOVE = "remove"
    ADD = "add"
    FINISHED = "finished"
    """Said of the text and of no code: whatever it was not given does not apply to it."""


class Stance(StrEnum):
    """Which way a coded passage goes on the proposal that the question is about."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    MIXED = "mixed"
    """It goes both ways."""
    UNCLEAR = "unclear"
    """It goes neither way, or nobody can tell surely."""
