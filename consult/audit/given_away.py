"""A refusal that a person can act on: where the sentence was written, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consult.errors import Place, Problem
from consult.model.publishing.spoken import SENTENCE, single_spaced
from consult.model.words.authored import Authored

BESIDE = 2
"""Words on either side of a number by which it is found again in what its author wrote."""

SOME = "some"
"""What can be said in place of a number where no figure can be named."""

NOBODY_WROTE = (
    "It stands in none of your own files. Leave the part out ([report] sections in study.toml "
    "names those that are printed), and report this: it is a mistake in consult."
)
RENAME = "Write it without the number there, save the workbook and run the study again."
ELSE = "If the number counts something else, say it in a sentence that does not name the row."

_LEAD = re.compile(r"^\s*(?:### |[-*•] |[A-Za-z_.]+\s*=\s*)")
_QUOTES = re.compile("[\"“”'‘’]")
_BRACES = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class GivenAway(Problem):
    """A number among words that gives a hidden figure away.

    Parameters
    ----------
    where
        File of the release and place in it.
    words
        The sentence or cell it stands in, in small letters; no part of what is told.
    printed
        The number, with its sign where it is a percentage.
    hidden
        Where the figure is hidden: row and table.
    figure
        The name of that figure.
    """

    where: str = ""
    words: str = ""
    printed: str = ""
    hidden: str = ""
    figure: str = ""


def given_away(where: str, words: str, printed: str, hidden: str, figure: str) -> GivenAway:
    """What is told of such a number where nobody is known to have written it.

    Parameters
    ----------
    where, words, printed, hidden, figure
        As in :class:`GivenAway`.
    """
    what = (
        f"{where}: words give a figure that is hidden in {hidden}. Take it out; if it counts "
        "something else, say it in another sentence."
    )
    return GivenAway(what, Place(), NOBODY_WROTE, where, words, printed, hidden, figure)


def for_authors(problems: Iterable[Problem], authored: Sequence[Authored]) -> list[Problem]:
    """The same problems, where a person wrote the words told with the place and what to do.

    Parameters
    ----------
    problems
        Of a release that was refused.
    authored
        What people wrote.

    Returns
    -------
    list of Problem
        Each place in a person's own words once, in however many files it would be printed.
    """
    found: dict[Problem, None] = {}
    told: set[tuple[Authored, str]] = set()
    for problem in problems:
        if not isinstance(problem, GivenAway) or (source := _source(problem, authored)) is None:
            found[problem] = None
        elif (source, problem.printed) not in told:
            told.add((source, problem.printed))
            found[_of_author(source, problem)] = None
    return list(found)


def _source(problem: GivenAway, authored: Sequence[Authored]) -> Authored | None:
    return next((line for line in authored if _is_source(line, problem)), None)


def _of_author(source: Authored, problem: GivenAway) -> Problem:
    place = "a name or a definition" if source.sheet else "this line"
    what = (
        f"Nothing was published. A number in {place} gives a figure that is hidden in "
        f"{problem.hidden}. It would be printed in {problem.where}."
    )
    if source.sheet:
        return Problem(what, Place(source.file, source.sheet), RENAME)
    how = " or name the figure, which prints “[c]” while it is hidden" if source.named else ""
    hint = f"Leave the number out{how}. {ELSE} This would pass: {_passes(source, problem)}"
    return Problem(what, Place(f"{source.file}, line {source.line}"), hint)


def _passes(source: Authored, problem: GivenAway) -> str:
    """The author's sentence with something in place of the number that can be printed."""
    put = f"{{{problem.figure}}}" if source.named else SOME
    for sentence in SENTENCE.split(_plain(source.text)):
        changed = _number(problem.printed).sub(lambda _: put, sentence)
        if changed != sentence:
            return changed
    return put


def _is_source(line: Authored, problem: GivenAway) -> bool:
    """Whether a line has that number among the same words."""
    words = _letters(problem.words)
    said = SENTENCE.split(_plain(line.text))
    for part in (part for sentence in said for part in _BRACES.split(sentence)):
        for found in _number(problem.printed).finditer(part):
            before = part[: found.start()].split()[-BESIDE:]
            after = part[found.end() :].split()[:BESIDE]
            if _letters("".join((*before, found[0], *after))) in words:
                return True
    return False


def _letters(text: str) -> str:
    """A text as it is compared: without spaces, quotation marks and capital letters."""
    return "".join(_QUOTES.sub("", text).split()).casefold()


def _plain(text: str) -> str:
    """A line without the marks of its file."""
    return single_spaced(_LEAD.sub("", text)).rstrip(",").strip('"')


def _number(printed: str) -> re.Pattern[str]:
    digits = re.escape(printed.removesuffix("%"))
    sign = r"\s?%" if printed.endswith("%") else r"(?!\s?%)"
    return re.compile(rf"(?<![\w.,]){digits}(?!\w){sign}")
