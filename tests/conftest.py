"""What tests share: a project folder of their own, and the command line run in it."""

import pytest

from pipelines import cli


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project folder that the command line works in."""
    (tmp_path / "pipelines" / "studies").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(project, monkeypatch, capsys):
    """Run a command; returns its exit code, what it printed and its errors."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["consult", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run
