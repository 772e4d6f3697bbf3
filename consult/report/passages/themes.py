"""The themes of open questions, with examples in people's own words."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.coding.codeframe import UNREAD_CODE, UsedCode
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.publishing.table import Table, Unit
from consult.model.survey.questionnaire import OTHER_WORDS
from consult.model.words.document import Block, Callout, Heading, Paragraph, Quote, TableBlock
from consult.model.words.text import Phrase, Text, bound, joined, say
from consult.report.passages import stance
from consult.report.passages.open_questions import letters, open_questions
from consult.report.passages.placing import elsewhere
from consult.report.passages.theme_headings import by_heading
from consult.report.prose.banners import NOT_DONE, NOT_REVIEWED, REST
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line
from consult.report.prose.wording import reading_of

COMMENTS = "comments"
"""How the names of figures of what became of comments begin."""

SUGGESTED = "They were suggested by a computer model and may be wrong. Do not rely on them."

HIDDEN = "The number is hidden to protect people in small groups, so no example is printed."

HIDDEN_TITLE = "Themes whose number is hidden"

HIDDEN_TOO = "To protect people in small groups, no number and no example is printed of:"

MOST_HIDDEN = 3
"""Hidden themes of one question that are told one by one; more would be headings with the same
sentence beneath each. With one, ``kent-2024`` has two headings fewer."""

CODED, EMPTY = "substantive", "without substance"
"""Names of two of the figures of what became of comments, of which no people are told."""

HOW_MANY = "How many people {did} is hidden, to protect people in small groups."

NO_ROW = "It has no row in the table, so no example is printed."


def chosen_blocks(findings: Findings, asked: frozenset[str]) -> tuple[Block, ...]:
    """Some open questions with their themes, for a part of their own.

    Parameters
    ----------
    findings, asked
        What was found, and ids of the questions; nothing where none of them was answered.
    """
    made = tuple(theme_blocks(findings, asked))
    return (*how_reviewed(findings), *made) if made else ()


def theme_blocks(findings: Findings, asked: frozenset[str]) -> Iterator[Block]:
    """Each of some open questions under its heading, in the order asked.

    Parameters
    ----------
    findings, asked
        What was found, and ids of the questions.
    """
    for key, name in open_questions(findings):
        if key in asked:
            yield from _question(findings, key, name)


def how_reviewed(findings: Findings) -> tuple[Block, ...]:
    """How far people have looked at what follows.

    Parameters
    ----------
    findings
        Of which it reads whether the review is complete, and what of it is said.

    Returns
    -------
    tuple[Block, ...]
        A warning while it is not; nothing where it is and nothing is said of it.
    """
    if findings.reviewed:
        return (Paragraph(f"{findings.review} {REST}"),) if findings.review else ()
    so_far = f"{findings.review} {NOT_DONE}" if findings.review else NOT_REVIEWED
    return (Callout("DRAFT", f"{so_far} {SUGGESTED}"),)


def _question(findings: Findings, key: str, name: str) -> tuple[Block, ...]:
    text = one_line(findings.questionnaire[key.removesuffix(OTHER_WORDS)].text)
    table = findings.table(TableId(TableKind.THEMES, key))
    codes = findings.codes.get(key, ())
    said: list[Phrase] = [] if name.endswith(text) else [f"We asked: “{text}”"]
    totals = findings.comment_totals.get(key)
    if totals:
        said.append(totals_text(totals, key, letters=key in letters(findings)))
    if not codes:
        said.append("There are no themes for this question.")
    return (
        Heading(name, 2),
        *(Paragraph(words) for words in said),
        *([TableBlock(table)] if table else []),
        *(() if _told_together(findings) else by_heading(table)),
        *stance.by_answer(findings, key),
        *stance.blocks(findings, key),
        *_codes(findings, key),
    )


def _told_together(findings: Findings) -> bool:
    """Whether headings are told of all comments together, and so not question by question."""
    return findings.table(TableId(TableKind.THEMES, ALL_COMMENTS)) is not None


def _codes(findings: Findings, key: str) -> Iterator[Block]:
    """Each code that anybody raised; where many are hidden, those by name only."""
    told, hidden = _told_and_hidden(findings, key)
    before = _told_before(findings, key)
    for code in told:
        yield from _code(findings, key, code, again=code in before)
    if hidden:
        names = listed(tuple(f"“{one_line(code.name)}”" for code in hidden))
        yield Heading(HIDDEN_TITLE, 3)
        yield Paragraph(say("{too} {names}.", too=HIDDEN_TOO, names=names))


def _told_and_hidden(findings: Findings, key: str) -> tuple[list[UsedCode], list[UsedCode]]:
    """The codes of a question that have a heading, and those that are only named."""
    table = findings.table(TableId(TableKind.THEMES, key))
    raised = [c for c in findings.codes.get(key, ()) if not _raised_by_nobody(c.name, table)]
    hidden = [code for code in raised if _found(code, table)[0] == HIDDEN]
    if len(hidden) <= MOST_HIDDEN:
        return raised, []
    return [code for code in raised if code not in hidden], hidden


def _told_before(findings: Findings, key: str) -> frozenset[UsedCode]:
    """The agreed codes that stand with what they cover at a question further up in the report."""
    others = elsewhere(findings)
    asked = (key for key, _ in open_questions(findings))
    # Open questions with a part of their own, equality and letters, stand after the others.
    keys = sorted(asked, key=lambda key: key in others)
    above = keys[: keys.index(key)] if key in keys else []
    told = (code for before in above for code in _told_and_hidden(findings, before)[0])
    return frozenset(code for code in told if code.agreed)


def totals_text(totals: CommentTotals, key: str, *, letters: bool = False) -> Text:
    """How many people wrote something, how much of it could be sorted, and who was not asked.

    Parameters
    ----------
    totals, key
        What became of one open question, and its id.
    letters
        Whether it is no question, but what came in e-mails, letters and notes of events.
    """
    if totals.commented == 0:
        return Text("Nobody wrote a comment.")
    wrote = "wrote" if letters else "wrote a comment"
    aside = (totals.nothing_to_change, totals.non_substantive)
    could = totals.substantive if any(part != 0 for part in aside) else 0
    empty, unasked = (0, 0) if letters else (totals.blank, totals.not_asked)
    told = (
        (totals.commented, "commented", wrote),
        (could, CODED, "wrote what could be sorted into themes"),
        (totals.nothing_to_change, "nothing to change", "answered that nothing needs to change"),
        (totals.non_substantive, EMPTY, "said no more than “no comment” or the like"),
        (empty, "blank", "left the box empty"),
        (unasked, "not asked", "did not have this question"),
    )
    said = [_said(number, key, what, did) for number, what, did in told if number]
    hidden = listed(tuple(did for number, _, did in told if number is None), last="or")
    return joined((*said, say(HOW_MANY, did=hidden)) if hidden else said)


def _said(number: int, key: str, what: str, did: str) -> Text:
    """A sentence on what so many people did."""
    printed = bound(count_text(number), COMMENTS, key, what)
    if what == CODED:
        return say("Of these comments, {number} could be sorted into themes.", number=printed)
    who = "" if what == EMPTY else " person" if number == 1 else " people"
    return printed + f"{who} {did}."


def _code(findings: Findings, key: str, code: UsedCode, *, again: bool) -> tuple[Block, ...]:
    found = _found(code, findings.table(TableId(TableKind.THEMES, key)))
    examples = findings.examples.get((key, code.id), ())
    quotes = examples if found[1] else ()
    source = f"Part of the theme “{one_line(code.theme)}”." if code.theme else ""
    covers = () if again else (one_line(code.definition), source)
    words = joined(part for part in (*covers, found[0]) if part)
    return (
        Heading(one_line(code.name), 3),
        *([Paragraph(words)] if words else []),
        *(Quote(one.text, f"({one.said_by})" if one.said_by else "") for one in quotes),
    )


def _raised_by_nobody(name: str, table: Table | None) -> bool:
    reading = reading_of(name, table) if table else None
    return reading is not None and reading.number == 0


def _found(code: UsedCode, table: Table | None) -> tuple[Phrase, bool]:
    """How often a theme was raised, and whether examples of it may be printed.

    A quote beside a hidden number would say who is in the small group, so it falls with it.
    """
    if table is None:
        return "", False
    name = code.name
    reading = reading_of(name, table)
    if reading is None:
        labels = {one_line(row.label).casefold() for row in table.rows}
        return (HIDDEN if one_line(name).casefold() in labels else NO_ROW), False
    people = any(column.unit is Unit.PEOPLE for column in table.columns)
    before, single, many = ("by", "person", "people") if people else ("in", "comment", "comments")
    said = say(
        "{did} {by} {number} {people} ({share}).",
        did="Written" if code.id == UNREAD_CODE else "Raised",
        by=before,
        number=reading.says_number,
        people=single if reading.number == 1 else many,
        share=reading.says_share,
    )
    return said, True
