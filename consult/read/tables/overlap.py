"""Several exports of one survey: which responses stand in more than one, and which copy counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from consult.model.settings.study import Source
from consult.read.export.grid import position_of
from consult.read.layout.sheet import Sheet
from consult.read.tables.cells import Coded

ELSEWHERE = "also in another export"
"""Reason in the ledger for a row that is counted from another file."""


@dataclass(frozen=True)
class OverlappingExport:
    """One export as read.

    Parameters
    ----------
    source
        Its entry in study.toml.
    responses
        In the columns of ``RESPONSES``, one row a response.
    keys
        For each row what tells the response from others of the survey; "" when nothing does.
    coded
        Its answers, question by question.
    """

    source: Source
    responses: pd.DataFrame
    keys: tuple[str, ...]
    coded: tuple[Coded, ...]


@dataclass(frozen=True)
class Outcome:
    """What becomes of one export.

    Parameters
    ----------
    gone
        Ids of responses that are counted from another export.
    names
        Id of a response kept -> its id in the study, the same whichever export it came from.
    differ
        How many of those gone differ from the copy that is counted.
    """

    gone: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    differ: int = 0


def keys_of(
    source: Source, sheet: Sheet, rows: Sequence[int], ids: Sequence[str]
) -> tuple[str, ...]:
    """What tells each response from others: its id or, without ids, a time with all its cells.

    Parameters
    ----------
    source
        Names the columns of the id and the time.
    sheet, rows
        The export, and the positions of its responses.
    ids
        Ids of the platform, one a row.
    """
    if source.id_column:
        found = list(ids)
    elif source.time_column:
        at = position_of(source.time_column)
        found = [_print_of(sheet, row) if sheet.grid.cell(row, at).strip() else "" for row in rows]
    else:
        found = [""] * len(rows)
    seen: Counter[str] = Counter()
    keys = []
    for key in found:
        seen[key] += 1
        keys.append(key if seen[key] == 1 or not key else f"{key}~{seen[key]}")
    return tuple(keys)


def _print_of(sheet: Sheet, row: int) -> str:
    cells = "\x1f".join(sheet.grid.rows[row]).rstrip("\x1f")
    return hashlib.sha256(cells.encode()).hexdigest()


def union(parts: Sequence[OverlappingExport]) -> dict[str, Outcome]:
    """For every source, what becomes of its responses; nothing is counted twice.

    Parameters
    ----------
    parts
        All exports of the study, in its order. Those of one survey are joined by
        ``same_survey_as``.

    Notes
    -----
    Of several copies of a response one that was submitted counts before one that was not, then
    the latest submission, then the newest export, which is the one with the latest submission.
    """
    roots = {part.source.same_survey_as for part in parts if part.source.same_survey_as}
    out = {part.source.id: Outcome() for part in parts}
    for root in sorted(roots):
        family = [p for p in parts if root in (p.source.id, p.source.same_survey_as)]
        out |= _of_family(root, family)
    return out


def _of_family(root: str, family: Sequence[OverlappingExport]) -> dict[str, Outcome]:
    rows = pd.concat([_ranked(part, at) for at, part in enumerate(family)], ignore_index=True)
    rows["at"] = rows["at"].map(_newest_last(family))
    ordered = rows.sort_values(["submitted", "submitted_at", "at"], na_position="first")
    told = ordered[ordered["key"] != ""]
    winners = told.drop_duplicates("key", keep="last").set_index("key")["response_id"]
    mapped = told["key"].map(winners)
    lost = told.loc[mapped != told["response_id"], ["response_id", "source", "key"]]
    said = _said(family, set(lost["response_id"]) | set(winners[lost["key"]]))
    differ = {
        own: said.get(own) != said.get(kept)
        for own, kept in zip(lost["response_id"], winners[lost["key"]], strict=True)
    }
    out = {}
    for part in family:
        gone = frozenset(lost.loc[lost["source"] == part.source.id, "response_id"])
        ids = [name for name in part.responses["response_id"] if name not in gone]
        taken = {name: _name(name, part, root) for name in ids if _named(name, part)}
        out[part.source.id] = Outcome(gone, taken, sum(differ[name] for name in gone))
    return out


def _named(name: str, part: OverlappingExport) -> bool:
    """Whether a response is known by an id of the platform, which is the same in every export."""
    return bool(part.source.id_column) and not name.startswith(f"{part.source.id}-row")


def _name(name: str, part: OverlappingExport, root: str) -> str:
    return f"{root}-{name.removeprefix(f'{part.source.id}-')}"


def _ranked(part: OverlappingExport, at: int) -> pd.DataFrame:
    frame = part.responses[["response_id", "source", "submitted_at"]]
    return frame.assign(key=list(part.keys), at=at, submitted=part.responses["set_aside"] == "")


def _newest_last(family: Sequence[OverlappingExport]) -> dict[int, int]:
    """Position of an export -> its rank, the newest highest; later in the study breaks a tie."""
    latest = [part.responses["submitted_at"].max() for part in family]
    none = pd.Timestamp.min
    ordered = sorted(
        range(len(family)), key=lambda i: (none if pd.isna(latest[i]) else latest[i], i)
    )
    return {at: rank for rank, at in enumerate(ordered)}


def _said(family: Sequence[OverlappingExport], wanted: set[str]) -> dict[str, frozenset[str]]:
    """Response -> all it says, for those that stand in two exports."""
    lines: dict[str, set[str]] = {name: set() for name in wanted}
    for part in family:
        for coded in part.coded:
            answers = coded.answers[coded.answers["response_id"].isin(wanted)]
            given = answers[(answers["option"] != "") | answers["number"].notna()]
            comments = coded.comments[coded.comments["response_id"].isin(wanted)]
            written = comments[comments["text"] != ""]
            for frame, columns in (
                (given, ["question_id", "option", "state", "number"]),
                (written, ["question_id", "text"]),
            ):
                rows = zip(frame["response_id"], frame[columns].astype(str).to_numpy(), strict=True)
                for name, cells in rows:
                    lines[str(name)].add("\t".join(map(str, cells)))
    return {name: frozenset(said) for name, said in lines.items()}
