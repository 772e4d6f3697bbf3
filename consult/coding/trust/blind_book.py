"""What stands in the workbook of one coder, and the words its sheets and columns are known by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.coding.codeframe import CodesByQuestion, UsedCode
from consult.model.coding.trust import BlindCodes
from consult.office.words import as_compared, one_line

README, ANSWERS, CODES = "Read me", "Answers", "Codes"
"""Sheets, in order."""

SHEETS = (README, ANSWERS, CODES)

ANSWER, QUESTION, CODE, NONE = "Answer", "Question", "Code", "None of these"
INITIALS, ANSWER_ID = "Initials", "Answer id"
NAME, DEFINITION, CODE_ID = "Code", "Definition", "Code id"
MINUTES = "Minutes it took so far"
STUDY = "Study"
YES = "Yes"

COLUMNS = 6
"""Of codes: coders of public comments gave a comment six at most."""

ID_DIGITS = 12
"""Hexadecimal digits an answer is known by, as many as in the review workbook: of 5,000 answers two
share them with a chance of 4 in 100 million."""

CHECK_DIGITS = 6
"""Hexadecimal digits of the check of a row: one wrong row in 16 million passes."""

NEEDED = (QUESTION, f"{CODE} 1", NONE, ANSWER_ID)
"""Columns without which nothing can be read back."""

ROW_CHECK = "Row check"
"""Over a few digits that tell whether the cells of a row still belong together."""

CODE_HEADINGS = (QUESTION, NAME, DEFINITION, CODE_ID)


@dataclass(frozen=True)
class BlindRow:
    """One answer to code.

    Parameters
    ----------
    question, hash, text
        Where it belongs, the hash of its words, and the words.
    """

    question: str
    hash: str
    text: str


@dataclass(frozen=True)
class BlindBook:
    """The workbook of one coder.

    Parameters
    ----------
    study, title, coder
        Short name and title of the study, and which workbook it is.
    questions
        Id -> wording.
    codes
        Question id -> the codes to choose from.
    rows
        The answers, in the order of the sample.
    said
        What the coder has given so far.
    """

    study: str
    title: str
    coder: str
    questions: Mapping[str, str]
    codes: CodesByQuestion
    rows: tuple[BlindRow, ...]
    said: BlindCodes = field(default_factory=lambda: BlindCodes(""))

    @property
    def code_columns(self) -> tuple[str, ...]:
        """The columns to choose codes in: more than usual where a person has given more."""
        most = max((len(codes) for codes in self.said.given.values()), default=0)
        return tuple(f"{CODE} {number}" for number in range(1, max(COLUMNS, most) + 1))

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns of the sheet of answers."""
        return (ANSWER, QUESTION, *self.code_columns, NONE, INITIALS, ANSWER_ID)

    @property
    def is_as_returned(self) -> bool:
        """Whether the workbook that came back has these rows and codes, so that it can stay."""
        rows = frozenset((row.question, row.hash) for row in self.rows)
        offered = {question: set(codes) for question, codes in self.said.offered.items()}
        now = {question: {code.id for code in codes} for question, codes in self.codes.items()}
        return rows == self.said.listed and offered == now


def answer_id(hashed: str) -> str:
    """What a row is known by.

    Parameters
    ----------
    hashed
        The hash of the words of its text.
    """
    return hashed[:ID_DIGITS]


def plain(name: str) -> str:
    """A name for comparing: capitals and spaces do not count.

    Parameters
    ----------
    name
        As written or typed.
    """
    return as_compared(name)


def display_names(codes: tuple[UsedCode, ...]) -> Mapping[str, str]:
    """Code id -> the name it is chosen by: its own, with the id behind it where two are alike.

    Parameters
    ----------
    codes
        Of one question.
    """
    names = [plain(code.name) for code in codes]
    return {
        code.id: one_line(code.name)
        if names.count(plain(code.name)) == 1
        else f"{one_line(code.name)} ({code.id})"
        for code in codes
    }


def row_check(question: str, name: str, code: str) -> str:
    """Digits that tell whether a name on the sheet of codes stands beside its id.

    Parameters
    ----------
    question, name, code
        Id of the question, the name as it is chosen by, and the id of the code.
    """
    told = "\n".join((question, plain(name), code))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:CHECK_DIGITS]


def study_mark(study: str) -> str:
    """Tells the workbooks of one study from those of another, without its words.

    Parameters
    ----------
    study
        Its short name.
    """
    return hashlib.sha256(f"blind {study}".encode()).hexdigest()[:ID_DIGITS]
