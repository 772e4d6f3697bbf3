"""Which comments are quoted for a theme: good examples of it, from people who differ."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.analysis.findings.at_risk import without_people_at_risk
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole, Table
from consult.model.survey.questionnaire import Purpose, Questionnaire
from consult.model.survey.tables import COMMENT_KEY, State

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion

FEWEST_WORDS, MOST_CHARACTERS = 5, 400
"""Length of a comment that can stand as an example. Tried on kent-2024, 219 quotes of 73 themes:
from 2 words on, quotes of 3 and 4 words come in, which hardly say why; from 10, 37 quotes are
others, of people who are more alike. Up to 200 characters, 326 comments fewer can be quoted, and
two people quoted for a theme share 2.9 groups instead of 2.0; up to 800, two more themes have a
quote, and some quotes are of 600 or 700."""

OF_THE_BEST = 12
"""Comments of each stance that best show a theme, among which those to quote are chosen. Tried on
kent-2024: among 6, two people quoted for a theme share 2.6 groups instead of 2.0, and quotes show
their theme hardly better (mean probability 0.58 instead of 0.57); 24 change 8 of 219 quotes."""

Marks = Mapping[str, frozenset[tuple[str, str]]]
"""Response -> the groups its person is in: question and answer."""


@dataclass(frozen=True)
class Candidate:
    """A comment that can be quoted for a theme.

    Parameters
    ----------
    text
        Its words, without personal data.
    stance
        Of the passage; empty where none was asked for.
    groups
        The groups its person is in.
    """

    text: str
    stance: str
    groups: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class CodedComments:
    """Comments with what decides whether, and for which theme, they may be quoted.

    Parameters
    ----------
    comments, redactions, codings
        Schemas ``CLEAN_COMMENTS``, ``REDACTIONS`` and ``SETTLED_CODINGS``.
    """

    comments: pd.DataFrame
    redactions: pd.DataFrame
    codings: pd.DataFrame


def examples(
    coded: CodedComments, groups: Marks, shown: Set[tuple[str, str]], *, most: int
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Comments to quote for each code whose count is shown, out of those that are quotable.

    No comment is used for two themes of a question.

    Parameters
    ----------
    coded
        The comments, their codes, and what personal data were taken out of them.
    groups
        Made by :func:`groups_of`.
    shown
        Made by :func:`shown_themes`: a theme whose count is hidden is not quoted.
    most
        Quotes of one theme.

    Returns
    -------
    dict
        Question id and code id -> texts.
    """
    told = coded.codings.merge(quotable(coded.comments, coded.redactions), on=COMMENT_KEY)
    told["order"] = told["text"].map(lambda text: hashlib.sha256(text.encode()).hexdigest())
    told = told.sort_values(["probability", "order", "stance"], ascending=[False, True, True])
    out: dict[tuple[str, str], tuple[str, ...]] = {}
    used: set[tuple[str, str]] = set()
    for (question, code), rows in told.groupby(["question_id", "code"], sort=True):
        if (question, code) not in shown:
            continue
        fresh = without_people_at_risk(
            rows[[(question, text) not in used for text in rows["text"]]]
        )
        out[(str(question), str(code))] = found = balanced(_candidates(fresh, groups), most)
        used |= {(str(question), text) for text in found}
    return out


def _candidates(rows: pd.DataFrame, marks: Marks) -> list[Candidate]:
    """The same comments with the groups of whoever wrote each."""
    told = rows[["response_id", "text", "stance"]].itertuples(index=False)
    return [Candidate(text, stance, marks.get(who, frozenset())) for who, text, stance in told]


def balanced(best_first: Sequence[Candidate], most: int) -> tuple[str, ...]:
    """Texts to quote: each stance in turn, and each time whoever is least like those before.

    Parameters
    ----------
    best_first
        Comments that can be quoted, those that show the theme best first.
    most
        How many to choose.

    Notes
    -----
    Nothing is printed of who said it. Whoever shares fewest groups with those who are quoted
    already comes first, so that the same kind of people do not speak for every theme.
    """
    of_stance: dict[str, int] = {}
    left = []
    for comment in best_first:
        of_stance[comment.stance] = of_stance.get(comment.stance, 0) + 1
        if of_stance[comment.stance] <= OF_THE_BEST:
            left.append(comment)
    chosen: list[Candidate] = []
    while left and len(chosen) < most:
        nxt = min(left, key=lambda comment: _likeness(comment, chosen))
        chosen.append(nxt)
        left.remove(nxt)
    return tuple(comment.text for comment in chosen)


def _likeness(comment: Candidate, chosen: Sequence[Candidate]) -> tuple[int, int]:
    """How many of those chosen have its stance, and how many groups it shares with them."""
    same = sum(other.stance == comment.stance for other in chosen)
    return same, sum(len(comment.groups & other.groups) for other in chosen)


def quotable(comments: pd.DataFrame, redactions: pd.DataFrame) -> pd.DataFrame:
    """The comments that may be printed as examples, if their theme may.

    Parameters
    ----------
    comments, redactions
        Schemas ``CLEAN_COMMENTS`` (a response set aside has none there) and ``REDACTIONS``.

    Returns
    -------
    pandas.DataFrame
        Columns ``response_id``, ``question_id`` and ``text``; one row a comment. Every reason not
        to print one is a test of its own in the code, and each is taken as a claim in
        tests/analysis/findings/test_quote_gate.py.
    """
    kept_out = (
        _redacted(comments, redactions)
        | _sent_by_several(comments)
        | _may_name_somebody(comments)
        | _too_short(comments)
        | _too_long(comments)
    )
    return comments.loc[~kept_out, [*COMMENT_KEY, "text"]]


def _redacted(comments: pd.DataFrame, redactions: pd.DataFrame) -> pd.Series:
    """Personal data were found in it: there may be more of them that no rule knows."""
    touched = set(redactions[COMMENT_KEY].itertuples(index=False, name=None))
    return _those_of(comments, touched)


def _sent_by_several(comments: pd.DataFrame) -> pd.Series:
    """The same words came in more than once: no copy speaks for a theme, nor does the first."""
    copies = comments.loc[comments["copy_of"] != "", ["copy_of", "question_id"]]
    first = set(copies.itertuples(index=False, name=None))
    alike = comments.duplicated(["question_id", "text"], keep=False)
    return (comments["copy_of"] != "") | _those_of(comments, first) | alike


def _may_name_somebody(comments: pd.DataFrame) -> pd.Series:
    """A capital inside a sentence may be somebody's name, judged by all comments together."""
    import pandas as pd

    from consult.redact import may_name_somebody

    return pd.Series(may_name_somebody(list(comments["text"])), index=comments.index, dtype=bool)


def _too_short(comments: pd.DataFrame) -> pd.Series:
    words: pd.Series = comments["text"].map(lambda text: len(text.split())).astype(int)
    return words < FEWEST_WORDS


def _too_long(comments: pd.DataFrame) -> pd.Series:
    length: pd.Series = comments["text"].map(len).astype(int)
    return length > MOST_CHARACTERS


def _those_of(comments: pd.DataFrame, keys: set[tuple[str, str]]) -> pd.Series:
    """Which comments are of a response and a question among some."""
    import pandas as pd

    pairs = comments[COMMENT_KEY].itertuples(index=False, name=None)
    return pd.Series([pair in keys for pair in pairs], index=comments.index, dtype=bool)


def groups_of(answers: pd.DataFrame, questionnaire: Questionnaire) -> Marks:
    """The groups people said they are in, and in which capacity they respond.

    Parameters
    ----------
    answers
        Schema ``ANSWERS``.
    questionnaire
        Which questions are about people themselves.
    """
    about = {
        question.id
        for question in questionnaire.questions
        if question.purpose in {Purpose.CHARACTERISTIC, Purpose.RESPONDENT}
    }
    mine = answers[answers["question_id"].isin(about) & (answers["state"] == State.ANSWERED)]
    found: dict[str, set[tuple[str, str]]] = {}
    for response, question, option in mine[[*COMMENT_KEY, "option"]].itertuples(index=False):
        found.setdefault(response, set()).add((question, option))
    return {response: frozenset(groups) for response, groups in found.items()}


def shown_themes(codes: CodesByQuestion, tables: Sequence[Table]) -> set[tuple[str, str]]:
    """Question and code of every theme whose count is shown: hidden themes are not quoted.

    Parameters
    ----------
    codes
        Question -> its codes.
    tables
        After disclosure control.
    """
    by_id = {table.id: table for table in tables}
    out = set()
    for question, used in codes.items():
        table = by_id.get(TableId(TableKind.THEMES, question))
        rows = table.rows if table else ()
        seen = {r.label for r in rows if r.role is RowRole.GROUP and r.cells[0].number}
        out |= {(question, code.id) for code in used if code.name in seen}
    return out
