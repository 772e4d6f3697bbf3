"""From a respondent to a voice: who they are to the baby decides whose story they can tell."""

from __future__ import annotations

from benchmarks.synthetic import people
from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.nouns import Response
from benchmarks.synthetic.planting import LANGUAGE
from benchmarks.synthetic.speaking import MANNERS, Speaker

SMART_QUOTES = 0.22
"""Share of people whose device types curly quotation marks."""

CONTRACTS = {"organisation": 0.0, "professional": 0.25}
"""Share of people who write "don't"; 0.7 where not named."""

LOVED = {
    "relative": ("my daughter", "my daughter-in-law", "my son's partner", "my eldest daughter"),
    "partner": ("my wife", "my partner"),
    "public": ("my sister", "a close friend", "my niece", "my neighbour", "my cousin"),
    "mother": ("my sister", "my best friend"),
}
ONE = {"I": ("I",), "We": ("I",), "we_mid": ("I",), "my": ("my",), "me": ("me",)}
MANY = {"I": ("we",), "We": ("we",), "we_mid": ("we",), "my": ("our",), "me": ("us",)}


def voice_of(role: str, sex: str) -> str:
    """Which voice a role speaks with.

    Parameters
    ----------
    role
        The option chosen at "Are you responding as...?", or empty.
    sex
        The option chosen at "Are you...?", or empty.
    """
    if role in (people.PARENT, people.EXPECTANT) and sex == "Male":
        return "partner"
    return {
        people.PARENT: "mother",
        people.RELATIVE: "relative",
        people.PROFESSIONAL: "professional",
        people.ORGANISATION: "organisation",
    }.get(role, "public")


def speaker_for(response: Response, dice: Dice) -> Speaker:
    """The speaker behind a response."""
    voice = voice_of(response.one("q_as"), response.one("a_sex"))
    not_lived = []
    if not people.is_minority_ethnic(response.one("a_ethnic")):
        not_lived.append(LANGUAGE)
    if response.one("a_disability") != "Yes":
        not_lived.append("neurodivergence")
    return make_speaker(voice, dice, tuple(not_lived))


def make_speaker(
    voice: str, dice: Dice, not_lived: tuple[str, ...] = (), manner: str = ""
) -> Speaker:
    """A speaker with this voice; the manner is drawn unless given."""
    plural = voice == "organisation" or (voice == "professional" and dice.chance(0.5))
    loved = dice.choice(LOVED.get(voice, LOVED["public"]))
    drawn = dice.weighted(MANNERS[voice])
    return Speaker(
        voice=voice,
        manner=manner or drawn,
        slots={**(MANY if plural else ONE), "loved": (loved,)},
        not_lived=not_lived,
        curly=dice.chance(SMART_QUOTES),
        contracts=dice.chance(CONTRACTS.get(voice, 0.7)),
    )
