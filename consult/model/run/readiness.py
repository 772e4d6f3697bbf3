"""What still keeps a report a draft: each thing left, who can settle it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consult.errors import Place

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
    SAME_PERSON = "Responses that may be of one person"
    WINDOW = "When the consultation was open"
    RUN = "A first run"
    THEMES = "Themes that nobody has looked at"
    COMMENTS = "Comments that people have yet to decide"
    LANGUAGES = "Comments in other languages that nobody has decided on"
    CONSENT = "Whether people may be quoted who were not asked"
    QUOTES = "Quotes that nobody has approved"
    TITLE = "The title"
    ORGANISATION = "Who consulted"
    PROCESS = "How the consultation was run"
    RECORD = "How people worked on it"
    RESPONSE = "Themes that nobody has responded to"

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
    Matter.SAME_PERSON: (
        Who.ANALYST,
        "Look at both responses. Write these lines into study.toml, above the first [[sources]], "
        "once for each pair, with the ids from same-person.csv; under set_aside the one that is "
        'not to count, or nothing where they are of two people. Or write same_person = "keep" '
        "under [duplicates], which counts them all.",
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
    Matter.LANGUAGES: (
        Who.REVIEWERS,
        "Have somebody who reads the language read other-languages.xlsx, which lies beside the "
        "review workbook, and give the comments their codes in that workbook. Or write who read "
        "them and what came of it into records.toml:",
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
        "Choose Yes or No for each in quotes.xlsx, with initials; none is printed before. quotes "
        "= 0 under [report] in study.toml prints none. Where the workbook lies:",
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
    Matter.RESPONSE: (
        Who.TEAM,
        "Write in response.xlsx what you say to each, choose what changed, and put initials or a "
        "role beside it; or write response_needed = false under [report] in study.toml. Where the "
        "workbook lies:",
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
class Standing:
    """How the report that was made last stands.

    Parameters
    ----------
    final
        Whether it was made without the mark DRAFT.
    """

    final: bool = False
