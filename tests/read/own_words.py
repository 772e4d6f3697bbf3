"""Counts under the own words of a file, made without the reader, and what a study makes of them.

A count is false when it is more than the number of people who gave that answer in its words. An
answer may be left out of the counts only where a person is told: it stands among the words kept
under "Other", it is a code that the study names as no answer, or the question carries a check.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from benchmarks._drafts_words import folded

NO_ANSWER = {"not answered", "not asked", "not ticked"}
OTHERS = {
    "other",
    "other (please specify)",
    "other (please specify):",
    "other - write in",
    "-oth-",
    "something else",
}


def counted(words):
    """How many gave each answer, by its folded words; blanks are no answer."""
    return Counter(key for one in words if (key := folded(one)))


@dataclass(frozen=True)
class Given:
    """What people answered to a question: folded words -> how many; and what the form offers.

    ``same`` has a key for each other name of an answer, such as the code that a codebook spells
    out, with the answer that it is.
    """

    counts: Counter
    offered: frozenset = frozenset()
    same: dict = field(default_factory=dict)

    def called(self, names):
        """The same, with other names of its answers."""
        same = {folded(name): folded(label) for name, label in names.items()}
        same = {name: label for name, label in same.items() if name not in self.counts}
        return replace(self, same=same)

    def without(self, codes):
        """The same without what a platform writes for no answer."""
        none = {folded(code) for code in codes}
        return replace(
            self, counts=Counter({key: n for key, n in self.counts.items() if key not in none})
        )

    @property
    def is_of_numbers(self):
        """Whether the file itself has a number for each answer."""
        coded = {answer for name, answer in self.same.items() if name.isdecimal()}
        return all(words.isdecimal() or words in coded for words in self.counts)

    def of(self, label):
        key = folded(label)
        return self.counts[self.same.get(key, key)]

    def knows(self, label):
        key = folded(label)
        key = self.same.get(key, key)
        return key in self.counts or key in self.offered


def published(read, question):
    """Option -> how many people are counted under it."""
    rows = read.answers[read.answers["question_id"] == question]
    rows = rows[~rows["state"].isin(NO_ANSWER) & (rows["option"] != "")]
    people = rows.groupby("option", observed=True)["response_id"]
    assert (people.size() == people.nunique()).all(), "somebody is counted twice under one option"
    return {option: int(n) for option, n in people.nunique().items() if n}


def kept_words(read, question):
    """How often each wording is kept beside the counts, such as what was typed for "Other"."""
    rows = read.comments[read.comments["question_id"].isin([question, f"{question}.other"])]
    return counted(rows["text"])


def false_counts(given, counts, kept):
    """What is said of people who did not say it, a line each."""
    return [
        f"{label!r} is {n}, given by {given.of(label)}"
        for label, n in counts.items()
        if n > given.of(label) + (sum(kept.values()) if folded(label) in OTHERS else 0)
    ]


def left_out(given, counts, kept, missing):
    """Answers that are neither counted under their words, nor kept, nor named as none."""
    shown = Counter()
    for label, n in counts.items():
        shown[given.same.get(folded(label), folded(label))] += n
    none = {folded(code) for code in missing}
    return [
        f"{words!r} is {shown[words]}, given by {n}"
        for words, n in given.counts.items()
        if words not in none | OTHERS and shown[words] + _holding(kept, words) < n
    ]


def _holding(kept, words):
    """How often words are kept, alone or among others typed by the same person."""
    return sum(n for text, n in kept.items() if words in text)


def added(spec, given):
    """Options that neither the file nor its form has."""
    return [
        f"{label!r} is in no file"
        for label in spec.options
        if not given.knows(label) and folded(label) not in OTHERS and label != spec.other
    ]
