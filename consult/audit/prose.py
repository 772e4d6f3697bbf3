"""What sentences, cells of words and quotes may not do: give a figure that a table hides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consult.audit.bounds import BASE, PrintedCell, plain, read_cell, share_bounds
from consult.audit.expected import Expected
from consult.audit.given_away import given_away
from consult.audit.named_numbers import NamedNumbers, figure_names
from consult.audit.words import TextPiece, pieces, sections
from consult.errors import Problem
from consult.model.counting.counts import Use
from consult.model.counting.table_id import BREAKABLE, WHO_RESPONDED, TableId, TableKind
from consult.model.evidence.equality import OF_AREA, PART_OF, WHO_ANSWERED
from consult.model.publishing.response import RESPONSE_COLUMN
from consult.model.publishing.spoken import NUMBER, SENTENCE, sentences, single_spaced
from consult.model.publishing.structure import Contents, Places, Structure, Truth

BESIDE = r"[”\"]?\s*[:(–-]\s*"
"""What may stand between a label and a number where no table is near: "Online (253)"."""

ENDINGS = "(?:d|ed)?"
"""How a label may end in a sentence: "agree", "agreed"."""

COMMON = frozenset(
    ("all", "any", "both", "neither", "no", "none", "not", "other", "others", "some", "yes")
)
"""Labels that are also words of any sentence: there they are labels only in quotation marks."""

CELL_OF_WORDS = re.compile(
    r"\d[\d,.]*%?(?: of \d[\d,.]*)?(?: people| comments)?(?: \([^()]*\)| [a-z]+)?$"
)
"""A cell of a table of words that says a number of people or a share; not, say, a difference."""

ASKED = 3
"""Words from which on those of a question stand in a sentence by no chance; "5" may."""

TABLE = re.compile(r"\b(?:table|chart)s? \d+(?:(?:, | and | to )\d+)*", re.I)
"""Numbers that are names of tables and charts."""


@dataclass(frozen=True)
class _Figure:
    """A number of a table: what it is called, how many people it is, and of how many."""

    labels: frozenset[str]
    people: int
    base: int | None
    hidden: bool
    where: str
    crossed: bool = False
    name: str = ""

    def is_said(self, digits: str, *, percent: bool) -> bool:
        number, half, _ = read_cell(digits)
        if number is None:
            return False
        if not percent:
            return number == self.people
        if self.base is None:
            return False
        least, most = share_bounds(number, half, (self.base, self.base))
        return least <= self.people <= most


@dataclass(frozen=True)
class _Table:
    """What the files show and hide of one numbered table."""

    places: Places
    figures: tuple[_Figure, ...]


def told_in_words(
    files: Mapping[str, bytes],
    said: Sequence[tuple[Places, PrintedCell]],
    expected: Expected,
) -> list[Problem]:
    """Where words outside the tables of numbers give a hidden figure, or quote a hidden theme.

    Parameters
    ----------
    files
        File name -> content.
    said
        Every cell of every table of numbers in them.
    expected
        As for :func:`consult.audit.audit`.

    Returns
    -------
    list of Problem
        Place and table of each, without the number.

    Notes
    -----
    A sentence gives a figure when it names the row (of a breakdown, the row and the column) and
    holds the true number or the true percentage, and nothing shown that it names explains that
    number. A number that carries the name of a figure that is shown is that figure, and gives
    nothing else, whatever it equals. Words belong to the tables of their section, and to those of
    a question they quote.
    """
    counted = {name: _counted(expected.contents.get(name, ())) for name in sorted(files)}
    found = {name: pieces(name, files[name], tables) for name, tables in counted.items()}
    names = _names(counted)
    tables = _tables(said, names, expected.structure, expected.truth)
    named = NamedNumbers.of(expected.spoken, said, expected.truth)
    reader = _ProseReader(tables, sections([piece for mine in found.values() for piece in mine]))
    problems = [
        given
        for mine in found.values()
        for piece in mine
        for given in reader.problems(_without(piece, named))
    ]
    return list(dict.fromkeys(problems))


def _without(piece: TextPiece, named: NamedNumbers) -> TextPiece:
    """The same words without the numbers of which it is known what they are."""
    if piece.quote:
        return piece
    text = single_spaced(piece.text)
    if piece.row:
        return replace(piece, text=named.without(text))
    return replace(piece, text=" ".join(named.without(words) for _, words in sentences(text)))


def _counted(contents: Contents) -> dict[int, TableId]:
    """Number of each table of numbers -> its id."""
    return {number: name for number, name in contents if name}


def _names(counted: Mapping[str, Mapping[int, TableId]]) -> dict[TableId, str]:
    """Id of each table -> what a message calls it, with the files that number it otherwise."""
    found: dict[TableId, dict[int, str]] = {}
    for file, tables in counted.items():
        for number, key in tables.items():
            found.setdefault(key, {}).setdefault(number, file)
    return {
        key: " or ".join(
            f"Table {number} of {file}" if len(numbers) > 1 else f"Table {number}"
            for number, file in numbers.items()
        )
        for key, numbers in found.items()
    }


def _tables(
    said: Sequence[tuple[Places, PrintedCell]],
    names: Mapping[TableId, str],
    structure: Structure,
    truth: Truth,
) -> dict[TableId, _Table]:
    hidden: dict[TableId, set[tuple[int, int]]] = {}
    for places, cell in said:
        if read_cell(cell.text)[2] == "[c]":
            hidden.setdefault(places.id, set()).add(cell.at)
    made = {}
    for key, name in names.items():
        table = structure.table(key)
        if table is not None:
            made[key] = _Table(table, tuple(_figures(name, table, truth, hidden.get(key, set()))))
    return made


def _figures(
    where: str, places: Places, truth: Truth, hidden: set[tuple[int, int]]
) -> Iterator[_Figure]:
    true, names = truth.tables[places.id], figure_names(places)
    yield _Figure(frozenset(), true.base, None, BASE in hidden, where)
    for at, (label, _) in enumerate(places.rows):
        row = frozenset({_called(label)})
        spot = f"row {at + 1} of {where}"
        people, base = true.rows[at], None if places.columns else true.base
        called = names[at][0]
        yield _Figure(row, people, base, (at, 0) in hidden, spot, bool(places.columns), called)
        for column, (heading, _) in enumerate(places.columns, start=1):
            cell = (at, column)
            if at not in places.outside and _called(heading) not in row:
                both = row | {_called(heading)}
                count, spot_of = true.cells[at][column - 1], f"{spot}, column {column + 1}"
                called = names[at][column]
                yield _Figure(both, count, people, cell in hidden, spot_of, True, called)


class _ProseReader:
    """Reads words against the tables they belong to."""

    def __init__(
        self, tables: Mapping[TableId, _Table], headings: Mapping[str, frozenset[TableId]]
    ) -> None:
        self._tables = tables
        self._headings = {plain(words): keys for words, keys in headings.items()}
        asked = {single_spaced(tables[key].places.title) for key in tables if _is_asked(key)}
        counting = {text for text in asked if len(text.split()) >= ASKED and re.search(r"\d", text)}
        quoted = {f"“{single_spaced(text)}”" for text in (*headings, *asked)}
        self._asked = _one_of(counting | quoted)
        self._groups = {key: plain(table.places.row_title) for key, table in tables.items()}
        self._broken_down: dict[TableId, list[TableId]] = {}
        for key in tables:
            if key.is_breakdown:
                self._broken_down.setdefault(key.whole, []).append(key)
        self._figures_of = cache(self._figures_in)
        self._labels_of = cache(self._pattern)

    def problems(self, piece: TextPiece) -> Iterator[Problem]:
        if piece.quote:
            yield from self._quoted(piece)
            return
        named, row = self._named(piece)
        tables = piece.tables | named | {x for key in piece.tables for x in _side_by_side(key)}
        written = piece.row.startswith(f"{RESPONSE_COLUMN} | ")
        if piece.row and tables and not written:
            yield from self._given_by_row(piece, tables, row)
        elif tables:
            yield from self._given_by_sentences(piece, tables)
        if piece.row or not tables:
            yield from self._given_beside(piece)

    def _quoted(self, piece: TextPiece) -> Iterator[Problem]:
        """A quote stands only under a theme whose count is shown."""
        mine = [self._tables[x] for x in sorted(piece.tables, key=str) if x in self._tables]
        themes = [
            table for table in mine if table.places.use is Use.THEMES and not table.places.columns
        ]
        label = plain(piece.theme)
        counts = [f for table in themes for f in table.figures if f.labels == {label}]
        if not counts or any(f.hidden for f in counts):
            where = counts[0].where if counts else "no table"
            yield Problem(
                f"{piece.where}: a comment is quoted under a theme whose number is hidden or not "
                f"shown ({where}). Take the quote out."
            )

    def _named(self, piece: TextPiece) -> tuple[frozenset[TableId], str]:
        """Tables of the questions that words quote, and the words without what they quote."""
        text = " ".join(f"{piece.row} | {piece.text}".split()).casefold()
        quotes = [h for h in self._headings if f"“{h}”" in text]
        quotes += [h for h in self._headings if f"| {h}: " in text or f"| {h} |" in text]
        alone = {x for h in quotes for x in self._headings[h] if not self._tables[x].places.columns}
        for heading in quotes:
            text = text.replace(f"“{heading}”", "“”").replace(f"| {heading}", "|")
        by = plain(piece.section)
        broken_down = (key for whole in alone for key in self._broken_down.get(whole, ()))
        crossed = {key for key in broken_down if _is_by(by, self._groups[key])}
        return frozenset(alone | crossed | self._who_answered(by)), text

    def _who_answered(self, caption: str) -> set[TableId]:
        """Tables on the characteristic of a caption: "Age" of "Age: who answered"."""
        name, is_one, _ = caption.partition(WHO_ANSWERED)
        return {
            key
            for key, groups in self._groups.items()
            if is_one and key.kind in WHO_RESPONDED and name == groups
        }

    def _given_by_row(
        self, piece: TextPiece, tables: frozenset[TableId], row: str
    ) -> Iterator[Problem]:
        """A cell of a table of words, with labels that other cells of its row are."""
        figures, labels = self._figures_of(tables), self._labels_of(tables)
        *others, cell = row.split(" | ")
        if not CELL_OF_WORDS.match(cell) or any(cell in figure.labels for figure in figures):
            return
        if others[0] == OF_AREA.casefold():
            return
        alone = (re.sub(r"^: | \([^|]*\)$", "", words.strip()) for words in others)
        alone = (words.removeprefix(PART_OF.casefold()) for words in alone)
        named = {words for words in alone for figure in figures if words in figure.labels}
        named |= {found[1] for found in labels.finditer(cell)}
        yield from _given(piece, cell, figures, named, _numbers(cell, labels))

    def _given_by_sentences(
        self, piece: TextPiece, tables: frozenset[TableId]
    ) -> Iterator[Problem]:
        figures, labels = self._figures_of(tables), self._labels_of(tables)
        above = plain(piece.theme or next(iter(piece.row.split(" | ")[1:]), ""))
        for sentence in SENTENCE.split(self._without_asked(piece)):
            words = sentence.casefold()
            named = {found[1] for found in labels.finditer(words)} | {above}
            yield from _given(piece, words, figures, named, _numbers(words, labels))

    def _given_beside(self, piece: TextPiece) -> Iterator[Problem]:
        """Far from any table, a number counts as said of a label only right beside it."""
        alone = frozenset(x for x, table in self._tables.items() if not table.places.columns)
        figures = self._figures_of(alone)
        text = self._without_asked(piece).casefold()
        labels = list(self._labels_of(alone, beside=True).finditer(text))
        in_labels = {at for label in labels for at in range(*label.span())}
        for found in labels:
            after = re.match(BESIDE + NUMBER.pattern, text[found.end() :])
            if after is None or found.end() + after.start("digits") in in_labels:
                continue
            if not self._is_of_group(piece, found[1], after):
                numbers = [(after["digits"], bool(after["percent"]))]
                yield from _given(piece, text, figures, {found[1]}, numbers)

    def _without_asked(self, piece: TextPiece) -> str:
        """The words without those of questions, which stood on the form before anybody answered.

        A question can be several sentences, so that they are taken out before these are parted.
        """
        return self._asked.sub("“”", single_spaced(piece.text))

    def _is_of_group(self, piece: TextPiece, label: str, after: re.Match[str]) -> bool:
        """Whether a breakdown shows that number of a group which stands in the same row."""
        every = frozenset(self._tables)
        row = " ".join(piece.row.split()).casefold()
        named = {found[1] for found in self._labels_of(every, beside=True).finditer(row)}
        return any(
            label in figure.labels and figure.labels <= {*named, label}
            for figure in self._figures_of(every)
            if figure.crossed and not figure.hidden
            if figure.is_said(after["digits"], percent=bool(after["percent"]))
        )

    def _figures_in(self, tables: frozenset[TableId]) -> tuple[_Figure, ...]:
        mine = [table for key, table in self._tables.items() if key in tables]
        return tuple(figure for table in mine for figure in table.figures)

    def _pattern(self, tables: frozenset[TableId], *, beside: bool = False) -> re.Pattern[str]:
        labels = {label for f in self._figures_of(tables) for label in f.labels if label}
        parts = sorted(labels, key=lambda label: (-len(label), label))
        quoted = {x for x in parts if _digits(x) or (x in COMMON and not beside)}
        each = "|".join(f"{'(?<=“)' if x in quoted else ''}{re.escape(x)}" for x in parts)
        return re.compile(rf"(?<!\w)({each}){ENDINGS}(?!\w)" if each else r"(?!)()")


def _is_asked(key: TableId) -> bool:
    """Whether a table has the words of a question for a title; that of a banner is an author's."""
    return key.kind in BREAKABLE and not key.by


def _side_by_side(key: TableId) -> Iterator[TableId]:
    """The table whose breakdowns a banner shows: its title, an author's, may speak of it."""
    if key.kind is TableKind.BANNER:
        yield TableId.parse(key.subject)


def _one_of(texts: Iterable[str]) -> re.Pattern[str]:
    """What finds any of some texts as a whole, the longest first."""
    each = "|".join(map(re.escape, sorted(texts, key=lambda text: (-len(text), text))))
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)" if each else r"(?!)", re.IGNORECASE)


def _is_by(section: str, groups: str) -> bool:
    """Whether a heading or caption ends with what groups are of: "Age", "..., by “Sex?”"."""
    before, found, after = section.rpartition(groups)
    return bool(found) and after in ("", "”") and not before[-1:].isalnum()


def _called(label: str) -> str:
    """What sentences call a row: a net is called as the answer or theme it is named after."""
    return plain(label).removesuffix(" (net)").removesuffix(" (heading)")


def _digits(label: str) -> bool:
    return not re.search(r"[^\W\d]", label)


def _numbers(text: str, labels: re.Pattern[str]) -> list[tuple[str, bool]]:
    """Numbers of a sentence that are no part of a label or of the name of a table."""
    rest = TABLE.sub(" ", labels.sub(lambda found: " " * len(found[0]), text))
    return [(found["digits"], bool(found["percent"])) for found in NUMBER.finditer(rest)]


def _given(
    piece: TextPiece,
    words: str,
    figures: Iterable[_Figure],
    named: set[str],
    numbers: Sequence[tuple[str, bool]],
) -> Iterator[Problem]:
    """What numbers give away of the figures that are named, unless something shown has them."""
    if not numbers:
        return
    mine = [figure for figure in figures if figure.labels <= named]
    of_groups = any(figure.crossed for figure in mine)
    for digits, percent in numbers:
        saying = [figure for figure in mine if figure.is_said(digits, percent=percent)]
        told = [
            figure
            for figure in saying
            if figure.hidden and figure.labels and figure.crossed == of_groups
        ]
        if told and all(figure.hidden for figure in saying):
            printed = f"{digits}{'%' if percent else ''}"
            yield given_away(piece.where, words, printed, told[0].where, told[0].name)
