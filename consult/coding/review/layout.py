"""The sheets and columns of a review workbook, by the headings people see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from consult.coding.texts.words_hash import ID_DIGITS, words_hash
from consult.model.coding.codeframe import ALL_QUESTIONS
from consult.model.coding.deciding import Band, Stance
from consult.model.coding.journal import Aspect
from consult.model.coding.review import ThemeDecision
from consult.office.sheet import LONGEST_CELL
from consult.office.words import as_compared, fit_cell, one_line, shorten

README, THEMES, ANSWERS = "Read me", "Themes", "Answers"
ADJUDICATE, RARE, VERSIONS = "Adjudicate", "Rare views", "Versions"
"""Sheets; the last three only where there is something to show. Version 0.1
had the answers to all questions on one sheet of that name; now each question has a sheet of its
own, named by its wording."""

ANSWERS_TAG = "answers"
"""How the names of the tagged tables of answers begin."""

ALIKE, MERGE_PAIR, OTHER_ID = "Look alike", "Merge", "Other code id"
"""The sheet of themes that look alike, and two of its columns."""

CURRENT, NEW_NAME, MERGE, RETIRE = "Current name", "New name", "Merge into", "Retire"
SPLIT = "Split into"
NEW_DEFINITION, CHECKED_BY, SIZE = "New definition", "Checked by", "Answers with it"
DEFINITION, PART_OF, KEYWORDS = "Definition", "Part of", "Keywords"
QUESTION, CODE_ID, EXAMPLES, ALL_EXAMPLES = "Question", "Code id", "Examples", "All examples"
NEW = "New"
"""Of themes and of answers: says so where the workbook before did not have it."""

REWORDED = "Words"
"""Stands there of an answer of which the workbook before had other words: hidden or shown since."""

SHOWING_ANSWERS = (
    *(EXAMPLES, "Near the centre 1", "Near the centre 2", "Near the centre 3", "At the edge"),
)
"""Columns of themes in which answers stand; the last four in workbooks of before."""

EXAMPLES_SHEET, EXAMPLE = "Examples", "Example"
"""The sheet of all examples, and the column of them."""

NO_ANSWERS = (README, THEMES, ALIKE, EXAMPLES_SHEET, ADJUDICATE, RARE, VERSIONS)
"""Sheets of ours beside those of answers; any other is somebody's own."""

TO_FILL_IN = (NEW_NAME, MERGE, RETIRE, CHECKED_BY, SPLIT, NEW_DEFINITION)
THEME_COLUMNS = (
    CURRENT,
    NEW,
    SIZE,
    DEFINITION,
    EXAMPLES,
    ALL_EXAMPLES,
    *TO_FILL_IN,
    KEYWORDS,
    PART_OF,
    QUESTION,
    CODE_ID,
)
"""What a theme is judged by and what is done to it stands first, so that a screen holds it."""

THEME_COLUMNS_NEEDED = (
    *(CURRENT, QUESTION, NEW_NAME, MERGE, RETIRE),
    *(NEW_DEFINITION, CHECKED_BY, DEFINITION, PART_OF, CODE_ID),
)
"""Workbooks of version 0.1 have no column to split by."""

UNDER_ALONE = " @ "
"""Between the id of a theme and that of the one question under which it was taken away, where it
stands under the others: its row says so, and gives it back."""

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
"""Columns to add codes by, beside those of what was added before. Coders of NHS comments gave a
comment six codes at most, and three may be suggested already."""

ACCEPT_WORD, REMOVE_WORD, YES, NO = "Accept", "Remove", "Yes", "No"

MARK_COLUMNS = {
    Aspect.NOTE: "Note",
    Aspect.QUOTE: "Quote approved",
    Aspect.SAFEGUARDING: "Safeguarding",
}
"""What people mark an answer with -> its column."""

ROW_CHECK = "Row check"
"""The column by which it is noticed that a column was sorted by itself."""

CONFLICT_ID, SETTLE, SETTLED_BY = "Conflict id", "Which stands", "Settled by"
FIRST_CHOICE, SECOND_CHOICE = "First", "Second"
CHOICES = (FIRST_CHOICE, SECOND_CHOICE, "Third", "Fourth", "Fifth")
"""Words for contrary decisions in the order they came; more than five people hardly ever decide
the same thing in five ways."""

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
"""Under the themes of each question. Whoever needs more puts rows in, which are read like these."""

MADE_FROM = "Made from suggestions"
"""Heads the line that tells whether a workbook belongs to the suggestions at hand."""

QUESTION_CHARACTERS = 80
"""Of the wording in a cell, three lines of its column: enough to tell questions apart. Only the id
before it is read back."""

CUT = " [The answer is longer than a cell holds and is cut here.]"


def numbered(heading: str, number: int) -> str:
    """A heading that stands several times.

    Parameters
    ----------
    heading
        One of the four of a suggestion, or "Add code".
    number
        From 1.
    """
    return f"{heading} {number}"


def is_read_back(heading: str) -> bool:
    """Whether a column of answers is one that is read when the workbook comes back.

    Parameters
    ----------
    heading
        With its number.
    """
    read = (CODE, DECISION, ADD, STANCE, ACCEPT_ALL, REVIEWER, *MARK_COLUMNS.values())
    return without_number(heading) in read


IDENTIFIES = (ANSWER, QUESTION, ANSWER_ID)
"""Columns by which a row of answers is known."""


def without_number(heading: str) -> str:
    """A heading without the number that tells it from others.

    Parameters
    ----------
    heading
        Of a column.
    """
    return heading.rstrip("0123456789").rstrip()


def answer_columns(
    suggestions: int, added: int, *, learnt: bool, stances: bool = False
) -> tuple[str, ...]:
    """The columns of a sheet of answers: first what it takes to decide one, then all else.

    Parameters
    ----------
    suggestions, added
        Most codes suggested for a text, and columns to add more by.
    learnt
        Whether codes were learnt, so that it can be told how sure each is.
    stances
        Whether the question is about agreement.
    """
    each = range(1, suggestions + 1)
    codes = tuple(numbered(part, at) for at in each for part in (CODE, DECISION))
    first, *more = (numbered(ADD, at) for at in range(1, added + 1))
    behind = (PASSAGE, SURE) if learnt else (PASSAGE,)
    told = tuple(numbered(part, at) for at in each for part in behind)
    ways = (SUGGESTED_STANCE, STANCE) if stances else ()
    perhaps = (PERHAPS,) if learnt else ()
    needed = (ANSWER_ID, NEW, ANSWER, *codes, ACCEPT_ALL, first, REVIEWER)
    return (
        *(*needed, *ways, *MARK_COLUMNS.values(), *more),
        *(*perhaps, *told, TIMES, QUESTION, ROW_CHECK),
    )


CHECK_DIGITS = 8
"""Hexadecimal digits that tell whether the cells of a row belong together: 32 bits, so that of
5,000 rows sorted by one column practically none passes by chance."""


def row_check(question: str, answer: str, codes: Iterable[str]) -> str:
    """What stands under "Row check": the same for the same question, answer and suggested codes.

    Parameters
    ----------
    question
        Its id.
    answer, codes
        As they come out of their cells.
    """
    told = "\n".join((question, answer, *codes))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:CHECK_DIGITS]


def chance(probability: float) -> str:
    """A probability in words.

    Parameters
    ----------
    probability
        0 to 1.
    """
    tenths = round(probability * 10)
    if tenths < 1:
        return "less than 1 in 10"
    return f"about {tenths} in 10" if tenths < 10 else "nearly 10 in 10"


def confidence_label(band: Band, probability: float) -> str:
    """How sure a code is that was learnt, in words.

    Parameters
    ----------
    band
        What is to be done about it.
    probability
        That a person gives it, 0 to 1.
    """
    return f"{CONFIDENCE_LABELS[band]}: {chance(probability)}"


def shown(text: str) -> str:
    """A comment as it stands in a cell.

    Parameters
    ----------
    text
        Redacted; cut, and the cut marked, where it is longer than a cell holds.
    """
    return fit_cell(text, most=LONGEST_CELL, mark=CUT)


def answer_id(hashed: str) -> str:
    """What a row of the sheet of answers is known by.

    Parameters
    ----------
    hashed
        The hash of the words of its text, in full.
    """
    return hashed[:ID_DIGITS]


def id_of(text: str) -> str:
    """What the row of a comment is known by.

    Parameters
    ----------
    text
        The comment, whole; one that was cut for its cell has another id.
    """
    return answer_id(words_hash(text))


def question_cell(question: str, wording: str) -> str:
    """A question in a cell: its id, then its wording as far as there is room.

    Parameters
    ----------
    question
        Its id, which holds no colon.
    wording
        As asked; may be empty.
    """
    if question == ALL_QUESTIONS:
        return ALL_QUESTIONS
    return f"{question}: {shorten(wording, QUESTION_CHARACTERS)}"


def question_id(cell: str) -> str:
    """The id of the question in a cell.

    Parameters
    ----------
    cell
        What ``question_cell`` made, or what people made of it; empty where it is empty.
    """
    if plain(cell) == plain(ALL_QUESTIONS):
        return ALL_QUESTIONS
    return cell.partition(":")[0].strip()


def plain(name: str) -> str:
    """A name for comparing: capitals and spaces do not count.

    Parameters
    ----------
    name
        Of a theme, a heading or a choice, as typed.
    """
    return as_compared(name)


def part_of(said: ThemeDecision) -> str:
    """What stands under "Part of".

    Parameters
    ----------
    said
        A theme.
    """
    if said.own:
        return OWN
    return said.theme or FOUND


def display_names(themes: Sequence[ThemeDecision]) -> Mapping[str, str]:
    """Code id -> the name it is chosen by: as people left it; where two are alike, with the id.

    Parameters
    ----------
    themes
        Of one question.
    """
    names = [plain(theme.called) for theme in themes]
    return {
        theme.code: one_line(theme.called)
        if names.count(plain(theme.called)) == 1
        else f"{one_line(theme.called)} ({theme.code})"
        for theme in themes
    }
