"""What an analyst gives for the equality evidence: checked whole, and turned into values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.survey.questionnaire import Kind
from consult.store import values_of
from pipelines.study.file_names import ANSWERS
from pipelines.study.toml_file import read_toml

if TYPE_CHECKING:
    from consult.model.coding.codeframe import Codeframe
    from consult.model.evidence.equality import Answers, ReferencePopulation
    from consult.model.settings.study import Study


def equality_problems(study: Study, path: Path) -> list[Problem]:
    """Names under [equality] that do not exist.

    Parameters
    ----------
    study
        Its scale questions may be named, and whichever characteristics are in force.
    path
        Of study.toml, for the problems.
    """
    from consult.definitions import characteristics

    known, place = list(characteristics()), Place(path.name)
    named = [*study.equality.characteristics, *study.equality.about]
    named += [key for finding in study.equality.findings for key in finding.groups]
    problems = list(_unknown("characteristic", named, known, place))
    scales = [spec.id for spec in study.questions if spec.kind is Kind.SCALE]
    asked = [name for finding in study.equality.findings for name in finding.questions]
    return [*problems, *_unknown("scale question", asked, scales, place)]


def _unknown(
    kind: str, names: Sequence[str], known: Sequence[str], place: Place
) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        if name not in known:
            yield unknown_name(kind, name, known or ["none"], place)


def load_equality(
    folder: Path, study: Study, codeframe: Codeframe
) -> tuple[ReferencePopulation | None, Answers]:
    """The people of the area respondents are set beside, and what people filled in.

    Parameters
    ----------
    folder
        The study's folder.
    study, codeframe
        What its files say.

    Raises
    ------
    StudyError
        When a code named under [equality] is not in the codeframe, the reference population cannot
        be used, or what was filled in cannot be read.
    """
    from consult.definitions.reference_population import load_reference

    _check_codes_exist(study, codeframe)
    report = study.report
    own = folder / report.reference_population
    reference = (
        load_reference(report.area, own if report.reference_population else None)
        if report.area
        else None
    )
    return reference, load_answers(folder)


def _check_codes_exist(study: Study, codeframe: Codeframe) -> None:
    named = [code for codes in study.equality.about.values() for code in codes]
    named += [code for finding in study.equality.findings for code in finding.themes]
    known = [code.id for code in codeframe.codes]
    problems = list(_unknown("code in codeframe.toml", named, known, Place("study.toml")))
    if problems:
        raise StudyError(problems)


def load_answers(folder: Path) -> Answers:
    """What people filled in, from the study's folder; nothing where the file is not there.

    Parameters
    ----------
    folder
        The study's folder.

    Raises
    ------
    StudyError
        When the file is not TOML, or holds anything but the fields of known characteristics.
    """
    from pydantic import ValidationError

    from consult.definitions import characteristics
    from consult.model.evidence.equality import Answers

    path = folder / ANSWERS
    if not path.is_file():
        return {}
    data = read_toml(path)
    problems = list(_unknown("characteristic", list(data), list(characteristics()), Place(ANSWERS)))
    try:
        answers: Answers = values_of(Answers).validate_python(data)
    except ValidationError as error:
        problems += [_field_problem(detail) for detail in error.errors()]
    if problems:
        raise StudyError(problems)
    return answers


def _field_problem(detail: Any) -> Problem:
    where = " > ".join(map(str, detail["loc"]))
    return Problem(
        f"{where}: this cannot be used.",
        Place("equality.toml"),
        'The fields are negative_impact ("Yes", "No" or empty), details, mitigating_actions and '
        "responsible_officer.",
    )
