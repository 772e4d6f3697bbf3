"""What an invented consultation may ask, and who is asked it. Every word is SYNTHETIC."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

EVERYWHERE = ("online", "easy", "paper")
"""Sources of forms."""

AGREEMENT = ("Strongly agree", "Tend to agree", "Tend to disagree", "Strongly disagree")


@dataclass(frozen=True)
class Asked:
    """A question, and the answers that are dealt out to it.

    Parameters
    ----------
    id, text, kind
        As in study.toml.
    options
        Answers of which there are few each.
    rest
        The answer of everybody else, where they give one.
    lines
        Further settings.
    sources
        Who asks it.
    view
        Whether it asks for a view.
    breaks
        Whether answers may be broken down by it.
    """

    id: str
    text: str
    kind: str
    options: tuple[str, ...] = ()
    rest: str = ""
    lines: tuple[str, ...] = ()
    sources: tuple[str, ...] = EVERYWHERE
    view: bool = True
    breaks: bool = False

    @property
    def by(self) -> str:
        """What it is called where answers are broken down by it."""
        return self.id


def _about(key: str, text: str, options: Sequence[str], *more: str, breaks: bool = True) -> Asked:
    """A question on a characteristic; most people are in the first group."""
    every = [*options, "I prefer not to say"]
    lines = (
        'purpose = "characteristic"',
        f'characteristic = "{key}"',
        f"options = {json.dumps(every)}",
        'prefer_not_to_say = "I prefer not to say"',
        *more,
    )
    few = (*options[1:], "I prefer not to say")
    return Asked(key, text, "single", few, options[0], lines, view=False, breaks=breaks)


ASKED = (
    Asked(
        "agree",
        "How far do you agree with the plan?",
        "scale",
        (*AGREEMENT, "Don't know"),
        "Neither agree nor disagree",
        ('scale = "agreement_or_dont_know"',),
    ),
    Asked("why", "Please tell us why.", "text", lines=('about = "agree"',)),
    Asked("better", "What could be better about the plan?", "text"),
    Asked(
        "choice",
        "Which of these should come first?",
        "single",
        ("Lights", "Trees", "Benches", "None of these"),
        "Buses",
        ('options = ["Buses", "Lights", "Trees", "Benches", "None of these"]',),
        breaks=True,
    ),
    Asked(
        "use",
        "Which do you use?",
        "multi",
        ("Bus", "Library", "Park", "Something else"),
        "",
        (
            'options = ["Bus", "Library", "Park", "Something else"]',
            'other = "Something else"',
            'separator = "; "',
            'purpose = "context"',
        ),
    ),
    Asked(
        "trips",
        "How many trips do you make in a week?",
        "number",
        ("0", "1", "3", "14"),
        "5",
        ('purpose = "context"',),
    ),
    Asked(
        "heard",
        "How did you hear about this consultation?",
        "single",
        ("Poster", "A friend"),
        "Newspaper",
        ('options = ["Newspaper", "Poster", "A friend"]', 'purpose = "context"'),
    ),
    Asked(
        "capacity",
        "Are you responding as...?",
        "single",
        ("A business", "On behalf of a charity", "A councillor"),
        "A resident",
        (
            'options = ["A resident", "A business", "On behalf of a charity", "A councillor"]',
            'purpose = "respondent"',
        ),
        view=False,
        breaks=True,
    ),
    Asked("eqia", "Do you have comments on the equality analysis?", "text"),
    _about("age", "Your age group?", ("35 to 49", "16 to 24", "65 to 74", "85 and over")),
    _about("sex", "What is your sex?", ("Female", "Male")),
    _about("disability", "Do you consider yourself disabled?", ("No", "Yes")),
    _about(
        "race",
        "What is your ethnic group?",
        ("White British", "White Irish", "Indian", "Caribbean", "Arab"),
    ),
    _about("religion", "What is your religion?", ("No religion", "Christian", "Sikh", "Muslim")),
    _about(
        "sexual_orientation",
        "Your sexual orientation?",
        ("Heterosexual", "Gay or Lesbian", "Bisexual"),
    ),
    _about(
        "gender_identity",
        "Is your gender the same as at birth?",
        ("Yes", "No"),
        breaks=False,
    ),
    Asked(
        "place",
        "What is your postcode?",
        "single",
        ("ME14 1XX", "CT1 2XX"),
        "TN1 1XX",
        ('options = ["ME14", "CT1", "TN1"]', 'reads = "postcode"', 'purpose = "respondent"'),
        view=False,
    ),
    Asked("letter", "Response text", "text", sources=("letters",)),
)


HOSTILE = (
    *("People", "Comments", "Group", "Others", "Everybody", "Themes", "Few", "Hidden", "Question"),
    *("10 or more", "Route 4", "5", "1 to 2", "2030", "Online", "Hard copy", "Responses", "Net"),
    *("One answer", "Set aside", "Blank", "Comment", "Chart", "Table 1", "Not sure", "Share"),
    *("Nothing", "Rows", "Test or preview", "Age", "Buses", "20 mph", "Agreed", "Theme", "Figures"),
)
"""Options and codes that are also words, or numbers, of the report's own sentences."""

RATED = Asked(
    "rated",
    "How much of your week do you give to the park?",
    "single",
    ("1 (None at all)", "2", "4", "5 (All my time)"),
    "3",
    ('options = ["1 (None at all)", "2", "3", "4", "5 (All my time)"]',),
    breaks=True,
)
"""Options that are numbers, as scales of surveys have them."""

NUMBERED = (
    *("{text}", "{text}", "Q{n}. {text}", "{n}) {text}", "Prop 2 Q{n} - {text}"),
    *("{text} (question {n} of 10)", "Part {n}: {text} Tick up to 3 boxes."),
    *("1 is strongly disagree, 5 is strongly agree. {text}", "Yes (1) or no (2)? {text}"),
)
"""How the questions of a form may be numbered. It was printed before anybody answered."""

TITLES = ("Do you agree with 20 mph zones?", "Route 4 or 5?", "Plan 2030: which 2 matter?")


def hostile(dice: random.Random) -> Asked:
    """A question whose options are words that stand in any report."""
    options = dice.sample(HOSTILE, dice.randint(2, 6))
    several = dice.random() < 0.4
    more = ('separator = "; "',) if several else ()
    return Asked(
        "words",
        dice.choice(TITLES),
        "multi" if several else "single",
        tuple(options[1:]),
        options[0],
        (f"options = {json.dumps(options)}", *more),
        breaks=not several,
    )


def numbered(
    dice: random.Random, asked: Sequence[Asked], sources: Sequence[str]
) -> tuple[Asked, ...]:
    """The same questions as a form has them, all numbered in one way or none; or one more."""
    form = dice.choice(NUMBERED)
    forms = tuple(source for source in sources if source in EVERYWHERE)
    if forms and dice.random() < 0.3:
        asked = (*asked, replace(RATED, sources=forms))
    return tuple(
        replace(one, text=form.format(n=at, text=one.text)) if one.id != "letter" else one
        for at, one in enumerate(asked, start=1)
    )


def questions(dice: random.Random, sources: Sequence[str]) -> tuple[Asked, ...]:
    """Some of the questions, in order, each asked by some of the sources there are."""
    found = []
    for one in ASKED:
        mine = tuple(source for source in one.sources if source in sources)
        if one.sources == EVERYWHERE and len(mine) > 1 and dice.random() < 0.4:
            mine = tuple(dice.sample(mine, dice.randint(1, len(mine))))
        if mine and (one.id == "letter" or dice.random() < 0.6):
            found.append(replace(one, sources=tuple(sorted(mine))))
    ids = {one.id for one in found}
    if dice.random() < 0.5:
        forms = tuple(source for source in sources if source in EVERYWHERE)
        found += [replace(hostile(dice), sources=forms)] if forms else []
    asking = {source for one in found for source in one.sources}
    if unasked := tuple(source for source in sources if source not in asking):
        found.insert(0, replace(ASKED[2], id="better2", sources=unasked))
    return tuple(
        replace(one, lines=()) if one.id == "why" and "agree" not in ids else one for one in found
    )
