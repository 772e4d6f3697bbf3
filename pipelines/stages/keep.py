"""Keep the codes as they now stand, so that later comments can be coded with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from consult.model.coding.codeframe import UNREAD_CODE
from consult.model.coding.fit import Fit, FitQuestion
from consult.model.coding.review import Review
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole, Table
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion
    from pipelines.study.context import Context


@dataclass(frozen=True)
class KeepInputs:
    """What codes are kept from; each is an artefact, by its name."""

    questionnaire: Questionnaire
    comments: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    reviewed: Review
    tables: tuple[Table, ...]


def run(context: Context, inputs: KeepInputs) -> dict[str, Any]:
    """The fit: what later comments can be coded with. It rests on the codings of record.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        The codings of record and what they are of.
    """
    from consult.analysis.codes.embedding import embedding_of, space_of
    from consult.coding import digest_of, fit_question
    from consult.disclose import review_told
    from consult.model.survey.tables import COMMENT_KEY

    about, topics = context.study.study, context.study.topics
    embedding = embedding_of(context.study, context.kept, context.pace)
    space = space_of(embedding)
    read = inputs.comments.loc[inputs.comments["language"] == "", [*COMMENT_KEY, "text"]]
    told = inputs.codings.merge(read, on=COMMENT_KEY)
    by_id = {table.id: table for table in inputs.tables}
    questions = {}
    for question, mine in told.groupby("question_id", sort=True):
        text = inputs.questionnaire[str(question)].text
        codes = [code for code in inputs.codes[str(question)] if code.id != UNREAD_CODE]
        fitted = fit_question(text, mine, codes, space=space, seed=about.seed)
        table = by_id.get(TableId(TableKind.THEMES, str(question)))
        questions[str(question)] = _with_figures(fitted, table)
    fit = Fit(
        study=context.name,
        title=about.title,
        review=review_told(inputs.reviewed, inputs.tables),
        questions=questions,
        embedding=embedding.record,
        settings={"topics": topics.model, "many": topics.many, "seed": about.seed},
        versions=context.software,
    )
    return {"fit": replace(fit, digest=digest_of(fit))}


def _with_figures(question: FitQuestion, table: Table | None) -> FitQuestion:
    """The codes with the people that the report shows for each, and no other figures."""
    shown = _shown(table) if table else {}
    codes = tuple(replace(code, people=shown.get(code.name)) for code in question.codes)
    return replace(question, codes=codes, base=table.base if table else None)


def _shown(table: Table) -> Mapping[str, int]:
    rows = ((row.label, row.cells[0].number) for row in table.rows if row.role is RowRole.GROUP)
    return {label: int(number) for label, number in rows if number is not None}
