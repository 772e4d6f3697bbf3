"""Suggestions in terms of the themes that stand: those merged, retired or split take none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.decisions.decided_themes import standing_code
from consult.coding.review.apply_review import apply_review
from consult.coding.suggest.definition_scores import read, score
from consult.coding.suggest.emergent import OTHER
from consult.coding.texts.vectors import Encoders
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.codeframe import Code
from consult.model.coding.deciding import Band
from consult.model.coding.journal import Act, JournalEntry
from consult.model.coding.review import People, TextKey, ThemeDecision

if TYPE_CHECKING:
    import pandas as pd

Parts = dict[tuple[str, str, str], str]
"""Question, code that was split, words of a text -> the nearest of the codes it was split into."""


@dataclass(frozen=True)
class _SuggestedRow:
    """One suggested code of one text."""

    code: str
    decided_by: str
    probability: float
    band: str
    passage: str


def in_changed_codeframe(
    comments: pd.DataFrame, suggested: pd.DataFrame, people: People, encoders: Encoders
) -> pd.DataFrame:
    """First suggestions as they are once people have merged, retired and split themes.

    A person's decision on a code is left beside it. Where a theme was split, a comment is suggested
    the part whose name and definition come nearest, for a person to look at.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``.
    suggested
        Schema ``CODINGS``.
    people
        What people said.
    encoders
        How texts are told apart.

    Returns
    -------
    pandas.DataFrame
        Schema ``CODINGS``; every comment that had a suggestion has one.
    """
    import pandas as pd

    from consult.model.survey.tables import CODINGS, COMMENT_KEY, conform

    gone = {
        (question, theme.code)
        for question, themes in people.themes.items()
        for theme in themes
        if not theme.stands
    }
    keys = pd.MultiIndex.from_frame(suggested[["question_id", "code"]])
    if not keys.isin(list(gone)).any():
        return suggested
    told = suggested.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    parts = _nearest_parts(told, people, encoders)
    of_text = _by_text(told)
    now = {key: _rows_now(key, rows, people, parts) for key, rows in of_text.items()}
    once = told.drop_duplicates(COMMENT_KEY)[[*COMMENT_KEY, "text"]]
    rows = [
        (response, question, row.code, row.decided_by, row.probability, row.band, row.passage)
        for response, question, text in once.itertuples(index=False, name=None)
        for row in now[question, text]
    ]
    return conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS)


def _by_text(told: pd.DataFrame) -> dict[tuple[str, str], list[_SuggestedRow]]:
    found: dict[tuple[str, str], list[_SuggestedRow]] = {}
    columns = ["question_id", "text", "code", "decided_by", "probability", "band", "passage"]
    once = told.drop_duplicates(["question_id", "text", "code"])[columns]
    for question, text, *row in once.itertuples(index=False, name=None):
        found.setdefault((question, text), []).append(_SuggestedRow(*row))
    return found


def _rows_now(
    key: tuple[str, str], rows: Sequence[_SuggestedRow], people: People, parts: Parts
) -> list[_SuggestedRow]:
    question, text = key
    themes = {theme.code: theme for theme in people.themes.get(question, ())}
    said = people.texts.get((question, words_hash(text)), {})
    now: dict[str, _SuggestedRow] = {}
    for row in rows:
        moved = _moved(row, themes, parts.get((question, row.code, text), ""))
        if row.code in said or moved is row:
            now[row.code] = row
        elif moved is not None:
            now.setdefault(moved.code, moved)
    if now:
        return list(now.values())
    return [_SuggestedRow(OTHER.id, rows[0].decided_by, 0.0, str(Band.REVIEW), "")]


def _moved(
    row: _SuggestedRow, themes: Mapping[str, ThemeDecision], part: str
) -> _SuggestedRow | None:
    """A suggestion under the theme that stands for its own; none where it was retired."""
    if row.code not in themes or themes[row.code].stands:
        return row
    code = part or standing_code(row.code, themes)
    band = str(Band.REVIEW) if part else row.band
    return _SuggestedRow(code, row.decided_by, row.probability, band, row.passage) if code else None


def _nearest_parts(told: pd.DataFrame, people: People, encoders: Encoders) -> Parts:
    found: Parts = {}
    for question, themes in people.themes.items():
        by_id = {theme.code: theme for theme in themes}
        for theme in themes:
            parts = _parts_of(theme, by_id)
            mine = told[(told["question_id"] == question) & (told["code"] == theme.code)]
            texts = sorted(set(mine["text"]))
            if len(parts) < 2 or not texts:
                continue
            reading = read(texts, parts, encoders)
            nearest = score(reading, tuple(part.id for part in parts)).values.argmax(axis=1)
            for text, at in zip(texts, np.asarray(nearest).tolist(), strict=True):
                found[question, theme.code, text] = parts[at].id
    return found


def _parts_of(theme: ThemeDecision, themes: Mapping[str, ThemeDecision]) -> list[Code]:
    """The codes that a theme, or the one it was merged into, was split into, as they stand."""
    for _ in themes:
        if theme.merge_into not in themes:
            break
        theme = themes[theme.merge_into]
    ids = dict.fromkeys(standing_code(code, themes) for code in theme.split_into)
    known = [themes[code] for code in ids if code in themes]
    return [Code(one.code, one.called, one.new_definition or one.definition) for one in known]


def codes_of_texts(
    comments: pd.DataFrame, suggested: pd.DataFrame, people: People, encoders: Encoders
) -> dict[TextKey, frozenset[str]]:
    """The codes of each different text, by first suggestions and what people said.

    Parameters
    ----------
    comments, suggested, people, encoders
        As for ``in_changed_codeframe``.
    """
    now = in_changed_codeframe(comments, suggested, people, encoders)
    from consult.model.survey.tables import COMMENT_KEY

    settled = apply_review(comments, now, people, ()).codings
    told = settled.merge(comments[[*COMMENT_KEY, "text"]], on=COMMENT_KEY)
    once = told.drop_duplicates(["question_id", "text", "code"])
    found: dict[TextKey, set[str]] = {}
    for question, text, code in once[["question_id", "text", "code"]].itertuples(
        index=False, name=None
    ):
        found.setdefault((question, words_hash(text)), set()).add(code)
    return {key: frozenset(codes) for key, codes in found.items()}


def moved_lines(
    before: Mapping[TextKey, frozenset[str]],
    after: Mapping[TextKey, frozenset[str]],
    *,
    made_by: str,
) -> Iterator[JournalEntry]:
    """A line for each comment that has other codes because the codeframe was changed.

    Parameters
    ----------
    before, after
        Text -> its codes by the decisions of now, under the codeframe as it was and as it is.
    made_by
        The day, as in the lines that changed the codeframe.
    """
    for key in sorted(before):
        gone, new = (
            before[key] - after.get(key, frozenset()),
            after.get(key, frozenset()) - before[key],
        )
        if gone or new:
            value = " ".join(sorted(new))
            yield JournalEntry(
                Act.MOVED, *key, code=" ".join(sorted(gone)), value=value, taken=made_by
            )
