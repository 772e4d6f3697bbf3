"""One LimeSurvey heading: code, sub-question and scale, then the text and what is in brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_START = re.compile(
    r"^[A-Za-z]\w*?(?:\[\w*\])*(?P<mark>[^\w\s\[\]][^A-Za-z0-9\[\]]{0,3})(?=[^.]|$)"
)
_CODE = re.compile(r"^(?P<code>[A-Za-z][\w-]*)(?:\[(?P<sub>\w*)\])?(?:\[(?P<scale>\w+)\])?$")
_BRACKETS = re.compile(r"^(?P<stem>.*?)(?P<parts>(?:\s*\[[^\[\]]*\])+)$", re.S)
_INSIDE = re.compile(r"\[([^\[\]]*)\]")
_TIME_CODE = re.compile(r"^(interviewtime|groupTime\d*|\w+Time)$")
_TIME_TEXT = re.compile(r"(?i)^(?:question|group|total) time\b")
_NUMBERED = re.compile(r"(?i)^(?:q|qu|question|s|section|part|no)\d*[a-z]?$")
_HALF = 0.5
"""Share of codes that must be names of the project's own, and of codes that must differ. With .25
the headings of an ODK export are taken for codes of LimeSurvey; with .75 all samples and tests are
told as before."""

USUAL = "."


@dataclass(frozen=True)
class LimeSurveyHeading:
    """What one heading says.

    Parameters
    ----------
    code, sub, scale
        Of ``Q1[SQ001][2]``; empty where there is none.
    text
        What is asked, without what stands in brackets at its end.
    brackets
        What stands in brackets: the option, the row, the scale, "Other", "Comment".
    """

    code: str
    sub: str
    scale: str
    text: str
    brackets: tuple[str, ...]

    @property
    def last(self) -> str:
        """The innermost part; empty when there is none."""
        return self.brackets[-1] if self.brackets else self.sub

    @property
    def is_other(self) -> bool:
        """Whether it holds the words of "Other"."""
        return self.sub == "other" or (not self.code and self.last.casefold() == "other")

    @property
    def is_comment(self) -> bool:
        """Whether it holds a comment on an option or on the question."""
        return self.sub.endswith("comment") or (not self.code and self.last.casefold() == "comment")

    @property
    def is_timing(self) -> bool:
        """Whether it holds how long somebody took."""
        if self.sub or (self.text and not _TIME_TEXT.match(self.text)):
            return False
        return bool(_TIME_CODE.match(self.code)) or not self.code


def separator_of(headings: Sequence[str]) -> str:
    """What stands between code and text in most headings: ".", or a mark of the project's own.

    Parameters
    ----------
    headings
        All of a sheet, tidied, blank ones too; "." is taken where none begins with a code.
    """
    marks = Counter(
        found["mark"].strip() for heading in headings if (found := _START.match(heading))
    )
    return max(marks, key=lambda mark: (marks[mark], len(mark)), default=USUAL)


def heading_of(heading: str, separator: str) -> LimeSurveyHeading:
    """A heading, read with the separator of its export.

    Parameters
    ----------
    heading
        Tidied, in any of the three styles.
    separator
        As :func:`separator_of` found it.

    Returns
    -------
    LimeSurveyHeading
        Without a code where the heading is text alone, without text where it is a code alone.

    Examples
    --------
    Invented headings, one of each style:

    >>> heading_of("Q2[SQ001]. Which do you use? [Bus]", ".").brackets
    ('Bus',)
    >>> heading_of("Q2[SQ001]", ".").sub
    'SQ001'
    >>> heading_of("Which do you use? [Bus]", ".").code
    ''
    """
    before, mark, after = heading.partition(separator)
    spaced = separator != USUAL or after.startswith((" ", "[")) or not after
    found = _CODE.match(before.strip()) if mark and spaced else _CODE.match(heading)
    if not found:
        return LimeSurveyHeading("", "", "", *_bracketed(heading))
    text = after.strip() if mark and spaced else ""
    sub = found["sub"] or ""
    stem, parts = _bracketed(text) if sub else (text, ())
    return LimeSurveyHeading(found["code"], sub, found["scale"] or "", stem, parts)


def _bracketed(text: str) -> tuple[str, tuple[str, ...]]:
    found = _BRACKETS.match(text)
    if not found:
        return text, ()
    return found["stem"].strip(), tuple(part.strip() for part in _INSIDE.findall(found["parts"]))


def is_coded(codes: Sequence[str]) -> bool:
    """Whether codes are names of the project's own, which numbers of questions are not.

    Parameters
    ----------
    codes
        Of the headings that have one, repeats included: "age", "Q2", "section3".
    """
    own = [code for code in codes if not _NUMBERED.match(code)]
    return len(own) >= _HALF * len(codes) and len(set(codes)) > _HALF * len(codes)
