"""study.toml and codeframe.toml: read, checked whole, and turned into frozen values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from consult.definitions.wordings import normalised
from consult.errors import Place, Problem, StudyError, unknown_name
from consult.model.coding.codeframe import Codeframe
from consult.model.settings.study import Study
from pipelines.study.equality import equality_problems
from pipelines.study.organisation import use_organisation
from pipelines.study.toml_file import problems_in, read_toml, typed


def load_study(folder: Path) -> Study:
    """Read a study's study.toml.

    Parameters
    ----------
    folder
        The study's folder under pipelines/studies.

    Raises
    ------
    StudyError
        All problems of the file at once, or of the organisation's own files, which are put in force
        here: what a study may ask for depends on them.
    """
    path = folder / "study.toml"
    if not path.is_file():
        raise StudyError(_no_such_study(folder))
    return study_in(read_toml(path), folder)


def study_in(data: dict[str, Any], folder: Path) -> Study:
    """A study as a study.toml would say, checked whole.

    Parameters
    ----------
    data
        What the file would hold.
    folder
        The study's folder, where it lies or would lie.

    Raises
    ------
    StudyError
        As :func:`load_study`.
    """
    path = folder / "study.toml"
    try:
        study = Study.model_validate(data)
    except ValidationError as error:
        raise StudyError(problems_in(error.errors(), path, data)) from None
    use_organisation(folder.parents[2], study.study.rules, path.name)
    problems = [*_breakdown_problems(study, path), *equality_problems(study, path)]
    if problems:
        raise StudyError(problems)
    return study


def load_codeframe(folder: Path) -> Codeframe:
    """Read a study's codeframe.toml; an empty codeframe where there is none.

    Parameters
    ----------
    folder
        The study's folder under pipelines/studies.

    Raises
    ------
    StudyError
        When the file is not TOML, an entry has a wrong or missing setting, a code in use has no
        definition, or two codes have one id or one name. All problems of the file at once.
    """
    path = folder / "codeframe.toml"
    if not path.is_file():
        return Codeframe()
    codeframe: Codeframe = typed(read_toml(path), Codeframe, path)
    problems = [*_undefined(codeframe, path), *_named_twice(codeframe, path)]
    if problems:
        raise StudyError(problems)
    return codeframe


def _undefined(codeframe: Codeframe, path: Path) -> list[Problem]:
    hint = "Write one sentence that says what a comment must say to be given the code."
    return [
        Problem(f'The code "{code.id}" has no definition.', Place(path.name), hint)
        for code in codeframe.codes
        if not code.retired and not code.definition.strip()
    ]


def _named_twice(codeframe: Codeframe, path: Path) -> list[Problem]:
    """Codes that cannot be told apart: by their id, or by the name that a report prints."""
    problems = []
    for what, keys in (
        ("id", [code.id for code in codeframe.codes]),
        ("name", [normalised(code.name) for code in codeframe.codes]),
    ):
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            ids = [code.id for code, own in zip(codeframe.codes, keys, strict=True) if own == key]
            listed = ", ".join(f'"{one}"' for one in ids)
            problems.append(
                Problem(
                    f"Codes have the same {what}: {listed}.",
                    Place(path.name),
                    f"Give each its own {what}, or make one code of them.",
                )
            )
    return problems


def _breakdown_problems(study: Study, path: Path) -> list[Problem]:
    """Break-downs by what nobody was asked, or by what policy rules out."""
    wanted = [("break_down_by", name) for name in study.report.break_down_by]
    wanted += [
        (f'banner "{banner.title}" > across', name)
        for banner in study.report.banner
        for name in banner.across
    ]
    problems = (_breakdown_problem(study, path, setting, name) for setting, name in wanted)
    ids = [spec.id for spec in study.questions]
    strays = [
        unknown_name("question", name, ids, Place(path.name))
        for banner in study.report.banner
        for name in banner.questions
        if name not in ids
    ]
    return [*filter(None, problems), *strays]


def _breakdown_problem(study: Study, path: Path, setting: str, name: str) -> Problem | None:
    from consult.analysis.plan.breaks import BREAKABLE, UNASKED
    from consult.definitions import characteristics

    measured = [spec.characteristic for spec in study.questions if spec.characteristic]
    specs = {spec.id: spec for spec in study.questions if spec.kind in BREAKABLE}
    characteristic = name if name in measured else name in specs and specs[name].characteristic
    if characteristic:
        known = characteristics().get(characteristic)
        refused = (
            "characteristics.toml says crossed = false." if known and not known.crossed else ""
        )
    elif name in specs:
        refused = "its answers are postcode districts." if specs[name].reads else ""
    elif name in UNASKED:
        return None
    else:
        return unknown_name(
            "characteristic or closed question asked",
            name,
            [*measured, *(key for key in specs if not specs[key].characteristic), *UNASKED],
            Place(path.name),
        )
    if not refused:
        return None
    return Problem(
        f'report > {setting}: answers are never broken down by "{name}".',
        Place(path.name),
        f"Take it out; {refused}",
    )


def _no_such_study(folder: Path) -> Problem:
    parent = folder.parent
    known = sorted(path.parent.name for path in parent.glob("*/study.toml"))
    hint = f"Studies here: {', '.join(known)}. " if known else ""
    return Problem(
        f'There is no study called "{folder.name}".',
        hint=f"{hint}A new one is made with: python -m pipelines new {folder.name} FILE",
    )
