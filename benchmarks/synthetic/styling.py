"""How people write: without capitals, with typing errors, in lists, in a temper."""

from __future__ import annotations

import re

from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.material import read

TYPO_PER_WORD = 0.012
"""Chance that a longer word of a careless writer has two letters swapped."""

_AFTER_IS = (
    "a|an|the|so|just|all|hard|good|great|important|very|too|my|really|no|not|only|confusing|odd|"
    "vague|difficult|getting|nobody|always|still|over|half|two|nothing|exactly|where|why|what"
)
"""Words before which "it is" becomes "it's"; elsewhere it may end a clause."""

_KEPT_CAPITALS = re.compile(r"^(I\b|I'|[A-Z]{2,}|Kent|English)")


def capitalised(sentence: str) -> str:
    """The sentence with its first letter a capital."""
    return sentence[:1].upper() + sentence[1:]


def lowered(sentence: str, proper: tuple[str, ...]) -> str:
    """The sentence fit to follow a connector: first letter small, but not in "I" or a name."""
    if _KEPT_CAPITALS.match(sentence) or sentence.startswith(proper):
        return sentence
    return sentence[:1].lower() + sentence[1:]


def ended(sentence: str, mark: str = ".") -> str:
    """The sentence with an end, unless it has one."""
    return sentence if sentence.endswith((".", "!", "?", ":")) else sentence + mark


def careless(text: str, dice: Dice) -> str:
    """The text as typed in a hurry: a few words misspelled, a few letters swapped."""
    known = read("phrases_common.toml")["misspelled"]

    def spoil(match: re.Match[str]) -> str:
        word = match.group(0)
        if word in known and dice.chance(0.2):
            return str(known[word])
        if len(word) > 4 and dice.chance(TYPO_PER_WORD):
            at = dice.between(1, len(word) - 3)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word

    return re.sub(r"[a-z]+", spoil, text)


def contracted(text: str) -> str:
    """The text with "don't" for "do not" and the like, as most people write."""
    out = re.sub(
        r"\b(do|did|does|could|would|should|was|is|had|are|have) not\b",
        r"\1n't",
        text,
        flags=re.IGNORECASE,
    )
    out = re.sub(r"\b([Cc])annot\b", r"\1an't", out)
    out = re.sub(r"\bI am (?=[a-z])", "I'm ", out)
    out = re.sub(rf"\b([Ii]t|[Tt]hat|[Tt]here) is (?=(?:{_AFTER_IS})\b)", r"\1's ", out)
    return re.sub(r"\b([Tt]hey|[Ww]e|[Yy]ou) are (?=[a-z])", r"\1're ", out)


def unpunctuated(text: str, dice: Dice) -> str:
    """The text as one breath: small letters, hardly a comma or apostrophe."""
    out = re.sub(r"\bI\b", "i", text.lower()) if dice.chance(0.7) else text
    out = out.replace("'", "")
    if dice.chance(0.6):
        out = out.replace(",", "")
    return out


def curly(text: str) -> str:
    """The text with the quotation marks a phone or Word puts in."""
    return re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text.replace("'", "\u2019"))
