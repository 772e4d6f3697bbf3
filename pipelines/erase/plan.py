"""What erasing a response comes to, worked out before anything is changed."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from consult.errors import Place
from consult.model.run.erased import SALT_BYTES, Erased, ErasedRow
from consult.read.erase import Typed, received_rows, rewritten, rows_meant
from consult.read.erase.find import ReceivedRow
from consult.read.tables.assemble import OpenedSource
from consult.store import bytes_of
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.engine.settings import given_now
from pipelines.engine.state import read_state
from pipelines.engine.workspace import Workspace
from pipelines.erase.blind import Writer
from pipelines.erase.leftovers import holding
from pipelines.erase.released import without_marks
from pipelines.erase.rewriting import list_of_risks, rewritten_files
from pipelines.erase.words import WordsOfOne, own_words
from pipelines.study.context import Context
from pipelines.study.erased import writer
from pipelines.study.file_names import ERASED

FILLED_IN = "equality"
"""The evidence as consult wrote it, by which it is told later what people filled in."""

REGISTER_ROWS = "register_rows"
"""The marks of the rows of each release: those of somebody who is erased are emptied."""

KEPT = frozenset(
    {"review", "journal", "quotes", "quote_decisions", "response", "response_decisions", "shown_as"}
    | {"register", REGISTER_ROWS, FILLED_IN}
)
"""What outlasts a run and is rewritten, never deleted: all else a run makes again."""

RECORD = "erased"
"""What a stage that reads the record of who was erased is noted to have read."""

NOT_OURS = "it lies outside the folder data/raw of this project"
NO_SAFE_WAY = "a file of this kind cannot be rewritten without harm to the rest"


@dataclass(frozen=True)
class ByHand:
    """Rows that a person has to empty.

    Parameters
    ----------
    place
        File, sheet and row.
    why
        Why consult does not.
    """

    place: Place
    why: str


@dataclass(frozen=True)
class Plan:
    """What erasing comes to.

    Parameters
    ----------
    rows
        The rows meant.
    words
        What was written in them.
    written
        File -> what writes it anew.
    deleted
        Files and folders that go.
    by_hand
        Rows that a person has to take out of their files.
    """

    rows: tuple[ReceivedRow, ...]
    words: WordsOfOne
    written: Mapping[Path, Writer] = field(default_factory=dict)
    deleted: tuple[Path, ...] = ()
    by_hand: tuple[ByHand, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether all is as it should be."""
        return not (self.written or self.deleted)


@dataclass(frozen=True)
class Meant:
    """The responses that a person typed the ids of.

    Parameters
    ----------
    opened
        The exports of the study.
    every, mine
        All rows, and those meant.
    before
        Whether each id is one of a response that was erased before.
    """

    opened: tuple[OpenedSource, ...]
    every: tuple[ReceivedRow, ...]
    mine: tuple[ReceivedRow, ...]
    before: bool


def meant_by(context: Context, ids: Sequence[str]) -> Meant:
    """The rows that ids are of.

    Parameters
    ----------
    context
        What is known of the study.
    ids
        As typed.

    Raises
    ------
    ConsultError
        When an export cannot be read, or an id is nobody's or that of several people.
    """
    opened, every = received_rows(context.study, context.exports)
    found: list[Typed] = [rows_meant(typed, every, context.erased) for typed in ids]
    mine = dict.fromkeys(row for one in found for row in one.rows)
    return Meant(tuple(opened), tuple(every), tuple(mine), all(one.erased for one in found))


def plan_of(workspace: Workspace, context: Context, meant: Meant, *, on: str, by: str) -> Plan:
    """What is to be written, deleted and left to people.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    meant
        Whose rows are erased.
    on, by
        The day, and the initials of who does it.

    Raises
    ------
    ConsultError
        When a file with something of theirs cannot be read.
    """
    words = own_words(workspace, context.study, meant.mine, meant.every)
    exports, letters, by_hand = _exports(workspace, meant)
    after = remembered(context.erased, meant, on=on, by=by)
    is_new = after != context.erased
    record = {workspace.study_folder / ERASED: writer(after)} if is_new else {}
    released = without_marks(workspace, meant.opened, meant.mine)
    written = {**record, **exports, **rewritten_files(workspace, words), **released}
    # Written in any case: that it stands among the files says nothing of whether somebody is on it.
    risks, write_risks, had_any = list_of_risks(workspace, words)
    if risks.is_file() and (written or letters or had_any):
        written[risks] = write_risks
    deleted = list(letters)
    if is_new or _is_stale(workspace, context):
        unread = [*_published(workspace), workspace.path(FILLED_IN)]
        deleted += [*_made(workspace), *holding(unread, words)]
    return Plan(meant.mine, words, written, tuple(dict.fromkeys(deleted)), tuple(by_hand))


def remembered(erased: Erased, meant: Meant, *, on: str, by: str) -> Erased:
    """The record with the rows in it; those that are in it already are not entered again.

    Parameters
    ----------
    erased, meant
        The record so far, and whose rows are added.
    on, by
        The day, and the initials of who does it.
    """
    if not erased.salt:
        erased = replace(erased, salt=secrets.token_hex(SALT_BYTES))
    known = {row.mark for row in erased.rows}
    mine = [(row, _mark(erased, row)) for row in meant.mine]
    times = Counter((row.source.id, mark) for row, mark in mine)
    every = Counter(_mark(erased, row) for row in meant.every if not row.platform_id)
    new = []
    for row, mark in mine:
        key = (row.source.id, mark)
        if mark in known or key not in times:
            continue
        rows = times.pop(key)
        others = max(every[mark] - rows, 0)
        name = erased.name(row.response)
        new.append(ErasedRow(row.source.id, mark, name, on, by, rows, others))
    return replace(erased, rows=(*erased.rows, *new)) if new else erased


def _mark(erased: Erased, row: ReceivedRow) -> str:
    return erased.mark(row.survey, row.platform_id, row.cells)


def _exports(
    workspace: Workspace, meant: Meant
) -> tuple[dict[Path, Writer], list[Path], list[ByHand]]:
    """The exports without the rows, letters that go, and rows for a person to empty."""
    raw = (workspace.root / "data" / "raw" / workspace.study).resolve()
    written: dict[Path, Writer] = {}
    letters: list[Path] = []
    by_hand: list[ByHand] = []
    mine: dict[str, list[ReceivedRow]] = defaultdict(list)
    for row in meant.mine:
        mine[row.source.id].append(row)
    for opened in meant.opened:
        rows = mine[opened.source.id]
        path = workspace.exports / opened.source.file
        if not rows:
            continue
        if raw not in path.resolve().parents:
            by_hand += _by_hand(opened, rows, NOT_OURS)
            continue
        positions = [row.position for row in rows]
        made = rewritten(opened, path, positions, [row.platform_id for row in rows])
        letters += made.deleted
        if made.content is not None:
            written[path] = bytes_of(made.content)
        elif not made.deleted:
            by_hand += _by_hand(opened, rows, NO_SAFE_WAY)
    return written, letters, by_hand


def _by_hand(opened: OpenedSource, rows: Sequence[ReceivedRow], why: str) -> list[ByHand]:
    place = opened.sheet.grid.place
    return [ByHand(replace(place, row=row.position + 1), why) for row in rows]


def _made(workspace: Workspace) -> list[Path]:
    """What stages made and the next run makes again, as far as it is there."""
    mine = [
        workspace.path(name)
        for name, item in ARTEFACTS.items()
        if item.sensitivity is not Sensitivity.PUBLISHABLE and name not in KEPT
    ]
    return [path for path in (*mine, workspace.refused, workspace.kept) if path.exists()]


def _published(workspace: Workspace) -> list[Path]:
    """Files of the report as consult wrote them, and those it kept before it wrote them again."""
    found = []
    for name, item in ARTEFACTS.items():
        if item.sensitivity is Sensitivity.PUBLISHABLE:
            path = workspace.path(name)
            found += [path, *path.parent.glob(f"{path.stem}-kept-*{path.suffix}")]
    found.append(workspace.path("published_appendix").with_suffix(".pdf"))
    return [path for path in found if path.is_file()]


def _is_stale(workspace: Workspace, context: Context) -> bool:
    """Whether what lies there was read before the record was as it is now."""
    ran = read_state(workspace.manifest).stages.get("ingest")
    if ran is None or not workspace.path("read_comments").is_file():
        return False
    then = ran.given.get(RECORD)
    return bool(context.erased.rows) and given_now(context, [RECORD])[RECORD] != then
