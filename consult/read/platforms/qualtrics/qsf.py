"""A Qualtrics survey file (.qsf) as codebook: wordings in full, every option, code to label.

Plain JSON with the survey's questions under ``SurveyElements``. It goes beside the export of the
same survey; nothing of it is a response. Source: formats survey, 3.5.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from consult.read.export.declared import Holds, Role
from consult.read.layout.reader import SheetColumn
from consult.read.layout.sheet import Sheet
from consult.read.platforms.qualtrics.keys import Key
from consult.read.platforms.qualtrics.reader import PLATFORM, keys_of

_NEW_LINE = re.compile(r"(?i)</?(?:br|div|p|li|ul|ol|tr|td|table|h\d)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ONE_OF = frozenset({"SAVR", "SAHR", "SACOL", "DL", "SB", "NPS"})
_SEVERAL_OF = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})
_MOST_BYTES = 50_000_000
"""Of a survey file. The samples have 4 to 74 kB, so that half or double makes no difference to
them; a file so much larger is an export, and is not read whole just to see that."""

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """One question of the survey.

    Parameters
    ----------
    text
        What is asked, in full.
    labels
        Code in the export -> option, in the order of the form; empty when it is no choice.
    rows
        Id -> statement of a grid, option of a multiple choice, field of a form.
    several
        Whether several options can be ticked.
    grid
        Whether it has rows.
    sides
        Number -> the question in each column of a side-by-side question.
    """

    text: str
    labels: Labels = ()
    rows: Mapping[str, str] = field(default_factory=dict)
    several: bool = False
    grid: bool = False
    sides: Mapping[str, Asked] = field(default_factory=dict)


@dataclass(frozen=True)
class QualtricsCodebook:
    """The questions of one survey, by their id and by their name in the export."""

    file: str
    by_id: Mapping[str, Asked]
    by_tag: Mapping[str, Asked]

    def of(self, key: Key) -> Asked | None:
        """The question a column belongs to; ``None`` when the survey has none such.

        Parameters
        ----------
        key
            Of the column. Its ImportId is looked up first; its name, which people edit, after it.
        """
        base, _, side = key.question.partition("#")
        base = base[base.find("QID") :] if "QID" in base and key.import_id else base
        asked = self.by_id.get(base) or self.by_tag.get(base)
        return asked.sides.get(side) if asked is not None and side else asked


def read_qsf(path: Path) -> QualtricsCodebook | None:
    """The codebook in a file; ``None`` when the file is none.

    Parameters
    ----------
    path
        Any file given to ``new``; only one that looks like a survey file is parsed.
    """
    if not path.is_file() or path.stat().st_size > _MOST_BYTES:
        return None
    data = path.read_bytes()
    if b'"SurveyElements"' not in data:
        return None
    try:
        entries = json.loads(data.decode("utf-8-sig"))["SurveyElements"]
        payloads = [e["Payload"] for e in entries if e.get("Element") == "SQ"]
        asked = [(p["QuestionID"], p.get("DataExportTag", ""), _asked(p)) for p in payloads]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return QualtricsCodebook(
        path.name,
        {name: question for name, _, question in asked},
        {tag: question for _, tag, question in asked if tag},
    )


def _asked(payload: Mapping[str, Any]) -> Asked:
    kind, selector = payload.get("QuestionType", ""), payload.get("Selector", "")
    text = _plain(payload.get("QuestionText", ""))
    rows = _shown(payload.get("Choices"), payload.get("ChoiceOrder"))
    if kind == "SBS":
        extra = payload.get("AdditionalQuestions") or {}
        sides = {number: _side(text, rows, asked) for number, asked in _items(extra)}
        return Asked(text, rows=rows, grid=True, sides=sides)
    if kind == "Matrix":
        answers = _shown(payload.get("Answers"), payload.get("AnswerOrder"))
        several = payload.get("SubSelector") == "MultipleAnswer"
        choices = selector != "TE" and bool(answers)
        labels = _coded(answers, payload.get("RecodeValues"), several=several) if choices else ()
        return Asked(text, labels, rows, several and choices, grid=True)
    if kind == "MC" and selector in _ONE_OF | _SEVERAL_OF:
        several = selector in _SEVERAL_OF
        return Asked(
            text, _coded(rows, payload.get("RecodeValues"), several=several), rows, several
        )
    return Asked(text, rows=rows)


def _side(text: str, rows: Mapping[str, str], payload: Mapping[str, Any]) -> Asked:
    side = _asked({**payload, "QuestionType": "Matrix"})
    return replace(side, text=f"{text} - {side.text}" if side.text else text, rows=rows)


def _items(entries: Any) -> list[tuple[str, Any]]:
    """The entries of what the file writes as an object or, numbered from 1, as a list."""
    if isinstance(entries, Mapping):
        return [(str(name), entry) for name, entry in entries.items()]
    return [(str(n), entry) for n, entry in enumerate(entries or (), 1)]


def _shown(entries: Any, order: Any) -> dict[str, str]:
    """Id -> words, in the order shown."""
    words = {
        name: _plain(entry.get("Display", ""))
        for name, entry in _items(entries)
        if entry is not None
    }
    listed = [str(name) for name in order or () if str(name) in words]
    return {name: words[name] for name in dict.fromkeys((*listed, *words))}


def _coded(words: Mapping[str, str], recoded: Any, *, several: bool) -> Labels:
    """Code -> label; a multiple choice keeps the ids, which name its columns."""
    codes = {} if several else {name: str(code) for name, code in _items(recoded)}
    return tuple((codes.get(name, name), label) for name, label in words.items())


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", _NEW_LINE.sub(" ", text))).split())


def described(sheet: Sheet, codebook: QualtricsCodebook) -> tuple[Sheet, int]:
    """A sheet whose columns say what the codebook knows, and how many columns it knows.

    Parameters
    ----------
    sheet
        Of any platform; one that is not Qualtrics' comes back as it is, with 0.
    codebook
        Of a survey that need not be the sheet's.
    """
    if sheet.layout.platform != PLATFORM:
        return sheet, 0
    keys = keys_of(sheet.grid, sheet.layout)
    columns = []
    known = 0
    for column in sheet.layout.columns:
        key = keys[column.position]
        asked = codebook.of(key) if column.role in (Role.QUESTION, Role.OTHER_WORDS) else None
        known += asked is not None
        columns.append(column if asked is None else _described(column, key, asked))
    return replace(sheet, layout=replace(sheet.layout, columns=tuple(columns))), known


def _described(column: SheetColumn, key: Key, asked: Asked) -> SheetColumn:
    subs = [sub.lstrip("x") for sub in key.subs]
    if column.role is Role.OTHER_WORDS:
        return replace(
            column, stem=asked.text, part=asked.rows.get((subs or [""])[-1], column.part)
        )
    if key.text:
        part = asked.rows.get((subs or [""])[0], "") if subs else ""
        return replace(column, stem=asked.text, part=part)
    if asked.several and subs and column.holds is not Holds.TICK:
        return column
    if asked.several:
        options = dict(asked.labels)
        row = f" [{asked.rows.get(subs[0], subs[0])}]" if asked.grid and len(subs) > 1 else ""
        part = options.get((subs or [""])[-1], column.part)
        return replace(column, stem=asked.text + row, part=part if subs else "")
    part = asked.rows.get(subs[0], column.part) if asked.grid and subs else ""
    if not asked.labels:
        return replace(column, stem=asked.text, part=part or column.part)
    return replace(column, stem=asked.text, part=part, labels=asked.labels, holds=Holds.ANYTHING)
