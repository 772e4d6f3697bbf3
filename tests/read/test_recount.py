"""Real exports as drafted unasked: each count is a plain count under the words of the file.

The plain counts are made with ``csv`` and ``openpyxl`` and fold only what is certain: see
``own_words.py``. Skipped where the exports are not to hand.
"""

import re
from collections import Counter
from functools import cache

import pytest

from benchmarks._drafts_truth import TRUTHS
from benchmarks._drafts_words import folded, rows_of
from consult.model.survey.questionnaire import Kind
from consult.read import read_study
from consult.read.export.grid import positions_of
from tests.read.drafted import drafted
from tests.read.own_words import Given, counted, false_counts, kept_words, left_out
from tests.read.own_words import published as counts_of
from tests.read.test_real_exports import DATA

UNTICKED = {"no", "0", "false", "not selected", "unchecked", "n/a", "na", ""}
"""What stands in the column of an option that somebody did not tick or was not asked about."""

RANKED = {Kind.RANK}
"""Not recounted here: what is counted of a ranking are places."""


@cache
def as_drafted(name):
    """The questions of the draft of an export, and the consultation as read by it."""
    study, questions = drafted(DATA / name)
    return questions, read_study(study, (DATA / name).parent)


def cells_of(name, read, spec):
    """A list of cells for each column of a question; only of rows that are responses."""
    rows = rows_of(DATA / name)
    kept = [rows[row - 1] for row in read.responses["row"]]
    return [[row[at] if at < len(row) else "" for row in kept] for at in places(spec)]


def places(spec):
    return positions_of(spec.columns["online"])


def given_in(name, read, spec):
    """What people answered to a question by the words of the file."""
    columns = cells_of(name, read, spec)
    if spec.kind is Kind.MULTI and spec.separator:
        return Given(_listed(columns, spec))
    if spec.kind is Kind.MULTI:
        return Given(_ticked(name, columns, spec))
    return Given(counted(cell for cells in columns for cell in cells))


def _listed(columns, spec):
    """Options in a list: the longest run of pieces that is one, and every other piece as it is."""
    known = {folded(option) for option in spec.options}
    mark = spec.separator.strip() or spec.separator
    found = Counter()
    for cells in zip(*columns, strict=True):
        pieces, mine = mark.join(cells).split(mark), set()
        while pieces:
            runs = range(len(pieces), 0, -1)
            end = next((n for n in runs if folded(mark.join(pieces[:n])) in known), 1)
            mine.add(folded(mark.join(pieces[:end])))
            pieces = pieces[end:]
        found.update(mine - {""})
    return found


def _ticked(name, columns, spec):
    """A column an option: it is named by its heading or by what stands in its cells."""
    found = Counter()
    for at, cells in zip(places(spec), columns, strict=True):
        ticks = [cell for cell in cells if folded(cell) not in UNTICKED]
        words = {folded(cell) for cell in ticks}
        headings = [row[at] for row in rows_of(DATA / name)[:2] if at < len(row)]
        ends = {folded(part) for h in headings for part in (h, *re.findall(r"\[([^\]]*)\]", h))}
        option = next((o for o in map(folded, spec.options) if o in ends), "")
        if len(words) > 1 or not option:
            found.update(map(folded, ticks))
        else:
            found[option] += len(ticks)
    return found


@pytest.mark.parametrize("name", TRUTHS)
def test_every_count_is_a_plain_count_under_the_words_of_the_file(name):
    if not (DATA / name).is_file():
        pytest.skip(f"{name} is not to hand")
    assert wrong_in(name) == []


def wrong_in(name):
    """Each count that differs, and each answer of which nobody is told, by question."""
    questions, read = as_drafted(name)
    found = []
    for spec in questions.values():
        if spec.kind in {Kind.TEXT, Kind.NUMBER, *RANKED}:
            continue
        given, kept = given_in(name, read, spec), kept_words(read, spec.id)
        counts = counts_of(read, spec.id)
        found += [f"{spec.id}: {why}" for why in false_counts(given, counts, kept)]
        if not spec.check:
            found += [f"{spec.id}: {why}" for why in left_out(given, counts, kept, spec.missing)]
    return found
