"""Letters and emails: longer, greeted and signed, some from the campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.material import question, read, themes
from benchmarks.synthetic.nouns import Comment, Letter
from benchmarks.synthetic.planting import OPENS, campaign_comment, moment
from benchmarks.synthetic.speakers import make_speaker
from benchmarks.synthetic.speaking import Writer

ORDINARY = 19
FROM_CAMPAIGN = 6
LATE_DAY = datetime(2024, 4, 8)
GENERAL = "General"

VOICES = (
    *["organisation"] * 9,
    *["mother"] * 4,
    *["relative"] * 2,
    *["public"] * 2,
    *["partner"] * 2,
)
ON_A_QUESTION = {3: "q_eqia", 8: "q_leading_why", 12: "q_thriving_why"}
POSTCODES = ("ME14", "CT10", "TN25", "DA12", "CT88 2AA", "", "TN77 6ZZ", "", "ME10", "", "CT6")
"""Mostly the first half only; the whole ones lie in districts that do not exist."""

PERSON_TYPE = "Individual"
ORGANISATION_TYPE = "Organisation"


def make_letters(writer: Writer, seed: int) -> tuple[Letter, ...]:
    """All rows of the letters and emails log, in the order they came in.

    Parameters
    ----------
    writer
        The same writer as for the survey, so that sentences are not used again.
    seed
        The seed of the study.
    """
    dice = Dice(seed, "letters")
    names = Dice(seed, "letter writers").shuffled(read("people.toml")["organisations"]["names"])
    made = [_ordinary(i, voice, names[i], writer, dice) for i, voice in enumerate(VOICES)]
    made += [_from_campaign(ORDINARY + i, dice) for i in range(FROM_CAMPAIGN)]
    made[-1 - FROM_CAMPAIGN] = replace(made[-1 - FROM_CAMPAIGN], received=LATE_DAY)
    made.sort(key=lambda letter: (letter.received, letter.number))
    return tuple(made)


def _day(dice: Dice) -> datetime:
    at = max(moment(dice), OPENS + timedelta(days=3))
    return datetime(at.year, at.month, at.day)


def _ordinary(number: int, voice: str, name: str, writer: Writer, dice: Dice) -> Letter:
    group = voice == "organisation"
    planted = tuple(t.id for t in dice.sample(themes(), dice.between(2, 4)))
    return Letter(
        number=number,
        received=_day(dice),
        channel=dice.weighted({"Email": 80 if group else 55, "Letter": 20 if group else 45}),
        type=ORGANISATION_TYPE if group else PERSON_TYPE,
        organisation=name if group else "",
        postcode=dice.choice(POSTCODES),
        question=question(ON_A_QUESTION[number]).text if number in ON_A_QUESTION else GENERAL,
        comment=_written(voice, planted, writer, dice),
    )


def _written(voice: str, planted: tuple[str, ...], writer: Writer, dice: Dice) -> Comment:
    """A letter of one paragraph a theme, with a greeting and an ending."""
    speaker = make_speaker(voice, dice, manner="letter", not_lived=("language_culture",))
    stance = dice.weighted({"support": 40, "mixed": 45, "oppose": 15})
    parts = [
        writer.comment(speaker, group="letter", themes=(theme,), stance=stance) for theme in planted
    ]
    data = read("campaign.toml")
    greeting, ending = dice.choice(data["greetings"]), dice.choice(data["endings"])
    start = f"{writer.greeting(speaker)}."
    ending = f"{ending}\n[name withheld]"
    paragraphs = [greeting, start, *(part.text for part in parts), ending]
    frames = tuple(frame for part in parts for frame in part.frames)
    return Comment("\n\n".join(paragraphs), planted, stance, frames)


def _from_campaign(number: int, dice: Dice) -> Letter:
    return Letter(
        number=number,
        received=_day(dice),
        channel="Email" if dice.chance(0.7) else "Letter",
        type=PERSON_TYPE,
        organisation="",
        postcode=dice.choice(POSTCODES),
        question=GENERAL,
        comment=campaign_comment(dice, letter=True),
        campaign=True,
    )
