"""Tick-all-that-apply in one cell: the separator that the cells show, and the options between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from consult.definitions.categories import categories_by_word
from consult.definitions.wordings import is_other, is_prefer_not_to_say, normalised
from consult.draft.questions.about_groups import one_group_a_cell
from consult.draft.questions.closed_or_open import (
    few_but_alike,
    from_the_list,
    repeats,
    stand_together,
    too_long,
)
from consult.draft.questions.evidence import characteristic_asked
from consult.draft.questions.find_options import OptionsFound, discover, spellings
from consult.draft.questions.guessed import (
    OTHER,
    Guess,
    typed_by_few,
    with_characteristic,
    with_other_column,
)
from consult.draft.questions.items import Item
from consult.draft.questions.multi_column import ALL_THAT_APPLY
from consult.draft.questions.ordering import in_order
from consult.draft.questions.spelt_otherwise import slips
from consult.model.survey.questionnaire import Kind
from consult.read.values.ticked import COMMA_ALONE, pieces, split_ticked

_MOSTLY = 0.8
"""Share of cells that end in a separator, as Microsoft Forms writes them ("A;B;") and nobody types.
Tried: no draft changes; a few people who end a comment with a semicolon must not make it a list."""

_ENDS_A_SENTENCE = frozenset({".", ")"})

_TICKED_TOGETHER = 0.1
"""Share of cells with two options or more from which boxes were ticked. Tried: halved, no draft
changes; doubled, two multiple choices of 69 responses become words. Fewer may be single choices
with a comma in an option."""

_MOST_DISTINCT = 0.7
"""Distinct cells for each cell above which people wrote what they liked, though its parts stand in
one order. Tried: halved, no draft changes; at 0.85 a column of patterns noted by hand becomes
a list."""

_IN_FORM_ORDER = 0.98
"""Share of neighbouring options in the usual order: a form writes them so, but paper that is keyed
may slip. Tried at 0.49 and 0.99: no draft changes. Words in a comment stand in any order, and are
told from options by this where they are few."""

_EXPLAINED = 0.8
"""Share of all characters that are options of a list; half of it where the question asks for all
that apply. The rest is what people typed under "Other". Tried at 0.4 and 0.9: no draft changes."""

_NEARLY_ALL = 0.9
"""The same where a form mixes the order of its options. Tried: at 0.45 a question of 69 responses
loses seven of its eleven options, at 0.95 two multiple choices of the same file become words."""

_MOST_MIXED = 25
"""Options of a list whose order a form mixes: nobody reads more of them. Tried: halved, a multiple
choice of 69 responses becomes words; doubled, no draft changes."""

_MORE_THAN_A_FEW = 10
"""Fewer answers cannot show that what stands several in a cell comes from a list."""


@dataclass(frozen=True)
class _Cut:
    """Cells cut at a separator: what they show, and whether it is sure that a form wrote them."""

    separator: str
    found: OptionsFound
    listed: bool


def several_of(items: Sequence[Item], text: str, values: Counter[str]) -> Guess | None:
    """Tick-all-that-apply in one cell, when the cells or the question show it.

    Parameters
    ----------
    items
        The question as it stands in each source.
    text
        What was asked.
    values
        The cells of all sources; each may hold several options, typed words or both.

    Returns
    -------
    Guess or None
        By the separator that explains most of the cells; ``None`` when none does.
    """
    asked = any(ALL_THAT_APPLY.search(words) for words in (text, *(item.text for item in items)))
    few = values.total() >= _MORE_THAN_A_FEW and few_but_alike(items, values)
    best: _Cut | None = None
    for separator in dict.fromkeys(s for item in items for s in item.reader.separators):
        if not any(separator.strip() in value for value in values):
            continue
        if one_group_a_cell(text, values, separator):
            continue
        listed = _written_by_a_form(items, values, separator)
        if not asked and not listed and too_long(values) and not repeats(values, separator):
            continue
        found = discover(values, separator, listed=listed or few)
        shown = listed or _looks_ticked(found, values)
        shown = shown and found.several >= _TICKED_TOGETHER and found.explained >= _EXPLAINED
        apart = found.explained > _EXPLAINED / 2 and stand_together(found, values, separator)
        shown = shown or apart
        enough = (asked or listed) and found.several > 0 and found.explained > _EXPLAINED / 2
        if (shown or enough) and (best is None or found.explained > best.found.explained):
            best = _Cut(separator, found, listed or few)
    if best is None or len(best.found.options) < 2:
        return None
    return with_other_column(items, _from_cut(items, text, values, best))


def _looks_ticked(found: OptionsFound, values: Counter[str]) -> bool:
    """Whether parts of cells are options of a form rather than words people typed.

    Options stand in the order of the form. Where a form mixes that order for each person, they
    are known by explaining nearly everything, few as they are, and by their capital letters.
    """
    if found.ordered >= _IN_FORM_ORDER and len(values) <= _MOST_DISTINCT * values.total():
        return True
    capital = sum(not label[:1].islower() for label in found.options)
    few = capital == len(found.options) <= _MOST_MIXED
    return few and found.explained >= _NEARLY_ALL and found.several >= 2 * _TICKED_TOGETHER


def _written_by_a_form(items: Sequence[Item], values: Counter[str], separator: str) -> bool:
    """Whether the cells show a form's own hand: a separator after the last option as well.

    Where a platform parts options by a comma alone, words with no space after a comma show it
    too, for people put one.
    """
    mark = separator.strip() or separator
    ended = sum(n for value, n in values.items() if value.rstrip().endswith(mark))
    if ended >= _MOSTLY * values.total() and mark not in _ENDS_A_SENTENCE:
        return True
    if not all(item.reader.separators == (COMMA_ALONE,) for item in items):
        return False
    several = sum(n for value, n in values.items() if len(pieces(value, separator)) > 1)
    return several >= _TICKED_TOGETHER * values.total() and not too_long(values)


def _from_cut(items: Sequence[Item], text: str, values: Counter[str], cut: _Cut) -> Guess:
    """Options that stand in the cells of the largest source; others add spellings of them."""
    likeness = characteristic_asked(text, Counter(dict.fromkeys(cut.found.options, 1)))
    known = categories_by_word(likeness.characteristic) if likeness else {}
    separator = cut.separator
    main = max(items, key=lambda item: item.answered)
    own = separator if separator in main.reader.separators else main.reader.separators[0]
    options = list(discover(main.values, own, listed=cut.listed).options)
    loose = _loose(items, separator, options)
    if from_the_list(Counter(dict.fromkeys(options, 1)), known):
        options += [label for label in spellings(loose) if normalised(label) in known]
        loose = _loose(items, separator, options)
    other = next((label for label in options if is_other(label)), OTHER if loose else "")
    guessed = Guess(
        Kind.MULTI,
        options=in_order(options, keep=True),
        other=other,
        separator=separator,
        remarks=(*typed_by_few(loose, values.total(), other), *slips(loose, options)),
    )
    return with_characteristic(guessed, text, Counter(dict.fromkeys(options, 1)))


def _loose(items: Sequence[Item], separator: str, options: Sequence[str]) -> Counter[str]:
    """What is left of the cells of all sources when the options are taken out."""
    lookup = {normalised(label): label for label in options}
    loose: Counter[str] = Counter()
    for item in items:
        for value, times in item.values.items():
            if not is_prefer_not_to_say(value) or not any(map(is_prefer_not_to_say, options)):
                loose.update(dict.fromkeys(_left_over(value, item, separator, lookup), times))
    return loose


def _left_over(value: str, item: Item, separator: str, lookup: dict[str, str]) -> list[str]:
    tries = [
        split_ticked(value, mark, lookup).words
        for mark in dict.fromkeys((separator, *item.reader.separators))
    ]
    return [part for part in min(tries, key=len).split("\n") if part]
