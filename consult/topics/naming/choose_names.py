"""One name a topic: a phrase, and a second one where the first could be another's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from consult.definitions.english import is_english
from consult.topics.naming.by_meaning import Ranked
from consult.topics.naming.candidates import NameCandidate
from consult.topics.naming.second_part import second_part
from consult.topics.naming.topic_texts import TopicTexts
from consult.topics.one_name import one_name

NOTHING = ("Unsure or nothing to say", "Nothing comes to mind")
"""Names of topics whose comments give no answer."""

OVERALL = "Overall, with nothing singled out"
"""Name of a topic whose comments judge the whole."""

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

    @property
    def has_subject(self) -> bool:
        """Whether there is anything to name it for; giving no answer is, and judging the whole."""
        return self.phrase is not None or self.printed in (*NOTHING, OVERALL)


def choose_names(
    topics: Sequence[TopicTexts], ranked: Sequence[Ranked], *, in_parts: bool = True
) -> list[Choice]:
    """A name for each topic, no two of which are one by ``one_name``.

    Parameters
    ----------
    topics
        With the texts that were read, largest first.
    ranked
        Phrases of each.
    in_parts
        Whether a name may have a second part.
    """
    chosen: list[Choice] = []
    for topic, best in zip(topics, ranked, strict=True):
        taken = [one.printed for one in chosen]
        asked = len(topics) > 1 and len(topic.rows) >= FEWEST_TESTED
        chosen.append(_first_part(best, taken, tested=asked))
    if not in_parts:
        return chosen
    named = [one.printed for one in chosen]
    return [
        _with_second_part(one, best, [*named[:at], *named[at + 1 :]])
        for at, (one, best) in enumerate(zip(chosen, ranked, strict=True))
    ]


def _first_part(best: Ranked, taken: Sequence[str], *, tested: bool) -> Choice:
    nothing = next((one for one in NOTHING if one not in taken), "")
    if best.says_nothing and nothing:
        return Choice(nothing)
    if best.judges_whole and OVERALL not in taken:
        return Choice(OVERALL)
    most = max((one.telling for one in best.phrases), default=0.0)
    phrase = None if tested and most < SET_APART else _free(best, taken)
    if phrase is None:
        return Choice(_without_subject(taken))
    return Choice(_capital(phrase.written), phrase)


def _free(best: Ranked, taken: Sequence[str]) -> NameCandidate | None:
    """The best phrase that is no other topic's name, in the spelling that most comments have."""
    free = [one for one in best.phrases if not any(one_name(one.written, it) for it in taken)]
    if not free:
        return None
    spelt = [one for one in free if one_name(one.written, free[0].written)]
    same_order = [one for one in spelt if len(one.key) == len(free[0].key)]
    return max(same_order, key=lambda one: len(one.rows))


def _with_second_part(choice: Choice, best: Ranked, others: Sequence[str]) -> Choice:
    second = second_part(choice.phrase, best, others) if choice.phrase else ""
    return replace(choice, printed=f"{choice.printed} and {second}") if second else choice


def _without_subject(taken: Sequence[str]) -> str:
    names = [NO_SUBJECT, *(f"{NO_SUBJECT}, group {letter}" for letter in ascii_uppercase[1:])]
    beyond = f"{NO_SUBJECT}, group {'Z' * (len(taken) + 1)}"
    return next((one for one in names if one not in taken), beyond)


def _capital(phrase: str) -> str:
    """With a capital, unless the first word is written otherwise: "iPhone", "ggplot"."""
    first = phrase.split()[0]
    plain = first.islower() and is_english(first.split("-")[0])
    return phrase[:1].upper() + phrase[1:] if plain else phrase
