"""One name a topic: a phrase, and a second part in brackets where the phrase could be another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from consult.definitions.english import is_english
from consult.topics.naming.by_meaning import Ranked
from consult.topics.naming.candidates import NameCandidate
from consult.topics.naming.same_name import kin, same_name, same_spelling
from consult.topics.naming.topic_texts import TopicTexts

TELLS_APART = 0.06
"""By how much, as a cosine, a phrase must be nearer to its own topic than to any other to stand
alone. With 0, .03, .06 and .1, about 12, 25, 32 and 40 in 100 of the bank's names have a second
part, 19, 42, 50 and 58 of comments on a health service."""

PARTS = 2
"""Words or short phrases of the second part: a reader takes in two at a glance."""

SHORT = 2
"""Words of each of them, at most."""

TELLING = 1.0
"""Standard errors by which they must set the topic apart."""

NOTHING = ("Unsure or nothing to say", "Nothing comes to mind")
"""Names of topics whose comments give no answer."""

NO_SUBJECT = "No common subject"
"""Name of a topic of which nothing can be said that does not hold of the other comments too."""

SET_APART = 3.0
"""Standard errors by which the most telling phrase of a topic must set it apart. A topic has about
a hundred phrases, so that one of comments put together at random seldom reaches it."""

FEWEST_TESTED = 30
"""Comments of a topic from which that is asked: fewer cannot reach it whatever they say."""


@dataclass(frozen=True)
class Choice:
    """The name of a topic.

    Parameters
    ----------
    printed
        The name.
    phrase
        What it is named for; ``None`` where it has no subject.
    """

    printed: str
    phrase: NameCandidate | None = None


def choose_names(topics: Sequence[TopicTexts], ranked: Sequence[Ranked]) -> list[Choice]:
    """A name for each topic, no two of which differ by case, stem, plural or order alone.

    Parameters
    ----------
    topics
        With the texts that were read, largest first.
    ranked
        Phrases of each.
    """
    chosen: list[Choice] = []
    for topic, best in zip(topics, ranked, strict=True):
        taken = [_first_part(one.printed) for one in chosen]
        asked = len(topics) > 1 and len(topic.rows) >= FEWEST_TESTED
        chosen.append(_choice(best, taken, tested=asked))
    return chosen


def _choice(best: Ranked, taken: Sequence[str], *, tested: bool) -> Choice:
    nothing = next((one for one in NOTHING if one not in taken), "")
    if best.says_nothing and nothing:
        return Choice(nothing)
    most = max((one.telling for one in best.phrases), default=0.0)
    phrase = None if tested and most < SET_APART else _free(best, taken)
    if phrase is None:
        return Choice(_without_subject(taken))
    return Choice(_printed(phrase, best), phrase)


def _free(best: Ranked, taken: Sequence[str]) -> NameCandidate | None:
    free = [one for one in best.phrases if not any(same_name(one.written, it) for it in taken)]
    if not free:
        return None
    spelt = [one for one in free if same_spelling(one.written.lower(), free[0].written.lower())]
    return max((free[0], *spelt), key=lambda one: len(one.rows))


def _printed(phrase: NameCandidate, best: Ranked) -> str:
    ahead = dict(zip((one.key for one in best.phrases), best.ahead, strict=False))
    name = _capital(phrase.written)
    if not best.ahead or ahead.get(phrase.key, 0.0) > TELLS_APART:
        return name
    second: list[str] = []
    for one in sorted(best.phrases, key=lambda one: (-one.telling, one.key)):
        short = len(one.written.split()) <= SHORT and one.telling >= TELLING
        if short and not any(kin(one.written, other) for other in (name, *second)):
            second.append(one.written)
    return f"{name} ({', '.join(second[:PARTS])})" if second else name


def _without_subject(taken: Sequence[str]) -> str:
    names = [NO_SUBJECT, *(f"{NO_SUBJECT}, group {letter}" for letter in ascii_uppercase[1:])]
    beyond = f"{NO_SUBJECT}, group {'Z' * (len(taken) + 1)}"
    return next((one for one in names if one not in taken), beyond)


def _first_part(name: str) -> str:
    return name.partition(" (")[0]


def _capital(phrase: str) -> str:
    """With a capital, unless the first word is written otherwise: "iPhone", "ggplot"."""
    first = phrase.split()[0]
    plain = first.islower() and is_english(first.split("-")[0])
    return phrase[:1].upper() + phrase[1:] if plain else phrase
