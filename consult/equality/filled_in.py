"""What people filled in of the equality evidence: read from the tables of a Word file, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consult.errors import Place, Problem, StudyError
from consult.model.evidence.equality import ASKED, FILL_IN, Answer, Answers, YesOrNo

TableText = tuple[str, Sequence[Sequence[str]]]
"""Title of a table, and its rows of text."""


def answers_in(tables: Iterable[TableText], names: Mapping[str, str], file: str) -> Answers:
    """What stands in the tables to fill in.

    Parameters
    ----------
    tables
        Titles without their numbers, and rows of text, the header first or not at all.
    names
        Id -> name of each characteristic.
    file
        For messages.

    Raises
    ------
    StudyError
        When a field to choose in holds anything but its choices.
    """
    ids = {f"{FILL_IN}{name}": key for key, name in names.items()}
    parts = {words: part for part, words in ASKED.items()}
    found: Answers = {}
    problems = []
    for title, rows in tables:
        if title not in ids:
            continue
        said = {parts[row[0]]: row[-1].strip() for row in rows if row and row[0] in parts}
        chosen = said.pop("negative_impact", "").capitalize().rstrip(".")
        if chosen in set(YesOrNo):
            words = (said.get(part, "") for part in ASKED if part != "negative_impact")
            found[ids[title]] = Answer(YesOrNo(chosen), *words)
        else:
            problems.append(_neither(title, file))
    if problems:
        raise StudyError(problems)
    return found


def _neither(title: str, file: str) -> Problem:
    return Problem(
        f"“{ASKED['negative_impact']}” is answered with something else than Yes or No.",
        Place(file, heading=title),
        "Choose Yes or No there, and write the rest under the details.",
    )


def taken_over(kept: Answers, made: Answers, returned: Answers) -> Answers:
    """What is kept from now on: what a person wrote into a file wins, field by field.

    Parameters
    ----------
    kept
        What was kept so far.
    made
        What stood in the file as consult made it.
    returned
        What stands in it now. An empty field takes nothing away.
    """
    new = dict(kept)
    for key, answer in returned.items():
        before = made.get(key, Answer())
        said = {
            part: getattr(answer, part)
            for part in ASKED
            if getattr(answer, part) and getattr(answer, part) != getattr(before, part)
        }
        if said:
            new[key] = replace(new.get(key, Answer()), **said)
    return new


def how_many(before: Answers, after: Answers) -> int:
    """Fields of the second that are not the same in the first.

    Parameters
    ----------
    before, after
        Id of a characteristic -> its answer; one that is missing has empty fields.
    """
    return sum(
        getattr(before.get(key, Answer()), part) != getattr(answer, part)
        for key, answer in after.items()
        for part in ASKED
    )
