"""The list of comments that a named person reads: merged with what that person wrote, by key.

A row never goes. Of a comment that is no longer in the export, or was changed there, the row stays
and says so; a changed comment is a new one. Columns and rows that people added come back too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from consult.care.triage import RiskFlag, Sure
from consult.model.run.checked import SafetyCheck

KEY, RESPONSE, QUESTION, ASKED = "Key", "Response", "Question", "What was asked"
KINDS, PASSAGE, SURE = "What it may be about", "Passage", "How sure"
SINCE, TODAY = "Listed since", "In the last export"
OUTCOME, BY, WHEN = "Outcome", "Looked at by", "When"
SHOWN = (KEY, RESPONSE, QUESTION, ASKED, KINDS, PASSAGE, SURE, SINCE, TODAY)
TO_FILL_IN = (OUTCOME, BY, WHEN)
"""Columns that only people write in."""

LETTERS = 12
"""Of a key. Of a million comments two would have the same key in one study of 500; of the few that
are listed, practically never."""

_SUREST_FIRST = (Sure.PERSON, Sure.CLEAR, Sure.LIKELY, Sure.WORDS)
_ORDER = {str(sure): at for at, sure in enumerate(_SUREST_FIRST)}


@dataclass(frozen=True)
class Listed:
    """One comment of today's export that is listed.

    Parameters
    ----------
    response, question
        Ids.
    asked
        The question in words.
    text
        The whole comment, which the list does not show.
    flag
        Why it is listed.
    """

    response: str
    question: str
    asked: str
    text: str
    flag: RiskFlag

    @property
    def key(self) -> str:
        """Known again by response, question and words: a changed comment is another."""
        told = "\n".join((self.response, self.question, self.text))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:LETTERS]


@dataclass(frozen=True)
class RiskList:
    """The list.

    Parameters
    ----------
    rows
        Heading -> words of each row; those that people added have no key.
    made
        Day on which comments were last looked through, as 2024-03-08.
    more
        Headings of columns that people added.
    """

    rows: tuple[Mapping[str, str], ...] = ()
    made: str = ""
    more: tuple[str, ...] = ()

    @property
    def check(self) -> SafetyCheck:
        """What a report may say of it, and which comments it may not quote."""
        ours = [row for row in self.rows if row.get(KEY)]
        people = dict.fromkeys(row[BY] for row in self.rows if row.get(BY))
        days = [row[WHEN] for row in self.rows if row.get(WHEN)]
        return SafetyCheck(
            made=self.made,
            by=tuple(people),
            last=max(days, default=""),
            waiting=any(not looked_at(row) for row in ours),
            listed=frozenset((row.get(RESPONSE, ""), row.get(QUESTION, "")) for row in ours),
        )


def looked_at(row: Mapping[str, str]) -> bool:
    """Whether a person said what became of a row.

    Parameters
    ----------
    row
        Of the list.
    """
    return bool(row.get(OUTCOME))


def merged(before: RiskList, found: Iterable[Listed], today: str) -> RiskList:
    """The list after another look, with all that people wrote.

    Parameters
    ----------
    before
        As it came back, in whatever order.
    found
        What is listed of today's export.
    today
        As 2024-03-08.
    """
    fresh = {one.key: one for one in found}
    rows: list[dict[str, str]] = []
    for row in before.rows:
        one = fresh.pop(row.get(KEY, ""), None)
        if one is not None:
            rows.append({**row, **_shown(one, row.get(SINCE) or today)})
        elif row.get(KEY):
            rows.append({**row, TODAY: "No"})
        else:
            rows.append(dict(row))
    rows += [_shown(one, today) for one in fresh.values()]
    return RiskList(tuple(sorted(rows, key=_place)), today, before.more)


def with_marked(before: RiskList, found: Iterable[Listed], today: str) -> RiskList:
    """The list with comments that reviewers marked; nothing else of it changes.

    Parameters
    ----------
    before
        As it came back.
    found
        What was marked; a comment that is listed already stays as it is.
    today
        As 2024-03-08.
    """
    known = {row.get(KEY, "") for row in before.rows}
    fresh = {one.key: one for one in found if one.key not in known}
    rows = [*before.rows, *(_shown(one, today) for one in fresh.values())]
    if not fresh:
        return before
    return RiskList(tuple(sorted(rows, key=_place)), before.made, before.more)


def new_since(before: RiskList, after: RiskList) -> int:
    """How many rows were not there before.

    Parameters
    ----------
    before, after
        The list before and after another look.
    """
    known = {row.get(KEY, "") for row in before.rows}
    return sum(row.get(KEY, "") not in known for row in after.rows)


def _shown(one: Listed, since: str) -> dict[str, str]:
    return {
        KEY: one.key,
        RESPONSE: one.response,
        QUESTION: one.question,
        ASKED: one.asked,
        KINDS: "; ".join(one.flag.kinds),
        PASSAGE: one.flag.passage,
        SURE: str(one.flag.sure),
        SINCE: since,
        TODAY: "Yes",
    }


def _place(row: Mapping[str, str]) -> tuple[bool, bool, int, str, str]:
    """What nobody has looked at first, and of that what is surest; people's own rows last."""
    sure = _ORDER.get(row.get(SURE, ""), len(_ORDER))
    return (not row.get(KEY), looked_at(row), sure, row.get(SINCE, ""), row.get(KEY, ""))
