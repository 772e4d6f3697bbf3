"""Personal data to find again: invented, of types that redaction must recognise."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.material import read
from benchmarks.synthetic.nouns import Comment, Personal

PLANTED = (
    ("postcode", 4),
    ("phone", 3),
    ("email", 2),
    ("nhs_number", 2),
    ("staff_name", 4),
    ("baby", 3),
)
"""How many comments get which type of personal data."""


def nhs_number(dice: Dice) -> str:
    """A number with a valid check digit from the range set aside for tests, which starts 999.

    Notes
    -----
    NHS Data Dictionary: digits weighted 10 to 2, remainder by 11 taken from 11; 11 becomes 0,
    10 is not used.
    """
    while True:
        digits = [9, 9, 9] + [dice.below(10) for _ in range(6)]
        weighted = sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=True))
        check = (11 - weighted % 11) % 11
        if check != 10:
            text = "".join(str(d) for d in [*digits, check])
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def personal_lines(dice: Dice) -> list[tuple[str, tuple[Personal, ...]]]:
    """The sentences to plant, each with the personal data in it; in a fixed order."""
    data = read("personal.toml")
    out: list[tuple[str, tuple[Personal, ...]]] = []
    for kind, count in PLANTED:
        for i in range(count):
            frame = data[kind]["frames"][i]
            if kind == "baby":
                name, date = data[kind]["names"][i], data[kind]["dates"][i]
                found = (Personal("baby_name", name), Personal("birth_date", date))
                out.append((frame.format(name=name, date=date), found))
            else:
                value = nhs_number(dice) if kind == "nhs_number" else data[kind]["values"][i]
                out.append((frame.format(value=value), (Personal(kind, value),)))
    return out


def with_personal(comment: Comment, line: str, found: tuple[Personal, ...]) -> Comment:
    """The comment with a sentence added that holds personal data."""
    text = comment.text if comment.text.endswith((".", "!", "?")) else comment.text + "."
    return replace(comment, text=f"{text} {line}", personal=found)
