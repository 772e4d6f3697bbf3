"""Every nasty input of the formats survey, section 5, has a test that bears its number."""

import ast
import re
from pathlib import Path

NUMBERS = range(1, 73)
_NAMED = re.compile(r"test_(\d\d)_")


def test_every_number_of_the_catalogue_has_a_test():
    files = Path(__file__).parent.rglob("test_nasty_*.py")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    names = [node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    found = {int(match[1]) for name in names if (match := _NAMED.match(name))}
    assert found == set(NUMBERS)
