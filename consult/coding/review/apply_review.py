"""From suggested codes and people's decisions to the codings of record. People's word counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult.coding.decisions.decided_themes import as_used, standing_code
from consult.coding.decisions.finished import is_finished
from consult.coding.decisions.suggested_texts import BookText
from consult.coding.suggest.emergent import OTHER
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import NO_THEMES, UNREAD_CODE, CodesByQuestion, UsedCode
from consult.model.coding.deciding import Band, DecidedBy, Decision
from consult.model.coding.review import People, QuestionReview, Review, Said, ThemeDecision

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class ReviewedCodings:
    """Codings of record, with the codes they use and how far people have come.

    Parameters
    ----------
    codings
        Schema ``CODINGS``: every comment that had a suggestion has at least one row.
    codes
        Question id -> its codes under the names people gave them, without those merged away,
        those retired, and those found in the comments that no comment has now.
    review
        How far the review of each question has come.
    """

    codings: pd.DataFrame
    codes: CodesByQuestion
    review: Review


@dataclass(frozen=True)
class _Row:
    """One code of one text."""

    code: str
    decided_by: DecidedBy
    probability: float
    band: Band
    passage: str


def apply_review(
    comments: pd.DataFrame, suggested: pd.DataFrame, people: People, texts: Sequence[BookText]
) -> ReviewedCodings:
    """Put people's decisions over suggested codings.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    suggested
        Schema ``CODINGS``.
    people
        What people said, in terms of the codes suggested. Their themes are all the codes there
        are, in the order reported.
    texts
        The different texts that have suggestions.

    Returns
    -------
    ReviewedCodings
        A code a person accepted or added is decided by a person, with probability 1. A code
        removed goes, and so does a code that nobody decided on a text that people have finished
        with. Codes merged become the code they were merged into; codes retired go. A
        text that is left without a code is "other". Identical texts are coded alike.
    """
    import pandas as pd

    from consult.model.survey.tables import CODINGS, COMMENT_KEY, conform, empty

    told = suggested.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    by_text = _by_text(told)
    reviewed = {
        (question, text): _reviewed_rows(
            rows,
            people.texts.get((question, words_hash(text)), {}),
            {theme.code: theme for theme in people.themes[question]},
            finished=(question, words_hash(text)) in people.finished,
        )
        for (question, text), rows in by_text.items()
    }
    once = told.drop_duplicates(COMMENT_KEY)
    given = once[[*COMMENT_KEY, "text"]].itertuples(index=False, name=None)
    rows = [
        (response, question, row.code, row.decided_by, row.probability, row.band, row.passage)
        for response, question, text in given
        for row in reviewed[question, text]
    ]
    codings = empty(CODINGS)
    if rows:
        codings = conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS)
    return ReviewedCodings(codings, _codes(people, codings), _review(people, texts))


def _by_text(told: pd.DataFrame) -> dict[tuple[str, str], list[_Row]]:
    once = told.drop_duplicates(["question_id", "text", "code"])
    columns = ["question_id", "text", "code", "decided_by", "probability", "band", "passage"]
    found: dict[tuple[str, str], list[_Row]] = {}
    for question, text, code, by, probability, band, passage in once[columns].itertuples(
        index=False, name=None
    ):
        row = _Row(code, DecidedBy(by), probability, Band(band), passage)
        found.setdefault((question, text), []).append(row)
    return found


def _reviewed_rows(
    suggested: Sequence[_Row],
    said: Mapping[str, Said],
    themes: Mapping[str, ThemeDecision],
    *,
    finished: bool,
) -> list[_Row]:
    """The codes of one text; one that people have finished with has no others than theirs."""
    decided = [_decided(row, said) for row in suggested if row.code in said or not finished]
    rows = [row for row in decided if row is not None]
    rows += [
        _by_person(code, "")
        for code, (decision, _) in said.items()
        if decision is not Decision.REMOVE and code not in {row.code for row in suggested}
    ]
    standing = _standing(rows, themes)
    by_person = any(map(_is_persons, standing))
    real = [row for row in standing if _is_real(row, by_person=by_person)]
    if real:
        return real
    return standing or [_nothing_left(suggested, by_person=all(map(_is_persons, rows)))]


def _decided(row: _Row, said: Mapping[str, Said]) -> _Row | None:
    if row.code not in said:
        return row
    kept = said[row.code][0] is not Decision.REMOVE
    return _by_person(row.code, row.passage) if kept else None


def _by_person(code: str, passage: str) -> _Row:
    return _Row(code, DecidedBy.PERSON, 1.0, Band.ACCEPT, passage)


def _is_real(row: _Row, *, by_person: bool) -> bool:
    """Whether a row says something; that nobody has sorted a text holds until a person does."""
    if row.code == UNREAD_CODE:
        return _is_persons(row) or not by_person
    return row.code != OTHER.id or _is_persons(row)


def _is_persons(row: _Row) -> bool:
    return row.decided_by is DecidedBy.PERSON


def _standing(rows: Sequence[_Row], themes: Mapping[str, ThemeDecision]) -> list[_Row]:
    """The rows under the codes that still stand, each once: a person's word before a model's."""
    best: dict[str, _Row] = {}
    for row in rows:
        code = standing_code(row.code, themes)
        if not code:
            continue
        moved = replace(row, code=code)
        if code not in best or _rank(moved) > _rank(best[code]):
            best[code] = moved
    return list(best.values())


def _rank(row: _Row) -> tuple[bool, float]:
    return _is_persons(row), row.probability


def _nothing_left(suggested: Sequence[_Row], *, by_person: bool) -> _Row:
    """The row of a text without a code: a person took them all away, or retired their themes.

    It is a person's where people had decided each of its codes.
    """
    if by_person:
        return _by_person(OTHER.id, "")
    return _Row(OTHER.id, suggested[0].decided_by, 0.0, Band.REVIEW, "")


def _codes(people: People, codings: pd.DataFrame) -> CodesByQuestion:
    given = set(codings[["question_id", "code"]].itertuples(index=False, name=None))
    out = {}
    for question, themes in people.themes.items():
        standing = [theme for theme in themes if theme.stands]
        used = [
            as_used(theme) for theme in standing if theme.agreed or (question, theme.code) in given
        ]
        if (question, OTHER.id) in given and OTHER.id not in {code.id for code in used}:
            used.append(UsedCode(OTHER.id, OTHER.name, OTHER.definition))
        out[question] = _told_apart(used)
    return out


def _told_apart(codes: Sequence[UsedCode]) -> tuple[UsedCode, ...]:
    """The codes with no two names alike: a later one that repeats a name has its id added."""
    taken: set[str] = set()
    out = []
    for code in codes:
        clash = code.name.casefold() in taken
        name = f"{code.name} ({code.id})" if clash else code.name
        taken.add(name.casefold())
        out.append(replace(code, name=name))
    return tuple(out)


def _review(people: People, texts: Sequence[BookText]) -> Review:
    out = {}
    told: set[str] = set()
    for question, themes in people.themes.items():
        # A theme that questions share is checked once: it counts under the first that has it. One
        # that was merged, retired or split is no theme now.
        of_people = [
            theme
            for theme in themes
            if theme.stands and theme.code not in told and theme.code not in NO_THEMES
        ]
        told |= {theme.code for theme in of_people if not theme.apart}
        mine = [text for text in texts if text.question == question]
        reviewed = [text for text in mine if is_finished(text, people)]
        out[question] = QuestionReview(
            themes=len(of_people),
            themes_checked=sum(theme.checked for theme in of_people),
            texts=len(mine),
            texts_reviewed=len(reviewed),
            comments=sum(text.copies for text in mine),
            comments_reviewed=sum(text.copies for text in reviewed),
            unread=sum(
                text.copies for text in mine if text.is_unread and not is_finished(text, people)
            ),
        )
    return out
