"""What people said as it stands after the journal, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from consult.coding.journal.fold import Fold, KnownTheme, fold
from consult.coding.journal.lines import from_table
from consult.coding.journal.words import meaning
from consult.model.coding.deciding import Decision, Stance
from consult.model.coding.journal import (
    MARKS,
    NO_SAID,
    YES_SAID,
    Act,
    Aspect,
    Conflict,
    JournalEntry,
    Slot,
)
from consult.model.coding.review import Mark, People, Said, SaidStance, TextKey, ThemeDecision

if TYPE_CHECKING:
    import pandas as pd


PLACES = (Aspect.PLACE, Aspect.PLACE_HERE)


def people_in(journal: pd.DataFrame) -> People:
    """What people said, as it stands after a journal that was kept.

    Parameters
    ----------
    journal
        Schema ``JOURNAL``; may be empty.
    """
    return people_of(fold(from_table(journal)))


def people_of(state: Fold, questions: Collection[str] | None = None) -> People:
    """What people said, as it stands.

    Parameters
    ----------
    state
        After all lines.
    questions
        Those wanted; all without it.
    """
    wanted = [key for key in state.themes if questions is None or key in questions]
    split = _split(state, wanted)
    texts: dict[TextKey, dict[str, Said]] = defaultdict(dict)
    stances: dict[TextKey, SaidStance] = {}
    decided: dict[str, set[str]] = defaultdict(set)
    waiting: set[TextKey] = set()
    for slot in state.words:
        word = state.standing(slot)
        if word is None or not slot.text or slot.question not in wanted or slot.aspect in MARKS:
            continue
        key = slot.question, slot.text
        if slot.aspect is Aspect.STANCE:
            stances[key] = Stance(word.value), _by(state, slot, word)
        elif (slot.question, slot.code) in split and word.act is not Act.REMOVE:
            waiting.add(key)
        elif slot.code in state.themes[slot.question]:
            decided[slot.question].add(slot.code)
            texts[key][slot.code] = Decision(word.act.value), _by(state, slot, word)
    themes = {key: tuple(_themes(state, key, decided[key])) for key in wanted}
    finished = frozenset(key for key in state.finished - waiting if key[0] in wanted)
    return People(dict(texts), themes, stances, finished, _marks(state, wanted))


CAUTIOUS = {Aspect.QUOTE: NO_SAID, Aspect.SAFEGUARDING: YES_SAID}
"""What holds of a mark as long as one person says it, whoever says otherwise before or after: words
that are printed, or somebody who is not looked after, are not taken back."""

BETWEEN_NOTES = " / "


def _marks(state: Fold, questions: Collection[str]) -> dict[TextKey, dict[Aspect, Mark]]:
    found: dict[TextKey, dict[Aspect, Mark]] = defaultdict(dict)
    for slot, words in state.words.items():
        said = [word for word in words if not word.is_empty]
        if slot.aspect not in MARKS or slot.question not in questions or not said:
            continue
        wary = [word for word in said if word.value == CAUTIOUS.get(slot.aspect)]
        mark: Mark | None = None
        if slot.aspect is Aspect.NOTE:
            notes = dict.fromkeys(word.value for word in said)
            mark = BETWEEN_NOTES.join(notes), said[-1].by
        elif wary or not words[0].is_empty:
            word = (wary or said)[0]
            mark = word.value, _by(state, slot, word)
        if mark is not None:
            found[slot.question, slot.text][slot.aspect] = mark
    return dict(found)


def _split(state: Fold, questions: Collection[str]) -> set[tuple[str, str]]:
    """Question and code of every theme that was split: who had it waits to be decided anew."""
    here = Aspect.PLACE_HERE
    words = ((slot, state.standing(slot)) for slot in state.words if slot.aspect in PLACES)
    return {
        (question, slot.code)
        for slot, word in words
        if word and word.act is Act.SPLIT
        for question in (
            (slot.question,) if slot.aspect is here else state.sharing(slot.question, slot.code)
        )
        if question in questions
    }


def _by(state: Fold, slot: Slot, word: JournalEntry) -> str:
    """Initials of the first who said so and wrote any."""
    words = state.words[state.home(slot)]
    agreeing = (one.by for one in words if meaning(one) == meaning(word))
    return next((by for by in agreeing if by), "")


def _themes(state: Fold, question: str, decided: set[str]) -> Iterator[ThemeDecision]:
    """The codes suggested now, then those that people named, changed or decided on."""
    every = {
        code: theme_of(state, question, known) for code, known in state.themes[question].items()
    }
    targets = {one.merge_into for one in every.values()}
    for known in state.themes[question].values():
        if known.suggested:
            yield every[known.code]
    for known in state.themes[question].values():
        said = every[known.code]
        wanted = known.own or said.changed or known.code in decided or known.code in targets
        if wanted and not known.suggested:
            yield said


def theme_of(state: Fold, question: str, known: KnownTheme) -> ThemeDecision:
    """A code with what stands of it.

    Parameters
    ----------
    state, question
        After all lines, and where the code belongs.
    known
        The code as it was suggested or named.
    """
    slots = {aspect: Slot(question, "", known.code, aspect) for aspect in Aspect}
    name, definition = (
        state.standing(slots[aspect]) for aspect in (Aspect.NAME, Aspect.DEFINITION)
    )
    here = state.standing(slots[Aspect.PLACE_HERE])
    place = here or place_of(state, slots[Aspect.PLACE])
    checked = state.standing(slots[Aspect.CHECKED])
    new_name = name.value if name else known.stays
    new_definition = definition.value if definition else ""
    act = place.act if place else None
    return ThemeDecision(
        code=known.code,
        name=known.name,
        definition=known.definition,
        theme=known.part_of,
        new_name="" if new_name == known.name else new_name,
        new_definition="" if new_definition == known.definition else new_definition,
        merge_into=place.value if place and act is Act.MERGED else "",
        retired=act is Act.RETIRED,
        checked_by=_by(state, slots[Aspect.CHECKED], checked) or "?" if checked else "",
        own=known.own,
        found=known.found,
        apart=known.apart,
        split_into=tuple(place.value.split(" ")) if place and act is Act.SPLIT else (),
    )


def place_of(state: Fold, slot: Slot) -> JournalEntry | None:
    """Whether a theme was merged, retired or split, as it stands.

    A merge that would lead back to its own theme, or into one that is taken away, waits: it is a
    conflict with what was said before of the other theme.

    Parameters
    ----------
    state, slot
        After all lines, and the theme.
    """
    word = state.standing(slot)
    return None if word is None or _blocking(state, slot, word) else word


def _blocking(state: Fold, slot: Slot, word: JournalEntry) -> JournalEntry | None:
    """The earlier word on another theme that this one runs into."""
    if word.act is Act.RETIRED:
        into = (state.standing(one) for one in state.words if _is_beside(state, one, slot))
        merged = [one for one in into if one and one.act is Act.MERGED and one.value == slot.code]
        return next((one for one in merged if one.number < word.number), None)
    if word.act is not Act.MERGED:
        return None
    onward = _onward(state, slot, word)
    if not onward:
        return None
    if onward[-1].act is Act.MERGED and onward[-1].value == slot.code:
        return onward[-1] if word.number > max(one.number for one in onward) else None
    gone = onward[-1].act is Act.RETIRED and onward[-1].number < word.number
    return onward[-1] if gone else None


def _is_beside(state: Fold, one: Slot, slot: Slot) -> bool:
    """Whether it is the place of another theme of a question that has both."""
    if one.aspect is not Aspect.PLACE or one.code == slot.code:
        return False
    mine = state.sharing(slot.question, slot.code)
    return not set(mine).isdisjoint(state.sharing(one.question, one.code))


def _onward(state: Fold, slot: Slot, word: JournalEntry) -> list[JournalEntry]:
    """What became of the theme another was merged into, of the one that went into, and so on."""
    found: list[JournalEntry] = []
    code, seen = word.value, {slot.code}
    while code not in seen:
        seen.add(code)
        further = state.standing(slot._replace(code=code))
        if further is None:
            break
        found.append(further)
        code = further.value if further.act is Act.MERGED else slot.code
    return found


def settled_and_waiting(journal: pd.DataFrame) -> tuple[int, int]:
    """How many contrary decisions of two people a person settled, and how many wait for one.

    Parameters
    ----------
    journal
        Schema ``JOURNAL``; may be empty. One settled that somebody decided against since waits.
    """
    entries = from_table(journal)
    state = fold(entries)
    waiting = {conflict.slot for conflict in conflicts_of(state)}
    settled = {state.home(entry.slot) for entry in entries if entry.settles and entry.slot}
    return len(settled - waiting), len(waiting)


def conflicts_of(state: Fold, questions: Collection[str] | None = None) -> tuple[Conflict, ...]:
    """Every contrary decision of two people, in the order of what they are about.

    Parameters
    ----------
    state
        After all lines.
    questions
        Those wanted; all without it.
    """
    found = []
    for slot in sorted(state.words):
        mine = state.sharing(slot.question, slot.code) if not slot.text else (slot.question,)
        if questions is not None and set(mine).isdisjoint(questions):
            continue
        first: dict[tuple[str, ...], JournalEntry] = {}
        for word in state.words[slot]:
            first.setdefault(meaning(word), word)
        choices = tuple(first.values())
        if len(choices) == 1 and slot.aspect is Aspect.PLACE:
            blocked = _blocking(state, slot, choices[0])
            if blocked is not None:
                choices = (replace(blocked, act=Act.RESTORED, code=slot.code, value=""), *choices)
        if len(choices) > 1 and slot.aspect not in (Aspect.CHECKED, Aspect.NOTE):
            found.append(Conflict(slot, choices))
    return tuple(found)
