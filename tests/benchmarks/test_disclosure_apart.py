"""The attacker written apart finds what the printed rule tells, in whole numbers."""

import ast
import subprocess
import sys
from pathlib import Path

from benchmarks import _disclosure_apart as apart

HEAD = "number,table,row,column,unit,value,status,source\n"
HIDDEN = "hidden to protect people in small groups"


def one_way(**rows):
    """A table of one question: a row of people each, hidden where there is no number."""
    total = rows.pop("All")
    lines = [
        f"1,Q,{row},People,people,{n or ''},{'' if n else HIDDEN},s" for row, n in rows.items()
    ]
    return apart.read(HEAD + "\n".join([*lines, f"1,Q,All,People,people,{total},,s"]), ())


def found(seen, few, **true):
    spots = {("Q", row, ""): number for row, number in true.items()}
    each = {("Q", row, ""): few for row in ("A", "B", "C")}
    return {row: ends for (_, row, _), ends in apart.told(seen, each, spots).items()}


def test_two_rows_of_six_people_tell_each_other():
    assert found(one_way(A=None, B=None, C=50, All=56), 5, A=3) == {"A": (1, 5)}


def test_two_rows_of_twelve_do_not():
    assert found(one_way(A=None, B=None, C=50, All=62), 5, A=3) == {"A": (1, 11)}


def test_a_row_hidden_alone_is_worked_out():
    assert found(one_way(A=None, B=7, C=50, All=60), 5, A=3) == {"A": (3, 3)}


def test_it_knows_nothing_of_what_hides_figures_or_checks_them():
    names = {
        part
        for node in ast.walk(ast.parse(Path(apart.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for part in (getattr(node, "module", None), *(one.name for one in node.names))
    }
    assert not [name for name in names if name and name.startswith("consult")]
    loaded = "import sys, benchmarks._disclosure_apart; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert not {"consult.disclose", "consult.audit"} & set(done.stdout.split())
