"""A command typed in a project folder and carried out in this process.

A process of its own loads every library again, which takes longer than a small study. Files of
tests that hold the program as it is started: test_readme.py, test_terminal.py and test_kent.py.
"""

import io
from contextlib import chdir, redirect_stderr, redirect_stdout

import pytest

from pipelines.cli import app


def typed(folder, *words):
    """Type a command in a project folder; its exit code, what it printed, and its errors."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, chdir(folder):
        patch.setattr("sys.argv", ["consult", *map(str, words)])
        patch.setenv("COLUMNS", "1000")
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            app.main()
    return ended.value.code or 0, out.getvalue(), err.getvalue()
