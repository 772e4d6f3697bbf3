"""The author's own paragraphs: a small part of Markdown, with figures named in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from consult.errors import FigureError, Place, Problem, StudyError
from consult.model.words.document import Block, Bullets, Heading, Paragraph
from consult.model.words.figure import BETWEEN
from consult.model.words.text import Text, bound
from consult.report.prose.plain import clean

NAMED = re.compile(r"\{([^{}]*)\}")
"""A figure named in a text: {question-vision / Net: Agree / Share}."""

HEADING, BULLET = "### ", ("- ", "* ", "• ")
LEVEL = 2
"""Of the author's headings: under the heading of the part."""

MOST_NEAR = 3
"""Names offered in place of one that is unknown."""

NOT_USED = (
    (re.compile(r"#"), 'Only headings that begin with "### " can be used.'),
    (re.compile(r"\d+[.)] "), "Numbered lists cannot be used."),
    (
        re.compile(r"\||>|```|~~~|<|!\[|---|===|\*\*\*"),
        "Only paragraphs, lists and headings can be used.",
    ),
    (re.compile(r".*(\*\*|__|`|\]\()"), "Bold, code and links cannot be used."),
    (
        re.compile(r".*\{[^}]*$|^[^{]*\}"),
        "A brace is opened and not closed in its line, or the other way.",
    ),
)
"""What is no plain text at the start of a line, and what is said of it."""

IN_HEADING = "Put the figure in the paragraph beneath it."
HINT = (
    'Write plain paragraphs with an empty line between them, "- " for lists, "### " for headings.'
)


def words_of(text: str, file: str) -> tuple[Block, ...]:
    """The blocks of a file of the author's own words, figures still named in braces.

    Parameters
    ----------
    text
        As it stands in the file.
    file
        Its name, for problems.

    Raises
    ------
    StudyError
        When something in it is no plain paragraph, list or heading; all of them at once.
    """
    lines = [line.rstrip() for line in clean(text.removeprefix("\ufeff")).split("\n")]
    problems = list(_problems(lines, file))
    if problems:
        raise StudyError(problems)
    return tuple(_block(group) for group in _groups(lines))


def _problems(lines: Sequence[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        words = line.lstrip()
        if words.startswith(HEADING) and NAMED.search(words):
            yield Problem("A heading names a figure.", Place(f"{file}, line {number}"), IN_HEADING)
        if words.startswith((HEADING, *BULLET)):
            words = words.split(" ", 1)[1]
        for pattern, said in NOT_USED:
            if pattern.match(words):
                yield Problem(said, Place(f"{file}, line {number}"), HINT)
                break


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that belong together: a heading, the items of a list, a paragraph."""
    group: list[str] = []
    for line in lines:
        words = line.strip()
        starts = words.startswith((HEADING, *BULLET))
        in_list = bool(group) and group[0].startswith(BULLET)
        goes_on = words.startswith(BULLET) if in_list and starts else not starts
        if group and (not words or not goes_on):
            yield group
            group = []
        if words.startswith(HEADING):
            yield [words]
        elif words and in_list and group and not starts:
            group[-1] += f" {words}"
        elif words:
            group.append(words)
    if group:
        yield group


def _block(group: list[str]) -> Block:
    if group[0].startswith(HEADING):
        return Heading(group[0].removeprefix(HEADING).strip(), LEVEL)
    if group[0].startswith(BULLET):
        return Bullets(tuple(item.split(" ", 1)[1].strip() for item in group))
    return Paragraph(" ".join(group))


def unknown_figures(text: str, file: str, names: Mapping[str, str]) -> Iterator[Problem]:
    """Every figure named in a file that there is none of, with names like it.

    Parameters
    ----------
    text, file
        As it stands, and its name.
    names
        Every figure of the report by its name.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        for found in NAMED.finditer(line):
            if _known(found[1], names) is None:
                near = get_close_matches(_plain(found[1]), list(names), MOST_NEAR, cutoff=0.4)
                listed = "; ".join(f"{{{name}}}" for name in near)
                hint = f"Names like it: {listed}." if near else "figures.json lists every name."
                what = f'There is no figure called "{_plain(found[1])}".'
                yield Problem(what, Place(f"{file}, line {number}"), hint)


def with_numbers_in(blocks: Sequence[Block], names: Mapping[str, str]) -> tuple[Block, ...]:
    """The author's blocks with each figure in the place of its name.

    Parameters
    ----------
    blocks
        As :func:`words_of` gives them.
    names
        Name of a figure -> as printed.

    Raises
    ------
    FigureError
        When a figure is unknown.
    """
    made: list[Block] = []
    for block in blocks:
        match block:
            case Bullets(items):
                made.append(Bullets(tuple(numbers_in(item.plain, names) for item in items)))
            case Paragraph(text):
                made.append(Paragraph(numbers_in(text.plain, names)))
            case _:
                made.append(block)
    return tuple(made)


def numbers_in(text: str, names: Mapping[str, str]) -> Text:
    """A text with each figure in the place of its name.

    Parameters
    ----------
    text
        In which figures are named in braces.
    names
        Name of a figure -> as printed.

    Raises
    ------
    FigureError
        When a figure is unknown.
    """
    parts: list[str | Text] = []
    at = 0
    for found in NAMED.finditer(text):
        parts += (text[at : found.start()], _bound(found[1], names))
        at = found.end()
    return Text(*parts, text[at:])


def _bound(name: str, names: Mapping[str, str]) -> Text:
    known = _known(name, names)
    if known is None:
        raise FigureError(Problem(f'There is no figure called "{name}".'))
    return bound(names[known], known)


def _known(name: str, names: Mapping[str, str]) -> str | None:
    if name in names:
        return name
    plain = _plain(name).casefold()
    alike = [known for known in names if _plain(known).casefold() == plain]
    return alike[0] if len(alike) == 1 else None


def _plain(name: str) -> str:
    """A name as it is written in figures.json, whatever stands around its strokes."""
    return BETWEEN.join(" ".join(part.split()) for part in name.split("/"))
