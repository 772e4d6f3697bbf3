"""What still keeps the report of a study a draft: gathered from all that asks to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from consult.errors import Place, Problem, ReadinessError, many
from consult.model.author_files import AT_ONCE, PROCESS, RECORDS, AuthorFiles
from consult.model.coding.review import Review
from consult.model.publishing.quotes import Quoting
from consult.model.run.readiness import STUDY, TODAY, Left, Matter, Readiness
from consult.model.settings.sections import Process, Record, SectionName
from consult.model.survey.questionnaire import Kind
from consult.office.words import one_line, shorten

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.settings.study import Study

COMMAND = "python -m pipelines"
REVIEW = (f"{COMMAND} review {STUDY}",)
STUDY_FILE, WORKBOOK = "study.toml", "review.xlsx"
QUOTES, SAME_PERSON = "quotes.xlsx", "same-person.csv"
TO_COPY = "    "
"""What lines begin with that are to be copied: they are never broken."""

LONGEST = 60
"""Most characters of a question by which a person knows it again."""

BY_THEMSELVES = (Record.LANGUAGES,)
"""Records that are asked for only where a report has what they are on."""

ELSEWHERE = (Record.RESPONSE,)
"""Records that earlier versions had here: response.xlsx has it now, and asks for it."""

OF_COMMENTS = (Record.AGREEMENT, Record.ESTIMATES)
"""Records on how comments were coded: there is nothing to record where there are none."""


NOT_FINAL = Problem(
    "The report was not made final, and what lies in reports is as it was: this is left to settle."
)


def of_reading(study: Study) -> tuple[Left, ...]:
    """What study.toml asks people to look at, or does not say, that decides how exports count.

    Parameters
    ----------
    study
        As its file says.
    """
    return (*_platforms(study), *_entries(study), *_proposals(study), *_window(study))


def readiness_of(
    study: Study,
    own: AuthorFiles,
    review: Review | None = None,
    quoting: Quoting | None = None,
    pairs: int = 0,
) -> Readiness:
    """What still keeps the report of a study a draft.

    Parameters
    ----------
    study, own
        What the analyst and the author wrote.
    review
        How far people have come with each question; ``None`` before a first run.
    quoting
        How far people have come with the quotes; ``None`` before a first run.
    pairs
        Made by :func:`undecided`.
    """
    left = [
        *of_reading(study),
        *_same_person(pairs),
        *_front(study),
        *_process(study, own),
        *_records(study, own, review),
        *_consent(study),
    ]
    if review is None or quoting is None:
        what = "Themes, comments and quotes are known once the study has been run."
        left.append(Left(Matter.RUN, what, Place(), paste=(f"{COMMAND} run {STUDY}",)))
    else:
        left += [*_reviewed(study, review), *_languages(study, own, review)]
        left += _quotes(own, quoting)
    return Readiness(tuple(left))


def undecided(study: Study, pairs: pd.DataFrame) -> int:
    """How many pairs of responses may be of one person and wait to be decided.

    Parameters
    ----------
    study
        As its file says, which may say that all are counted.
    pairs
        Schema ``SAME_PERSON``, as the last run found them.
    """
    if study.duplicates.same_person == "keep":
        return 0
    said = {frozenset(one.responses) for one in study.same_person}
    both = zip(pairs["response_id"], pairs["other_id"], strict=True)
    return sum(frozenset(pair) not in said for pair in both)


def check_ready(readiness: Readiness, study: str) -> None:
    """Refuse a report that was to be final while anything is left, and name all of it.

    Parameters
    ----------
    readiness
        Of the study.
    study
        Its short name, for the lines to copy.

    Raises
    ------
    ReadinessError
        When anything is left; nothing has been written.
    """
    if readiness.ready:
        return
    problems = [NOT_FINAL]
    for matter in dict.fromkeys(left.matter for left in readiness.left):
        *others, last = readiness.of(matter)
        hint = "\n".join((matter.how, *to_paste(last, study)))
        problems += [Problem(f"{left.matter}: {left.what}", left.place) for left in others]
        problems.append(Problem(f"{matter}: {last.what}", last.place, hint))
    raise ReadinessError(problems)


def to_paste(left: Left, study: str) -> tuple[str, ...]:
    """The lines to copy for something, for the study of that short name and for today.

    Parameters
    ----------
    left
        What is to be settled; it may have no lines.
    study
        Its short name.

    Returns
    -------
    tuple
        Lines that begin with ``TO_COPY``, by which the screen knows not to break them.
    """
    today = date.today().isoformat()
    lines = (line.replace(TODAY, today).replace(STUDY, study) for line in left.paste)
    return tuple(f"{TO_COPY}{line}" for line in lines)


def _platforms(study: Study) -> Iterator[Left]:
    for source in study.sources:
        if source.confirmed == "not yet":
            what = f'"{source.file}" was taken for {source.platform}; nobody has confirmed it.'
            name = f"source “{source.id}”"
            yield Left(Matter.PLATFORM, what, _entry(f'[[sources]] "{source.id}"'), name)


def _entries(study: Study) -> Iterator[Left]:
    """What is marked to be checked: what touches no question first, then what touches most."""
    ranked = sorted(study.questions, key=lambda spec: -spec.touches)
    entries = (
        ("[unfinished]", "unfinished", study.unfinished.check, 0),
        *((f'[[sources]] "{s.id}"', f"source “{s.id}”", s.check, 0) for s in study.sources),
        *((_spec(q.id), _question(q.id), q.check, q.touches) for q in ranked),
    )
    for entry, name, check, touches in entries:
        if check.strip():
            untold = touches and f"{touches:,}" not in check
            said = f"{many(touches, 'response')}: {one_line(check)}" if untold else check
            yield Left(Matter.ENTRY, _sentence(said), _entry(entry), name)


def _proposals(study: Study) -> Iterator[Left]:
    """What nobody has decided, a line a question: those that touch most people first."""
    waiting = {
        spec.id: [proposal for proposal in spec.proposals if proposal.taken is None]
        for spec in study.questions
    }
    most = {
        key: max(mine, key=lambda proposal: proposal.responses)
        for key, mine in waiting.items()
        if mine
    }
    for key in sorted(most, key=lambda key: -most[key].responses):
        said = one_line(most[key].says)
        if others := len(waiting[key]) - 1:
            said = f"{said.rstrip('.')}; and {many(others, 'more proposal')}"
        place, name = _entry(_spec(key)), _question(key)
        yield Left(Matter.PROPOSAL, _sentence(said), place, name, count=len(waiting[key]))


def _same_person(pairs: int) -> Iterator[Left]:
    if pairs:
        what = f"{many(pairs, 'pair')} of responses, by different channels, may be of one person."
        lines = ("[[same_person]]", 'responses = ["", ""]', 'set_aside = ""', 'by = ""')
        place = Place(SAME_PERSON)
        yield Left(Matter.SAME_PERSON, what, place, count=pairs, paste=lines)


def _window(study: Study) -> Iterator[Left]:
    if study.window is None:
        what = "Nobody has said when it was open, so no response is early or late."
        asks = "from which day to which the consultation was open"
        yield Left(Matter.WINDOW, what, _entry("[window]"), asks=asks)


def _front(study: Study) -> Iterator[Left]:
    """What stands on the title page and in the first sentences."""
    about, place = study.study, _entry("[study]")
    if not about.title.strip():
        yield Left(Matter.TITLE, "There is no title.", place)
    elif about.check.strip():
        yield Left(Matter.TITLE, _sentence(about.check), place)
    elif about.confirmed == "not yet":
        what = "The title was made from the short name of the study."
        yield Left(Matter.TITLE, what, place)
    if not about.organisation.strip():
        what = "No organisation is named."
        yield Left(Matter.ORGANISATION, what, place, asks="who consulted")


def _reviewed(study: Study, review: Review) -> Iterator[Left]:
    """What people have yet to look at in the review workbook: themes, then comments by question."""
    themes = sum(far.themes_left for far in review.values())
    if themes:
        said, place = f"{many(themes, 'theme')} of comments.", Place(WORKBOOK, sheet="Themes")
        yield Left(Matter.THEMES, said, place, count=themes, paste=REVIEW)
    for key, far in review.items():
        if far.texts_left:
            said = f"{many(far.texts_left, 'more comment')} on {_called(study, key)}."
            place = Place(WORKBOOK, sheet="Answers")
            yield Left(
                Matter.COMMENTS, said, place, _question(key), count=far.texts_left, paste=REVIEW
            )


def _languages(study: Study, own: AuthorFiles, review: Review) -> Iterator[Left]:
    """Comments in other languages of which nobody has said that somebody read them."""
    unread = {key: far.unread for key, far in review.items() if far.unread}
    if not unread or Record.LANGUAGES in own.records:
        return
    asked = ", ".join(_called(study, key) for key in unread)
    total = sum(unread.values())
    what = f"{many(total, 'comment')} on {asked}."
    paste = (f"[{Record.LANGUAGES}]", 'text = ""', 'by = ""', f"date = {TODAY}")
    place, asks = Place(RECORDS, entry=str(Record.LANGUAGES)), Record.LANGUAGES.asks
    yield Left(Matter.LANGUAGES, what, place, "", asks, total, paste)


def _consent(study: Study) -> Iterator[Left]:
    """The channels of which nobody has said whether their words may be quoted."""
    if not study.report.quotes or not any(spec.kind is Kind.TEXT for spec in study.questions):
        return
    for channel in study.unasked_channels:
        what = f"Nobody whose response came by {channel} was asked; none of them is quoted."
        if channel == "online":
            what = "Nobody who responded online was asked; none of them is quoted."
        paste = (
            "[[consent]]",
            f'channel = "{channel}"',
            "may_be_quoted = false",
            'notice = ""',
            'by = ""',
            f"on = {TODAY}",
        )
        asks = f"under which privacy notice words that came by {channel} may be quoted"
        yield Left(Matter.CONSENT, what, _entry("[[consent]]"), channel, asks, paste=paste)


def _quotes(own: AuthorFiles, quoting: Quoting) -> Iterator[Left]:
    if quoting.waiting:
        waits = many(quoting.waiting, "quote")
        what = f"{waits} to be decided by a person, of more to choose from. None is printed before."
        place = Place(QUOTES, sheet="Quotes")
        yield Left(Matter.QUOTES, what, place, count=quoting.waiting, paste=REVIEW)
    if own.approved_at_once:
        what = (
            "An approval of all quotes at once stands here, and approves none: they are decided "
            "one by one. Take it out."
        )
        yield Left(Matter.QUOTES, what, Place(RECORDS, entry=AT_ONCE))


def _process(study: Study, own: AuthorFiles) -> Iterator[Left]:
    """What nobody has said of how the consultation was run, where the report has that part."""
    if not _printed(study, SectionName.BACKGROUND):
        return
    missing = [one for one in Process if one not in own.process]
    # A second [process] in one file would be refused.
    heading = () if own.process else ("[process]",)
    lines = (*heading, *(f'{one} = ""' for one in missing))
    for one in missing:
        what = f"{one.asks[:1].upper()}{one.asks[1:]}."
        place = Place(RECORDS, entry=f"{PROCESS} > {one}")
        yield Left(Matter.PROCESS, what, place, one.words, one.asks, paste=lines)


def _records(study: Study, own: AuthorFiles, review: Review | None) -> Iterator[Left]:
    """What nobody has recorded of what the method chapter tells."""
    if not _printed(study, SectionName.ANNEX):
        return
    no_comments = review is not None and not review
    not_asked = {*ELSEWHERE, *BY_THEMSELVES, *(OF_COMMENTS if no_comments else ()), *own.records}
    missing = [one for one in Record if one not in not_asked]
    lines = [(f"[{one}]", 'text = ""', 'by = ""', f"date = {TODAY}") for one in missing]
    for one in missing:
        what = f"{one.asks[:1].upper()}{one.asks[1:]}."
        place = Place(RECORDS, entry=str(one))
        yield Left(Matter.RECORD, what, place, one.words, one.asks, paste=tuple(chain(*lines)))


def _printed(study: Study, part: SectionName) -> bool:
    return not study.report.sections or part in study.report.sections


def _called(study: Study, question: str) -> str:
    """A question by its words; what was typed under "Other" by those of its question."""
    asked = question.removesuffix(".other")
    words = next((spec.text for spec in study.questions if spec.id == asked), question)
    other = "other answers to " if asked != question else ""
    return f"{other}“{shorten(one_line(words), LONGEST)}”"


def _spec(key: str) -> str:
    return f'[[questions]] "{key}"'


def _question(key: str) -> str:
    return f"question “{key}”"


def _entry(entry: str) -> Place:
    return Place(STUDY_FILE, entry=entry)


def _sentence(text: str) -> str:
    words = one_line(text).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."
