"""The sheets, headings and words of questions.xlsx, as people see them."""

from __future__ import annotations

from collections.abc import Mapping

from consult.definitions import characteristics
from consult.model.survey.questionnaire import Kind, Purpose
from consult.office.yes_no import yes_or_no

QUESTIONS, PROPOSALS, FILES = "Questions", "Proposals", "Files"
LEFT_OUT, WORDS = "Left out", "Words"
"""Sheets, in order."""

AS_WRITTEN = "As written"
"""A hidden sheet: what the others said when they were written, to tell what people changed."""

NUMBER, ID, ASKED, KIND = "No.", "Id", "Words of the question", "Kind"
PURPOSE, CHARACTERISTIC, TOP = "What it is for", "Characteristic", "Answers given most"
ASKED_OF = "Asked only of"
FIRST, CHECK, TOUCHED = "Look first", "What to look at", "Responses it touches"
WAITING, CHECKED = "Proposals to decide", "Checked?"

PROPOSAL_ID, SAYS, CHANGES, TAKE = "Proposal", "What is proposed", "What it would write", "Take it?"

ENTRY_ID, EXPORT, TAKEN_FOR = "Entry", "File", "What it was taken for"

COLUMN_ID, WHY, MAKE = "Column", "What stands in it, and why it is left out", "Make it a question?"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    QUESTIONS: (
        NUMBER,
        ID,
        ASKED,
        KIND,
        PURPOSE,
        CHARACTERISTIC,
        ASKED_OF,
        TOP,
        FIRST,
        CHECK,
        TOUCHED,
        WAITING,
        CHECKED,
    ),
    PROPOSALS: (PROPOSAL_ID, ASKED, SAYS, CHANGES, TOUCHED, TAKE),
    FILES: (ENTRY_ID, EXPORT, TAKEN_FOR, CHECK, CHECKED),
    LEFT_OUT: (COLUMN_ID, WHY, MAKE),
}
"""Sheet -> its headings."""

KEYS: Mapping[str, str] = {
    QUESTIONS: ID,
    PROPOSALS: PROPOSAL_ID,
    FILES: ENTRY_ID,
    LEFT_OUT: COLUMN_ID,
}
"""Sheet -> the heading of what its rows are known by."""

TO_FILL_IN: Mapping[str, tuple[str, ...]] = {
    QUESTIONS: (ASKED, KIND, PURPOSE, CHARACTERISTIC, CHECKED),
    PROPOSALS: (TAKE,),
    FILES: (CHECKED,),
    LEFT_OUT: (MAKE,),
}
"""Sheet -> the headings whose cells are read back."""

UNFINISHED = "unfinished responses"
"""The row of what becomes of responses that were never submitted; no file has that id."""

NUMBERS = frozenset({NUMBER, FIRST, TOUCHED})
"""Headings of numbers."""

YES, NO = "Yes", "No"

KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.SINGLE: ("One choice", "People chose one option."),
    Kind.MULTI: ("Several choices", "People ticked all that apply."),
    Kind.SCALE: ("A scale", "People chose one point of an ordered scale."),
    Kind.RANK: ("A ranking", "People put options in order."),
    Kind.NUMBER: ("A number", "People gave a number."),
    Kind.TEXT: ("Own words", "People wrote in their own words."),
}
"""Kind -> its name here, and what people could do."""

PURPOSES: Mapping[Purpose, tuple[str, str]] = {
    Purpose.OPINION: ("Opinion", "What people think of the proposals."),
    Purpose.RESPONDENT: ("About the respondent", "Who is responding: resident, professional."),
    Purpose.CHARACTERISTIC: ("Characteristic", "What people share, such as age or religion."),
    Purpose.CONTEXT: ("Context", "Anything else, such as how people heard of it."),
}
"""Purpose -> its name here, and what the question is about."""


def plain(words: str) -> str:
    """Words for comparing: capitals and spaces do not count.

    Parameters
    ----------
    words
        As they stand in a cell.
    """
    return " ".join(words.split()).casefold()


def named_characteristics() -> dict[str, str]:
    """Id of each characteristic -> its name here, by which it is chosen."""
    return {key: known.name for key, known in characteristics().items()}


def choices(heading: str) -> dict[str, str]:
    """What can be chosen under a heading: what study.toml writes -> its words here.

    Parameters
    ----------
    heading
        One whose cells are chosen from a list.
    """
    if heading == KIND:
        return {str(kind): words for kind, (words, _) in KINDS.items()}
    if heading == PURPOSE:
        return {str(purpose): words for purpose, (words, _) in PURPOSES.items()}
    if heading == CHARACTERISTIC:
        return named_characteristics()
    return {YES: YES, NO: NO} if heading == TAKE else {YES: YES}


def meant(heading: str, words: str) -> str | None:
    """What somebody meant in a cell, as the workbook itself would write it.

    Parameters
    ----------
    heading
        Of the column.
    words
        As they stand in the cell; may be empty.

    Returns
    -------
    str or None
        ``None`` when it is none of the choices.
    """
    if not words or heading == ASKED:
        return words
    known = choices(heading)
    for key, name in known.items():
        if plain(words) in {plain(key), plain(name)}:
            return name
    said = yes_or_no(words)
    if YES in known and said:
        return YES
    return NO if NO in known and said is False else None


def key_of(heading: str, name: str) -> str:
    """What study.toml writes for a choice; empty for none.

    Parameters
    ----------
    heading
        Of the column.
    name
        As the workbook writes it.
    """
    return next((key for key, own in choices(heading).items() if own == name), "")
