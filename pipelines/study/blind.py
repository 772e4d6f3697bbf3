"""The blind sample of a study, and the workbooks in which people code it, as a run sees them."""

from __future__ import annotations

from pathlib import Path

from consult.errors import DamagedError, Place, Problem, ReviewError
from consult.model.coding.trust import BlindCodes, BlindCoding, BlindDraw
from consult.store import Value

DRAW = "blind-draw.json"
"""What was drawn, among what was made of a study. It holds no words, and outlasts every run: a
sample that is drawn anew is not the sample that people coded."""

CODERS = ("1", "2")
FORMAT = Value("consult.model.coding.trust:BlindDraw")


def workbook_of(processed: Path, coder: str) -> Path:
    """Where the workbook of one coder lies.

    Parameters
    ----------
    processed
        What was made of the study.
    coder
        "1" or "2".
    """
    return processed / f"blind-sample-{coder}.xlsx"


def load_blind(processed: Path, study: str) -> BlindCoding:
    """What was drawn, and what people gave so far.

    Parameters
    ----------
    processed
        What was made of the study.
    study
        Its short name.

    Returns
    -------
    BlindCoding
        With everything that is wrong with the draw or a workbook: a command that does not need the
        sample, such as the look for people at risk, must not stop for it.
    """
    path = processed / DRAW
    if not path.is_file():
        return BlindCoding()
    try:
        draw: BlindDraw = FORMAT.load(path)
    except DamagedError:
        hint = "Put the file back from a backup. Drawn anew, the sample would be another one."
        return BlindCoding(problems=(Problem("The blind sample is damaged.", Place(DRAW), hint),))
    people: list[BlindCodes] = []
    problems: list[Problem] = []
    for coder in CODERS:
        try:
            people += _of_one(workbook_of(processed, coder), draw, coder, study)
        except ReviewError as error:
            problems += error.problems
    return BlindCoding(draw, tuple(people), tuple(problems))


def _of_one(path: Path, draw: BlindDraw, coder: str, study: str) -> list[BlindCodes]:
    if not path.is_file():
        return []
    from consult.coding.trust.blind_book import study_mark
    from consult.coding.trust.blind_returned import read_blind

    return [read_blind(path, draw, coder, study_mark(study))]
