"""Tier 2: the models and rules of the run, each with its version, its figures and its limits."""

from __future__ import annotations

from collections.abc import Sequence

from consult.model.settings.sections import Record
from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, joined, say
from consult.report.passages.record_fields import (
    Row,
    fields,
    quoted_figure,
    run_number,
    source_of,
)
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import on_one_line, one_line

TITLE = "Tier 2: specification"

PARTS = (
    "A pipeline of stages on one computer, written in Python: reading, cleaning and redaction, "
    "themes, review, tables, disclosure control, report, last check. Each stage keeps what it made "
    "and from what, so that only what has changed is run again."
)
INPUT = "Exports of survey platforms, typed paper forms, e-mails, letters and notes of events."
OUTPUT = (
    "Themes and codes for people to decide on, tables after disclosure control, a report, "
    "equality evidence, and this record."
)
PHASE = "In use. The record is written anew by each run, so that it says what this run did."
UPKEEP = (
    "Versions of all libraries are fixed, with the hash of each file. No model changes by itself: "
    "one changes only with a new version of consult, a setting, or what people decide."
)
ELSEWHERE = (
    "The figures below were measured on other comments, not on those of this consultation, and "
    "can be higher or lower here."
)
HERE = "What is recorded of this consultation: "
MEASURED_HERE = "Measured: see “How far the codes can be trusted” below."
NOT_HERE = "Nothing is recorded of how well it did on this consultation."

MADE_WITH = {
    "minilm": (
        "By its makers, on more than a billion pairs of English sentences from public sources"
    ),
    "lsa": "The comments of this consultation alone",
    "sentence-transformers": "By its makers: see the model card of the model that was chosen",
}
"""Embedder -> what the model was made with."""

EMBEDDED_LIMITS = (
    "Made for English. It can miss irony, local names and rare words, and it carries what its "
    "makers' sources hold, biases of language included."
)
TOPIC_LIMITS = (
    "A group is what is alike in wording and meaning, which is not always what matters. Small "
    "groups can be missed, and names are taken from words, so people check every theme."
)
LEARNT = (
    "One linear model for each code of a question, on the numbers above, from what people "
    "accepted, added and removed; with fewer than 20 different comments decided, no model."
)
LEARNT_FIGURES = (
    "F1 of all codings, where 1 is perfect: {defined} from definitions alone, {learnt} after 100 "
    "decided comments and {learnt_all} after all of the half that was learnt from. {source}"
)
REDACTION = (
    "Rules with lists of words, and no model. Of invented passages that were kept out of every "
    "choice, taken out were: {identifiers} of identifiers with a form, {names} of names of the "
    "origin found least, and {places} of places and organisations; {altered} of passages without "
    "personal data were altered. {source}"
)
QUOTES = (
    "Rules, and a person for each. Passages with personal data in them of which anything was left "
    "after the rules, before a person read them: {quotes}. {source}"
)
REDACTION_LIMITS = (
    "Names in small letters without a cue, nurseries and surgeries in small letters, and addresses "
    "told in words are missed most. Names of some origins are missed more often than others."
)
HOW_RUN = "Settings, seed and versions of this run"


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """The system, each model, the figures measured, and the settings of the run.

    Parameters
    ----------
    findings
        Of which it reads the settings of the run, and what is recorded of agreement.
    made
        Of which it reads models, versions and figures that are quoted.
    """
    system = (
        *(("System", PARTS), ("Input", INPUT), ("Output", OUTPUT)),
        *(("Phase", PHASE), ("Maintenance", UPKEEP)),
    )
    return (
        Heading(TITLE),
        fields("System", system),
        Heading("Models and rules", 2),
        Paragraph(ELSEWHERE),
        fields("Model: text as numbers", _embedding(made)),
        fields("Model: themes", _topics(findings, made)),
        fields("Model: codes learnt from people", _learnt(findings, made)),
        fields("Rules: personal data and quotes", _rules(made)),
        *_settings(findings),
    )


def _embedding(made: HowMade) -> Sequence[Row]:
    record = made.embedding
    hashes = [
        say("{what} with sha256 {digest}", what=what, digest=_run(digest, "model", what))
        for what, digest in record.hashes.items()
    ]
    parts: list[Phrase] = [f"“{record.name}”"]
    parts += [f"precision {record.precision}"] if record.precision else []
    limits = f"{EMBEDDED_LIMITS} {one_line(record.note)}".strip()
    return (
        ("Name and version", joined([*parts, *hashes], ", ")),
        ("Task", "Each comment, and each sentence of it, becomes a list of numbers."),
        ("Numbers for each text", _run(str(record.dimensions), "model", "dimensions")),
        ("Made with", MADE_WITH.get(record.name, "Not known")),
        ("Limits", limits),
    )


def _topics(findings: Findings, made: HowMade) -> Sequence[Row]:
    topics, known = made.study.topics, dict(findings.methods)
    version = _run(made.software.get("bertopic", "not installed"), "software", "bertopic")
    settings = say("“{model}”, “{many}” themes", model=str(topics.model), many=str(topics.many))
    return (
        ("Name and version", say("BERTopic, version {version}", version=version)),
        ("Task", "Comments that are alike are put into groups, and words typical of each found."),
        ("Settings", settings),
        ("Seed", _run(str(made.study.study.seed), "seed")),
        ("What did what", one_line(known.get("Themes", "Not recorded"))),
        ("Made with", "The comments of this consultation alone"),
        ("Limits", TOPIC_LIMITS),
    )


def _learnt(findings: Findings, made: HowMade) -> Sequence[Row]:
    quoted = {one: quoted_figure(made, one) for one in ("defined", "learnt", "learnt_all")}
    source = f"Source: {source_of(made, 'learnt')}."
    recorded = findings.records.get(Record.AGREEMENT)
    here: Phrase = NOT_HERE if recorded is None else HERE + on_one_line(recorded.text)
    here = MEASURED_HERE if made.agreement else here
    return (
        ("Task and architecture", LEARNT),
        ("Made with", "What people decided of comments of this consultation"),
        ("Performance elsewhere", say(LEARNT_FIGURES, **quoted, source=source)),
        ("Performance here", here),
    )


def _rules(made: HowMade) -> Sequence[Row]:
    which = ("identifiers", "names", "places", "altered")
    quoted = {one: quoted_figure(made, one) for one in which}
    taken = say(REDACTION, **quoted, source=f"Source: {source_of(made, 'names')}.")
    left = quoted_figure(made, "quotes")
    return (
        ("Personal data taken out of comments", taken),
        ("What is missed most", REDACTION_LIMITS),
        ("Quotes", say(QUOTES, quotes=left, source=f"Source: {source_of(made, 'quotes')}.")),
    )


def _settings(findings: Findings) -> tuple[Block, ...]:
    if not findings.methods:
        return ()
    rows = tuple((one_line(what), one_line(value)) for what, value in findings.methods)
    return (Heading(HOW_RUN, 2), Facts(HOW_RUN, ("What", "Value"), rows))


def _run(printed: str, *name: str) -> Text:
    return run_number(printed, *name)
