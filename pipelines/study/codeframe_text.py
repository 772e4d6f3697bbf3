"""A codeframe as the text of a codeframe.toml, laid out for people to edit."""

from __future__ import annotations

from consult.model.coding.codeframe import Code, Codeframe, Theme

HEADER = (
    "# The codes this study starts from. A person may edit anything here; the next run uses it.",
    "# definition is one sentence that says what a comment must say to be given the code.",
)
LISTS = ("includes", "excludes", "examples")


def codeframe_text(frame: Codeframe, *, source: str) -> str:
    """What codeframe.toml says of a codeframe.

    Parameters
    ----------
    frame
        The codeframe; read back, it is the same.
    source
        Name of the file it was taken from.
    """
    lines = [
        *HEADER,
        f"# Taken from {_printable(source)}.",
        "",
        f"version = {_quoted(frame.version)}",
    ]
    for theme in frame.themes:
        lines += ["", "[[themes]]", *_of_theme(theme)]
    return "\n".join(lines) + "\n"


def _of_theme(theme: Theme) -> list[str]:
    lines = [f"id = {_quoted(theme.id)}", f"name = {_quoted(theme.name)}"]
    if not theme.codes:
        return [*lines, "codes = []"]
    for code in theme.codes:
        lines += ["", "  [[themes.codes]]", *(f"  {line}" for line in _of_code(code))]
    return lines


def _of_code(code: Code) -> list[str]:
    lines = [f"{name} = {_quoted(getattr(code, name))}" for name in ("id", "name", "definition")]
    lists = ((name, getattr(code, name)) for name in LISTS)
    lines += [f"{name} = [{', '.join(map(_quoted, held))}]" for name, held in lists if held]
    return [*lines, "retired = true"] if code.retired else lines


def _quoted(words: str) -> str:
    from tomlkit import string

    return string(words).as_string()


def _printable(name: str) -> str:
    """A name of a file fit for a comment, which ends with its line."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
