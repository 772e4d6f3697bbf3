"""Guids that are the same on every run: made from the study and from what they stand for."""

from __future__ import annotations

import json
from uuid import NAMESPACE_URL, uuid5

_SPACE = uuid5(NAMESPACE_URL, "urn:consult:refi-qda")
"""All our guids are names within this one, so that they meet nobody else's. Source: RFC 9562,
version 5."""


def guid_of(study: str, kind: str, *parts: str) -> str:
    """The guid of one thing of a study, in the form that REFI-QDA asks for.

    Parameters
    ----------
    study
        Short name of the study; empty for what is the same in all of them.
    kind
        What it is ("code", "source"), so that a code and a theme of one id differ.
    parts
        What tells it from others of its kind.
    """
    return str(uuid5(_SPACE, json.dumps([study, kind, *parts], ensure_ascii=True)))


REST_GUID = guid_of("", "theme", "rest")
"""Of the heading over codes that are no theme, such as "Other": the same for every study, so that
whichever takes the file in knows that they are not to be taken."""


def theme_guid(study: str, theme: str) -> str:
    """The guid of a theme.

    Parameters
    ----------
    study, theme
        Short name of the study, and id of the theme.
    """
    return guid_of(study, "theme", theme)


def code_guid(study: str, code: str) -> str:
    """The guid of a code.

    Parameters
    ----------
    study, code
        Short name of the study, and id of the code.
    """
    return guid_of(study, "code", code)
