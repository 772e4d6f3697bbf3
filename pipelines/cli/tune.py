"""Tune the sentence model to what people decided in a study: gather examples, name the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace

if TYPE_CHECKING:
    from consult.embed.tuning import Example
    from consult.model.run.record import TuningRecord

NEEDED = ("questionnaire", "comments", "suggested", "journal")


def tune_model(workspace: Workspace, *, seed: int) -> tuple[TuningRecord, Path]:
    """Tune the model from the decisions on record.

    Parameters
    ----------
    workspace
        The folders of a study that is up to date as far as the review.
    seed
        Seed of whatever is random.

    Returns
    -------
    tuple
        The record of the tuning, and the folder of the tuned model.

    Raises
    ------
    ModelError
        As ``consult.embed.tuning.tune``.
    """
    from consult.embed.tuning import decisions_hash, tune

    examples = examples_of(workspace)
    folder = workspace.tuned(decisions_hash(examples))
    return tune(examples, folder, seed=seed), folder


def examples_of(workspace: Workspace) -> list[Example]:
    """The different comments people have finished with, and the codes they gave each.

    Parameters
    ----------
    workspace
        Of a study that is up to date as far as the review.

    Returns
    -------
    list
        Comments of the same words on a question are one; in order of question. Its codes are empty
        where people gave it none.
    """
    from consult.coding import book_texts, fold, from_table, people_of
    from consult.coding.decisions.finished import gone_through
    from consult.coding.learn.decided_pairs import decisions_on
    from consult.embed.tuning import Example
    from consult.model.coding.codeframe import NO_THEMES

    questionnaire, comments, suggested, journal = (
        ARTEFACTS[name].format.load(workspace.path(name)) for name in NEEDED
    )
    people = people_of(fold(from_table(journal)))
    texts = book_texts(comments, suggested)
    found = []
    for question, of_question in sorted(people.themes.items()):
        codes = [
            theme.code for theme in of_question if theme.stands and theme.code not in NO_THEMES
        ]
        mine = [text for text in texts if text.question == question and not text.is_unread]
        done, given = gone_through(mine, people), decisions_on(mine, codes, people) == 1
        asked = questionnaire[question].text
        found += [
            Example(text.hash, question, asked, text.text, _named(codes, row))
            for text, row, finished in zip(mine, given, done, strict=True)
            if finished
        ]
    return found


def _named(codes: list[str], given: list[bool]) -> frozenset[str]:
    return frozenset(code for code, is_given in zip(codes, given, strict=True) if is_given)
