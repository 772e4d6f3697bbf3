"""Columns that nobody was asked: what software worked out, or an office wrote beside responses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from consult.definitions.wordings import normalised
from consult.read.export.declared import Role
from consult.read.export.texts import Texts
from consult.read.layout.reader import SheetColumn
from consult.read.layout.roles import without_number
from consult.read.layout.sheet import Sheet
from consult.read.values.numbers import is_number, number_in

_OFFICE = re.compile(
    r"^(?:(?:case )?officers?(?:'s)?|internal|admin(?:istrator)?|moderat(?:or|ion)|reviewer"
    r"|case ?worker|back office|data entry)(?: only)? (?:notes?|comments?|remarks?|actions?"
    r"|recommendations?|response|reply|status|initials|decision)$"
    r"|^(?:for )?(?:office|official|internal|admin) use(?: only)?\b.*$"
    r"|^(?:case officer|assigned to|allocated to|(?:reply|acknowledge?ment) sent|data entry by)$"
    r"|^(?:date |data )?(?:received|keyed(?: in)?|entered|logged|input|inputted|processed|checked"
    r"|verified|handled|scanned|transcribed|recorded|reviewed|coded|typed|acknowledged|approved)"
    r" (?:by|on|at)$"
)
_OFFICE_PERHAPS = re.compile(
    r"^(?:staff|team|council|office) (?:notes?|comments?|remarks?|actions?|response|status)$"
    r"|^(?:actions?|steps?) (?:taken|required|needed)$"
    r"|^follow[ -]?up(?: (?:needed|required|action))?$|^(?:next step|response sent|outcome|priority"
    r"|acknowledged|validated|duplicate\??|batch(?: (?:no|number))?|notes?|remarks?)$"
)
_SOFTWARE = re.compile(
    r"^(?:(?:survey|response|user|form|interface|browser|start|respondent) lang(?:uage)?|lang"
    r"|locale|distribution (?:type|channel|method|list)|collector(?: (?:name|type|id))?"
    r"|collection method|link type|invite type|(?:survey|submission|response) (?:channel|source|url"
    r"|link|version)|(?:http )?user ?agent(?: string)?|(?:web )?browser(?: (?:name|version|type))?"
    r"|operating system|os(?: version)?|device(?: (?:type|name|model|id))?"
    r"|screen (?:resolution|size)|ip(?: ?(?:v4|v6))?(?: address)?"
    r"|(?:geo )?(?:latitude|longitude|lat|lon|lng)|(?:geo|ip) (?:city|country|region|location)"
    r"|(?:url|utm) .{1,20}|referr?er(?: url)?|(?:session|visitor|respondent|contact) ?id"
    r"|(?:q )?re ?captcha ?(?:score)?|captcha score|fraud score|bot (?:score|probability)"
    r"|spam score|q (?:relevant ?id.*|ballot ?box ?stuffing|duplicate ?respondent|total ?duration"
    r"|url|language|data ?policy ?violations|unanswered.*|quality.*)"
    r"|(?:time|seconds|minutes) (?:taken|spent|to complete)|completion time|time to complete"
    r"|(?:total )?time(?: taken)? \((?:secs?|seconds|mins?|minutes)\)"
    r"|(?:percent(?:age)?|%) completed?|completion (?:rate|status|percentage)|is complete"
    r"|(?:quiz|engagement|quality|data quality) score|response quality)$"
)
_SOFTWARE_PERHAPS = re.compile(r"^(?:platform|channel|mode|version|(?:total|overall) score|score)$")
_SERIAL = re.compile(
    r"^(?:#|(?:s|sl|sr|ser|serial|row|line|case|entry|record|sequence|seq|item|count)\W*"
    r"(?:no|num|number|nr|id|index)?\W*|no\W*|index|unnamed: 0)$"
)
_FIGURES = re.compile(r"\b(?:word|character|char|token)s? ?count$|^(?:word|character) length$")
_ABOUT_ANOTHER = re.compile(
    r"^(?P<of>.*?)\W*\b(?P<what>(?:nps )?(?:group|category|band|segment)(?:ed|ing)?|banded|grouped"
    r"|categor(?:y|ised|ized)|recoded?|coded|rolled[ -]up|roll[ -]?up|net|summary|bucket|tier"
    r"|quintile|decile|class(?:ification)?|bin(?:ned)?|score"
    r"|sentiment(?: (?:score|label|percent(?:age)?|polarity|confidence|magnitude|value|class"
    r"|category|analysis))?|polarity|emotion|mood"
    r"|confidence|probability|topics?|themes?|keywords?|key ?phrases?|translat(?:ion|ed)"
    r"|(?:detected )?language|percent(?:age)?|short|numeric|value|label)\W*$"
)
_JUDGED = re.compile(r"sentiment|polarity|emotion|mood|confidence|probability|percent|score")
_MOODS = frozenset({"positive", "negative", "neutral", "mixed", "very positive", "very negative"})
_PROMOTERS = frozenset({"promoter", "passive", "detractor", "promoters", "passives", "detractors"})
_LANGUAGE = re.compile(r"^(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?)$", re.I)
_VARIABLE = re.compile(r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$|^[a-z]+(?:[A-Z][a-z0-9]+)+$")
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\s]+")
_FEWEST = 10
"""Responses from which a running number, or the same cell everywhere, is no chance. Tried: no draft
changes at 5 or 20."""

_SENTENCES = 0.5
"""Share of headings that are worded as questions, beside which the name of a variable looks like
none. Tried: no draft changes at 0.25 or 0.75."""

_MOSTLY = 0.9
"""Share of cells of another column that are numbers, from which bands of them can be told. Tried:
no draft changes at 0.45 or 0.95."""

_LONG_FRACTION = 0.5
"""Share of cells with three decimals or more between 0 and 1 from which a machine wrote them.
Tried: no draft changes at 0.25 or 0.75."""

_SURE, _ASK = True, False


@dataclass(frozen=True)
class NotAsked:
    """Columns that are no questions, and those that may be none.

    Parameters
    ----------
    apart
        Position of a column -> why nobody can have been asked it.
    doubted
        Position of a column -> what makes it look so; it stays a question.
    """

    apart: Mapping[int, str]
    doubted: Mapping[int, str]


def not_asked(sheet: Sheet) -> NotAsked:
    """The columns of a sheet that a machine or an office wrote.

    Parameters
    ----------
    sheet
        The sheet recognised. Only columns that its platform takes for questions are looked at.
    """
    columns = sheet.layout.of(Role.QUESTION, Role.OTHER_WORDS)
    worded = sum(_is_worded(column.heading) for column in columns)
    sentences = worded >= _SENTENCES * max(1, len(columns))
    apart: dict[int, str] = {}
    doubted: dict[int, str] = {}
    for column in columns:
        if column.declared is not None or column.role is not Role.QUESTION:
            continue
        why, sure = _written(column, columns, sheet, sentences=sentences)
        if why:
            (apart if sure else doubted)[column.position] = why
    return NotAsked(apart, doubted)


def _written(
    column: SheetColumn, columns: Sequence[SheetColumn], sheet: Sheet, *, sentences: bool
) -> tuple[str, bool]:
    """Why a column is none that people were asked, and whether that is sure."""
    heading = _words(column.heading)
    if _OFFICE.match(heading):
        return "written by the office", _SURE
    if _SOFTWARE.match(heading):
        return "written by the survey software", _SURE
    if _OFFICE_PERHAPS.match(heading) or _SOFTWARE_PERHAPS.match(heading):
        return "its heading is one that offices and software use", _ASK
    texts = _cells(column, sheet)
    filled = [v.strip() for v in _used(texts) if v.strip()]
    if not filled:
        return "", _ASK
    if (_SERIAL.match(heading) or len(filled) >= _FEWEST) and _is_running(texts, heading):
        return "a running number", _SURE
    if _FIGURES.search(heading) and all(is_number(v) for v in filled):
        return "counted by a machine", _SURE
    if len(filled) <= len(_PROMOTERS) and {normalised(v) for v in filled} <= _PROMOTERS:
        return "a group that a machine worked out from the rating", _SURE
    if heading == "language":
        codes = all(_LANGUAGE.match(v) for v in filled)
        return "the language of the form", _SURE if codes else _ASK
    named = _ABOUT_ANOTHER.match(heading)
    told = _about_another(column, named, columns, sheet) if named else None
    return told or _by_looks(column, filled, texts, sentences=sentences)


def _about_another(
    column: SheetColumn, named: re.Match[str], columns: Sequence[SheetColumn], sheet: Sheet
) -> tuple[str, bool] | None:
    """Whether a column is worked out from another, whose heading or number its own begins with."""
    mine = _cells(column, sheet)
    filled = [v.strip() for v in _used(mine) if v.strip()]
    others = [c for c in columns if c is not column and c.role is Role.QUESTION]
    source = next((c for c in others if _is_named(c, named["of"])), None)
    few = len(filled) <= 2 * len(_MOODS)
    moods = (few and {normalised(v) for v in filled} <= _MOODS) or _are_fractions(filled)
    judged = _JUDGED.search(named["what"])
    if moods and judged and (source or (not named["of"] and "sentiment" in named["what"])):
        return "worked out by a machine", _SURE
    theirs = _cells(source, sheet) if source is not None else None
    if source and theirs and (_follows(mine, theirs) or _are_bands_of(mine, theirs)):
        return f"worked out from column {source.letter}", _SURE
    if source is not None and not _is_numbered(source, named["of"]):
        return f"its heading is that of column {source.letter} with another word", _ASK
    if column.heading.rstrip().endswith("?"):
        return None
    if judged and moods:
        return "it looks like what a machine makes of a comment", _ASK
    near = next((c for c in others if _coarser(mine, c, sheet)), None)
    return (f"each answer in column {near.letter} goes with one here", _ASK) if near else None


def _are_fractions(cells: Sequence[str]) -> bool:
    return all(is_number(v) for v in cells) and any("." in v for v in cells)


def _coarser(mine: Texts, column: SheetColumn, sheet: Sheet) -> bool:
    theirs = _cells(column, sheet)
    return len(_used(mine)) < len(_used(theirs)) and _follows(mine, theirs)


def _by_looks(
    column: SheetColumn, filled: Sequence[str], texts: Texts, *, sentences: bool
) -> tuple[str, bool]:
    """What the cells and the form of the heading show by themselves."""
    long = sum(bool(re.match(r"^[01]?\.\d{3,}$", v)) for v in filled)
    if long > _LONG_FRACTION * len(filled) and all(is_number(v) for v in filled):
        return "its cells are fractions such as a machine writes", _ASK
    if sentences and _VARIABLE.match(column.heading) and column.heading != column.code:
        same = len(filled) == 1 and len(texts) >= _FEWEST
        more = " and every cell is the same" if same else ""
        return f"its heading is the name of a variable{more}", _ASK
    return "", _ASK


def _cells(column: SheetColumn, sheet: Sheet) -> Texts:
    return sheet.grid.texts(column.position, sheet.response_rows)


def _used(texts: Texts) -> list[str]:
    """The distinct cells that stand in any row."""
    return [texts.values[code] for code in np.unique(texts.codes).tolist()]


def _is_running(texts: Texts, heading: str) -> bool:
    """Whether whole numbers go up by one from row to row, or are a serial number of any order."""
    if len(np.unique(texts.codes)) < len(texts):
        return False
    cells = [re.sub(r"\.0$", "", texts.values[code].strip()) for code in texts.codes.tolist()]
    if not all(cell.isdecimal() for cell in cells):
        return False
    numbers = np.array([int(cell) for cell in cells], dtype=object)
    steady = len(cells) >= _FEWEST and bool((np.diff(numbers) == 1).all())
    return steady or bool(_SERIAL.match(heading))


def _follows(mine: Texts, theirs: Texts) -> bool:
    """Whether each answer of another column always goes with one here, and answers repeat there."""
    filled = np.array([bool(v.strip()) for v in mine.values])[mine.codes]
    filled &= np.array([bool(v.strip()) for v in theirs.values])[theirs.codes]
    here, there = mine.codes[filled], theirs.codes[filled]
    answers = len(np.unique(there))
    if len(here) < 2 * answers or answers < 2 or len(np.unique(here)) < 2:
        return False
    pairs = len(np.unique(there.astype(np.int64) * (len(mine.values) + 1) + here))
    return pairs == answers


def _are_bands_of(mine: Texts, theirs: Texts) -> bool:
    """Whether cells cut the numbers of another column into bands, one after the other."""
    cells = zip(theirs, mine, strict=True)
    pairs = [(number_in(there), here) for there, here in cells if there.strip() and here.strip()]
    rising = sorted((number, here) for number, here in pairs if number is not None)
    bands = [here for _, here in rising]
    changes = sum(one != two for one, two in pairwise(bands))
    many = len(rising) >= max(_FEWEST, _MOSTLY * len(pairs))
    return many and 1 <= changes == len(set(bands)) - 1 < len({n for n, _ in rising}) - 1


def _is_named(column: SheetColumn, words: str) -> bool:
    """Whether some words are the heading, the code or the number of a question of the sheet."""
    known = {_bare(_words(column.heading)), _bare(_words(without_number(column.heading)))}
    return bool(words) and (_bare(words) in known or _is_numbered(column, words))


def _is_numbered(column: SheetColumn, words: str) -> bool:
    """Whether some words are the code or the number of a question, and not what it asks."""
    own = _words(column.heading)
    number = own[: len(own) - len(_words(without_number(column.heading)))]
    return _bare(words) in {_bare(number), _bare(_words(column.code))} - {""}


def _bare(words: str) -> str:
    return words.strip(" ?.:-()*")


def _is_worded(heading: str) -> bool:
    return heading.rstrip().endswith("?") or len(heading.split()) > 2


def _words(heading: str) -> str:
    """A heading in lower case, with spaces where it has underscores or capitals inside words."""
    return " ".join(_SPLIT.sub(" ", heading.strip()).casefold().split())
