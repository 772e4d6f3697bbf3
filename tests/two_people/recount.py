"""What must come of it, counted plainly from what each person did, not from what was made."""

import csv
import hashlib

from tests.two_people import park, people

QUESTIONS = {
    "better": "What would make the park better?",
    "worry": "What worries you about the plan?",
}
FIRST_WAVE, EVERYBODY = range(1, 65), range(1, 77)
"""Numbers of the responses, without and with the late ones."""

BECAME = {"bins": "litter", "traffic": "", "praise": "", "other": ""}
"""Id of a code -> that of the one that stands for it; nothing for one retired or split."""

POOL = "pool"
"""Stands here for the id of the theme that was found in the comments, whatever it is."""

CODE_OF = {letter: BECAME.get(code, code) for letter, (code, _, _) in park.CODES.items()}
CODE_OF |= {"k": POOL, "t": "", "a": ""}
"""Letter of a matter -> id of the code that a choice counts as; nothing where none was offered."""


def names_after():
    """Letter of a matter -> the name of its theme in the end."""
    return people.NAMED | {"s": people.RENAMED_AFTER, "a": people.EMERGED}


def raised(question, numbers, names):
    """Name of a theme -> the responses that raise it under a question."""
    found = {}
    for number in numbers:
        for name in people.wanted(people.meant(question, number), names):
            found.setdefault(name, set()).add(number)
    return found


def raised_anywhere(numbers, names):
    """The same over both questions, each response once."""
    found = {}
    for question in QUESTIONS:
        for name, mine in raised(question, numbers, names).items():
            found.setdefault(name, set()).update(mine)
    return found


def base(question, numbers):
    """The responses that wrote something under a question."""
    return {number for number in numbers if park.comment(question, number)[0]}


def disabled(numbers):
    """Those who said that they are disabled."""
    return {number for number in numbers if number % 4 < 2}


def published(reports):
    """Name of a table, row, column and unit -> what tables.csv says, or that it is hidden."""
    with (reports / "tables.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            (line["table"], line["row"], line["column"], line["unit"]): (
                line["value"],
                line["status"],
            )
            for line in csv.DictReader(file)
        }


def percent(part, whole):
    """A share as it is printed, halves upwards."""
    return str(int(100 * part / whole + 0.5))


def answer_id(question, number):
    """What a workbook calls a comment."""
    words = park.comment(question, number)[0]
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def chosen(letters):
    """Ids of the codes of some matters, of those that the blind coders could choose."""
    return frozenset(CODE_OF[letter] for letter in letters) - {""}


def recorded(question, number, first_suggested):
    """Ids of the codes of a comment when the draft was made: people's word, else the machine's."""
    if is_decided(question, number, first_suggested):
        return chosen(people.meant(question, number))
    given = first_suggested[question, number]
    return frozenset(BECAME.get(code, code) for code in given) - {""}


def is_decided(question, number, first_suggested):
    """Whether somebody had decided a comment when the draft was made."""
    if question == "better" or (question, number) in people.WORRIES:
        return True
    seen = "traffic" in first_suggested[question, number]
    return seen or bool({"w", "c"} & set(people.meant(question, number)))
