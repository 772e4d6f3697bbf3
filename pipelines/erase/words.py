"""What somebody wrote that nobody else did: by which it is found in whatever was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from consult.coding.texts.words_hash import words_hash
from consult.errors import DamagedError
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import Kind
from consult.read.erase.find import ReceivedRow
from consult.read.export.grid import positions_of
from consult.redact import TradeWord, known_by, redact
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace

RUN = 6
"""Words in a row that tell a writer: of six, hardly any is in two comments by chance, and every
passage that is quoted has as many. What others wrote too is left out in any case."""

FEWEST = 3
"""Words of a whole cell by which it is known. One or two, such as a place, stand in many files."""

SHORTEST_ID = 6
"""Characters of an id that is looked for by itself. A shorter one is a number like others."""

_MOST_WORDS = 6
"""Words of the study in one text whose every choice is tried, 64 in all. Of 14,949 comments of a
survey on software none has more; all of them together are tried in any case."""

_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Words alone, in small letters, with a space at both ends: for looking one up in the other.

    Parameters
    ----------
    text
        Of a cell or a whole file.
    """
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@dataclass(frozen=True)
class WordsOfOne:
    """What somebody wrote.

    Parameters
    ----------
    ids
        What the study calls the responses.
    texts
        Each thing they wrote, as written and with personal data taken out, that nobody else wrote.
    others
        All that other people wrote and the council asked, as ``plain`` has it: people write out
        the question that they answer.
    names
        Ids of the platform, addresses and the like, which no other row holds.
    shown
        Hashes of the words in which what they wrote was shown in any run, and nobody else's was.
    """

    ids: frozenset[str]
    texts: frozenset[str]
    others: str
    names: frozenset[str]
    shown: frozenset[str] = frozenset()

    @cached_property
    def hashes(self) -> frozenset[str]:
        """What decisions are kept under."""
        return frozenset(map(words_hash, self.texts)) | self.shown

    @cached_property
    def marks(self) -> frozenset[str]:
        """Runs of words, by which they are found in a text that ``plain`` has made."""
        found = {run for text in self.texts for run in _runs(text)} | set(map(plain, self.names))
        return frozenset(mark for mark in found if mark not in self.others)

    @cached_property
    def _wholes(self) -> tuple[str, ...]:
        return tuple(map(plain, self.texts))

    def in_text(self, text: str) -> bool:
        """Whether any of it stands in a text.

        Parameters
        ----------
        text
            All words of a file.
        """
        words = plain(text)
        return any(mark in words for mark in self.marks)

    def in_cell(self, text: str) -> bool:
        """Whether a cell is theirs: it holds what they wrote, or a passage of it.

        Parameters
        ----------
        text
            Of one cell; one or two words are never known by themselves.
        """
        words = plain(str(text))
        if len(words.split()) < FEWEST or words in self.others:
            return False
        holds = any(mark in words for mark in self.marks)
        return holds or any(words in whole for whole in self._wholes)


def _runs(text: str) -> Iterator[str]:
    """Runs of words of a text; personal data that were taken out stand between two."""
    for piece in re.split(r"\[[^\]]*\]", text):
        words = plain(piece).split()
        if FEWEST <= len(words) < RUN:
            yield f" {' '.join(words)} "
        for at in range(len(words) - RUN + 1):
            yield f" {' '.join(words[at : at + RUN])} "


def own_words(
    workspace: Workspace, study: Study, mine: Sequence[ReceivedRow], rows: Iterable[ReceivedRow]
) -> WordsOfOne:
    """What the writers of some rows wrote that nobody else did.

    Parameters
    ----------
    workspace, study
        Where the study lies, for the comments as they were redacted, and what it asks.
    mine, rows
        The rows meant, and all rows.
    """
    gone = {(row.source.id, row.position) for row in mine}
    of_others = [row for row in rows if (row.source.id, row.position) not in gone]
    other_cells = {cell.strip() for row in of_others for cell in row.cells}
    cells = {c for row in mine for c in _written(row, study) if c not in other_cells}
    ids = frozenset(name for row in mine for name in row.ids)
    redacted, redacted_others = _as_redacted(workspace, ids)
    trade = _trade_words(workspace)
    texts = cells | redacted | {text for cell in cells for text in _ways_redacted(cell, trade)}
    texts = {text for text in texts if plain(text).strip()} - other_cells - redacted_others
    others = "|".join(map(plain, other_cells | redacted_others | set(_asked(study))))
    names = {row.platform_id for row in mine if len(row.platform_id) >= SHORTEST_ID}
    shown = _shown_as(workspace, frozenset(map(words_hash, cells)))
    return WordsOfOne(ids, frozenset(texts), others, frozenset(names | _addresses(cells)), shown)


def _written(row: ReceivedRow, study: Study) -> Iterator[str]:
    """Cells of a row but those of closed questions, whose words are the council's."""
    closed = {
        position
        for spec in study.questions
        if spec.kind is not Kind.TEXT
        for position in positions_of(spec.columns.get(row.source.id, ()))
    }
    for position, cell in enumerate(row.cells):
        if position not in closed and any(map(str.isalpha, cell)):
            yield cell.strip()


def _asked(study: Study) -> Iterator[str]:
    """The council's own words, as far as a study has them."""
    for spec in study.questions:
        yield from (spec.text, spec.statement, *spec.options)


def _as_redacted(workspace: Workspace, ids: frozenset[str]) -> tuple[set[str], set[str]]:
    """Comments as they were last handed on: of the responses, and of all others."""
    path = workspace.path("comments")
    try:
        comments = ARTEFACTS["comments"].format.load(path)
    except (OSError, DamagedError):
        return set(), set()
    mine = comments["response_id"].isin(ids)
    theirs, others = (set(comments.loc[which, "text"].str.strip()) for which in (mine, ~mine))
    return theirs - {""}, others - {""}


def _shown_as(workspace: Workspace, typed: frozenset[str]) -> frozenset[str]:
    """Hashes of what was shown for words of those hashes, and for no others."""
    path = workspace.path("shown_as")
    try:
        table = ARTEFACTS["shown_as"].format.load(path)
    except (OSError, DamagedError):
        return frozenset()
    mine = table["typed_hash"].isin(typed)
    return frozenset(table.loc[mine, "text_hash"]) - frozenset(table.loc[~mine, "text_hash"])


def _ways_redacted(text: str, trade: Sequence[TradeWord]) -> Iterator[str]:
    """A text as it was redacted when more or fewer words of the study were known not to be names.

    A decision is kept under the words as they stood then.
    """
    words = set(plain(text).split())
    here = [one for one in trade if words.intersection(plain(one.word).split())][:_MOST_WORDS]
    for many in range(len(here) + 1):
        for known in combinations(here, many):
            yield redact(text, known_by(known))[0]
    yield redact(text, known_by(trade))[0]


def _trade_words(workspace: Workspace) -> tuple[TradeWord, ...]:
    """Words that were let through when comments were last handed on."""
    path = workspace.path("trade_words")
    try:
        words = ARTEFACTS["trade_words"].format.load(path)
    except (OSError, DamagedError):
        return ()
    return tuple(TradeWord(**row) for row in words.to_dict("records"))


def _addresses(cells: Iterable[str]) -> set[str]:
    return {cell for cell in cells if "@" in cell and " " not in cell}
