"""What answers show by themselves: a list that was offered, or words people typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from consult.definitions.wordings import is_dont_know, is_other, is_prefer_not_to_say, normalised
from consult.draft.columns.items import Item
from consult.draft.questions.find_options import FEWEST, OptionsFound, spellings
from consult.draft.questions.ordering import ladder_under
from consult.read.values.ticked import parts_of, split_ticked

_FIRST_LETTER = re.compile(r"^[\W\d_]+")
_ENOUGH_TO_TELL = 2_000
"""Cells that are cut into parts to see whether these repeat, so that a large export takes no
longer. Tried: no draft changes."""

_PIECES = 0.7
"""Share of the characters of long cells that others gave in the same words, from which they are
ticked phrases; the rest is typed under "Other". Tried at 0.35 and 0.85: no draft changes."""

_FEWEST_JOINED, _JOINED = 3, 0.05
"""Answers, and their share, that are several options and nothing else, before a comma parts
options. Tried: three are as good as one; at six, or at a share of 0.1, two multiple choices of 69
responses become single ones. Halved, the share makes four columns of patterns noted by hand
multiple choices: a comment may repeat words around a comma."""

_WORDS_OF_A_PHRASE, _IN_PHRASES = 4, 0.2
"""Mean words of an option that is a phrase, and the share of answers that are nothing but phrases.
Two people who type a phrase of four words alike copied it from a form. Tried: at two words comments
with commas become a multiple choice; at eight one such list of 69 responses becomes words. The
share makes no difference at 0.1 or 0.4."""

_FEWEST_ONCE, _MOST_ONCE, _TYPED = 5, 1 / 3, 0.2
"""Answers given once, their share of all different ones, and the share of them that begin in lower
case or end in a full stop, from which people typed rather than picked. Tried: the count makes no
difference to a draft at two or ten; the two shares doubled make qualifications that people typed
options of one file, and halved change nothing."""

_STRAYS_AN_OPTION, _LISTED = 3, 0.8
"""Other answers for each frequent one, and the share that the frequent ones cover, which both must
fail before a question counts as one of words. Tried: at six, or at a share of 0.4, places and
industries that people typed become choices in four files; at one, a choice of the eight becomes
words; at 0.9 no draft changes."""

_TIMES_OF_A_LIST = 5
"""Times each answer was given, on the whole, from which it comes from a list though the question
asks for a reason. Tried: halved, no draft changes; doubled, a choice between reasons in one file
becomes words."""

LONGEST_OPTION = 150
"""Characters of an option; half as many are long where most answers differ. Tried: halved, choices
between whole sentences become words in eight files (five questions in one of them); doubled, no
draft changes, but a comment that several people sent in the same words could be an option."""

_LONGEST_OF_FEW = 60
"""Characters of an option that fewer than three people show. Tried: halved, a multiple choice of 69
responses becomes words; doubled, no draft changes."""

_HARMONISED = 0.9
"""Share of answers in the words of the harmonised list from which the form offered that list.
Tried: halved, ethnicities that people typed become options in one file."""

ASKS_FOR_WORDS = re.compile(
    r"(?i)\b(why|explain|comments?|describe|reasons?|tell us|in your own words|anything else)\b"
)
_PLAIN_ANSWERS = frozenset({"yes", "no", "maybe"})


def repeats(values: Counter[str], separator: str) -> bool:
    """Whether long cells are mostly made of parts that others gave in the same words.

    Parameters
    ----------
    values
        Cell -> how often it stands.
    separator
        What stands between ticked options.
    """
    parts: Counter[str] = Counter()
    for value, times in islice(values.items(), _ENOUGH_TO_TELL):
        for part in parts_of(value, separator):
            parts[part] += times
    repeated = sum(len(part) * n for part, n in parts.items() if n >= FEWEST)
    return repeated >= _PIECES * sum(len(part) * n for part, n in parts.items())


def stand_together(found: OptionsFound, values: Counter[str], separator: str) -> bool:
    """Whether options stand several in a cell, as boxes that were ticked do.

    Parameters
    ----------
    found
        What the cells show when cut at a separator.
    values
        The cells.
    separator
        What stands between ticked options.

    Notes
    -----
    Either answers that others gave alone stand together, so that a comma inside one cannot be
    taken for two; or many answers are nothing but several phrases that others gave word for word.
    """
    alone = {normalised(value) for value, times in values.items() if times >= FEWEST}
    whole = {normalised(label): label for label in found.options}
    given = {key: label for key, label in whole.items() if key in alone}
    if _nothing_but(given, values, separator) >= max(_FEWEST_JOINED, _JOINED * values.total()):
        return True
    words = sum(len(label.split()) for label in found.options)
    phrases = words >= _WORDS_OF_A_PHRASE * len(found.options)
    return phrases and _nothing_but(whole, values, separator) >= _IN_PHRASES * values.total()


def _nothing_but(options: Mapping[str, str], values: Counter[str], separator: str) -> int:
    """How many answers are several options and nothing else."""
    cut = ((split_ticked(value, separator, options), n) for value, n in values.items())
    return sum(n for ticked, n in cut if len(ticked.options) > 1 and not ticked.words)


def a_list(values: Counter[str]) -> bool:
    """Whether each answer was given so often, on the whole, that they come from a list.

    Parameters
    ----------
    values
        Answer -> how often it was given.
    """
    return len(values) * _TIMES_OF_A_LIST <= values.total()


def many_once(counts: Counter[str]) -> bool:
    """Whether many answers were given once only, and look typed rather than picked from a list.

    Parameters
    ----------
    counts
        Answer in its commonest spelling -> how often it was given in any.
    """
    once = [label for label, times in counts.items() if times == 1]
    typed = sum(_FIRST_LETTER.sub("", label)[:1].islower() or label[-1] == "." for label in once)
    many = len(once) >= _FEWEST_ONCE and len(once) > _MOST_ONCE * len(counts)
    return many and typed >= _TYPED * len(once)


def too_open(options: Sequence[str], covered: int, pooled: Counter[str]) -> bool:
    """Whether answers besides the frequent ones are so many that people wrote what they liked.

    Parameters
    ----------
    options
        The frequent answers.
    covered
        How many answers are one of them.
    pooled
        All answers.
    """
    others = len(spellings(pooled)) - len(options)
    return others > _STRAYS_AN_OPTION * len(options) and covered < _LISTED * pooled.total()


def offered_however_rare(label: str) -> bool:
    """Whether a form offers an answer, however few people gave it.

    Parameters
    ----------
    label
        The answer as written; "Yes!" is Yes.
    """
    usual = is_prefer_not_to_say(label) or is_dont_know(label) or is_other(label)
    return usual or normalised(label).strip("!. ") in _PLAIN_ANSWERS


def with_further_steps(frequent: list[str], counts: Counter[str]) -> list[str]:
    """Frequent answers, and rare ones that are further steps of the ladder those stand on.

    An answer that few gave must be the name of a step and nothing else: words that somebody
    typed may begin like one.

    Parameters
    ----------
    frequent
        The options found so far, in any order.
    counts
        Answer in its commonest spelling -> how often it was given in any.
    """
    ladder = ladder_under(frequent)
    if ladder is None:
        return frequent
    known = frozenset(frequent)
    more = [
        label
        for label, times in counts.items()
        if label not in known
        and (ladder.is_step(label) or (times >= FEWEST and ladder.step(label) is not None))
    ]
    return [*frequent, *more]


def too_long(values: Counter[str]) -> bool:
    """Whether the answers are too long and too different to be ticked options.

    Parameters
    ----------
    values
        Answer -> how often it was given.
    """
    length = sum(map(len, values)) / max(1, len(values))
    return length > LONGEST_OPTION / 2 and len(values) > values.total() / 2


def few_but_alike(items: Sequence[Item], pooled: Counter[str]) -> bool:
    """Whether few responses show a list all the same: short answers, most given twice or more.

    Parameters
    ----------
    items
        The question as it stands in each source, for its words.
    pooled
        Answer -> how often it was given.
    """
    total = pooled.total()
    short = all(len(value) <= _LONGEST_OF_FEW for value in pooled)
    opened = any(ASKS_FOR_WORDS.search(item.text) for item in items)
    return short and not opened and len(pooled) < total and len(pooled) <= max(2, total / 2)


def from_the_list(counts: Counter[str], known: Mapping[str, str]) -> bool:
    """Whether a form offered the harmonised list, so that rare answers are options of it too.

    Parameters
    ----------
    counts
        Answer -> how often it was given.
    known
        ``normalised`` of every wording of a characteristic's categories; may be empty.
    """
    plain = {v: n for v, n in counts.items() if not is_prefer_not_to_say(v) and not is_dont_know(v)}
    listed = sum(n for label, n in plain.items() if normalised(label) in known)
    return bool(known) and listed >= _HARMONISED * sum(plain.values())
