"""What ``python -m benchmarks house`` counts, each in a small house that has one of it too many."""

import pytest

from benchmarks.house import counted

SOUND = {
    "consult/__init__.py": "",
    "consult/low/__init__.py": "",
    "consult/low/nouns.py": 'MOST = 3\n"""Tried on two sets."""\n\nclass Noun:\n    pass\n',
    "consult/high/__init__.py": "",
    "consult/high/verbs.py": (
        "from consult.low.nouns import MOST\n\ndef verb(noun):\n"
        '    """Do it.\n\n    Parameters\n    ----------\n    noun\n        What.\n    """\n'
    ),
    "tests/low/test_nouns.py": "",
    "benchmarks/__init__.py": "",
    "benchmarks/made/__init__.py": "",
    "tests/benchmarks/test_measured.py": "",
    "tests/benchmarks/made/test_made.py": "",
}
LONG = "def long():\n" + "    pass\n" * 40


def faults(root, files):
    """What is not as it should be, with how much, in a house of such files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    aims = counted(root).aims
    return {name: aim.value for name, aim in aims.items() if not aim.met}


def test_a_sound_house_has_no_fault(tmp_path):
    assert faults(tmp_path, SOUND) == {}


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("consult/low/more.py", "from consult.high.verbs import verb", ("folders in circles", 2)),
        ("consult/low/more.py", "from ..high import verbs", ("folders in circles", 2)),
        ("consult/high/more.py", "class Noun:\n    pass\n", ("class names that stand twice", 1)),
        ("consult/high/more.py", "\n" * 401, ("modules over 400 lines", 1)),
        ("consult/high/more.py", LONG, ("functions over 40 lines", 1)),
        (
            "consult/high/more.py",
            "def _wide(a, b, c, *, d, e, f):\n    pass\n",
            ("functions with over 5 parameters", 1),
        ),
        (
            "consult/high/more.py",
            'def told(it):\n    """Do it."""\n',
            ("public functions that do not describe their parameters", 1),
        ),
        (
            "consult/high/more.py",
            'Name = Annotated[str, Argument(metavar="NAME")]\n\n'
            'def told(name: Name):\n    """Do it."""\n',
            ("public functions that do not describe their parameters", 1),
        ),
        (
            "consult/high/more.py",
            'def told(it: Annotated[str, Option(help="What.")], other: str):\n    """Do it."""\n',
            ("public functions that do not describe their parameters", 1),
        ),
        ("consult/high/more.py", "LEAST, MOST = 1, 2 * 3\n", ("thresholds without a reason", 1)),
        ("tests/nowhere/test_it.py", "", ("files of tests that mirror no room", 1)),
        ("tests/made/test_it.py", "", ("files of tests that mirror no room", 1)),
        ("tests/benchmarks/low/test_it.py", "", ("files of tests that mirror no room", 1)),
    ],
)
def test_each_fault_is_counted_and_no_other(tmp_path, name, text, fault):
    assert faults(tmp_path, SOUND | {name: text}) == dict([fault])


def test_a_folder_of_more_modules_than_a_room_has_is_told(tmp_path):
    many = {f"consult/high/part_{n}.py": "" for n in range(20)}
    assert faults(tmp_path, SOUND | many) == {"modules of the largest folder": 21}


@pytest.mark.parametrize(
    "text",
    [
        '"""Words."""\nNAMES = ("a", "b")\nFLAG = True\n',
        "def wide(self, a, b, c, d, e):\n"
        '    """Do.\n\n    Parameters\n    ----------\n    a\n        It.\n    """\n',
        'def long():\n    """' + "Words.\n" * 60 + '"""\n',
        "class _Own:\n    def told(self, it):\n        pass\n",
        'Name = Annotated[str, typer.Argument(help="Whose.")]\n\n'
        'def command(name: Name, it: typing.Annotated[bool, typer.Option("--it", help="What.")]):\n'
        '    """Printed as help."""\n',
    ],
)
def test_what_is_no_fault_is_not_counted(tmp_path, text):
    assert faults(tmp_path, SOUND | {"consult/high/more.py": text}) == {}
