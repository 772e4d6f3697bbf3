"""A random survey with one thing disturbed, as every platform writes it, is published as answered.

Or its question carries a check, and even then no count is false.

``CONSULT_SURVEYS=200`` tries as many surveys of each layout.
"""

import os
import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from consult.model.survey.questionnaire import Kind
from consult.read import read_study
from consult.read.export.grid import positions_of
from tests.read.drafted import drafted
from tests.read.own_words import (
    added,
    false_counts,
    kept_words,
    left_out,
    published,
)
from tests.read.platforms.disturbed import surveys
from tests.read.platforms.invented import LAYOUTS
from tests.read.platforms.layouts import ROWS

MANY = int(os.environ.get("CONSULT_SURVEYS", "0"))
FEW = 3
"""Surveys of each layout in a run of all tests: 3 in each of 46 take 12 seconds of a processor."""

CODED = ("spss", "triple_s", "qualtrics (numbers)", "limesurvey (code, short", "kobo (names")
CODED += ("odk_central", "surveymonkey (expanded")
"""Layouts in which only options of the form can stand, by code."""

NO_ANSWERS = {"qualtrics": {"-99"}, "limesurvey": {"N/A"}}
"""What a platform is known to write where somebody saw a question and did not answer."""

KINDS = {"one": {Kind.SINGLE, Kind.SCALE}, "many": {Kind.MULTI}}


def is_coded(layout):
    return layout.startswith(CODED)


def settled(layout):
    return settings(
        max_examples=MANY or FEW,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink] if MANY else [Phase.generate],
    )


NO_SURVEYS = ("events",)
"""Layouts of what is no survey: nothing in them is a closed question."""


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if not one.startswith(NO_SURVEYS)])
def test_what_is_published_is_what_people_answered_or_a_person_is_asked(layout):
    @settled(layout)
    @given(survey=surveys(coded=is_coded(layout)))
    def holds(survey):
        assert faults_of(layout, survey) == []

    holds()


def faults_of(layout, survey):
    """Everything false, and everything left out of which nobody is told."""
    how = LAYOUTS[layout]
    survey = survey.narrowed(how)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = how.write(folder, survey.survey)
        study, questions = drafted(folder / written.file)
        read = read_study(study, folder)
    asked = ["one", "many"] + ["grid 0", "grid 1"] * how.grid
    found = []
    for what in asked:
        options = survey.survey.options if what in KINDS else survey.scale
        given = survey.given(what).called(_names(what, written, options))
        given = given.without(NO_ANSWERS.get(layout.split(" ")[0], ()))
        if given.counts and any(one.what == what for one in written.fields):
            found += [
                f"{what}: {fault}" for fault in _faults(what, written, questions, read, given)
            ]
    return found


def _stands(what, written):
    return any(one.what == what for one in written.fields)


def _names(what, written, options):
    """Other names of the answers in the file: codes, and headings of boxes to tick."""
    names = dict(written.questions.get(what, {}).get("values", {}))
    above = [one.above for one in written.fields if one.what == what]
    if what == "many" and len(above) >= len(options):
        for label, heading in zip(options, above, strict=False):
            texts = [heading] if isinstance(heading, str) else heading
            names |= {part: label for text in texts for part in re.split(r"[\[\]/_]", text) if part}
            names |= dict.fromkeys(texts, label)
    return names


def _faults(what, written, questions, read, given):
    """What is wrong with the question or questions that the columns of one became."""
    mine = _of_columns(what, written, questions)
    closed = [spec for spec in mine if spec.kind is not Kind.TEXT]
    kept = sum((kept_words(read, spec.id) for spec in mine), Counter())
    false, silent = [], []
    for spec in closed:
        counts = published(read, spec.id)
        false += false_counts(given, counts, kept) if spec.kind is not Kind.NUMBER else []
        if not spec.check:
            silent += _of_one(what, spec, given, counts, kept)
    asked = [spec for spec in mine if spec.check]
    if len(closed) != 1 and not (mine and len(asked) >= len(closed)):
        silent.append(f"{len(closed)} closed questions, and no check on each")
    return [f"FALSE {fault}" for fault in false] + [f"silent {fault}" for fault in silent]


def _of_columns(what, written, questions):
    """The questions that hold any column of one; of statements in one cell, its own."""
    columns = {at for at, one in enumerate(written.fields) if one.what in (what, "grid 0")}
    if "grid" not in what or any(one.what == what for one in written.fields):
        columns = {at for at in columns if written.fields[at].what == what}
    mine = [s for s in questions.values() if columns & set(positions_of(s.columns["online"]))]
    own = ROWS[int(what[-1])] if "grid" in what else ""
    return [spec for spec in mine if spec.statement in ("", own)]


def _of_one(what, spec, given, counts, kept):
    if spec.kind in KINDS.get(what, KINDS["one"]):
        return left_out(given, counts, kept, spec.missing) + added(spec, given)
    numbers = spec.kind is Kind.NUMBER and what != "many" and given.is_of_numbers
    return [] if numbers else [f"kind {spec.kind.value}"]
