"""The sheets and columns of a review workbook, by the headings people see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consult.coding.texts.content_hash import content_hash
from consult.model.coding.deciding import Band, Stance
from consult.model.coding.review import ThemeDecision
from consult.office.sheet import LONGEST_CELL
from consult.office.words import fit_cell, one_line, shorten

README, THEMES, ANSWERS = "Read me", "Themes", "Answers"
"""Sheets, in order."""

CURRENT, NEW_NAME, MERGE, RETIRE = "Current name", "New name", "Merge into", "Retire"
NEW_DEFINITION, CHECKED_BY, SIZE = "New definition", "Checked by", "Answers with it"
DEFINITION, PART_OF, KEYWORDS = "Definition", "Part of", "Keywords"
NEAR = ("Near the centre 1", "Near the centre 2", "Near the centre 3")
EDGE, QUESTION, CODE_ID = "At the edge", "Question", "Code id"

TO_FILL_IN = (NEW_NAME, MERGE, RETIRE, NEW_DEFINITION, CHECKED_BY)
THEME_COLUMNS = (
    CURRENT,
    QUESTION,
    *TO_FILL_IN,
    SIZE,
    DEFINITION,
    PART_OF,
    KEYWORDS,
    *NEAR,
    EDGE,
    CODE_ID,
)
THEME_COLUMNS_NEEDED = (CURRENT, QUESTION, *TO_FILL_IN, DEFINITION, PART_OF, CODE_ID)

ANSWER, TIMES, ACCEPT_ALL = "Answer", "Times given", "Accept all"
REVIEWER, ANSWER_ID = "Reviewer", "Answer id"
CODE, PASSAGE, DECISION, ADD = "Suggested code", "Passage", "Decision", "Add code"
SURE = "How sure"
"""Followed by a number from 1, as the four before it."""

PERHAPS = "Perhaps also"
CONFIDENCE_LABELS = {
    Band.ACCEPT: "Likely right",
    Band.REVIEW: "Please check",
    Band.LEAVE: "Doubtful",
}
"""What is to be done about a code that was learnt, in the words people see."""

SUGGESTED_STANCE, STANCE = "Suggested stance", "Stance"
"""Stand there where a question is about agreement."""

FEWEST_ADDED = 3
"""Columns to add codes by."""

ACCEPT_WORD, REMOVE_WORD, YES = "Accept", "Remove", "Yes"
STANCES = {
    Stance.SUPPORTS: "Supports",
    Stance.OPPOSES: "Opposes",
    Stance.MIXED: "Mixed",
    Stance.UNCLEAR: "Unclear",
}
FOUND = "Found in the answers"
"""Stands under "Part of" for a theme that is not of the agreed codeframe."""

OWN = "Named in review"
"""Stands there for one that people thought of, and in the rows that are free for such."""

FREE_ROWS = 5
"""Under the themes of each question."""

MADE_FROM = "Made from suggestions"
"""Heads the line that tells whether a workbook belongs to the suggestions at hand."""

ID_DIGITS = 12
QUESTION_CHARACTERS = 80
CUT = " [The answer is longer than a cell holds and is cut here.]"


def numbered(heading: str, number: int) -> str:
    """A heading that stands several times."""
    return f"{heading} {number}"


def suggestion_columns(number: int, *, learnt: bool) -> tuple[str, ...]:
    """The columns of one suggested code.

    Parameters
    ----------
    number
        Which one, from 1.
    learnt
        Whether codes were learnt, so that it can be told how sure each is.
    """
    parts = (CODE, PASSAGE, SURE, DECISION) if learnt else (CODE, PASSAGE, DECISION)
    return tuple(numbered(part, number) for part in parts)


def answer_columns(
    suggestions: int, added: int, *, learnt: bool, stances: bool = False
) -> tuple[str, ...]:
    """The columns of the sheet of answers.

    Parameters
    ----------
    suggestions, added
        Most codes suggested for a text, and columns to add more by.
    learnt
        Whether codes were learnt.
    stances
        Whether a question is about agreement.
    """
    each = range(1, suggestions + 1)
    suggested = tuple(name for at in each for name in suggestion_columns(at, learnt=learnt))
    perhaps = (PERHAPS,) if learnt else ()
    adds = tuple(numbered(ADD, at) for at in range(1, added + 1))
    ways = (SUGGESTED_STANCE, STANCE) if stances else ()
    last = (*perhaps, *adds, *ways, REVIEWER, ANSWER_ID)
    return (ANSWER, QUESTION, TIMES, *suggested, ACCEPT_ALL, *last)


def chance(probability: float) -> str:
    """A probability in words."""
    tenths = round(probability * 10)
    if tenths < 1:
        return "less than 1 in 10"
    return f"about {tenths} in 10" if tenths < 10 else "nearly 10 in 10"


def confidence_label(band: Band, probability: float) -> str:
    """How sure a code is that was learnt, in words."""
    return f"{CONFIDENCE_LABELS[band]}: {chance(probability)}"


def shown(text: str) -> str:
    """A comment as it stands in a cell."""
    return fit_cell(text, most=LONGEST_CELL, mark=CUT)


def answer_id(hashed: str) -> str:
    """What a row of the sheet of answers is known by."""
    return hashed[:ID_DIGITS]


def id_of(text: str) -> str:
    """What the row of a comment is known by."""
    return answer_id(content_hash(text))


def question_cell(question: str, wording: str) -> str:
    """A question in a cell: its id, then its wording as far as there is room."""
    return f"{question}: {shorten(wording, QUESTION_CHARACTERS)}"


def question_id(cell: str) -> str:
    """The id of the question in a cell."""
    return cell.partition(":")[0].strip()


def plain(name: str) -> str:
    """A name for comparing: capitals and spaces do not count."""
    return one_line(name).casefold()


def display_names(themes: Sequence[ThemeDecision]) -> Mapping[str, str]:
    """Code id -> the name it is chosen by: its own, with the id behind it where two are alike."""
    names = [plain(theme.name) for theme in themes]
    return {
        theme.code: one_line(theme.name)
        if names.count(plain(theme.name)) == 1
        else f"{one_line(theme.name)} ({theme.code})"
        for theme in themes
    }
