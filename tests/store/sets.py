"""A release in two folders, as old and as new, among files that are nobody's to touch."""

import os
import sys

OLD = {
    "reports/appendix.docx": b"old appendix",
    "reports/equality.docx": b"old equality",
    "data/release.json": b"old record",
}
NEW = {
    "reports/appendix.docx": b"the new appendix",
    "reports/equality.docx": b"the new equality evidence",
    "reports/tables.csv": b"new tables",
    "data/release.json": b"the new record",
}
OTHERS = {
    "reports/equality (edited).docx": b"an author's own copy",
    "reports/equality.docx.old": b"another",
    "reports/equality.docx.writing": b"a third",
    "reports/old/equality.docx": b"a fourth",
    "data/notes.txt": b"notes",
}


def lay_out(root):
    for name, content in (OLD | OTHERS).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def lies_in(root):
    """Every file with its content, by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def files(root, contents=NEW):
    """What ``write_whole`` takes."""
    return [
        (root / name, lambda path, content=content: path.write_bytes(content))
        for name, content in contents.items()
    ]


def folders(root):
    return [root / "reports", root / "data"]


STEPS = {"open", "os.mkdir", "os.rename", "os.chmod", "shutil.rmtree"}
TAKING_AWAY = {"os.remove", "os.rmdir"}
"""Told with the name alone where a whole folder is taken away."""


_hooked = []
"""Those that have counted; the last may be counting."""


class Steps:
    """Calls ``act`` as the process takes its nth step on a file, and never again.

    Python tells audit hooks of whatever touches a file before it is done. A hook cannot be taken
    off; one for all serves, and counts only while it is told to.
    """

    def __init__(self, root, at, act):
        self.root, self.left, self.act = str(root), at, act

    def __enter__(self):
        if not _hooked:
            sys.addaudithook(Steps._step)
        _hooked.append(self)
        return self

    def __exit__(self, *_):
        _hooked[-1] = None

    @staticmethod
    def _step(event, arguments):
        me = _hooked[-1] if _hooked else None
        if me is None or event not in STEPS | TAKING_AWAY:
            return
        if event in STEPS and not _within(me.root, arguments):
            return
        me.left -= 1
        if me.left == 0:
            me.act()

    @property
    def reached(self):
        return self.left <= 0


def _within(root, arguments):
    return any(
        isinstance(one, str | os.PathLike) and str(one).startswith(root) for one in arguments
    )
