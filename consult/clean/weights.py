"""Weights, once it is known which responses are counted."""

from __future__ import annotations

import pandas as pd

from consult.errors import DataError, Place, Problem, list_rows, many
from consult.model.settings.study import Study
from consult.model.survey.tables import SetAside


def check_weights(responses: pd.DataFrame, study: Study) -> None:
    """See that every response that is counted has a weight, where the study has weights.

    Parameters
    ----------
    responses
        Schema ``RESPONSES``, with the reason each is set aside for.
    study
        The analyst's file.

    Raises
    ------
    DataError
        When a counted response has no weight, or all of them weigh nothing. It names the file,
        the column and at most five rows.
    """
    if study.weights is None:
        return
    counted = responses[responses["set_aside"] == SetAside.NO]
    files = {source.id: source.file for source in study.sources}
    problems = []
    for source, rows in counted[counted["weight"].isna()].groupby("source", sort=True)["row"]:
        without = sorted(rows.tolist())
        problems.append(
            Problem(
                f"{many(len(without), 'response')} that "
                f"{'is' if len(without) == 1 else 'are'} counted without a weight "
                f"({list_rows(without)}).",
                Place(files[str(source)], heading=study.weights.column),
                "Give each a weight, 0 or more, or take [weights] out of study.toml.",
            )
        )
    if not problems and len(counted) and not counted["weight"].any():
        problems.append(
            Problem(
                "Every response that is counted has the weight 0.",
                Place(", ".join(files.values()), heading=study.weights.column),
                "Correct the column, or take [weights] out of study.toml.",
            )
        )
    if problems:
        raise DataError(problems)
