"""Answers in the languages of a form that was translated: kept apart, and proposed as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consult.definitions import scales
from consult.definitions.languages import Language, language_named, languages
from consult.definitions.wordings import normalised
from consult.draft.columns.items import Item, Shape
from consult.draft.questions.find_options import FEWEST
from consult.draft.questions.guess import guess
from consult.draft.questions.guessed import Guess
from consult.draft.questions.remark import Remark
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Role
from consult.read.layout.reader import SheetColumn
from consult.read.layout.sheet import Sheet

_SURE = "startlanguage, start language, userlanguage, user language, response language"
_COLUMN = frozenset(
    [*_SURE.split(", "), "survey language", "language of response", "language code"]
)
"""Headings of the language a form was filled in, which ask nobody anything."""

_UNSURE_COLUMN = frozenset({"language", "lang", "iaith", "sprache", "langue", "idioma"})
"""The same where a platform says that the column is its own: a form may ask for a language too."""

_ENGLISH = frozenset({"en", "en-gb", "en_gb", "en-us", "en_us", "eng", "english", "saesneg"})

_MOST_POINTS = 15
"""Different answers in the main language, and in another, of a question that has options; more are
words. Tried halved and doubled: none of 125 drafts changes."""

_LONGEST = 80
"""Characters of an option in another language; comments are longer. Tried halved and doubled: none
of 125 drafts changes."""

_SHORTEST = 4
"""Letters of a wording that shows its language by itself and beside shorter ones: "Na", "Do" and
"Nie" are words of several, and "NA" is no Welsh "No". Tried halved and doubled: none of 125 drafts
changes."""


@dataclass(frozen=True)
class Translated:
    """An answer in another language than most of the form was filled in.

    Parameters
    ----------
    language
        Its name; the cell of the column of languages where consult does not know it.
    known
        What consult knows of the language.
    times
        How often it was given.
    """

    language: str
    known: Language | None
    times: int


def guessed_by_language(
    items: Sequence[Item], sheets: Mapping[str, Sheet], siblings: Counter[str] | None = None
) -> Guess:
    """What a question is by the answers of its main language, those of others kept apart.

    Parameters
    ----------
    items
        The question as it stands in each source.
    sheets
        Source id -> its sheet, for a column that says in which language somebody answered.
    siblings
        Answers to all rows of the grid it is part of, when it is part of one.

    Returns
    -------
    Guess
        With each wording of another language as an option of its own, and the proposal to count
        it under the option that it translates.
    """
    apart = _in_other_languages(items, sheets)
    if not apart:
        return guess(items, siblings=siblings)
    left = [
        replace(item, values=Counter({v: n for v, n in item.values.items() if v not in apart}))
        for item in items
    ]
    if siblings is not None:
        siblings = Counter({v: n for v, n in siblings.items() if not _is_apart(v, apart)})
    found = guess(left, siblings=siblings)
    closed = found.kind in {Kind.SINGLE, Kind.SCALE}
    return _joined(found, apart) if closed else guess(items, siblings=siblings)


def _is_apart(words: str, apart: Mapping[str, Translated]) -> bool:
    spoken = [wording.known for wording in apart.values() if wording.known]
    return words in apart or any(normalised(words) in one.points for one in spoken)


def _in_other_languages(
    items: Sequence[Item], sheets: Mapping[str, Sheet]
) -> dict[str, Translated]:
    """Answers in other languages; none where the question has no options, or all are in one."""
    if any(item.shape is not Shape.ONE or item.columns[0].labels for item in items):
        return {}
    values = sum((item.values for item in items), Counter[str]())
    if not 1 < len(values) <= 2 * _MOST_POINTS:
        return {}
    found: dict[str, Translated] = {}
    for item in items:
        found |= _by_column(item, sheets[item.source])
    found |= _by_words(values, found)
    rest = len(values) - len(found)
    if not 1 < rest <= _MOST_POINTS or any(len(words) > _LONGEST for words in found):
        return {}
    return found


def _by_column(item: Item, sheet: Sheet) -> dict[str, Translated]:
    """Answers that only people gave who filled in the form in another language."""
    column = next(filter(_is_of_languages, sheet.layout.columns), None)
    if column is None:
        return {}
    rows = sheet.response_rows
    spoken = [normalised(cell) for cell in sheet.grid.column(column.position, rows)]
    main = _main(Counter(filter(None, spoken)))
    given: dict[str, set[str]] = {}
    cells = sheet.grid.column(item.columns[0].position, rows)
    for language, cell in zip(spoken, cells, strict=True):
        given.setdefault(cell.strip(), set()).add(language)
    found: dict[str, Translated] = {}
    for words, times in item.values.items():
        by = given.get(words, {""})
        if not by & {*main, ""} and not words.isdecimal():
            known = language_named(min(by))
            found[words] = Translated(known.name if known else min(by), known, times)
    return found if len(found) <= _MOST_POINTS else {}


def _is_of_languages(column: SheetColumn) -> bool:
    headings = {normalised(column.heading), normalised(column.stem)}
    return bool(headings & _COLUMN) or (
        column.role is not Role.QUESTION and bool(headings & _UNSURE_COLUMN)
    )


def _main(spoken: Counter[str]) -> frozenset[str]:
    """What a column of languages holds for the main one: English or, without it, the commonest."""
    english = _ENGLISH & spoken.keys()
    return english or frozenset(language for language, _ in spoken.most_common(1))


def _by_words(values: Counter[str], found: Mapping[str, Translated]) -> dict[str, Translated]:
    """Answers that are the words of a scale in another language, beside answers that are not."""
    known = {words: one.known for words, one in found.items()}
    more: dict[str, Translated] = {}
    for one in languages():
        told = {
            words: Translated(one.name, one, values[words])
            for words in values
            if known.get(words, one) is one and _is_foreign(words, one)
        }
        sure = any(words in known or len(words) >= _SHORTEST for words in told)
        if sure and len(told) > len(more):
            more = told
    return more


def _is_foreign(words: str, language: Language) -> bool:
    """Whether words are a point in another language and not in English: "No" is Spanish too."""
    points = language.points.get(normalised(words), ())
    return bool(points) and not any(point.means(words) for point in points)


def _joined(found: Guess, apart: Mapping[str, Translated]) -> Guess:
    """A choice with the wordings of other languages as options, and what each may translate."""
    own = found.options or tuple(option.label for option in scales()[found.scale].options)
    options = {normalised(label): label for label in own}
    new = sorted(
        (words for words in apart if normalised(words) not in options),
        key=lambda words: (apart[words].language, _place(apart[words], words), words),
    )
    if not new:
        return found
    meant = _one_to_one({words: _meaning(words, apart[words], own) for words in new}, apart)
    back: dict[str, object] = {"options": (*own, *(words for words in new if words not in meant))}
    if len(meant) == len(new):
        back = {"kind": str(found.kind), "scale": found.scale, "options": found.options}
    touched = sum(apart[words].times for words in new)
    change = {**back, "values": meant} if meant else {}
    return replace(
        found,
        kind=Kind.SINGLE,
        scale="",
        options=(*own, *new),
        remarks=(*found.remarks, Remark(_says(new, apart, meant), touched, change)),
    )


def _place(wording: Translated, words: str) -> int:
    points = wording.known.points.get(normalised(words), ()) if wording.known else ()
    return points[0].place if points else 0


def _meaning(words: str, wording: Translated, options: Sequence[str]) -> str:
    """The option that a wording translates; "" where none or several may be meant."""
    points = wording.known.points.get(normalised(words), ()) if wording.known else ()
    found = {label for label in options for point in points if point.means(label)}
    return found.pop() if len(found) == 1 else ""


def _one_to_one(meant: Mapping[str, str], apart: Mapping[str, Translated]) -> dict[str, str]:
    """Those no other wording of a language is taken for: two points of a form are never one."""
    times = Counter((apart[words].language, label) for words, label in meant.items())
    return {
        words: label
        for words, label in meant.items()
        if label and times[apart[words].language, label] == 1
    }


def _says(new: Sequence[str], apart: Mapping[str, Translated], meant: Mapping[str, str]) -> str:
    touched = sum(apart[words].times for words in new)
    spoken = ", ".join(dict.fromkeys(apart[words].language for words in new))
    shown = [
        f'"{words}" ({apart[words].times:,})' + (f' as "{meant[words]}"' if words in meant else "")
        for words in new
        if words in meant or apart[words].times >= FEWEST
    ]
    listed = f": {', '.join(shown)}" if shown else ""
    then = "each wording is an option of its own until the proposal is taken"
    if not meant:
        then = "each wording is an option of its own unless `values` says which option it means"
    many = "1 answer is" if touched == 1 else f"{touched:,} answers are"
    return f"{many} in another language ({spoken}){listed}; {then}"
