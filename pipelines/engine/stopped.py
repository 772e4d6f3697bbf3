"""What a person stopping a command is told."""

from __future__ import annotations


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """A person stopped a command; its text says where, and what is kept."""
