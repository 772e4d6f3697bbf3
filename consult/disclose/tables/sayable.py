"""Numbers that stand in no table of their own: which of them sentences and the ledger may print.

Each is a figure of a table that was protected, or is worked out from such figures alone. So it
tells nothing that the tables do not. What cannot be had in this way is not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consult.disclose.policy.rules import Policy
from consult.model.coding.review import Review, in_words
from consult.model.counting.counts import Use
from consult.model.counting.grouping import NO_SUBSTANCE, NOT_ANSWERED, NOT_ASKED, NOTHING
from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.publishing.table import Row, Table
from consult.model.survey.ledger import CAME_IN, KEPT, OF_NOBODY, SET_ASIDE, Entry, Ledger, Spot
from consult.model.survey.questionnaire import OTHER_WORDS

SUBSTANCE = {
    KEPT: "substantive",
    "nothing to change": "nothing_to_change",
    "non-substantive": "non_substantive",
    "blank": "blank",
    "not asked": "not_asked",
}
"""Number in the line of a question -> what it is among the totals of its comments."""


@dataclass(frozen=True)
class Sayable:
    """What may be said beside the tables.

    Parameters
    ----------
    comment_totals
        Question id -> what became of it, as far as that may be printed.
    untold
        Numbers of the ledger that may not be printed.
    review
        How much people have looked at, in a sentence; empty when nothing.
    """

    comment_totals: Mapping[str, CommentTotals]
    untold: frozenset[Spot]
    review: str


def sayable(
    ledger: Ledger,
    totals: Mapping[str, CommentTotals],
    review: Review,
    tables: Sequence[Table],
    policy: Policy,
) -> Sayable:
    """Which numbers sentences and the ledger may print.

    Parameters
    ----------
    ledger, totals, review
        The true numbers: of what came in, of the comments on each open question, and of what
        people have looked at.
    tables
        After disclosure control.
    policy
        How few people are few where no table has them.
    """
    few = policy.thresholds[Use.QUESTION]
    told = totals_told(totals, tables, few)
    return Sayable(told, untold(ledger, told, tables, few), review_told(review, tables))


def totals_told(
    totals: Mapping[str, CommentTotals], tables: Sequence[Table], few: int
) -> dict[str, CommentTotals]:
    """What became of each open question, without the numbers that may not be printed.

    Parameters
    ----------
    totals
        Question id -> the true numbers.
    tables
        After disclosure control.
    few
        The smallest number of people that may be told of where no table has it.

    Notes
    -----
    The table of a question's themes has the people who left it empty, were not asked or wrote
    nothing that can be coded beneath its base, and those who said that nothing needs to change in
    a row. Who could be coded is its base less that row. A number that does not agree with the
    table, as where people took all codes off a comment, is left out too.
    """
    by_id = {table.id: table for table in tables}
    found = {}
    for key, true in totals.items():
        table = by_id.get(TableId(TableKind.THEMES, key))
        found[key] = _of_table(true, table) if table else _alone(true, key, by_id, few)
    return found


def _of_table(true: CommentTotals, table: Table) -> CommentTotals:
    rows = {row.label: row for row in table.rows}
    nothing, empty = _people(rows.get(NOTHING)), _people(rows.get(NO_SUBSTANCE))
    coded = None if table.base is None or nothing is None else table.base - nothing
    wrote = None if table.base is None or empty is None else table.base + empty
    return CommentTotals(
        substantive=_agreed(coded, true.substantive),
        non_substantive=_agreed(empty, true.non_substantive),
        blank=_agreed(_people(rows.get(NOT_ANSWERED)), true.blank),
        not_asked=_agreed(_people(rows.get(NOT_ASKED)), true.not_asked),
        responses=true.responses,
        nothing_to_change=_agreed(nothing, true.nothing_to_change),
        wrote=_agreed(wrote, true.commented),
    )


def _people(row: Row | None) -> int | None:
    """The people of a row: none where there is no such row, ``None`` where they are hidden."""
    number = row.cells[0].number if row else 0
    return None if number is None else int(number)


def _agreed(told: int | None, true: int | None) -> int | None:
    return told if told == true else None


def _alone(
    true: CommentTotals, key: str, tables: Mapping[TableId, Table], few: int
) -> CommentTotals:
    """A question without a table of themes: all of its numbers, or noughts alone."""
    numbers = {name: getattr(true, name) for name in SUBSTANCE.values()}
    enough = not any(0 < number < few for number in numbers.values())
    if (
        enough
        and _all_shown(tables.get(TableId(TableKind.CHANNELS)))
        and _options_shown(key, tables)
    ):
        return true
    noughts = {name: None if number else 0 for name, number in numbers.items()}
    return CommentTotals(responses=true.responses, **noughts)


def _options_shown(key: str, tables: Mapping[TableId, Table]) -> bool:
    """Whether everybody may know who chose the option "Other" whose words these are."""
    if not key.endswith(OTHER_WORDS):
        return True
    question = key.removesuffix(OTHER_WORDS)
    kinds = (TableKind.QUESTION, TableKind.RESPONDENTS, TableKind.PROFILE)
    return any(_all_shown(tables.get(TableId(kind, question))) for kind in kinds)


def _all_shown(table: Table | None) -> bool:
    return table is not None and all(row.cells[0].number is not None for row in table.rows)


def review_told(review: Review, tables: Sequence[Table]) -> str:
    """How much people have looked at, in a sentence that holds no number the tables hide.

    Parameters
    ----------
    review
        Question by question.
    tables
        After disclosure control. All comments that were reviewed are as many as those in the bases
        of the tables of themes, so numbers of comments are left out where such a base is hidden.
    """
    return in_words(review, comments_told=comments_told(review, tables))


def comments_told(review: Review, tables: Sequence[Table]) -> bool:
    """Whether numbers of comments that were reviewed may be printed.

    Parameters
    ----------
    review, tables
        As of :func:`review_told`.
    """
    bases = {table.id: table.base for table in tables}
    return all(bases.get(TableId(TableKind.THEMES, question)) is not None for question in review)


def untold(
    ledger: Ledger, totals: Mapping[str, CommentTotals], tables: Sequence[Table], few: int
) -> frozenset[Spot]:
    """The numbers of the ledger that may not be printed.

    Parameters
    ----------
    ledger
        Every line.
    totals
        Question id -> what may be printed of its comments, from :func:`totals_told`.
    tables, few
        As there.

    Notes
    -----
    Responses that are set aside are in no table, so how many they are, and why, tells nothing of
    anybody who is counted. All else counts people who are: rows of one export among several are
    printed where every channel is shown and none is few. A line of a kind that is not known here
    is not printed.
    """
    by_id = {table.id: table for table in tables}
    exports = [entry for entry in ledger.entries if entry.what == "rows" and entry.of]
    shown = len(exports) < 2 or (
        _all_shown(by_id.get(TableId(TableKind.CHANNELS)))
        and not any(0 < n < few for entry in exports for n in (entry.came_in, entry.kept))
    )
    return frozenset(
        entry.spot(name)
        for entry in ledger.entries
        for name in entry.numbers
        if name not in _told(entry, totals, by_id, few, exports_shown=shown)
    )


def _told(
    entry: Entry,
    totals: Mapping[str, CommentTotals],
    tables: Mapping[TableId, Table],
    few: int,
    *,
    exports_shown: bool,
) -> frozenset[str]:
    """Which numbers of a line may be printed."""
    every = frozenset(entry.numbers)
    match entry.what:
        case "responses":
            return every
        case "rows":
            return every if exports_shown else every & OF_NOBODY
        case "unfinished responses":
            return every - ({CAME_IN, KEPT} if 0 < entry.kept < few else set())
        case "responses in people's own words":
            return (
                every
                if _all_shown(tables.get(TableId(TableKind.CAMPAIGNS)))
                else frozenset({CAME_IN})
            )
        case "comments":
            return frozenset(_of_comments(totals.get(entry.of)))
    return frozenset()


def _of_comments(totals: CommentTotals | None) -> Iterator[str]:
    """Everybody knows how many responses came in, and how many of them were set aside."""
    yield from (CAME_IN, "response set aside")
    for name, part in SUBSTANCE.items():
        if totals is not None and getattr(totals, part) is not None:
            yield name
    if totals is not None and totals.substantive is not None:
        yield SET_ASIDE
