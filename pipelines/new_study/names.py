"""Names that a study or an export cannot have on one system or another, refused on every one.

Folders are shared between systems: a study called "con" could not be opened on Windows, and could
not even be deleted there. Source: Microsoft, Naming Files, Paths, and Namespaces.
"""

from __future__ import annotations

from pathlib import Path

from consult.errors import Place, Problem

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names of devices on Windows, with any ending: "aux.csv" is the device too."""

LONGEST = 60
"""Letters of a study's name. Windows takes paths of 260; the longest path that a study needs in
the project's folder is its name and 50 letters more."""

SHORT_NAME = "lower-case letters, digits, - and _"


def study_name_problem(name: str) -> Problem | None:
    """Why a study cannot have a name; ``None`` when it can.

    Parameters
    ----------
    name
        As typed; may be empty.
    """
    if not name or not all(c.islower() or c.isdigit() or c in "-_" for c in name):
        return _refused(_shown(name), f"Use {SHORT_NAME} only.")
    if len(name) > LONGEST:
        what = f"A name of {len(name)} letters is too long for a study."
        return Problem(what, hint=f"Use at most {LONGEST}.")
    if name in RESERVED:
        return _refused(name, "Windows keeps this name for a device. Choose another.")
    return None


def export_name_problem(path: Path) -> Problem | None:
    """Why an export cannot keep its file name in a study; ``None`` when it can.

    Parameters
    ----------
    path
        Only its last part counts: an export is copied to a folder of ours.
    """
    name = path.name
    if not name.isprintable():
        hint = "Rename it: a line break or another character that cannot be seen stands in it."
    elif name.split(".")[0].rstrip(" ").lower() in RESERVED:
        hint = "Rename it: Windows keeps this name for a device."
    elif name.endswith((".", " ")):
        hint = "Rename it: on Windows no name can end in a full stop or a space."
    else:
        return None
    return Problem("The export cannot be called that.", Place(_shown(name)), hint)


def _refused(name: str, hint: str) -> Problem:
    return Problem(f'"{name}" cannot be the name of a study.', hint=hint)


def _shown(name: str) -> str:
    """A name as it can be printed in one line."""
    one_line = "".join(letter if letter.isprintable() else "�" for letter in name)
    return one_line if len(one_line) <= LONGEST else f"{one_line[:LONGEST]}..."
