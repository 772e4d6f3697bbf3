"""Which passages a person is asked about for each theme: good examples, from people who differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.analysis.quotes.attribution import Attributions
from consult.analysis.quotes.gate import MayNotBeQuoted, nothing_left_in, quotable
from consult.analysis.quotes.passages import best_passage
from consult.analysis.quotes.small_groups import cues_of_small_groups, tells_of
from consult.coding.texts.words_hash import words_hash
from consult.definitions.quote_marks import to_think_of
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.quotes import ProposedQuote, QuoteDecisions, QuoteKey
from consult.model.publishing.table import RowRole, Table
from consult.model.survey.questionnaire import Purpose, Questionnaire
from consult.model.survey.tables import COMMENT_KEY, State

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion

OF_THE_BEST = 12
"""Comments of each stance that best show a theme, among which those to propose are chosen. Tried on
kent-2024: among 6, two people quoted for a theme share 2.6 groups instead of 2.0, and quotes show
their theme hardly better (mean probability 0.58 instead of 0.57); 24 change 8 of 219 quotes."""

LOOKED_AT = 24
"""Passages of each stance of a theme, the best first, that the slow tests look at: twice as many as
are chosen among, so that enough are left. Looking at more only takes longer."""

SPARE = 2
"""Quotes proposed for a theme beyond those that are printed: so that whoever reads them can prefer
one, and a theme is not left with none when one is refused. More are more to read."""

MOST_IN_ALL = 150
"""Quotes that people are asked for, shared out between the themes of a report: about 15 pages. With
twice as many, ``kent-2024`` prints 293 in place of 98; with half, ``ssi-rse-2017`` 59 of 88."""

Marks = Mapping[str, frozenset[tuple[str, str]]]
"""Response -> the groups its person is in: question and answer."""


@dataclass(frozen=True)
class Said:
    """What a study holds that decides what may be quoted.

    Parameters
    ----------
    questionnaire
        What was asked.
    answers, comments, redactions, codings
        Schemas ``ANSWERS``, ``CLEAN_COMMENTS``, ``REDACTIONS`` and ``SETTLED_CODINGS``.
    codes
        Question -> its codes.
    tables
        After disclosure control.
    """

    questionnaire: Questionnaire
    answers: pd.DataFrame
    comments: pd.DataFrame
    redactions: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    tables: Sequence[Table]


@dataclass(frozen=True)
class Candidate:
    """A passage that can be quoted for a theme.

    Parameters
    ----------
    response, text, comment
        Whose, what would be printed, and the whole comment.
    stance
        Of the passage; empty where none was asked for.
    groups
        The groups its person is in.
    look_at
        What it is marked with.
    """

    response: str
    text: str
    comment: str
    stance: str
    groups: frozenset[tuple[str, str]]
    look_at: tuple[str, ...] = ()


def proposed_quotes(
    said: Said, without: MayNotBeQuoted, decided: QuoteDecisions, *, most: int
) -> tuple[ProposedQuote, ...]:
    """Quotes to decide on, and those decided on that still pass every test.

    Parameters
    ----------
    said
        What the study holds.
    without
        Whose words are not printed.
    decided
        What people decided so far.
    most
        Quotes of one theme that are printed.

    Returns
    -------
    tuple
        By question and theme, in the order of the codes; none where ``most`` is 0. No comment is
        proposed for two themes of a question, and the order of rows makes no difference.
    """
    if most == 0:
        return ()
    rows = _passed(said, without, decided)
    names = {(key, code.id): code.name for key, used in said.codes.items() for code in used}
    places = {theme: at for at, theme in enumerate(names)}
    groups = groups_of(said.answers, said.questionnaire)
    who = Attributions(said.questionnaire, said.answers, said.tables)
    by_theme = {
        (str(question), str(code)): _candidates(found, groups)
        for (question, code), found in rows.groupby(["question_id", "code"], sort=True)
    }
    out: dict[tuple[str, str], tuple[ProposedQuote, ...]] = {}
    used: set[tuple[str, str]] = set()
    # Themes with fewest to choose from choose first: what fits two is then not lost to the larger.
    for theme in sorted(by_theme, key=lambda one: (len(by_theme[one]), one)):
        question, code = theme
        fresh = _once(c for c in by_theme[theme] if not used & _known_by(question, c))
        chosen = _chosen(question, fresh, decided, most)
        used |= {key for one in chosen for key in _known_by(question, one)}
        name = names[theme]
        out[theme] = tuple(
            ProposedQuote(
                question,
                code,
                name,
                one.text,
                one.comment,
                who.of(one.response, question, name),
                one.look_at,
            )
            for one in chosen
        )
    return tuple(quote for theme in sorted(out, key=places.__getitem__) for quote in out[theme])


def each_theme(most: int, codes: CodesByQuestion) -> int:
    """How many quotes of one theme a person is asked for, of a report that has so many themes.

    Parameters
    ----------
    most
        As the study asks; 0 for none.
    codes
        Question -> its codes.
    """
    themes = sum(len(used) for used in codes.values())
    return min(most, max(1, MOST_IN_ALL // max(1, themes)))


def key_of(question: str, text: str) -> QuoteKey:
    """What a decision is known by.

    Parameters
    ----------
    question
        Its id.
    text
        The words that would be printed.
    """
    return question, words_hash(text)


def _passed(said: Said, without: MayNotBeQuoted, decided: QuoteDecisions) -> pd.DataFrame:
    """Passages that pass every test, those that show a theme best first."""
    shown = shown_themes(said.codes, said.tables)
    told = said.codings.merge(
        quotable(said.comments, said.redactions, without), on=COMMENT_KEY
    ).rename(columns={"text": "comment"})
    themes = zip(told["question_id"], told["code"], strict=True)
    told = _where(told, (theme in shown for theme in themes))
    pairs = zip(told["comment"], told["passage"], strict=True)
    told = told.assign(text=[best_passage(comment, earned) for comment, earned in pairs])
    small = cues_of_small_groups(said.questionnaire, said.tables)
    told = _where(told, (bool(text) and not tells_of(text, small) for text in told["text"]))
    order = [hashlib.sha256(text.encode()).hexdigest() for text in told["comment"]]
    told = told.assign(order=order)
    told = told.sort_values(["probability", "order", "stance"], ascending=[False, True, True])
    keys = [key_of(*pair) for pair in zip(told["question_id"], told["text"], strict=True)]
    places = told.groupby(["question_id", "code", "stance"]).cumcount()
    near = zip(places, keys, strict=True)
    told = _where(told, (place < LOOKED_AT or key in decided for place, key in near))
    return _where(told, nothing_left_in(told["text"].tolist(), told["comment"].tolist()))


def _where(rows: pd.DataFrame, kept: Iterable[bool]) -> pd.DataFrame:
    return rows[np.fromiter(kept, dtype=bool, count=len(rows))]


def _candidates(rows: pd.DataFrame, marks: Marks) -> list[Candidate]:
    """The same passages with the groups of whoever wrote each; what is marked comes last."""
    told = rows[["response_id", "text", "comment", "stance"]].itertuples(index=False)
    found = [
        Candidate(who, text, comment, stance, marks.get(who, frozenset()), to_think_of(text))
        for who, text, comment, stance in told
    ]
    return sorted(found, key=lambda one: bool(one.look_at))


def _known_by(question: str, one: Candidate) -> set[tuple[str, str]]:
    """What no two quotes of a question may share: the comment, and the words."""
    return {(question, one.comment), (question, one.text)}


def _once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of passages with the same words the first: two people may have one sentence in common."""
    return list({one.text: one for one in reversed(list(candidates))}.values())[::-1]


def _chosen(
    question: str, candidates: Sequence[Candidate], decided: QuoteDecisions, most: int
) -> tuple[Candidate, ...]:
    """What is decided, then what is proposed to make up for what is missing, and some to spare."""
    by_decision: dict[bool | None, list[Candidate]] = {True: [], False: [], None: []}
    for one in candidates:
        said = decided.get(key_of(question, one.text))
        by_decision[said.may_be_quoted if said else None].append(one)
    approved = by_decision[True]
    wanted = most + SPARE - len(approved) if len(approved) < most else 0
    fresh = balanced(by_decision[None], wanted, beside=approved)
    return (*approved, *fresh, *by_decision[False])


def balanced(
    best_first: Sequence[Candidate], most: int, *, beside: Sequence[Candidate] = ()
) -> tuple[Candidate, ...]:
    """Passages to propose: each stance in turn, and each time whoever is least like those before.

    Parameters
    ----------
    best_first
        Passages that can be quoted, those that show the theme best first.
    most
        How many to choose.
    beside
        Those that are quoted already.

    Notes
    -----
    Whoever shares fewest groups with those who are quoted already comes first, so that the same
    kind of people do not speak for every theme.
    """
    of_stance: dict[str, int] = {}
    left = []
    for one in best_first:
        of_stance[one.stance] = of_stance.get(one.stance, 0) + 1
        if of_stance[one.stance] <= OF_THE_BEST:
            left.append(one)
    chosen = list(beside)
    while left and len(chosen) < len(beside) + most:
        nxt = min(left, key=lambda one: _likeness(one, chosen))
        chosen.append(nxt)
        left.remove(nxt)
    return tuple(chosen[len(beside) :])


def _likeness(one: Candidate, chosen: Sequence[Candidate]) -> tuple[int, bool, int]:
    """How many chosen have its stance; whether it is marked; how many groups they share."""
    same = sum(other.stance == one.stance for other in chosen)
    shared = sum(len(one.groups & other.groups) for other in chosen)
    return same, bool(one.look_at), shared


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


def shown_themes(codes: CodesByQuestion, tables: Sequence[Table]) -> Set[tuple[str, str]]:
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
