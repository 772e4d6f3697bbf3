"""The different texts that a blind sample is drawn from, with who wrote them and their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import NO_THEMES, UNREAD_CODE
from consult.model.coding.deciding import DecidedBy
from consult.model.coding.review import TextKey

if TYPE_CHECKING:
    import pandas as pd

Groups = Mapping[str, Mapping[str, str]]
"""Name of a break, such as "Age" -> response id -> the group its writer is in."""

NOBODY: Groups = MappingProxyType({})
"""Nothing is known of who wrote what."""

Group = tuple[str, str]
"""Name of a break, and of a group of it."""


@dataclass(frozen=True)
class BlindUnit:
    """One different text among the coded comments on a question.

    Parameters
    ----------
    question, hash
        Where it belongs, and the hash of its words.
    text
        The comment, redacted.
    copies
        How many responses hold it.
    codes
        Its codes of record; empty where it has none but "other".
    decided
        Whether a person decided one of them in the review.
    groups
        Group -> how many of its copies come from there.
    by_tables
        The same by the groups of the tables, in every way they may be cut.
    """

    question: str
    hash: str
    text: str
    copies: int
    codes: frozenset[str] = frozenset()
    decided: bool = False
    groups: Mapping[Group, int] = field(default_factory=dict)
    by_tables: Mapping[Group, int] = field(default_factory=dict)

    @property
    def key(self) -> TextKey:
        """What codes given to it are kept under."""
        return self.question, self.hash

    def most_in(self, name: str) -> str:
        """The group of a break that most of its copies come from; empty where none is known.

        Parameters
        ----------
        name
            Of the break. Of two groups with as many copies the first by name is taken.
        """
        mine = [(-number, group) for (at, group), number in self.groups.items() if at == name]
        return min(mine)[1] if mine else ""


def units_of(
    comments: pd.DataFrame, codings: pd.DataFrame, groups: Groups, by_tables: Groups = NOBODY
) -> tuple[BlindUnit, ...]:
    """The different texts that have codes, by question and hash; no order of rows changes them.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of the responses that are counted.
    codings
        Schema ``CODINGS``: the codes of record. A comment without a row says nothing that can be
        coded, and one in another language that nobody has read is left out: no person and no
        model of this study can judge it.
    groups, by_tables
        What is known of who wrote them: one group of each break as people gave it, and those of
        the tables in every way they may be cut.
    """
    from consult.model.survey.tables import COMMENT_KEY

    told = codings.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    told = told.assign(hash=told["text"].map(words_hash))
    return tuple(_units(told, groups, by_tables))


def _units(told: pd.DataFrame, groups: Groups, by_tables: Groups) -> Iterator[BlindUnit]:
    for (question, hashed), rows in told.groupby(["question_id", "hash"], sort=True):
        codes = frozenset(rows["code"])
        if UNREAD_CODE in codes:
            continue
        writers = sorted(set(rows["response_id"]))
        yield BlindUnit(
            str(question),
            str(hashed),
            min(rows["text"]),
            len(writers),
            codes - set(NO_THEMES),
            bool((rows["decided_by"] == str(DecidedBy.PERSON)).any()),
            _where_from(writers, groups),
            _where_from(writers, by_tables),
        )


def _where_from(writers: list[str], groups: Groups) -> Mapping[Group, int]:
    return Counter(
        (name, known[writer])
        for name, known in groups.items()
        for writer in writers
        if writer in known
    )
