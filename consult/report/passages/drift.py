"""Change since an earlier round: the share of each theme then and now, and what is emerging."""

from __future__ import annotations

from consult.model.evidence.drift import QuestionDrift, ThemeDrift
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, bound, say
from consult.report.passages.open_questions import open_questions
from consult.report.prose.figures import count_text, half_up, percent_text
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

HEADER = ("Theme", "Then", "Now", "Change in percentage points", "In words")

DRIFT = "drift"
"""How the names of figures of an earlier round begin."""

HIDDEN = "Hidden"

READ_WITH_CARE = (
    "This is change among people who chose to respond. It does not say what other people think. "
    "The interval in brackets says how far a share can move by chance alone, were two such groups "
    "drawn from the same people (95%). It is no margin of error for residents. “Rose” and “fell” "
    "are written where the whole interval lies on one side of no change. Even where nothing has "
    "changed, about one theme in eight may seem to have."
)
SAME_STUDY = (
    "Comments were given the codes of an earlier run of this study, so responses that came later "
    "have not changed the themes."
)


def blocks(findings: Findings) -> tuple[Block, ...]:
    """A table a question of its themes then and now; nothing without earlier codes.

    Parameters
    ----------
    findings
        Of which it reads the change of each question; a question without any has no table.
    """
    drift = findings.drift
    names = [(key, name) for key, name in open_questions(findings) if key in drift.questions]
    if not names:
        return ()
    if drift.same_study:
        said: tuple[Block, ...] = (Paragraph(SAME_STUDY),)
    else:
        came = f"Comments were given the codes of “{one_line(drift.study)}” where they fit."
        said = (Paragraph(came), Paragraph(READ_WITH_CARE))
    made = []
    for key, name in names:
        shown = () if drift.same_study else _shares(key, name, drift.questions[key])
        made += [Heading(name, 2), *shown, *_emerging(drift.questions[key])]
    return (Heading("Change since the earlier codes"), *said, *made)


def _shares(key: str, name: str, question: QuestionDrift) -> tuple[Block, ...]:
    then = _people(question.before, key, "then")
    now = _people(question.now, key, "now")
    words = say("Comments that could be coded: {then} then, {now} now.", then=then, now=now)
    rows = tuple(_row(key, theme) for theme in question.themes if theme != _nothing(theme))
    if not rows:
        return (Paragraph(words),)
    return (Paragraph(words), Facts(f"Themes then and now: {name}", HEADER, rows))


def _people(base: int | None, key: str, when: str) -> Phrase:
    if base is None:
        return "a number that is hidden"
    return bound(count_text(base), DRIFT, key, when) + " people"


def _nothing(theme: ThemeDrift) -> ThemeDrift:
    """A theme of which neither share may be shown."""
    return ThemeDrift(theme.name, None, None)


def _row(key: str, theme: ThemeDrift) -> tuple[Phrase, ...]:
    name = (DRIFT, key, theme.name)
    return (
        one_line(theme.name),
        _share(theme.before, *name, "then"),
        _share(theme.now, *name, "now"),
        _difference(theme, *name),
        theme.change.capitalize(),
    )


def _share(share: float | None, *name: str) -> Phrase:
    return HIDDEN if share is None else bound(percent_text(share), *name)


def _difference(theme: ThemeDrift, *name: str) -> Phrase:
    if theme.difference is None or theme.low is None or theme.high is None:
        return HIDDEN
    return say(
        "{change} (from {low} to {high})",
        change=bound(_points(theme.difference), *name, "change"),
        low=bound(_points(theme.low), *name, "low"),
        high=bound(_points(theme.high), *name, "high"),
    )


def _points(number: float) -> str:
    whole = half_up(number)
    return f"{whole:+d}".replace("-", "−") if whole else "0"


def _emerging(question: QuestionDrift) -> tuple[Block, ...]:
    if not question.emerging:
        return (Paragraph("No new theme is large enough to be named."),)
    words = "Found in comments that fit none of the earlier codes, for people to judge:"
    return (Paragraph(words), Bullets(tuple(one_line(name) for name in question.emerging)))
