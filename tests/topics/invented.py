"""Invented comments on five subjects, as many as a test needs, the same in every run."""

from __future__ import annotations

from itertools import product

OPENINGS = ("I think", "Honestly", "For my family", "Where we live", "As a carer", "In the village")
SUBJECTS = {
    "buses": ("the bus times are hopeless", "two buses to the clinic", "no bus after six"),
    "waiting": (
        "the waiting list is months long",
        "waiting for a referral",
        "the long waiting list",
    ),
    "dads": ("dads are left out", "nobody asks the dads", "a group for dads would help"),
    "feeding": ("feeding support has gone", "help with feeding at night", "feeding advice differs"),
    "online": ("the website is a maze", "an online form I could not open", "the website was down"),
}
ENDINGS = (
    "and it matters to us",
    "and that has to change",
    "which is a pity",
    "every single week",
    "and nobody answers",
    "so we gave up",
)


def comments(wanted: int) -> tuple[list[str], list[str]]:
    """Distinct comments and the subject of each, subjects in turn."""
    made = [
        (f"{opening} {said} {ending}{' ' + again if again else ''}.", subject)
        for again in ("", *(f"I have said so {number} times" for number in range(2, 9)))
        for opening, ending, at in product(OPENINGS, ENDINGS, range(3))
        for subject, said in ((name, words[at]) for name, words in SUBJECTS.items())
    ]
    texts, subjects = zip(*made[:wanted], strict=True) if wanted else ((), ())
    return list(texts), list(subjects)
