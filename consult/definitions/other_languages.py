"""Languages of comments that are not in English, by code and name: other_languages.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from consult.definitions.in_force import shipped

UNKNOWN = "und"
"""Code of a language that cannot be named, after ISO 639-2."""


@cache
def _file() -> Mapping[str, Any]:
    return shipped("other_languages.toml")


@cache
def looked_for() -> frozenset[str]:
    """Codes of the languages that the detector is to tell apart, English with them."""
    return frozenset({"en", *_file()["names"], *_file()["english"]})


@cache
def counts_as_english() -> frozenset[str]:
    """Codes of the detector for what a reader of English reads."""
    return frozenset({"en", *_file()["english"]})


@cache
def in_letters() -> Mapping[str, frozenset[str]]:
    """Code of a language in English letters, which the detector does not know -> its words."""
    return {entry["code"]: frozenset(entry["words"]) for entry in _file()["in_letters"]}


def name_of_language(code: str) -> str:
    """What a language is called in English.

    Parameters
    ----------
    code
        As :func:`consult.language.language_told` gives it.
    """
    others = {entry["code"]: entry["name"] for entry in _file()["in_letters"]}
    return str({**_file()["names"], **others}.get(code, "A language that could not be named"))
