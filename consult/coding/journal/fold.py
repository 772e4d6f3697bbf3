"""What stands after all lines of the journal: decisions, themes, and conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from consult.coding.journal.words import meaning, person
from consult.model.coding.journal import YES_SAID, Act, Aspect, Journal, JournalEntry, Slot
from consult.model.coding.review import TextKey


@dataclass(frozen=True)
class KnownTheme:
    """A code that was ever suggested or named under a question.

    Parameters
    ----------
    code, name, definition, part_of
        As it was suggested last, or as a person named it.
    stays
        The name that people saw and left, where it was suggested under another one since.
    own
        Whether people thought of it.
    suggested
        Whether it is suggested now.
    found, apart
        As ``UsedCode`` has it.
    """

    code: str
    name: str
    definition: str = ""
    part_of: str = ""
    stays: str = ""
    own: bool = False
    suggested: bool = False
    found: bool = False
    apart: bool = False


@dataclass
class Fold:
    """What stands so far; lines are added one by one, and codes are those of the last line.

    Parameters
    ----------
    words
        What people said of each thing and did not take back, each person's last, oldest first.
    last
        The last line of each person on each thing, whatever became of it.
    themes
        Question -> code -> what is known of it, those suggested now first.
    finished
        Texts that people have finished with.
    written
        Version of a workbook -> number of the line that says it was written.
    reworded
        Question, a text and the same in other words -> number of the last line that said so.
    """

    words: dict[Slot, tuple[JournalEntry, ...]] = field(default_factory=dict)
    last: dict[tuple[Slot, str], JournalEntry] = field(default_factory=dict)
    themes: dict[str, dict[str, KnownTheme]] = field(default_factory=dict)
    finished: set[TextKey] = field(default_factory=set)
    written: dict[str, int] = field(default_factory=dict)
    reworded: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, entries: Iterable[JournalEntry]) -> Fold:
        """Take in further lines; what is carried over at one time is carried over together.

        Parameters
        ----------
        entries
            In order, numbered.
        """
        for act, batch in groupby(entries, key=lambda entry: entry.act):
            if act is Act.CARRIED:
                self._carry(list(batch))
            elif act is Act.REWORDED:
                self._reword(list(batch))
            else:
                for entry in batch:
                    self._one(entry)
        return self

    def _one(self, entry: JournalEntry) -> None:
        key = entry.question, entry.text
        if entry.slot is not None:
            self._word(entry.slot, entry)
        if entry.act is Act.FINISHED:
            self.finished.add(key)
        elif entry.act is Act.REOPENED:
            self.finished.discard(key)
        elif entry.act is Act.WRITTEN:
            self.written[entry.made_from] = entry.number
        elif entry.act in (Act.SUGGESTED, Act.ADDED, Act.EARLIER):
            self._theme(entry)

    def _word(self, slot: Slot, entry: JournalEntry) -> None:
        slot = self.home(slot)
        before = self.words.get(slot, ())
        if entry.settles:
            seen = self.written.get(entry.made_from, entry.number)
            before = tuple(word for word in before if word.number > seen)
        others = tuple(word for word in before if person(word) != person(entry))
        had_own = len(others) < len(before)
        # Emptying takes one's own word back; what another person said it contradicts.
        speaks = not entry.is_empty or (bool(others) and not had_own)
        now = (*others, entry) if speaks else others
        self.words[slot] = now
        self.last[slot, person(entry)] = entry
        if slot.aspect is Aspect.GIVEN and not now:
            self.finished.discard((slot.question, slot.text))

    def _theme(self, entry: JournalEntry) -> None:
        known = self.themes.setdefault(entry.question, {})
        if not entry.code:
            unsuggested = {code: replace(one, suggested=False) for code, one in known.items()}
            self.themes[entry.question] = unsuggested
            return
        if entry.act is Act.ADDED:
            self._word(
                Slot(entry.question, "", entry.code, Aspect.DEFINITION),
                replace(entry, act=Act.DEFINED, value=entry.definition),
            )
        if entry.act is not Act.SUGGESTED and entry.code in known:
            return
        before = known.pop(entry.code, None)  # those suggested now stand in the order of now
        known[entry.code] = KnownTheme(
            entry.code,
            entry.value,
            entry.definition,
            entry.part_of,
            entry.stays,
            own=entry.act is Act.ADDED,
            suggested=entry.act is Act.SUGGESTED,
            found=entry.found,
            apart=entry.apart,
        )
        if before is None or before.apart != entry.apart:
            self._bring_home({entry.code})

    def _carry(self, batch: list[JournalEntry]) -> None:
        ids: dict[str, dict[str, str]] = defaultdict(dict)
        for entry in batch:
            ids[entry.question][entry.code] = entry.value
        self.words = {
            _moved(slot, ids): tuple(_of_now(word, ids) for word in words)
            for slot, words in self.words.items()
        }
        self.last = {
            (_moved(slot, ids), who): _of_now(word, ids) for (slot, who), word in self.last.items()
        }
        for question, mapped in ids.items():
            known = self.themes.get(question, {}).values()
            moved = (replace(one, code=mapped.get(one.code, one.code)) for one in known)
            self.themes[question] = {one.code: one for one in moved}
        self._bring_home({code for mapped in ids.values() for code in mapped.values()})

    def _reword(self, batch: list[JournalEntry]) -> None:
        """What was said of comments holds of them in the words in which they are shown now.

        Where two comments read alike now on which the same person decided otherwise, the later
        decision stands and the comment is open again.
        """
        into: dict[TextKey, list[JournalEntry]] = defaultdict(list)
        for line in batch:
            into[line.question, line.text].append(line)
        said = [one for one in self.last.items() if (one[0][0].question, one[0][0].text) in into]
        contrary: set[TextKey] = set()
        for (slot, who), word in sorted(said, key=lambda one: one[1].number):
            for line in into[slot.question, slot.text]:
                if word.number <= self.reworded.get((line.question, line.text, line.value), 0):
                    continue
                if slot.aspect is Aspect.QUOTE and word.value == YES_SAID:
                    continue  # words that are printed are approved as they are printed
                now = slot._replace(text=line.value)
                before = self.last.get((now, who))
                if before and meaning(before) != meaning(word):
                    contrary.add((line.question, line.value))
                if before is None or before.number < word.number:
                    self._word(now, replace(word, text=line.value))
        self.finished |= {
            (o.question, o.value) for o in batch if (o.question, o.text) in self.finished
        }
        self.finished -= contrary
        self.reworded |= {(one.question, one.text, one.value): one.number for one in batch}

    def sharing(self, question: str, code: str) -> tuple[str, ...]:
        """Questions under which a code is one theme, that of the question among them.

        Parameters
        ----------
        question, code
            The question alone where it keeps the code apart, or does not know it.
        """
        mine = self.themes.get(question, {}).get(code)
        if mine is None or mine.apart:
            return (question,)
        return tuple(
            one for one, known in self.themes.items() if code in known and not known[code].apart
        )

    def home(self, slot: Slot) -> Slot:
        """Where the words on a thing are kept: on a theme, under the first question that shares it.

        Parameters
        ----------
        slot
            Under any question.
        """
        if slot.text or not slot.code or slot.aspect is Aspect.PLACE_HERE:
            return slot
        return slot._replace(question=self.sharing(slot.question, slot.code)[0])

    def _bring_home(self, codes: Collection[str]) -> None:
        """Put the words on themes where they belong now that more questions may share them."""
        strays = [
            slot
            for slot in self.words
            if not slot.text and slot.code in codes and self.home(slot) != slot
        ]
        for slot in strays:
            home = self.home(slot)
            both = sorted((*self.words.pop(slot), *self.words.get(home, ())), key=_place)
            last = {person(word): word for word in both}
            self.words[home] = tuple(word for word in both if last[person(word)] is word)
            for key in [key for key in self.last if key[0] == slot]:
                words = (self.last.pop(key), self.last.get((home, key[1])))
                self.last[home, key[1]] = max(filter(None, words), key=_place)

    def standing(self, slot: Slot) -> JournalEntry | None:
        """The word that stands: the earliest of those not taken back; nothing where it is open.

        Parameters
        ----------
        slot
            What it is about.
        """
        words = self.words.get(self.home(slot), ())
        return None if not words or words[0].is_empty else words[0]


def fold(journal: Journal, *, until: int | None = None) -> Fold:
    """What stands after the lines of a journal.

    Parameters
    ----------
    journal
        All lines.
    until
        Number of the last line to heed; all without it.
    """
    heeded = (entry for entry in journal if until is None or entry.number <= until)
    return Fold().add(heeded)


def _place(entry: JournalEntry) -> int:
    return entry.number


def _moved(slot: Slot, ids: Mapping[str, Mapping[str, str]]) -> Slot:
    return slot._replace(code=ids.get(slot.question, {}).get(slot.code, slot.code))


def _of_now(word: JournalEntry, ids: Mapping[str, Mapping[str, str]]) -> JournalEntry:
    mine = ids.get(word.question, {})
    value = word.value
    if word.act in (Act.MERGED, Act.SPLIT):
        value = " ".join(mine.get(code, code) for code in value.split(" "))
    return replace(word, code=mine.get(word.code, word.code), value=value)
