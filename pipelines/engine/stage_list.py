"""The stages in order: what each needs and what it makes. All else about them is worked out."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from consult.errors import ConsultError, unknown_name

if TYPE_CHECKING:
    from pipelines.study.context import Context


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline.

    Parameters
    ----------
    name
        What the analyst calls it.
    summary
        One sentence on what it does.
    needs, makes
        Names of artefacts of the catalogue.
    keeps
        What it makes that outlasts a run: ``run`` is given each as it lies there, in ``earlier``
        of its inputs, and may return ``None`` for it to leave it as it is.
    looks_back
        What a later stage made in an earlier run that decides the result: given in ``earlier``
        too, where it lies there.
    """

    name: str
    summary: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    keeps: tuple[str, ...] = ()
    looks_back: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """The module that does it. What else decides the result is found from there."""
        return f"pipelines.stages.{self.name}"

    def run(self, context: Context, loaded: Mapping[str, Any]) -> dict[str, Any]:
        """Call its function, which returns what it makes.

        Parameters
        ----------
        context
            What is known of the study.
        loaded
            What it needs, by name: handed to the function as the frozen value that its parameter
            ``inputs`` is declared to be. A function without that parameter needs nothing.
        """
        module = importlib.import_module(self.module)
        function: Callable[..., dict[str, Any]] = module.run
        kind = function.__annotations__.get("inputs")
        if kind is None:
            return function(context)
        return function(context, getattr(module, kind)(**loaded))


STAGES = (
    Stage(
        "ingest",
        "Read the exports and account for every row.",
        needs=(),
        makes=(
            "questionnaire",
            "read_responses",
            "answers",
            "read_comments",
            "issues",
            "read_ledger",
            "read_rows",
        ),
    ),
    Stage(
        "clean",
        "Label late, copied and empty responses; take personal data out of comments; list those "
        "in other languages; write the answers with their codebook for other software.",
        needs=("questionnaire", "read_responses", "answers", "read_comments", "read_ledger"),
        makes=(
            "responses",
            "comments",
            "campaigns",
            "own_words",
            "campaign_letters",
            "same_person",
            "same_person_list",
            "redactions",
            "shown_as",
            "trade_words",
            "trade_word_list",
            "other_languages",
            "ledger",
            "data_package",
            "responses_table",
            "questions_table",
            "options_table",
            "answers_table",
            "answers_sav",
        ),
        keeps=("shown_as",),
    ),
    Stage(
        "earlier",
        "Hold who counts against reports that were released of the same people, and say at once "
        "when too few came in, left or changed for another to be published.",
        needs=("questionnaire", "read_rows", "responses", "answers", "comments"),
        makes=("counted_rows", "answered", "before"),
        looks_back=("register", "register_rows"),
    ),
    Stage(
        "suggest",
        "Find themes in the comments and suggest codes for each of them.",
        needs=("questionnaire", "comments"),
        makes=(
            "suggested",
            "suggested_codes",
            "look_alikes",
            "left_over",
            "rare_views",
            "embedding",
        ),
    ),
    Stage(
        "settle",
        "Put people's decisions over the suggested codes; write the workbook they decide in.",
        needs=(
            "questionnaire",
            "answers",
            "comments",
            "shown_as",
            "suggested",
            "suggested_codes",
            "rare_views",
            "look_alikes",
            "left_over",
        ),
        makes=(
            "codings",
            "codes",
            "review",
            "journal",
            "codeframe_versions",
            "reviewed",
            "stances",
        ),
        keeps=("review", "journal"),
    ),
    Stage(
        "trust",
        "Judge the codes by comments that people coded without suggestions, and estimate shares.",
        needs=(
            "questionnaire",
            "responses",
            "answers",
            "comments",
            "campaigns",
            "codings",
            "codes",
            "rare_views",
            "shown_as",
            "journal",
        ),
        makes=("trust", "estimates"),
    ),
    Stage(
        "points",
        "Find what people say within each theme, how many say it, and which comments do.",
        needs=("questionnaire", "responses", "answers", "comments", "codings", "codes"),
        makes=("points", "points_book"),
    ),
    Stage(
        "tabulate",
        "Count people, question by question and group by group, hide small groups, and compare "
        "those that are shown.",
        needs=(
            "questionnaire",
            "responses",
            "answers",
            "comments",
            "campaigns",
            "codings",
            "codes",
            "rare_views",
            "counted_rows",
            "before",
        ),
        makes=(
            "counts",
            "tables",
            "protection",
            "structure",
            "truth",
            "told_before",
            "told_rows",
            "drift",
            "differences",
        ),
    ),
    Stage(
        "keep",
        "Keep the codes as they now stand, so that later comments can be coded with them.",
        needs=("questionnaire", "comments", "codings", "codes", "reviewed", "tables"),
        makes=("fit",),
    ),
    Stage(
        "exchange",
        "Write the codes and the coded comments for other software: CSV and REFI-QDA.",
        needs=(
            "questionnaire",
            "responses",
            "answers",
            "comments",
            "codings",
            "codes",
            "journal",
        ),
        makes=("codeframe_list", "codebook", "coded_project"),
    ),
    Stage(
        "quote",
        "Propose comments that could be quoted, and keep what a person decided of each.",
        needs=(
            "questionnaire",
            "responses",
            "answers",
            "comments",
            "campaigns",
            "redactions",
            "codings",
            "codes",
            "tables",
            "journal",
        ),
        makes=("quotes", "quote_decisions", "quoting"),
        keeps=("quotes", "quote_decisions"),
    ),
    Stage(
        "respond",
        "Ask for a response to each theme that many raised, and keep what people wrote.",
        needs=("questionnaire", "codes", "tables"),
        makes=("response", "response_decisions", "responding"),
        keeps=("response", "response_decisions"),
    ),
    Stage(
        "report",
        "Write the appendix and the equality evidence, each for Word and as a web page, the "
        "transparency record and the workbook of tables.",
        needs=(
            "questionnaire",
            "answers",
            "comments",
            "same_person",
            "redactions",
            "trade_words",
            "codes",
            "embedding",
            "reviewed",
            "journal",
            "stances",
            "quoting",
            "trust",
            "responding",
            "tables",
            "drift",
            "differences",
            "ledger",
        ),
        makes=(
            "appendix",
            "page",
            "equality",
            "equality_page",
            "transparency",
            "workbook",
            "table_list",
            "contents",
            "spoken",
            "figures",
            "notices",
            "standing",
            "pdf_source",
            "table_package",
        ),
    ),
    Stage(
        "publish",
        "Read the files back, try to work out what is hidden in them, and publish them if nothing "
        "can be.",
        needs=(
            "structure",
            "truth",
            "told_before",
            "contents",
            "spoken",
            "appendix",
            "page",
            "equality",
            "equality_page",
            "transparency",
            "workbook",
            "table_list",
            "table_package",
        ),
        makes=(
            "published_appendix",
            "published_page",
            "published_equality",
            "published_equality_page",
            "published_transparency",
            "published_workbook",
            "published_table_list",
            "published_table_package",
            "release",
            "told",
            "register",
            "register_rows",
        ),
        keeps=("register", "register_rows"),
    ),
)


LAST_ON_WORDS_AS_TYPED = "clean"
"""The stage that takes personal data out. Those before it and itself alone may be given exports
and artefacts that hold words or ids as they came."""


def reads_as_typed(item: Stage) -> bool:
    """Whether a stage may be given what holds words or ids as they came.

    Parameters
    ----------
    item
        One of the stages.
    """
    names = [one.name for one in STAGES]
    return names.index(item.name) <= names.index(LAST_ON_WORDS_AS_TYPED)


def stage(name: str) -> Stage:
    """The stage of the given name.

    Parameters
    ----------
    name
        As the analyst types it.

    Raises
    ------
    ConsultError
        When there is none; the message lists those there are.
    """
    for candidate in STAGES:
        if candidate.name == name:
            return candidate
    raise ConsultError(unknown_name("stage", name, [candidate.name for candidate in STAGES]))
