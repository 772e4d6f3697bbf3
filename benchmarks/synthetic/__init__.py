"""SYNTHETIC consultation responses: invented people, invented words, planted truth.

The real responses to the consultation of 8 February to 3 April 2024 are not public, and nothing
made here says anything about them.

A seed goes in; three exports, as a survey platform and people who type write them, and the truth
planted in them come out. The study in ``data/raw/kent-2024`` was made here, and tests and
measurements make others. No user runs this and no wheel holds it. Of ``consult`` it takes how a
workbook is written and nothing else, so that what is measured has no part in its own measure.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.synthetic.study import Made, make_kent_2024
from benchmarks.synthetic.truth import TRUTH_FILE, truth_of, write_truth
from benchmarks.synthetic.workbooks import (
    LETTERS_FILE,
    ONLINE_FILE,
    PAPER_FILE,
    write_letters,
    write_online,
    write_paper,
)

__all__ = ["Made", "make_kent_2024", "truth_of", "write_kent_2024"]


def write_kent_2024(folder: Path, *, seed: int = 2024, differences: bool = True) -> None:
    """Write the three invented exports of the study kent-2024 and the truth planted in them.

    Parameters
    ----------
    folder
        Where to write; it exists.
    seed
        The same seed gives the same bytes.
    differences
        Whether the two differences between groups are planted.
    """
    made = make_kent_2024(seed, differences=differences)
    write_online(folder / ONLINE_FILE, made.online)
    write_paper(folder / PAPER_FILE, made.paper)
    write_letters(folder / LETTERS_FILE, made.letters)
    write_truth(folder / TRUTH_FILE, made)
