"""Any consultation at all: a random study with exports of its own, written and run.

The same seed gives the same study. Everything in it is SYNTHETIC.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks._any_dealing import MANY, SIZES, Person, comments, dealt, sizes, ticked
from benchmarks._any_questions import HOSTILE, Asked, numbered, questions
from consult.read.export.grid import letter_of

NAME = "any"
OPENS, CLOSES = datetime(2025, 3, 1), datetime(2025, 3, 31)
STATUSES = ("late", "early", "test", "partial", "unfinished", "empty", "copy")
"""What becomes of an online response instead of being counted; "partial" gives no view at all."""

HEADS = {
    "online": ("StartDate", "EndDate", "Status", "Finished", "RecordedDate", "ResponseId"),
    "easy": ("Response", "Received"),
    "paper": ("Form no.", "Date received"),
    "letters": ("Ref", "Date received", "Channel", "From"),
}
SETTINGS = {
    "online": 'platform = "qualtrics"\nid_column = "F"\ntime_column = "E"',
    "easy": 'platform = "generic"\nchannel = "easy read"\nid_column = "A"\ntime_column = "B"',
    "paper": 'platform = "hard_copy"\nchannel = "hard copy"\nid_column = "A"\ntime_column = "B"',
    "letters": (
        'platform = "letters"\nchannel = "letter"\nid_column = "A"\ntime_column = "B"\n'
        'channel_column = "C"'
    ),
}
PLATFORM_COLUMNS = {"online": ["A:D"], "letters": ["D"]}
SPOILED = "Lights; Trees"
"""Two boxes ticked on paper where one was asked for."""

PUBLISHED = ("appendix.docx", "appendix.html", "equality.docx", "tables.xlsx", "tables.csv")
TITLES = ("Plan 2030", "20 mph zones", "Route 4", "Parks")


@dataclass(frozen=True)
class Invented:
    """A study: its files by name, and the text of study.toml."""

    study: str
    exports: dict[str, str]
    codeframe: str = ""


def invent(seed: int) -> Invented:
    """The study of a seed."""
    dice = random.Random(seed)
    people = _people(dice)
    asked = questions(dice, sorted(people))
    asked = numbered(random.Random(f"form of {seed}"), asked, sorted(people))
    _answer(dice, people, asked)
    _repeat(dice, people.get("online", []))
    weighted = dice.random() < 0.15
    exports = {
        f"{source}.csv": _export(dice, source, mine, asked, weighted=weighted)
        for source, mine in people.items()
    }
    frame = dice.random() < 0.4
    names = dice.sample(HOSTILE, 3) if dice.random() < 0.5 else ["Buses", "Access", "Library"]
    return Invented(
        _study(dice, sorted(people), asked, weighted=weighted, frame=frame),
        exports,
        CODEFRAME.format(*names) if frame else "",
    )


def _people(dice: random.Random) -> dict[str, list[Person]]:
    """Everybody who responded, by source. A file with nobody in it is refused, so there is none."""
    few = dice.sample(STATUSES, dice.randint(0, 3))
    online = [Person("online") for _ in range(dice.choice(MANY))]
    online += [Person("online", status) for status, n in sizes(dice, few).items() for _ in range(n)]
    found = {"online": online}
    for source in ("easy", "paper", "letters"):
        if dice.random() < 0.5:
            found[source] = [Person(source) for _ in range(dice.choice(SIZES))]
    letters = found.get("letters", [])
    channels = dealt(dice, letters, sizes(dice, ["e-mail"]), "letter")
    for one, channel in zip(letters, channels, strict=True):
        one.channel = channel
    there = {source: mine for source, mine in found.items() if mine}
    return there or {"online": [Person("online")]}


def _answer(dice: random.Random, people: dict[str, list[Person]], asked: Sequence[Asked]) -> None:
    for question in asked:
        mine = [one for source in question.sources for one in people[source]]
        if question.kind == "text":
            given = comments(dice, mine)
        elif question.kind == "multi":
            given = ticked(dice, mine, question.options)
        else:
            wanted = sizes(dice, question.options)
            given = dealt(dice, mine, wanted, dice.choice((question.rest, "")))
        for one, answer in zip(mine, given, strict=True):
            silent = one.status == "empty" or (one.status == "partial" and question.view)
            both = question.id == "choice" and one.channel == "paper" and dice.random() < 0.1
            one.answers[question.id] = "" if silent else SPOILED if both else answer


def _repeat(dice: random.Random, online: list[Person]) -> None:
    """Copies say what one other response says, to the letter."""
    copies = [one for one in online if one.status == "copy"]
    others = [one for one in online if not one.status]
    if copies and others:
        first = dice.choice(others)
        for one in copies:
            one.answers = dict(first.answers)


def _export(
    dice: random.Random,
    source: str,
    people: Sequence[Person],
    asked: Sequence[Asked],
    *,
    weighted: bool,
) -> str:
    mine = [question for question in asked if source in question.sources]
    heads = [*HEADS[source], *(question.text for question in mine)]
    rows = [_row(dice, source, at, one, mine) for at, one in enumerate(people, start=1)]
    if source == "paper":
        rows += [[""] * len(heads)] * dice.choice(SIZES)
    if weighted:
        heads.append("Weight")
        rows = [[*row, dice.choice(("0.8", "1", "1.1")) if any(row) else ""] for row in rows]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([heads, *rows])
    return out.getvalue()


def _row(
    dice: random.Random, source: str, at: int, one: Person, asked: Sequence[Asked]
) -> list[str]:
    when = OPENS + timedelta(days=dice.randint(0, 29), minutes=at)
    when = {"late": CLOSES + timedelta(days=3), "early": OPENS - timedelta(days=2)}.get(
        one.status, when
    )
    stamp = when.strftime("%Y-%m-%d %H:%M:%S")
    answers = [one.answers[question.id] for question in asked]
    match source:
        case "online":
            status = "Survey Preview" if one.status == "test" else "IP Address"
            finished = "False" if one.status in {"partial", "unfinished"} else "True"
            head = [stamp, stamp, status, finished, stamp, f"R_{at}"]
        case "letters":
            head = [str(at), stamp, one.channel, "A resident"]
        case _:
            head = [str(at), stamp]
    return [*head, *answers]


CODEFRAME = """
[[themes]]
id = "travel"
name = "Getting about"

[[themes.codes]]
id = "buses"
name = "{}"
definition = "Buses should run later, or the buses in the evening are missed."

[[themes.codes]]
id = "access"
name = "{}"
definition = "Steps shut out wheelchair users, which is discrimination."

[[themes]]
id = "places"
name = "Places"

[[themes.codes]]
id = "library"
name = "{}"
definition = "The library should be open on a Saturday."
"""


def _study(
    dice: random.Random,
    sources: Sequence[str],
    asked: Sequence[Asked],
    *,
    weighted: bool,
    frame: bool,
) -> str:
    """The text of study.toml."""
    parts = [_about(dice)]
    parts += [
        f'[[sources]]\nid = "{source}"\nfile = "{source}.csv"\n{SETTINGS[source]}'
        for source in sources
    ]
    parts.append(_report(dice, sources, asked))
    if weighted:
        parts.append('[weights]\ncolumn = "Weight"\nwhy = "Invented."')
    if frame:
        parts.append('[equality.about]\ndisability = ["access"]')
        parts.append(FINDING if any(q.id == "disability" for q in asked) else "")
    ignored = {one: PLATFORM_COLUMNS[one] for one in sources if one in PLATFORM_COLUMNS}
    lines = (f"{source} = {json.dumps(columns)}" for source, columns in ignored.items())
    parts.append("[ignored]\n" + "\n".join(lines))
    places = {source: list(_places(source, asked)) for source in sources}
    parts += [_question(question, places) for question in asked]
    return "\n\n".join(parts) + "\n"


FINDING = """[[equality.findings]]
title = "Steps may keep people out"
source = "an invented paper of 2024"
themes = ["access", "buses"]
groups = { disability = ["Disabled"] }"""


def _about(dice: random.Random) -> str:
    lines = [
        f'[study]\ntitle = "{dice.choice(TITLES)}"\nsynthetic = true',
        'organisation = "Example Council"' if dice.random() < 0.5 else "",
        '[embedding]\nname = "lsa"',
    ]
    if dice.random() < 0.8:
        outside = "keep" if dice.random() < 0.2 else "set aside"
        lines.append(f'[window]\nopens = 2025-03-01\ncloses = 2025-03-31\noutside = "{outside}"')
    if dice.random() < 0.2:
        lines.append('[duplicates]\nexact = "keep"')
    if dice.random() < 0.4:
        lines.append('[unfinished]\nresponses = "set aside"')
    return "\n\n".join(line for line in lines if line)


def _report(dice: random.Random, sources: Sequence[str], asked: Sequence[Asked]) -> str:
    lines = [f"[report]\nquotes = {dice.randint(0, 4)}"]
    closed = [q.id for q in asked if q.kind in {"single", "scale"}]
    broken = [q for q in asked if q.breaks]
    if dice.random() < 0.5:
        by = dice.sample([q.by for q in broken], dice.randint(0, min(3, len(broken))))
        by += ["channel"] if dice.random() < 0.5 else []
        lines.append(f"break_down_by = {json.dumps(by)}")
    if dice.random() < 0.3:
        lines.append("column_letters = true")
    if dice.random() < 0.3:
        lines.append('area = "E10000016"')
    if dice.random() < 0.3 and len(closed) > 1:
        area = json.dumps(dice.sample(closed, 1))
        lines.append(f'[[report.areas]]\ntitle = "Area 1: streets"\nquestions = {area}')
    if dice.random() < 0.3 and broken:
        across = json.dumps([broken[0].by, "channel"])
        lines.append(f'[[report.banner]]\ntitle = "Side by side"\nacross = {across}')
    del sources
    return "\n".join(lines)


def _places(source: str, asked: Sequence[Asked]) -> Iterator[tuple[str, str]]:
    """Question -> the letter of its column in an export."""
    mine = [question for question in asked if source in question.sources]
    for at, question in enumerate(mine, start=len(HEADS[source])):
        yield question.id, letter_of(at)


def _question(question: Asked, places: dict[str, list[tuple[str, str]]]) -> str:
    columns = {
        source: letter
        for source in question.sources
        for key, letter in places[source]
        if key == question.id
    }
    inside = ", ".join(f'{source} = ["{letter}"]' for source, letter in columns.items())
    lines = [
        "[[questions]]",
        f'id = "{question.id}"',
        f"text = {json.dumps(question.text)}",
        f'kind = "{question.kind}"',
        f"columns = {{ {inside} }}",
        *question.lines,
    ]
    return "\n".join(lines)


def write_study(seed: int, folder: Path) -> None:
    """Write the study of a seed into a project folder, ready to be run as "any"."""
    made = invent(seed)
    study, raw = folder / "pipelines" / "studies" / NAME, folder / "data" / "raw" / NAME
    study.mkdir(parents=True)
    raw.mkdir(parents=True)
    (study / "study.toml").write_text(made.study, encoding="utf-8")
    if made.codeframe:
        (study / "codeframe.toml").write_text(made.codeframe, encoding="utf-8")
    for name, text in made.exports.items():
        (raw / name).write_text(text, encoding="utf-8")


def ends_published(seed: int, folder: Path) -> str:
    """Run the study of a seed; why it did not end in published files, or "".

    Parameters
    ----------
    seed
        Of the study.
    folder
        An empty folder, to be the project.
    """
    write_study(seed, folder)
    code, said = run_study(folder, NAME)
    reports = folder / "reports" / NAME
    missing = [name for name in PUBLISHED if not (reports / name).is_file()]
    if code or missing:
        return f"exit {code}: {said.strip() or 'missing: ' + ', '.join(missing)}"
    return ""


def run_study(folder: Path, name: str) -> tuple[int, str]:
    """Run a study in this process, as typed; its exit code and what it said was wrong.

    Parameters
    ----------
    folder, name
        The project, and the short name of the study.
    """
    from pipelines.cli import app

    kept, was, error = sys.argv, Path.cwd(), io.StringIO()
    os.chdir(folder)
    sys.argv = ["consult", "run", name]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(error):
            app.main()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os.chdir(was)
        sys.argv = kept
    return code, error.getvalue()
