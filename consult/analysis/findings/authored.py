"""What the author wrote put into a report, and what to look at in it and in the report's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from consult.errors import FigureError
from consult.model.author_files import ENDING, RECORDS, RESPONSES, WORDS, AuthorFiles, place_of
from consult.model.publishing.response import WHOLE, CouncilResponse, Responding, ResponseKey
from consult.model.settings.sections import Record, SectionName
from consult.model.words.document import Bullets, Callout, Document, Heading, Notices, Paragraph
from consult.model.words.terms import Terms, other_terms
from consult.model.words.text import Text

if TYPE_CHECKING:
    from consult.model.words.figure import Figures
    from consult.report.prose.findings import Findings

UNBOUND = "Name the figure in braces, or enter it in figures.toml."


def with_own_words(findings: Findings, own: AuthorFiles, study: str) -> Findings:
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
    from consult.report.prose.findings import RecordText
    from consult.report.prose.own_words import (
        numbers_in,
        unknown_figures,
        with_numbers_in,
        words_of,
    )

    answers = texts_of_responses(findings.responding)
    texts = _texts(own) | answers
    names = _names(findings, study) if any("{" in text for text in texts.values()) else {}
    own = _named_as_now(own, names)
    texts = _texts(own) | answers
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
        response_words={
            key: numbers_in(answer.text, names) for key, _, answer in _answers(findings.responding)
        },
    )


def texts_of_responses(responding: Responding) -> dict[str, str]:
    """Workbook and theme -> what was written in response to it.

    Parameters
    ----------
    responding
        The themes, and what was written to each.
    """
    return {
        f"{RESPONSES}, response to {called}": answer.text
        for _, called, answer in _answers(responding)
    }


def _answers(responding: Responding) -> Iterator[tuple[ResponseKey, str, CouncilResponse]]:
    """Each response with its key and the name of what it answers."""
    yield WHOLE, "the consultation as a whole", responding.whole
    for theme in responding.themes:
        yield theme.key, f"“{theme.theme}”", theme.response


def _texts(own: AuthorFiles) -> dict[str, str]:
    """File and place in it -> what the author wrote there."""
    words = {_file(name): text for name, text in own.words.items()}
    process = {place_of(one): text for one, text in own.process.items()}
    return words | process | {place_of(record): one.text for record, one in own.records.items()}


def _named_as_now(own: AuthorFiles, names: Iterable[str]) -> AuthorFiles:
    """The same words, with figures that are named as version 0.1 called them named as now."""
    from consult.report.prose.own_words import named_as_in_0_1

    def now(text: str) -> str:
        for _, was, name in named_as_in_0_1(text, names):
            text = text.replace(f"{{{was}}}", f"{{{name}}}")
        return text

    return AuthorFiles(
        {key: now(text) for key, text in own.words.items()},
        own.external,
        own.terms,
        {key: replace(one, text=now(one.text)) for key, one in own.records.items()},
        {key: now(text) for key, text in own.process.items()},
    )


def _names(findings: Findings, study: str) -> dict[str, str]:
    """Every figure that can be named, as printed."""
    from consult.report.appendix import compose
    from consult.report.printed_figures import figures_of

    every = figures_of(compose(findings, every_table=True), study)
    return {figure.name: figure.printed for figure in every.figures}


def notices(
    generated: Document,
    own: AuthorFiles,
    chosen: Collection[SectionName],
    figures: Figures,
    responding: Responding,
) -> Notices:
    """What a person should look at: files that are not printed, typed numbers, other terms.

    Parameters
    ----------
    generated
        The report without the author's words.
    own
        What the author wrote.
    responding
        What was written in response to themes.
    chosen
        The parts of the report that study.toml names; empty for all of them.
    figures
        Every figure of the report.
    """
    said = [
        *_of_names(own, figures),
        *_of_files(own, chosen),
        *_of_typed(_texts(own) | texts_of_responses(responding), own),
        *_of_statement(own),
        *_of_report(generated, own.terms),
    ]
    return tuple(dict.fromkeys(said))


def _file(name: SectionName) -> str:
    return f"{WORDS}/{name}{ENDING}"


def _of_names(own: AuthorFiles, figures: Figures) -> Iterator[str]:
    """Names that version 0.1 had for figures."""
    from consult.report.prose.own_words import named_as_in_0_1

    names = [figure.name for figure in figures.figures]
    for file, text in _texts(own).items():
        for line, was, name in named_as_in_0_1(text, names):
            yield f"{file}, line {line}: “{was}” is a name of version 0.1. Write {{{name}}}."


def _of_files(own: AuthorFiles, chosen: Collection[SectionName]) -> Iterator[str]:
    for name in own.words:
        if chosen and name not in chosen:
            yield f"{_file(name)} is not printed: [report] sections leaves that part out."


def _of_statement(own: AuthorFiles) -> Iterator[str]:
    """What earlier versions had in records.toml and a workbook has now."""
    if Record.RESPONSE in own.records:
        yield (
            f"{RECORDS}, {Record.RESPONSE}: what stands there was taken over into {RESPONSES}, "
            "first row, where it is changed from now on. Take it out here."
        )


def _of_typed(texts: Mapping[str, str], own: AuthorFiles) -> Iterator[str]:
    """Numbers that nothing checks, and terms that the papers have another word for."""
    from consult.check import other_terms_by_line, typed_by_author

    for file, text in texts.items():
        for line, number in typed_by_author(text, own.external):
            yield f"{file}, line {line}: “{number}” was typed, so nothing checks it. {UNBOUND}"
        for line, words, term in other_terms_by_line(text, own.terms):
            yield f"{file}, line {line}: “{words}”, where the papers say “{term.use}”."


def _of_report(generated: Document, terms: Terms) -> Iterator[str]:
    """Other terms in the sentences of the report; what is in quotation marks is left alone."""
    under = ""
    for block in generated.blocks:
        if isinstance(block, Heading):
            under = block.text
        for text in _prose(block):
            for words, term in other_terms(text.plain, terms):
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
