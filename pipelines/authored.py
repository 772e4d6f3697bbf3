"""What the author wrote put into a report, and what to look at in it and in the report's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from consult.errors import FigureError
from consult.model.document import Bullets, Callout, Document, Heading, Notices, Paragraph
from consult.model.sections import SectionName
from consult.model.terms import other_terms
from consult.model.text import Text
from pipelines.given import ENDING, WORDS, Own, place_of

if TYPE_CHECKING:
    from consult.model.figure import Figures
    from consult.report.findings import Findings
    from pipelines.stages import Context

UNBOUND = "Name the figure in braces, or enter it in figures.toml."


def with_own_words(findings: Findings, own: Own, study: str) -> Findings:
    """The same findings with the author's words and records, figures in place of their names.

    Parameters
    ----------
    findings
        What was found; all figures that can be named are in it.
    own
        What the author wrote.
    study
        Short name of the study.

    Raises
    ------
    FigureError
        When a figure is named that there is none of; all of them at once.
    """
    from consult.report.findings import RecordText
    from consult.report.own_words import numbers_in, unknown_figures, with_numbers_in, words_of

    texts = _texts(own)
    names = _names(findings, study) if any("{" in text for text in texts.values()) else {}
    own = _named_as_now(own, names)
    texts = _texts(own)
    problems = [
        problem for file, text in texts.items() for problem in unknown_figures(text, file, names)
    ]
    if problems:
        raise FigureError(problems)
    return replace(
        findings,
        words={
            name: with_numbers_in(words_of(text, _file(name)), names)
            for name, text in own.words.items()
        },
        records={
            record: RecordText(numbers_in(made.text, names), made.by, made.date)
            for record, made in own.records.items()
        },
        process={one: numbers_in(text, names) for one, text in own.process.items()},
    )


def _texts(own: Own) -> dict[str, str]:
    """File and place in it -> what the author wrote there."""
    words = {_file(name): text for name, text in own.words.items()}
    process = {place_of(one): text for one, text in own.process.items()}
    return words | process | {place_of(record): one.text for record, one in own.records.items()}


def _named_as_now(own: Own, names: Iterable[str]) -> Own:
    """The same words, with figures that are named as version 0.1 called them named as now."""
    from consult.report.own_words import named_as_in_0_1

    def now(text: str) -> str:
        for _, was, name in named_as_in_0_1(text, names):
            text = text.replace(f"{{{was}}}", f"{{{name}}}")
        return text

    return Own(
        {key: now(text) for key, text in own.words.items()},
        own.external,
        own.terms,
        {key: replace(one, text=now(one.text)) for key, one in own.records.items()},
        {key: now(text) for key, text in own.process.items()},
    )


def _names(findings: Findings, study: str) -> dict[str, str]:
    """Every figure that can be named, as printed."""
    from consult.report.appendix import compose
    from consult.report.bound import figures_of

    every = figures_of(compose(findings, every_table=True), study)
    return {figure.name: figure.printed for figure in every.figures}


def notices(generated: Document, context: Context, figures: Figures) -> Notices:
    """What a person should look at: files that are not printed, typed numbers, other terms.

    Parameters
    ----------
    generated
        The report without the author's words.
    context
        Of the study, with what the author wrote.
    figures
        Every figure of the report.
    """
    said = [
        *_of_names(context.own, figures),
        *_of_files(context),
        *_of_report(generated, context),
    ]
    return tuple(dict.fromkeys(said))


def _file(name: SectionName) -> str:
    return f"{WORDS}/{name}{ENDING}"


def _of_names(own: Own, figures: Figures) -> Iterator[str]:
    """Names that version 0.1 had for figures."""
    from consult.report.own_words import named_as_in_0_1

    names = [figure.name for figure in figures.figures]
    for file, text in _texts(own).items():
        for line, was, name in named_as_in_0_1(text, names):
            yield f"{file}, line {line}: “{was}” is a name of version 0.1. Write {{{name}}}."


def _of_files(context: Context) -> Iterator[str]:
    from consult.check import other_terms_by_line, typed_by_author

    own, chosen = context.own, context.study.report.sections
    for name in own.words:
        if chosen and name not in chosen:
            yield f"{_file(name)} is not printed: [report] sections leaves that part out."
    for file, text in _texts(own).items():
        for line, number in typed_by_author(text, own.external):
            yield f"{file}, line {line}: “{number}” was typed, so nothing checks it. {UNBOUND}"
        for line, words, term in other_terms_by_line(text, own.terms):
            yield f"{file}, line {line}: “{words}”, where the papers say “{term.use}”."


def _of_report(generated: Document, context: Context) -> Iterator[str]:
    """Other terms in the sentences of the report; what is in quotation marks is left alone."""
    under = ""
    for block in generated.blocks:
        if isinstance(block, Heading):
            under = block.text
        for text in _prose(block):
            for words, term in other_terms(text.plain, context.own.terms):
                yield f"The report, under “{under}”: “{words}”, where the papers say “{term.use}”."


def _prose(block: object) -> tuple[Text, ...]:
    match block:
        case Heading(words):
            return (Text(words),)
        case Paragraph(text) | Callout(_, text):
            return (text,)
        case Bullets(items):
            return items
    return ()
