"""Neighbouring variables that are one question: ticked options, ranks, the rows of a grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from consult.definitions.wordings import is_other, normalised
from consult.read.export.declared import NO, YES, Declared, Holds, Role
from consult.read.files.variables import Code, LabelledVariable, by_itself

_ON = frozenset(
    {"yes", "y", "1", "true", "selected", "ticked", "checked", "chosen", "mentioned", "quoted"}
)
_OFF = frozenset({"0", "false"} | {f"not {word}" for word in _ON} | {"unticked", "unchecked"})
_SEPARATORS = (" [", " :: ", " - ", " – ", ": ", " | ", "? ")
_ORDINAL = re.compile(
    r"(?:rank(?:ed)? ?)?\d+(?:st|nd|rd|th)?(?: (?:choice|place))?|rank \d+"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|best|top|worst)\b.*"
)
_ROW = re.compile(r"^(?P<base>.+?)_\d+_[A-Za-z0-9]+$")
_PART = re.compile(
    r"^(?P<base>.+)_[A-Za-z0-9]+$|^(?P<word>\w*[A-Za-z]{3})\d+$|^(?P<number>.*\d)[a-z]$"
)
_OTHER_NAME = re.compile(r"(?i)_?(?:other|oth|text|specify|\d+_text|a)$")
_OTHER_LABEL = re.compile(r"(?i)\b(?:please (?:specify|state|describe|tell us)|other)\b")
_ENOUGH_RANKINGS = 5
"""Responses with all ranks given, all different, from which variables with the same labels are a
ranking whose labels do not say so. By chance three answers to a grid of three points all differ in
2 of 9 responses, so in all of five responses 5 times in 10,000, in all of two once in 20. With 2
and 10 the sample and the tests are read alike."""

_FEWEST_RANKED = 3
"""Items of such a ranking. With two the answers differ by chance in every second response, 3 times
in 100 in all of five. With 2 and 6 the sample and the tests are read alike."""

Described = tuple[Declared, list[str]]


def describe(variables: Sequence[LabelledVariable]) -> list[Described]:
    """What every variable asks, and its cells as they are shown; in the same order.

    Parameters
    ----------
    variables
        All variables of a file, in its order.
    """
    out: list[Described] = []
    for _, run in groupby(variables, key=_run_key):
        out += _of_run(list(run))
    return _with_other_words(out)


def _run_key(variable: LabelledVariable) -> tuple[object, ...]:
    """Variables next to each other that may be one question share it."""
    if (ticked := _tick_codes(variable)) is not None:
        label = variable.valid.get(ticked, "")
        stem = _before(variable.label, label)
        return ("tick", stem or _base(variable.name))
    above = variable.label.rpartition(" [")[0] if variable.label.endswith("]") else ""
    lists = ("list", _base(variable.name), above, *variable.valid.items())
    return lists if len(variable.valid) > 1 else (id(variable),)


def _base(name: str) -> str:
    """The part of a name that the columns of one question share."""
    found = _ROW.match(name) or _PART.match(name)
    return next((part for part in found.groups() if part), name) if found else name


def _of_run(run: list[LabelledVariable]) -> list[Described]:
    if len(run) > 1:
        for attempt in (_ticks, _ranks, _rows):
            if found := attempt(run):
                return found
    return [by_itself(variable) for variable in run]


def _tick_codes(variable: LabelledVariable) -> Code | None:
    """The code that means ticked, where a variable holds nothing else; else ``None``."""
    on = [
        code
        for code, label in variable.valid.items()
        if code not in (0, "") and normalised(label) not in _OFF
    ]
    if not variable.valid and variable.given and variable.given <= {0.0, 1.0}:
        return 1.0
    if len(on) == 2 and sum(normalised(variable.valid[code]) == "no" for code in on) == 1:
        on = [code for code in on if normalised(variable.valid[code]) != "no"]
    if len(on) != 1:
        return None
    off = {code for code in variable.valid if code != on[0]}
    words = {normalised(variable.valid[code]) for code in off}
    if words - _OFF - {"no"}:
        return None
    if "no" in words and normalised(variable.valid[on[0]]) in _ON:
        return None  # Yes and No are two answers, not a tick
    return on[0] if variable.given <= {*off, on[0], 0.0} else None


def _ticks(run: list[LabelledVariable]) -> list[Described] | None:
    codes = [_tick_codes(variable) for variable in run]
    if any(code is None for code in codes):
        return None
    labels = [
        variable.valid.get(code, "") for variable, code in zip(run, codes, strict=True) if code
    ]
    stems = _stem_and_parts([variable.label for variable in run])
    own = [label for label in labels if label and normalised(label) not in _ON]
    if len({normalised(label) for label in own}) == len(run):
        found = _before(run[0].label, own[0])
        stem, parts = found or (stems[0] if stems else ""), own
    elif stems:
        stem, parts = stems
    else:
        return None
    block = _base(run[0].name)
    out = []
    for variable, code, part in zip(run, codes, parts, strict=True):
        words = dict.fromkeys({*variable.given, *variable.valid}, NO) | {code: YES}
        declared = Declared(
            variable.name,
            variable.label,
            Holds.TICK,
            (part,),
            stem=stem or block,
            part=part,
            block=block,
        )
        out.append((declared, variable.texts(words)))  # type: ignore[arg-type]
    return out


def _ranks(run: list[LabelledVariable]) -> list[Described] | None:
    codes = list(run[0].valid)
    numbers = {code: str(rank) for rank, code in enumerate(codes, start=1)}
    if any(variable.unlabelled for variable in run):
        return None
    rows = [[c for c in row if c in numbers] for row in zip(*(v.cells for v in run), strict=True)]
    if any(len(set(row)) < len(row) for row in rows) or not any(rows):
        return None
    worded = all(_ORDINAL.fullmatch(normalised(label)) for label in run[0].valid.values())
    whole = sum(len(row) == len(run) for row in rows)
    enough = len(codes) == len(run) >= _FEWEST_RANKED and whole >= _ENOUGH_RANKINGS
    if not (worded or enough):
        return None
    return _split(run, Holds.RANK, lambda variable: variable.texts(numbers))


def _rows(run: list[LabelledVariable]) -> list[Described] | None:
    if any(variable.unlabelled for variable in run):
        return None
    split = _stem_and_parts([variable.label for variable in run])
    if split:
        stem, parts = split
        return [
            (replace(declared, stem=stem, part=part), cells)
            for (declared, cells), part in zip(map(by_itself, run), parts, strict=True)
        ]
    if not _ROW.match(run[0].name) and any(variable.label.endswith("?") for variable in run):
        return None
    check = f"one of {len(run)} rows of {_base(run[0].name)}; what stood above them is not there"
    return [
        (replace(declared, check=f"{declared.check}; {check}".lstrip("; ")), cells)
        for declared, cells in map(by_itself, run)
    ]


def _split(
    run: list[LabelledVariable], holds: Holds, cells: Callable[[LabelledVariable], list[str]]
) -> list[Described]:
    """Columns of one question; its own name stands for a stem that the file has lost."""
    block = _base(run[0].name)
    split = _stem_and_parts([variable.label for variable in run])
    stem, parts = split or (block, [variable.label or variable.name for variable in run])
    check = "" if split else f"what stood above {block} is not in the file"
    return [
        (
            Declared(
                *(variable.name, variable.label, holds, (part,)),
                stem=stem,
                part=part,
                block=block,
                check=check,
            ),
            cells(variable),
        )
        for variable, part in zip(run, parts, strict=True)
    ]


def _stem_and_parts(labels: Sequence[str]) -> tuple[str, list[str]] | None:
    """What the labels share, and what each adds: "Stem - part", "Stem [part]", "[part] Stem"."""
    front = [re.match(r"^\[(.+?)\]\s+(.+)$", label) for label in labels]
    if all(front) and len({found[2] for found in front if found}) == 1:
        return str(front[0] and front[0][2]), [found[1] for found in front if found]
    common = _shared_start(min(labels), max(labels))
    ends = {mark: common.rfind(mark) for mark in _SEPARATORS}
    mark = max(ends, key=lambda mark: ends[mark])
    at = ends[mark]
    if at < 1:
        return None
    stem = common[:at] + ("?" if mark == "? " else "")
    parts = [label[at + len(mark) :].strip() for label in labels]
    if mark == " [":
        parts = [part.removesuffix("]") for part in parts]
    if not all(parts) or len({normalised(part) for part in parts}) < len(parts):
        return None
    return stem, parts


def _shared_start(text: str, other: str) -> str:
    """The characters that two texts begin with alike."""
    same = 0
    while same < min(len(text), len(other)) and text[same] == other[same]:
        same += 1
    return text[:same]


def _before(label: str, part: str) -> str:
    """What stands in a label before the option it ends with; empty when it does not."""
    for ending in (f"[{part}]", part):
        if part and label.endswith(ending) and len(label) > len(ending):
            return label[: -len(ending)].rstrip(" -–:|").strip()
    return ""


def _with_other_words(found: list[Described]) -> list[Described]:
    """Words that stand right after a question with the option "Other" belong to it."""
    out: list[Described] = []
    for declared, cells in found:
        before = out[-1][0] if out else None
        if before and _are_other_words(declared, before, [earlier for earlier, _ in out]):
            block = before.block or before.name
            words = replace(
                declared, role=Role.OTHER_WORDS, part="Other", stem=before.stem, block=block
            )
            out.append((words, cells))
        else:
            out.append((declared, cells))
    return out


def _are_other_words(words: Declared, before: Declared, earlier: Sequence[Declared]) -> bool:
    block = before.block or before.name
    if words.holds is not Holds.ANYTHING or before.holds not in (Holds.CHOICE, Holds.TICK):
        return False
    offered = [
        option
        for other in earlier
        if (other.block or other.name) == block
        for option in other.options
    ]
    named = words.name.startswith(block) and _OTHER_NAME.search(words.name[len(block) :])
    return bool(named and _OTHER_LABEL.search(words.heading) and any(map(is_other, offered)))
