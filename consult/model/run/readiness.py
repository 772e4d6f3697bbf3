"""What still keeps a report a draft: each thing left, who can settle it, and where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from consult.errors import Place

FINGERPRINT = 8
"""Characters of a fingerprint of quotes: short enough to type, and no two sets of quotes of one
study will share it by chance (one in four thousand million)."""

STUDY, TODAY = "{study}", "{today}"
"""What stands for the short name of the study, and for the day, until they are told."""


class Who(StrEnum):
    """Who can settle something."""

    ANALYST = "whoever knows the survey and its exports"
    REVIEWERS = "the people who review the themes"
    APPROVER = "whoever answers for what is published"
    TEAM = "whoever ran the consultation"


class Matter(StrEnum):
    """Kinds of things that keep a report a draft, most important first.

    Notes
    -----
    First stands what would make figures wrong, then what would make wrong what is said of the
    comments, then what could harm a person who is quoted, and last what a reader can see to
    be missing. It is also the order of work: nothing further down changes anything
    further up, so that what has been settled stays settled.
    """

    PLATFORM = "Files that nobody has confirmed to be what they were taken for"
    ENTRY = "Entries that are marked to be checked"
    PROPOSAL = "Proposals that nobody has decided"
    WINDOW = "When the consultation was open"
    RUN = "A first run"
    THEMES = "Themes that nobody has looked at"
    COMMENTS = "Comments that people have yet to decide"
    CONSENT = "Whether people may be quoted who were not asked"
    QUOTES = "Quotes that nobody has approved"
    TITLE = "The title"
    ORGANISATION = "Who consulted"
    PROCESS = "How the consultation was run"
    RECORD = "How people worked on it, and what came of it"

    @property
    def who(self) -> Who:
        """Who can settle it."""
        return _SETTLED[self][0]

    @property
    def how(self) -> str:
        """What settles it, in a sentence or two; lines to copy may follow."""
        return _SETTLED[self][1]


_SETTLED = {
    Matter.PLATFORM: (
        Who.ANALYST,
        "Look whether the platform is right, correct it if not, and write "
        'confirmed = "by a person" in the entry.',
    ),
    Matter.ENTRY: (
        Who.ANALYST,
        "Look at the entry, put it right, and take out its line that begins with check; or choose "
        "Yes under Checked? in questions.xlsx, which shows the questions in a workbook.",
    ),
    Matter.PROPOSAL: (
        Who.ANALYST,
        "Choose Yes or No under Take it? in questions.xlsx; or write taken = true or taken = false "
        "beneath each in study.toml.",
    ),
    Matter.WINDOW: (
        Who.ANALYST,
        "Write [window] with opens = and closes =, both days included.",
    ),
    Matter.RUN: (Who.ANALYST, "Run the study:"),
    Matter.THEMES: (
        Who.REVIEWERS,
        "Write initials under Checked by beside each theme, or rename, merge or retire it. Where "
        "the workbook lies:",
    ),
    Matter.COMMENTS: (
        Who.REVIEWERS,
        "Accept or remove each suggested code of that many more comments. Where the workbook lies:",
    ),
    Matter.CONSENT: (
        Who.APPROVER,
        "Nobody is quoted who was not asked, until it is decided. Write these lines into "
        "study.toml, above the first [[sources]], with may_be_quoted = true where the privacy "
        "notice says so, or with false; or name the question that asked for consent "
        '(asks = "consent to quote").',
    ),
    Matter.QUOTES: (
        Who.APPROVER,
        "Read every quote of the report. Those that may not be published go with a smaller quotes "
        "= under [report] in study.toml, quotes = 0 for none. If all may be, write these lines "
        "into records.toml, in place of [quotes] if it stands there, with initials or a role "
        "between the quotation marks of by:",
    ),
    Matter.TITLE: (
        Who.ANALYST,
        "Write the title as the public saw it under [study], and take out the line that begins "
        "with confirmed or check, if there is one.",
    ),
    Matter.ORGANISATION: (Who.ANALYST, "Write whose consultation it was under [study]."),
    Matter.PROCESS: (
        Who.TEAM,
        'Write a sentence for each into records.toml, such as "Six were held, one in each '
        'district." Where there were none, or nobody counted, say so. Lines that stand there '
        "already are filled in; the others go under [process]:",
    ),
    Matter.RECORD: (
        Who.TEAM,
        "Write into records.toml what was done, in these lines. Where nothing was done, say so, "
        "and why. Lines that stand there already are filled in; what stays empty is asked for "
        "again:",
    ),
}


@dataclass(frozen=True)
class Left:
    """One thing that keeps a report a draft.

    Parameters
    ----------
    matter
        What kind of thing it is: with it go who can settle it, and how.
    what
        What is left, one sentence.
    place
        Where it is settled: a file, with its entry or sheet.
    name
        What a list in the report calls it; empty where the matter says it all. Without a number.
    asks
        What the report asks for where it would stand: "how many events were held"; empty where it
        has no place in the report.
    count
        How many: themes, comments or quotes of a set, else 1.
    paste
        Lines to copy: a command, or what settles it, ready for the file. The short name of the
        study stands as ``STUDY``, the day as ``TODAY``.
    """

    matter: Matter
    what: str
    place: Place
    name: str = ""
    asks: str = ""
    count: int = 1
    paste: tuple[str, ...] = ()


@dataclass(frozen=True)
class Readiness:
    """What still keeps a report a draft, most important first; it may be final when empty."""

    left: tuple[Left, ...] = ()

    def __post_init__(self) -> None:
        order = list(Matter)
        by_matter = sorted(self.left, key=lambda one: order.index(one.matter))
        object.__setattr__(self, "left", tuple(by_matter))

    @property
    def ready(self) -> bool:
        """Whether nothing is left."""
        return not self.left

    def of(self, *matters: Matter) -> tuple[Left, ...]:
        """What is left of some kinds.

        Parameters
        ----------
        matters
            The kinds.

        Returns
        -------
        tuple
            In the order of ``Matter``, whatever order they were asked for in.
        """
        return tuple(one for one in self.left if one.matter in matters)


@dataclass(frozen=True)
class Quoted:
    """Comments that a report quotes, known without their words.

    Parameters
    ----------
    number
        Different quotes.
    fingerprint
        Of their words: another set of quotes has another. Empty without any.
    """

    number: int = 0
    fingerprint: str = ""

    @classmethod
    def of(cls, quotes: Iterable[str]) -> Quoted:
        """Of the words of quotes, in any order.

        Parameters
        ----------
        quotes
            Each as printed; a copy counts once, and spacing does not count.

        Notes
        -----
        Only the words count. A theme can be renamed without anybody reading its quotes again.
        """
        words = sorted({" ".join(quote.split()) for quote in quotes})
        digest = hashlib.sha256("\n".join(words).encode()).hexdigest()
        return cls(len(words), digest[:FINGERPRINT] if words else "")


@dataclass(frozen=True)
class Standing:
    """How the report that was made last stands.

    Parameters
    ----------
    final
        Whether it was made without the mark DRAFT.
    quoted
        The comments that it quotes.
    """

    final: bool = False
    quoted: Quoted = Quoted()
