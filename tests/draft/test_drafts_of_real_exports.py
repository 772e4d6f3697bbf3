"""Drafts of real exports need no edit of kinds; skipped where the exports are not to hand.

What each question is was worked out by opening the files: ``benchmarks/_drafts_truth.py``.
"""

import pytest

from benchmarks._drafts_truth import TRUTHS, Truth
from benchmarks.drafts import DATA, drafted, edits_of, routes_of
from tests.read.exports import write_csv


@pytest.mark.parametrize("name", TRUTHS)
def test_no_kind_and_no_option_of_a_real_export_has_to_be_edited(name):
    if not (DATA / name).is_file():
        pytest.skip(f"{name} is not to hand")
    draft = drafted(DATA / name)
    edits = edits_of(TRUTHS[name], draft)
    assert edits.kinds == ()
    assert edits.right == edits.questions
    assert routes_of(TRUTHS[name], draft) == ((), ())


def test_every_line_to_edit_is_counted(tmp_path):
    cells = [
        ["Left", "Often", "Bus"],
        ["Right", "Never", "Bus, Train"],
        ["Centre", "Rarely", "Train"],
    ]
    rows = [["Response ID", "Level", "How often?", "How?"]]
    rows += [[str(n), *cells[n % 3]] for n in range(30)]
    draft = drafted(write_csv(tmp_path / "table.csv", rows))
    truth = Truth(
        kinds={"single": "B D", "scale": "C"},
        apart="A",
        orders={"B": "Right | Centre | Left"},
        characteristics={"B": "age"},
        respondent="C",
    )
    edits = edits_of(truth, draft)
    assert edits.questions == 3
    assert edits.kinds == (
        "D is single, drafted as multi",
        "B: an option out of its order or left out",
    )
    assert edits.meaning == ("B is age", "C is about who responds")
