"""Composing comments: who speaks, in which manner, about which themes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.synthetic.dice import Deck, Dice, expand
from benchmarks.synthetic.material import phrases, read
from benchmarks.synthetic.nouns import Comment
from benchmarks.synthetic.styling import (
    capitalised,
    careless,
    contracted,
    curly,
    ended,
    lowered,
    unpunctuated,
)

COMMON = "phrases_common.toml"
MOST_TRIES = 40
LONG_ENOUGH = 95
"""Words after which a comment gets no second sentence on a theme."""

CONNECTED = 0.24
"""How often a sentence starts with a connector such as "Also,"."""

SHORT_REPEATABLE = 3
"""Sentences of up to so many words may be said twice by different people, as in life."""

MANNERS: Mapping[str, Mapping[str, float]] = {
    "mother": {"plain": 40, "terse": 17, "rambling": 16, "angry": 8, "grateful": 9, "list": 5},
    "relative": {"plain": 50, "terse": 18, "rambling": 10, "angry": 10, "grateful": 6, "list": 4},
    "partner": {"plain": 44, "terse": 24, "rambling": 10, "angry": 12, "grateful": 6, "list": 6},
    "public": {"plain": 50, "terse": 24, "rambling": 6, "angry": 12, "list": 6},
    "professional": {"plain": 22, "terse": 8, "formal": 58, "list": 12},
    "organisation": {"formal": 78, "plain": 8, "list": 14},
}

KINDS: Mapping[str, Mapping[str, float]] = {
    "mother": {"lived": 58, "anyone": 42},
    "relative": {"near": 42, "anyone": 58},
    "partner": {"near": 34, "anyone": 66},
    "public": {"near": 16, "anyone": 84},
    "professional": {"pro": 80, "anyone": 20},
    "organisation": {"pro": 93, "anyone": 7},
}

SENTENCES: Mapping[str, Mapping[int, float]] = {
    "plain": {1: 62, 2: 32, 3: 6},
    "angry": {1: 60, 2: 40},
    "grateful": {1: 60, 2: 40},
    "formal": {1: 45, 2: 42, 3: 13},
    "letter": {2: 50, 3: 50},
    "rambling": {1: 25, 2: 45, 3: 30},
}


_OWN = re.compile(r"\b(my|me|I|our)\b")


@dataclass(frozen=True)
class Speaker:
    """Whose words they are.

    Parameters
    ----------
    voice
        A key of ``MANNERS``.
    manner
        "plain", "terse", "rambling", "angry", "grateful", "formal", "list" or "letter".
    slots
        What fills the slots that depend on the person: {loved}, {I}, {my} and so on.
    not_lived
        Themes the person does not speak of from their own life.
    curly, contracts
        Whether their device makes smart quotes; whether they write "don't".
    """

    voice: str
    manner: str
    slots: Mapping[str, Sequence[str]]
    not_lived: tuple[str, ...] = ()
    curly: bool = False
    contracts: bool = False


class Writer:
    """Somebody who writes for everybody, and remembers what has been said.

    Parameters
    ----------
    dice
        The chance to write with.
    """

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._decks: dict[str, Deck] = {}
        self._said: set[str] = set()
        common = read(COMMON)
        self._slots = {**common["slots"], **common["words"]}
        self._proper = (*common["slots"]["place"], "Romney", "Sheppey", "Thanet")

    def comment(
        self, speaker: Speaker, *, group: str, themes: tuple[str, ...], stance: str
    ) -> Comment:
        """One comment on the themes given.

        Parameters
        ----------
        speaker
            Whose words.
        group
            Kind of question: "action", "eqia" or "other"; "letter" for a paragraph of a letter.
        themes
            Ids of the themes to speak of, at least one.
        stance
            "support", "mixed" or "oppose".
        """
        frames: list[str] = []
        if speaker.manner == "terse":
            text = self._terse(speaker, themes, frames)
        elif speaker.manner == "list":
            text = self._list(speaker, themes, frames)
        else:
            text = self._prose(speaker, group, themes, stance, frames)
        text = self._finish(speaker, text)
        return Comment(text, themes, stance, tuple(frames))

    def _finish(self, speaker: Speaker, text: str) -> str:
        if speaker.contracts:
            text = contracted(text)
        if speaker.manner == "rambling":
            text = careless(unpunctuated(text, self._dice), self._dice)
        elif speaker.manner in ("terse", "plain", "angry") and self._dice.chance(0.2):
            text = careless(text, self._dice)
        return curly(text) if speaker.curly else text

    def _say(
        self, speaker: Speaker, templates: Sequence[str], key: str, avoid: Sequence[str] = ()
    ) -> tuple[str, str]:
        """A sentence nobody has said, with its template; the last try stands."""
        slots = {**self._slots, **speaker.slots}
        deck = self._decks.setdefault(key, Deck(templates, self._dice))
        said, template = "", ""
        for _ in range(MOST_TRIES):
            template = deck.draw()
            said = capitalised(expand(template, slots, self._dice))
            if template not in avoid and normalised(said) not in self._said:
                break
        self._said.update({normalised(said)} if len(said.split()) > SHORT_REPEATABLE else ())
        return said, template

    def _theme(self, speaker: Speaker, theme: str, frames: list[str], kind: str = "") -> str:
        kind = kind or self._dice.weighted(KINDS[speaker.voice])
        if theme in speaker.not_lived and kind in ("lived", "near"):
            kind = "anyone"
        if kind == "near" and speaker.voice == "partner" and "dad" in phrases()[theme]:
            kind = "dad"
        templates, key = phrases()[theme][kind], f"{theme}.{kind}"
        if kind == "short" and speaker.voice != "mother":
            templates, key = [t for t in templates if not _OWN.search(t)], f"{key}.others"
        said, template = self._say(speaker, templates, key, frames)
        frames.append(template)
        return said

    def _terse(self, speaker: Speaker, themes: tuple[str, ...], frames: list[str]) -> str:
        notes = [self._theme(speaker, theme, frames, "short") for theme in themes]
        if len(themes) == 1 and self._dice.chance(0.35):
            notes.append(self._theme(speaker, themes[0], frames, "short"))
        mark = self._dice.choice((". ", ", ", "; ", " and ", ". ", " - ", "\n"))
        parts = [notes[0]] + [n if mark == ". " else lowered(n, self._proper) for n in notes[1:]]
        text = mark.join(parts)
        if self._dice.chance(0.35):
            text = lowered(text, self._proper)
        return ended(text) if self._dice.chance(0.4) else text

    def _list(self, speaker: Speaker, themes: tuple[str, ...], frames: list[str]) -> str:
        kind = "pro" if speaker.voice in ("professional", "organisation") else "anyone"
        items = [
            self._theme(speaker, theme, frames, self._dice.choice((kind, "short", kind)))
            for theme in themes
        ]
        if len(items) < 3:
            items.append(self._theme(speaker, themes[-1], frames, "short"))
        style = self._dice.choice(("1", "-", "\u2022", ""))
        marks = [f"{i}. " if style == "1" else f"{style} ".lstrip() for i in range(1, 9)]
        lines = [mark + item for mark, item in zip(marks, items, strict=False)]
        heading = self._opener(speaker, "list", "any") if self._dice.chance(0.6) else ""
        return "\n".join(([heading] if heading else []) + lines)

    def _opener(self, speaker: Speaker, group: str, stance: str) -> str:
        openers = read(COMMON)["openers"][group]
        name = stance if stance in openers else "any"
        return self._say(speaker, openers[name], f"opener.{group}.{name}")[0]

    def _prose(
        self,
        speaker: Speaker,
        group: str,
        themes: tuple[str, ...],
        stance: str,
        frames: list[str],
    ) -> str:
        sentences: list[str] = []
        for theme in themes:
            for more in range(self._dice.weighted(SENTENCES[speaker.manner])):
                if more and len(" ".join(sentences).split()) > LONG_ENOUGH:
                    break
                sentences.append(self._theme(speaker, theme, frames))
        if group == "letter":
            return self._joined(speaker, sentences)
        if self._dice.chance(0.5 if speaker.manner == "rambling" else 0.18):
            sentences.insert(self._dice.between(0, len(sentences)), self._filler(speaker))
        words = self._joined(speaker, sentences)
        if self._dice.chance(0.12):
            closers = read(COMMON)["closers"][stance]
            words += self._dice.choice((". ", ". ", ", ", " ")) * (words[-1] not in ".!?")
            words += " " * (words[-1] in ".!?")
            words += self._say(speaker, closers, f"closer.{stance}")[0]
        return self._opened(speaker, group, stance, words) if self._dice.chance(0.34) else words

    def _opened(self, speaker: Speaker, group: str, stance: str, words: str) -> str:
        """The words with an opening remark before them."""
        opener = self._opener(speaker, group, stance)
        mark = self._dice.choice((". ", ". ", " - ", ", ", ": "))
        if opener.endswith("?"):
            mark = " "
        bare = mark in (" - ", ", ")
        return opener + mark + (lowered(words, self._proper) if bare else words)

    def greeting(self, speaker: Speaker) -> str:
        """How a letter begins after "Dear ..."."""
        return self._say(speaker, read(COMMON)["letters"]["starts"], "letter.start")[0]

    def _filler(self, speaker: Speaker) -> str:
        kind = {"mother": "lived", "relative": "near", "partner": "anyone", "public": "anyone"}
        name = kind.get(speaker.voice, "pro")
        return self._say(speaker, read(COMMON)["fillers"][name], f"filler.{name}")[0]

    def _joined(self, speaker: Speaker, sentences: list[str]) -> str:
        """The sentences one after another, as this manner of speaking joins them."""
        if speaker.manner == "rambling":
            return self._breathless(sentences)
        common, dice = read(COMMON), self._dice
        formal = speaker.manner in ("formal", "letter")
        connectors = common["connectors"]["formal" if formal else "plain"]
        mark = dice.choice(common["sentence_emphasis"]) if speaker.manner == "angry" else "."
        out = ""
        for place, sentence in enumerate(sentences):
            words = sentence
            if place and dice.chance(CONNECTED):
                connector = expand(dice.choice(connectors), speaker.slots, dice)
                words = f"{capitalised(connector)} {lowered(sentence, self._proper)}"
            out += " " * bool(place) + ended(words, mark if dice.chance(0.3) else ".")
        if speaker.manner in ("angry", "grateful", "formal") and dice.chance(0.4):
            before = dice.choice(common[speaker.manner]["before"])
            bare = before and not before.rstrip().endswith((".", "?"))
            out = before + (lowered(out, self._proper) if bare else out)
        return out

    def _breathless(self, sentences: Sequence[str]) -> str:
        """The sentences run into one another, in one way for the whole comment."""
        dice = self._dice
        mark = dice.choice((" ", ", ", " .. ", "... ", ". ", "  "))
        out = sentences[0]
        for sentence in sentences[1:]:
            connector = dice.choice(read(COMMON)["connectors"]["rambling"])
            glue = mark if connector == "" or dice.chance(0.5) else " "
            out += " " if out[-1] in "?!" else glue
            out += connector
            out += lowered(sentence, self._proper)
        return out


def normalised(sentence: str) -> str:
    """A sentence as it is compared: small letters and single blanks, no punctuation."""
    plain = re.sub(r"[^a-z0-9 ]+", "", sentence.lower().replace("\u2019", "'"))
    return " ".join(plain.split())
