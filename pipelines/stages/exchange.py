"""Write the codes and the coded comments for other software."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion
    from pipelines.study.context import Context


@dataclass(frozen=True)
class ExchangeInputs:
    """What other software is given; each is an artefact, by its name."""

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    journal: pd.DataFrame


def run(context: Context, inputs: ExchangeInputs) -> dict[str, Any]:
    """The codes of record as a list and a codebook, and with the comments as a project.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        The codings of record and what they are of.
    """
    from consult.analysis.codes.coded_project import CodedTables, coded_project
    from consult.coding import people_in
    from consult.exchange import codes_of_record

    about = context.study.study
    tables = CodedTables(
        inputs.questionnaire,
        inputs.responses,
        inputs.answers,
        inputs.comments,
        inputs.codings,
        people_in(inputs.journal),
    )
    record = codes_of_record(context.codeframe, inputs.codes)
    project = coded_project(context.name, about, record, inputs.codes, tables)
    return {"codeframe_list": record.frame, "codebook": project, "coded_project": project}
