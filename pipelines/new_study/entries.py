"""Values of study.toml as a person reads them best: on one line where they fit, else filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import Array, InlineTable, Item, Table

from consult.model.settings.question import Proposal

WIDTH = 100
"""Letters of a line of study.toml: what an editor 100 letters wide shows. With 76 the drafts of six
real exports have 23 to 87 lines more, with 120 they have 2 to 21 fewer; only looks hang on it."""

INDENT = "    "

TABLES = ("values", "missing", "categories", "nets", "scores")
"""Settings of a question that are pairs."""


TO_DECIDE = "write taken = true to have it done, or taken = false to leave the answers as they are"


def question_entry(
    about: str, fields: Mapping[str, Any], proposals: Sequence[Proposal] = ()
) -> Table:
    """The entry of one question.

    Parameters
    ----------
    about
        A line above it, for whoever reads it.
    fields
        Its settings in order, without ``proposals``.
    proposals
        What is proposed for it, each to be decided by a person.

    Returns
    -------
    tomlkit.items.Table
        With what is longer than a line behind all else, as TOML asks of tables.
    """
    table = tomlkit.table()
    table.add(tomlkit.comment(about))
    long: dict[str, Table] = {}
    for key, value in fields.items():
        if isinstance(value, Mapping) and key in TABLES and not _fits(key, value):
            long[key] = _pairs(value)
        else:
            table.add(key, entry_of(key, value))
    if proposals:
        entries = tomlkit.aot()
        for number, proposal in enumerate(proposals):
            entries.append(_proposal(proposal, "" if number else TO_DECIDE))
        table.add("proposals", entries)
    for key, inner in long.items():
        table.add(key, inner)
    return table


def entry_of(key: str, value: Any) -> Item:
    """The value of one setting.

    Parameters
    ----------
    key
        Its name, which takes room on the line.
    value
        Plain words, numbers, lists and pairs.
    """
    if isinstance(value, Mapping):
        return inline(value)
    if isinstance(value, list | tuple):
        return words(key, value)
    return _plain(value)


def words(key: str, labels: Sequence[Any]) -> Array:
    """A list on one line where that fits, else as many of its words on a line as fit.

    Parameters
    ----------
    key
        Name of the setting.
    labels
        What it lists.
    """
    array = tomlkit.array()
    array.extend(_plain(label) for label in labels)
    if len(f"{key} = {array.as_string()}") <= WIDTH:
        return array
    filled, line = tomlkit.array(), ""
    held: list[Any] = []
    for label in labels:
        more = f"{_plain(label).as_string()}, "
        if held and len(INDENT + line + more) > WIDTH:
            filled.add_line(*map(_plain, held), indent=INDENT)
            line, held = "", []
        line, held = line + more, [*held, label]
    filled.add_line(*map(_plain, held), indent=INDENT)
    filled.add_line(indent="")
    return filled


def inline(pairs: Mapping[str, Any]) -> InlineTable:
    """Pairs on one line, and pairs within pairs.

    Parameters
    ----------
    pairs
        Name -> plain value, list or pairs.
    """
    table = tomlkit.inline_table()
    for name, value in pairs.items():
        table.add(name, inline(value) if isinstance(value, Mapping) else _plain(value))
    return table


def _plain(value: Any) -> Item:
    """A value; words that quote others stand in single quotes, so that nothing is escaped."""
    if isinstance(value, str) and '"' in value and "'" not in value and value.isprintable():
        return tomlkit.string(value, literal=True)
    item: Item = tomlkit.item(value)
    return item


def _fits(key: str, pairs: Mapping[str, Any]) -> bool:
    return len(f"{key} = {inline(pairs).as_string()}") <= WIDTH


def _pairs(pairs: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for name, value in pairs.items():
        table.add(name, entry_of(name, value))
    return table


def _proposal(proposal: Proposal, how: str) -> Table:
    table = tomlkit.table()
    if how:
        table.add(tomlkit.comment(how))
    table.add("says", _plain(proposal.says))
    table.add("responses", proposal.responses)
    table.add("change", inline(proposal.change))
    return table
