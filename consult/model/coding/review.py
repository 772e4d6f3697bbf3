"""What people said of themes and comments, and how far a review has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.model.coding.deciding import Decision, Stance
from consult.model.coding.journal import Aspect

ENOUGH = 50
"""Different comments on a question that people must have decided before its review is done, or
all where there are fewer: the smallest number from which learning to code was measured."""


@dataclass(frozen=True)
class ThemeDecision:
    """One code of one question, and what people said of it.

    Parameters
    ----------
    code, name, definition, theme
        The code as it was suggested.
    new_name, new_definition
        What people call it; empty where they left it.
    merge_into
        Id of the code that takes it in; empty where it stands by itself.
    retired
        Whether it is no longer used.
    checked_by
        Initials of who looked at it; empty when nobody has.
    own
        Whether people thought of it; nobody suggested it.
    found
        Whether it was found in the comments, under the heading ``theme`` where there are many.
    apart
        Whether it is of this question alone; any other is one theme under all questions that have
        it.
    split_into
        Ids of the codes that took its place when it was split.
    """

    code: str
    name: str
    definition: str = ""
    theme: str = ""
    new_name: str = ""
    new_definition: str = ""
    merge_into: str = ""
    retired: bool = False
    checked_by: str = ""
    own: bool = False
    found: bool = False
    apart: bool = False
    split_into: tuple[str, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether it is of the agreed codeframe."""
        return bool(self.theme) and not self.found

    @property
    def called(self) -> str:
        """Its name as people left it."""
        return self.new_name or self.name

    @property
    def changed(self) -> bool:
        """Whether a person changed anything of it."""
        renamed = self.new_name or self.new_definition
        return bool(renamed or not self.stands)

    @property
    def checked(self) -> bool:
        """Whether a person has looked at it."""
        return bool(self.changed or self.checked_by or self.own)

    @property
    def stands(self) -> bool:
        """Whether it is still a code of its own."""
        return not (self.retired or self.merge_into or self.split_into)


ThemeDecisions = dict[str, tuple[ThemeDecision, ...]]
"""Question id -> its codes and what people said of them, in the order suggested."""


def shared_themes(
    themes: Mapping[str, Sequence[ThemeDecision]], questions: Sequence[str]
) -> dict[str, ThemeDecision]:
    """The codes of some questions, each once: as it stands under any of them, if it does.

    Parameters
    ----------
    themes
        Question id -> its codes.
    questions
        Ids. A code that was taken away under one question alone stands under the others.
    """
    found: dict[str, ThemeDecision] = {}
    for theme in (one for question in questions for one in themes.get(question, ())):
        if theme.code not in found or (theme.stands and not found[theme.code].stands):
            found[theme.code] = theme
    return found


TextKey = tuple[str, str]
"""Question id and content hash of a text: a comment without its words."""

Said = tuple[Decision, str]
"""A decision, and the initials of who made it."""


SaidStance = tuple[Stance, str]
"""The stance a person gave an answer as a whole, and the initials of who did."""

Mark = tuple[str, str]
"""A note, or "yes" or "no", and the initials of who said so."""


@dataclass(frozen=True)
class People:
    """Everything people said, apart from the workbook that carried it.

    Parameters
    ----------
    texts
        Text -> code id -> what was said of it.
    themes
        Question id -> its codes.
    stances
        Text -> the stance people gave it, of questions about agreement.
    finished
        Texts of which people decided every code that stood beside them: what they were not given
        does not apply to them.
    marks
        Text -> what people marked it with: a note, whether it may be quoted, and whether somebody
        may be at risk.
    """

    texts: Mapping[TextKey, Mapping[str, Said]] = field(default_factory=dict)
    themes: ThemeDecisions = field(default_factory=dict)
    stances: Mapping[TextKey, SaidStance] = field(default_factory=dict)
    finished: frozenset[TextKey] = frozenset()
    marks: Mapping[TextKey, Mapping[Aspect, Mark]] = field(default_factory=dict)

    def marked(self, aspect: Aspect, value: str) -> dict[TextKey, str]:
        """The texts that are marked so -> the initials of who did.

        Parameters
        ----------
        aspect, value
            Of what, and how.
        """
        found = ((key, one.get(aspect, ("", ""))) for key, one in self.marks.items())
        return {key: by for key, (said, by) in found if said == value}


@dataclass(frozen=True)
class QuestionReview:
    """How far the review of one open question has come.

    Parameters
    ----------
    themes, themes_checked
        Codes, and those a person has looked at; one that questions share counts under the first.
    texts, texts_reviewed
        Different comments, and those of which a person decided every code.
    comments, comments_reviewed
        The same with copies: identical comments are decided together.
    unread
        Comments in another language that nobody has decided on.
    """

    themes: int
    themes_checked: int
    texts: int
    texts_reviewed: int
    comments: int
    comments_reviewed: int
    unread: int = 0

    @property
    def done(self) -> bool:
        """Whether every theme was looked at, and enough answers were."""
        return not (self.themes_left or self.texts_left)

    @property
    def themes_left(self) -> int:
        """Themes that nobody has looked at."""
        return self.themes - self.themes_checked

    @property
    def texts_left(self) -> int:
        """Different comments that people have yet to decide."""
        return max(0, min(self.texts, ENOUGH) - self.texts_reviewed)


Review = dict[str, QuestionReview]
"""Question id -> how far its review has come, of every question with codes."""


def is_done(review: Review) -> bool:
    """Whether every question with codes has been reviewed; without any there is nothing to do.

    Parameters
    ----------
    review
        Question by question; empty where no question has codes.
    """
    return all(question.done for question in review.values())


def in_words(review: Review, *, comments_told: bool = True) -> str:
    """How much a person has looked at, in one sentence; empty when nothing.

    Parameters
    ----------
    review
        Question by question.
    comments_told
        Whether numbers of comments may be printed.
    """
    total = [
        sum(getattr(question, name) for question in review.values())
        for name in ("themes_checked", "themes", "texts_reviewed", "texts", "comments_reviewed")
    ]
    checked, themes, texts, of_texts, comments = total
    if not (checked or texts):
        return ""
    looked = f"People have looked at {checked:,} of {themes:,} themes"
    if not comments_told:
        return f"{looked} and have decided the codes of comments." if texts else f"{looked}."
    of_them = f"{looked} and have decided the codes of {texts:,} of {of_texts:,} different comments"
    if not texts:
        return f"{of_them}."
    stand = "which stand once" if comments == 1 else f"which stand {comments:,} times"
    return f"{of_them}, {stand}."
