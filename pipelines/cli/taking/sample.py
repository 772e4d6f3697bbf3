"""Draw the blind sample, write its workbooks, and say how far people have come with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ConsultError, Place, Problem, ReviewError, many, unknown_name
from consult.store import write_whole
from pipelines.cli.console import say
from pipelines.cli.question_book import take_questions
from pipelines.cli.running import bring_up_to_date, held
from pipelines.cli.study_named import context_of, workspace_of
from pipelines.engine.backup import check_readable, keep_copy
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.stage_list import stage
from pipelines.engine.workspace import Workspace
from pipelines.study.blind import CODERS, DRAW, FORMAT, workbook_of
from pipelines.study.context import Context

if TYPE_CHECKING:
    from consult.coding.trust.blind_book import BlindBook
    from consult.coding.trust.units import BlindUnit
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.review import ThemeDecisions
    from consult.model.coding.trust import BlindCodes, BlindDraw, Trust
    from pipelines.stages.trust import TrustInputs

SETTLE, TRUST = "settle", "trust"
"""The stages that make the codes of record, and that judge them."""

WIDEST = 25.0
"""Points up and down above which an interval says nothing: half of all shares lie within it."""

NO_COMMENTS = "There are no comments with codes in this study, so there is nothing to draw."
HOW_MANY = (
    "{drawn} to code without suggestions, for intervals of at most {points:g} points up and down. "
    "Twice as wide, which --half-width asks for, takes about a quarter as many."
)
NEXT = (
    "Whoever codes must not look at the review workbook first. The first sheet says how. Stop at "
    "any row, save, and run this command again to be told how far you have come."
)
MORE = "The sample has not as many left. To draw more: the same command with {wish}"
LATE = (
    "Themes named after the sample was coded, of which it tells nothing: {number}, counted "
    "question by question. estimates.xlsx lists them. To judge them, draw more: the same command "
    "with --further"
)
WAITING = (
    "Themes for which comments were drawn, and too few of these are coded so far: {number}, "
    "counted question by question."
)
NOBODY_BEGAN = Problem(
    "Nobody has coded a comment of the sample yet, so no theme has come too late for it.",
    hint="Run the same command without --further: it offers the themes as they stand.",
)
NOTHING_NEW = Problem(
    "Every theme of the study could be chosen when the sample was coded.",
    hint="A theme that no comment has is not among them: give it to one in the review first. To "
    "draw more comments for the same themes, ask for a smaller --half-width.",
)
ALL_DRAWN = Problem(
    "All comments on the questions with new themes are in the sample already, and were coded "
    "without these themes.",
    hint="Judge these themes in the review: there are no comments left to draw.",
)
WRITTEN_AGAIN = (
    "Rows were missing or new, or codes have changed, so a workbook was written again with what "
    "was coded in it. The workbook as it was:"
)


def sample_study(
    name: str,
    data: Path | None,
    *,
    half_width: float | None,
    coders: int | None,
    further: bool = False,
) -> None:
    """Draw the sample or add to it, and write the workbooks with what is coded in them.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    half_width
        Wished, in points of a hundred; ``None``: as it was drawn before, or as study.toml has it.
    coders
        How many people code it; ``None``: as study.toml has it.
    further
        Whether to draw more for the themes named after the sample was coded.

    Raises
    ------
    ConsultError
        When an option cannot be meant, or a workbook cannot be understood. Nothing is written then.
    """
    _check(half_width, coders)
    workspace = workspace_of(name, data)
    with held(workspace):
        take_questions(workspace)
        check_readable(workbook_of(workspace.processed, coder) for coder in CODERS)
        context = context_of(workspace)
        if context.blind.problems:
            raise ReviewError(context.blind.problems)
        bring_up_to_date(workspace, context, SETTLE)
        settings = context.study.trust
        inputs = _inputs(workspace)
        units = _units(context, inputs)
        if not units:
            say(NO_COMMENTS)
            return
        context = _in_words_of_now(context, inputs, units)
        draw = _drawn(context, units, _wished(context, half_width))
        draw = _further(context, inputs, draw) if further else draw
        number = max(coders or settings.coders, len(context.blind.people))
        copies = _write(workspace, _books(context, inputs, units, draw)[:number], draw)
        bring_up_to_date(workspace, context_of(workspace), TRUST, told=_until(SETTLE))
    for copy in copies:
        say(f"{WRITTEN_AGAIN} {workspace.shown(copy)}")
    _say(workspace, draw, number)


def _wished(context: Context, half_width: float | None) -> float:
    """The half-width asked for now, of the sample there is, or of study.toml; as a share."""
    if half_width is not None:
        return half_width / 100
    before = context.blind.draw
    return before.half_width if before.strata else context.study.trust.half_width / 100


def _check(half_width: float | None, coders: int | None) -> None:
    problems = []
    if half_width is not None and not 0 < half_width <= WIDEST:
        what = f"--half-width must be above 0 and at most {WIDEST:g} points."
        problems.append(Problem(what, hint="Write 5 for shares such as 20 %, 15 to 25."))
    if coders is not None and not 1 <= coders <= len(CODERS):
        problems.append(Problem("--coders must be 1 or 2.", hint="Two people show agreement."))
    if problems:
        raise ConsultError(problems)


def _until(last: str) -> tuple[str, ...]:
    from pipelines.engine.stage_list import STAGES

    names = [item.name for item in STAGES]
    return tuple(names[: names.index(last) + 1])


def _inputs(workspace: Workspace) -> TrustInputs:
    from pipelines.stages.trust import TrustInputs

    needs = stage(TRUST).needs
    loaded = {name: ARTEFACTS[name].format.load(workspace.path(name)) for name in needs}
    return TrustInputs(**loaded)


def _units(context: Context, inputs: TrustInputs) -> tuple[BlindUnit, ...]:
    from pipelines.stages.trust import units_in

    return units_in(context, inputs)


def _in_words_of_now(
    context: Context, inputs: TrustInputs, units: tuple[BlindUnit, ...]
) -> Context:
    """The same with the sample under the words in which its comments are shown now."""
    from pipelines.stages.trust import blind_in

    return replace(context, blind=blind_in(context, inputs, units))


def _drawn(context: Context, units: tuple[BlindUnit, ...], half_width: float) -> BlindDraw:
    """The sample with what was drawn before; a wider wish takes nothing out of it."""
    from consult.coding.trust.sample import blind_sample

    before = context.blind.draw
    return blind_sample(
        units,
        by=_by(context, units),
        half_width=half_width,
        seed=before.seed if before.strata else context.study.study.seed,
        earlier=before if before.strata else None,
    )


def _by(context: Context, units: tuple[BlindUnit, ...]) -> list[str]:
    """Channel, and the characteristic that the study names or that was asked about first."""
    from consult.definitions import characteristics

    channel, *others = dict.fromkeys(name for unit in units for name, _ in unit.groups) or ("",)
    wanted = context.study.trust.by
    if not wanted:
        return [channel, *others[:1]]
    known = {key: one.name for key, one in characteristics().items() if one.name in others}
    if wanted not in known:
        problem = unknown_name("characteristic", wanted, list(known))
        raise ConsultError(replace(problem, place=Place("study.toml", entry="trust > by")))
    return [channel, known[wanted]]


def _books(
    context: Context, inputs: TrustInputs, units: tuple[BlindUnit, ...], draw: BlindDraw
) -> list[BlindBook]:
    """A workbook for each coder, with what each has given so far."""
    from consult.coding.trust.blind_book import BlindBook, BlindRow
    from consult.coding.trust.measure import as_they_stand
    from consult.model.coding.trust import BlindCodes

    texts = {unit.key: unit.text for unit in units}
    asked = {question.id: question.text for question in inputs.questionnaire.questions}
    rows = tuple(
        BlindRow(question, text, texts[question, text])
        for question in inputs.codes
        for text in draw.in_order(question)
        if (question, text) in texts
    )
    themes = _themes(inputs)
    kept = {one.coder: as_they_stand(one, themes) for one in context.blind.people}
    title = context.study.study.for_workbooks
    made = []
    for coder in CODERS:
        said = kept.get(coder, BlindCodes(coder))
        codes = _to_choose(inputs.codes, said, draw)
        made.append(BlindBook(context.name, title, coder, asked, codes, rows, said))
    return made


def _further(context: Context, inputs: TrustInputs, draw: BlindDraw) -> BlindDraw:
    """The sample with further comments for the codes that nobody could choose so far."""
    from consult.coding.trust.further import further_sample
    from consult.coding.trust.measure import never_offered

    if not any(one.given for one in context.blind.people):
        raise ConsultError(NOBODY_BEGAN)
    new = never_offered(context.blind.people, inputs.codes, _themes(inputs))
    if not new:
        raise ConsultError(NOTHING_NEW)
    more = further_sample(draw, new, draw.half_width)
    if more == draw:
        raise ConsultError(ALL_DRAWN)
    return more


def _themes(inputs: TrustInputs) -> ThemeDecisions:
    from consult.coding import people_in

    return people_in(inputs.journal).themes


def _to_choose(codes: CodesByQuestion, said: BlindCodes, draw: BlindDraw) -> CodesByQuestion:
    """The codes a coder may choose: as they stand, and once they have begun no others.

    A code that comes later was not judged in the rows coded before, unless a further draw was made
    for it.
    """
    from consult.model.coding.codeframe import NO_THEMES

    since = {pair for one in draw.further for pair in one.codes}
    return {
        question: tuple(
            code
            for code in mine
            if code.id not in NO_THEMES
            and (
                not said.given
                or code.id in said.offered.get(question, ())
                or (question, code.id) in since
            )
        )
        for question, mine in codes.items()
    }


def _write(workspace: Workspace, books: list[BlindBook], draw: BlindDraw) -> list[Path]:
    """Write the draw, and every workbook that has other rows or codes than it should; the copies.

    A workbook that is as it should be stays as its coder left it.
    """
    from consult.coding.trust.blind_sheets import write_blind

    stale = [book for book in books if not book.is_as_returned]
    paths = [workbook_of(workspace.processed, book.coder) for book in stale]
    begun = [path for path, book in zip(paths, stale, strict=True) if book.said.given]
    copies = [copy for path in begun if (copy := keep_copy(path, as_written=""))]
    write_whole(
        [
            (workspace.processed / DRAW, partial(FORMAT.save, draw)),
            *((path, partial(write_blind, book)) for path, book in zip(paths, stale, strict=True)),
        ]
    )
    return copies


def _say(workspace: Workspace, draw: BlindDraw, coders: int) -> None:
    drawn = many(len(draw.chances), "comment")
    say(HOW_MANY.format(drawn=drawn, points=100 * draw.half_width))
    for coder in CODERS[:coders]:
        say(f"  {workspace.shown(workbook_of(workspace.processed, coder))}")
    say(NEXT)
    trust: Trust = ARTEFACTS[TRUST].format.load(workspace.path(TRUST))
    if not trust.texts:
        return
    _say_trust(workspace, draw, trust)


def _for_more(draw: BlindDraw, trust: Trust) -> str:
    """The option that draws as many as a question still needs; empty where enough are drawn."""
    from consult.coding.trust.sample import half_width_for

    wishes = []
    for far in trust.far:
        mine = [one for one in draw.strata if one.question == far.question]
        wanted = far.coded + (far.more or 0)
        if wanted > sum(one.drawn for one in mine):
            wishes.append(half_width_for(sum(len(one.texts) for one in mine), wanted))
    return f"--half-width {100 * min(wishes):g}" if wishes else ""


def _say_trust(workspace: Workspace, draw: BlindDraw, trust: Trust) -> None:
    from consult.coding.trust.wording import of_agreement, of_progress

    for words in (*of_agreement(trust.agreement), *map(of_progress, trust.far)):
        say(words)
    drawn_for = {pair for one in draw.further for pair in one.codes}
    late = [one for one in trust.unjudged if (one.question, one.code) not in drawn_for]
    if late:
        say(LATE.format(number=len(late)))
    if waiting := len(trust.unjudged) - len(late):
        say(WAITING.format(number=waiting))
    if wish := _for_more(draw, trust):
        say(MORE.format(wish=wish))
    say(f"Shares with their intervals: {workspace.shown(workspace.path('estimates'))}")
