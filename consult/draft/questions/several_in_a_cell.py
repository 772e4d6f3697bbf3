"""Tick-all-that-apply in one cell: the separator that the cells show, and the options between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from consult.definitions.categories import categories_by_word
from consult.definitions.wordings import is_other, is_prefer_not_to_say, normalised
from consult.draft.columns.evidence import characteristic_asked
from consult.draft.columns.items import Item
from consult.draft.columns.multi_column import ALL_THAT_APPLY
from consult.draft.questions.about_groups import one_group_a_cell
from consult.draft.questions.closed_or_open import (
    few_but_alike,
    from_the_list,
    repeats,
    stand_together,
    too_long,
)
from consult.draft.questions.find_options import OptionsFound, discover, spellings
from consult.draft.questions.guessed import (
    OTHER,
    Guess,
    typed_by_few,
    with_characteristic,
)
from consult.draft.questions.ordering import in_order
from consult.draft.questions.remark import Remark
from consult.draft.questions.spelt_otherwise import slips
from consult.errors import many
from consult.model.survey.questionnaire import Kind
from consult.read.values.ticked import (
    COMMA_ALONE,
    cuts_of,
    listed_in,
    parts_of,
    split_ticked,
)

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

_ALL_EXPLAINED, _FEWEST_MIXED = 0.95, 3
"""Share of all characters that are options, and answers that hold several, before what no platform
writes ("/", a line break) is taken for a separator. By reasoning, not tried: a mark that leaves
words over is one of people's own, and two such answers may be chance."""

_BETWEEN = re.compile(r"\s*[^\w\s'’(\"-]+\s*|\s+(?:and|&)\s+|\s+")
_MOST_ALONE, _MOST_MARKS, _CELLS_LOOKED_AT = 200, 4, 2_000
"""Answers, marks and cells that are looked at for a separator, so that a column of comments takes
no longer. By reasoning, not tried: a mark between options shows in the commonest answers."""

_NAME = re.compile(r"^[\w.-]*\w$")
_SPACED = frozenset({"kobo", "odk_central"})
"""Platforms that part ticked options by a space: their forms give each a name without one."""

_ONLY_BETWEEN = frozenset({";", "|", ";#", "||", "•", "\n"})
"""Marks that stand between options and never inside one."""

_NAMES_OF = {",": "comma", " ": "a space", "\n": "a line break", "\t": "a tab"}
_QUOTED = 4
"""Options that a check quotes: more make no sentence. Nothing else depends on it."""

_MORE_THAN_A_FEW = 10
"""Fewer answers cannot show that what stands several in a cell comes from a list."""


@dataclass(frozen=True)
class _Cut:
    """Cells cut at a separator, and what they show.

    Whether it is sure that a form wrote them, whether options are names that cannot hold the
    separator, and whether the cells alone show that it is one.
    """

    separator: str
    found: OptionsFound
    listed: bool
    names: bool
    shown: bool

    @property
    def mark(self) -> str:
        return self.separator.strip() or self.separator


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
    usual = [*dict.fromkeys(s for item in items for s in item.reader.separators)]
    for separator in (*usual, *_shown(items, values, usual)):
        mark = separator.strip() or separator
        lists = sum(n for value, n in values.items() if listed_in(value) is not None)
        if not lists and not any(mark in value for value in values):
            continue
        if one_group_a_cell(text, values, separator):
            continue
        form = lists >= _MOSTLY * values.total() or _written_by_a_form(items, values, separator)
        if not asked and not form and too_long(values) and not repeats(values, separator):
            continue
        names = form and separator == " "
        found = discover(values, separator, listed=form or few, names=names)
        sure = separator in usual and _chosen_from(found, values, separator, form=form, asked=asked)
        if not sure and not _mixes(found, values, mark):
            continue
        cut = _Cut(separator, found, form or few, names, shown=separator not in usual)
        if best is None or _better(cut, best, values):
            best = cut
    if best is None or len(best.found.options) < 2:
        return None
    return _from_cut(items, text, values, best)


def _better(cut: _Cut, best: _Cut, values: Counter[str]) -> bool:
    """Whether a separator parts what the cells hold better than the best so far.

    Options that hold the other mark, with pieces that stand in several of them, were cut at the
    wrong one: "Bus, tram|Walk" beside "Bus, tram". Then fewer options explain as much, and ";#"
    holds ";".
    """
    mark, other = cut.mark, best.mark
    nested = mark in other or other in mark
    if not nested and all(not each.shown or each.mark in _ONLY_BETWEEN for each in (cut, best)):
        wrong, wrong_too = _holds_apart(cut, other, values), _holds_apart(best, mark, values)
        right, beaten = (best, cut) if wrong else (cut, best)
        if wrong != wrong_too and right.found.explained >= _EXPLAINED * beaten.found.explained:
            return wrong_too
        if wrong and min(cut.found.explained, best.found.explained) >= _ALL_EXPLAINED:
            return len(cut.found.options) < len(best.found.options)
    if cut.found.explained != best.found.explained:
        return cut.found.explained > best.found.explained
    return mark != other and bool(other) and other in mark


def _holds_apart(cut: _Cut, mark: str, values: Counter[str]) -> bool:
    """Whether options hold a mark between pieces that stand in other options as well.

    Any line break that is left was cut wrongly: no option has one.
    """
    if mark == "\n":
        return any(mark in part for value in values for part in parts_of(value, cut.separator))
    pieces = [
        {normalised(part) for part in parts_of(label, mark)}
        for label in cut.found.options
        if listed_in(label) is None
    ]
    times = Counter(piece for option in pieces for piece in option)
    return any(len(option) > 1 and any(times[piece] > 1 for piece in option) for option in pieces)


def _chosen_from(
    found: OptionsFound, values: Counter[str], separator: str, *, form: bool, asked: bool
) -> bool:
    """Whether cells cut at a separator of the platform show options that were ticked."""
    if not form and not asked and not found.mixtures:
        return False
    shown = form or _looks_ticked(found, values)
    shown = shown and found.several >= _TICKED_TOGETHER and found.explained >= _EXPLAINED
    apart = found.explained > _EXPLAINED / 2 and stand_together(found, values, separator)
    enough = (asked or form) and found.several > 0 and found.explained > _EXPLAINED / 2
    return shown or apart or enough


def _mixes(found: OptionsFound, values: Counter[str], mark: str) -> bool:
    """Whether a mark that is not the platform's parts options that stand in several mixtures.

    Of a mark that stands in no option one mixture is enough: two options have no more.
    """
    several = found.mixed >= max(_FEWEST_MIXED, _TICKED_TOGETHER * values.total())
    few = len(found.options) <= _MOST_MIXED and len(values) > len(found.options)
    mixed = found.mixtures > (mark not in _ONLY_BETWEEN)
    return several and few and mixed and found.explained >= _ALL_EXPLAINED


def _shown(items: Sequence[Item], values: Counter[str], usual: Sequence[str]) -> list[str]:
    """What stands in cells between two answers that others gave alone, the commonest first.

    A space parts options only where a platform writes names and no words between them.
    """
    if any(item.reader.self_described for item in items) or too_long(values):
        return []
    alone = {value for value, _ in values.most_common(_MOST_ALONE)}
    found: Counter[str] = Counter()
    for value in [*values][:_CELLS_LOOKED_AT]:
        for match in _BETWEEN.finditer(value):
            if value[: match.start()] in alone and value[match.end() :] in alone:
                found[match[0]] += 1
    spaced = all(item.reader.platform in _SPACED for item in items)
    kept = [mark for mark, n in found.most_common(_MOST_MARKS) if n > 1 or mark.strip(" ")]
    return [mark for mark in kept if mark not in usual and (mark != " " or spaced)]


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
    if separator == " ":
        return _are_names(items, values)
    ended = sum(n for value, n in values.items() if value.rstrip().endswith(mark))
    if ended >= _MOSTLY * values.total() and mark not in _ENDS_A_SENTENCE:
        return True
    if not all(item.reader.separators == (COMMA_ALONE,) for item in items):
        return False
    several = sum(n for value, n in values.items() if len(parts_of(value, separator)) > 1)
    return several >= _TICKED_TOGETHER * values.total() and not too_long(values)


def _are_names(items: Sequence[Item], values: Counter[str]) -> bool:
    """Whether cells hold the names that a form gives its options: few, without a space, once."""
    if not all(item.reader.separators == (" ",) for item in items):
        return False
    cut = [value.split() for value in values]
    names = {name for cell in cut for name in cell}
    once = all(len(set(cell)) == len(cell) and all(map(_NAME.match, cell)) for cell in cut)
    return once and len(names) <= _MOST_MIXED and repeats(values, " ")


def _from_cut(items: Sequence[Item], text: str, values: Counter[str], cut: _Cut) -> Guess:
    """Options that stand in the cells of the largest source; others add spellings of them."""
    likeness = characteristic_asked(text, Counter(dict.fromkeys(cut.found.options, 1)))
    known = categories_by_word(likeness.characteristic) if likeness else {}
    separator = cut.separator
    main = max(items, key=lambda item: item.answered)
    usual = main.reader.separators
    own = separator if separator in usual or not usual or cut.shown else usual[0]
    found = discover(main.values, own, listed=cut.listed, names=cut.names)
    options = list(found.options)
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
        remarks=(
            *_held_apart(cut, options, values, loose),
            *_parted_by(cut, options),
            *typed_by_few(_but_pieces(loose, options, separator), values.total(), other),
            *slips(loose, options),
        ),
    )
    return with_characteristic(guessed, text, Counter(dict.fromkeys(options, 1)))


def _held_apart(
    cut: _Cut, options: Sequence[str], values: Counter[str], loose: Counter[str]
) -> list[Remark]:
    """The remark on options that hold the separator: both readings, and how many each fits."""
    remarks = []
    left = Counter[str]()
    for words, times in loose.items():
        left.update(dict.fromkeys(map(normalised, parts_of(words, cut.separator)), times))
    for label in options:
        parts = [] if listed_in(label) is not None else parts_of(label, cut.separator)
        apart = sum(left[normalised(part)] for part in parts)
        if len(parts) < 2 or (not apart and not _two_perhaps(label, parts)):
            continue
        whole = sum(n for value, n in values.items() if label in value)
        counts = ", ".join(f'"{part}" {whole + left[normalised(part)]:,}' for part in parts)
        told = (
            f"{many(apart, 'answer')} hold only a piece of it and count as Other" if apart else ""
        )
        says = (
            f'"{label}" ({whole:,}) is taken for one option, for its parts all but always stand '
            f"together{'; ' if told else ''}{told}; cut at each {_called(cut.separator)} it would "
            f"be {counts}"
        )
        kept = [o for option in options for o in (parts if option == label else [option])]
        remarks.append(Remark(says, whole + apart, {"options": list(dict.fromkeys(kept))}))
    return remarks


def _but_pieces(loose: Counter[str], options: Sequence[str], separator: str) -> Counter[str]:
    """What is left of cells without the pieces of options, of which a remark of their own tells."""
    cut = [parts_of(label, separator) for label in options]
    inside = {normalised(part) for parts in cut if len(parts) > 1 for part in parts}
    return Counter(
        {
            words: times
            for words, times in loose.items()
            if any(normalised(part) not in inside for part in parts_of(words, separator) or [words])
        }
    )


def _two_perhaps(label: str, parts: Sequence[str]) -> bool:
    """Whether an option may be two, always ticked together: both are written as options are."""
    return "(" not in label and any(not part[:1].islower() for part in parts[1:])


def _parted_by(cut: _Cut, options: Sequence[str]) -> list[Remark]:
    """The remark on a separator that may stand inside an option as well."""
    sure = not cut.shown or cut.separator.strip() in _ONLY_BETWEEN
    if sure:
        return []
    several = cut.found.mixed
    quoted = ", ".join(f'"{label}"' for label in options[:_QUOTED])
    says = (
        f"{many(several, 'answer')} are taken for several options in one cell, with "
        f"{_called(cut.separator)} to separate them ({quoted}); if a cell is one answer, make it a "
        "single choice"
    )
    return [Remark(says, several)]


def _called(separator: str) -> str:
    return _NAMES_OF.get(separator.strip() or separator, f'"{separator.strip()}"')


def _loose(items: Sequence[Item], separator: str, options: Sequence[str]) -> Counter[str]:
    """What is left of the cells of all sources when the options are taken out."""
    lookup = {normalised(label): label for label in options}
    loose: Counter[str] = Counter()
    for item in items:
        cuts = cuts_of([*item.values], separator, item.reader.separators, lookup)
        for value, times in item.values.items():
            if not is_prefer_not_to_say(value) or not any(map(is_prefer_not_to_say, options)):
                words = min((split_ticked(value, cut, lookup).words for cut in cuts), key=len)
                loose.update(dict.fromkeys(filter(None, words.split("\n")), times))
    return loose
