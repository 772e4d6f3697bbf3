"""A claim about whatever is done to a review workbook: decisions, or sentences, and no surprise."""

import random
from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from consult.coding.review import read_workbook
from consult.coding.review.read_workbook import read_returned
from tests.coding.review.spoilt import TEXTS, Hands, Review, come_of, start

DRAWS, MOST_ACTS = 200, 4
"""Workbooks, and what is done to each: more than one thing, as slips come together."""

WORDS = (
    *(None, "Accept", "Remove", "Yes", "no", "maybe", "=A1", "#REF!", 1, 2.5, True, "CD", "AB"),
    *("Waiting times", "Swings", "Litter", "Wating times", "Fear: afraid; Mess: dirt"),
    *("Peacocks scream", "Supports", "First", "Second", "All questions", "\u00a0", "x" * 40_000),
)
KINDS = ("answers", "answers", "answers", "themes", "themes", "alike", "conflicts")


class InMemory(Review):
    """A review that reads a workbook as it stands in memory, and writes none."""

    def __init__(self, folder, hands):
        super().__init__(folder, start().journal)
        self.hands = hands

    def run(self):
        self.journal = self.merged(read_returned(self.path)).journal
        return self


@cache
def written():
    return load_workbook(BytesIO(start().book))


def a_workbook():
    """The workbook with its words alone: what it looks like makes no difference here."""
    book = Workbook()
    book.remove(book.active)
    for sheet in written():
        copied = book.create_sheet(sheet.title)
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.value is not None:
                copied.cell(cell.row, cell.column).value = cell.value
    return book


def sort_rows(h, rng, sheet):
    h.sort_rows(sheet, rng.choice(list(h.kind(sheet)[2])), reverse=rng.random() < 0.5)


def sort_column(h, rng, sheet):
    h.sort_column(sheet, rng.choice(list(h.kind(sheet)[2])))


def delete_row(h, rng, sheet):
    sheet.delete_rows(rng.choice(h.body(sheet)))


def paste_row(h, rng, sheet):
    body = [*h.body(sheet), sheet.max_row + 1, sheet.max_row + 5]
    h.paste((sheet, rng.choice(body)), h.values((sheet, rng.choice(body))))


def write_anything(h, rng, sheet):
    heading = rng.choice(list(h.kind(sheet)[2]))
    h.put((sheet, rng.choice(h.body(sheet))), **{heading: rng.choice(WORDS)})


def fill_down(h, rng, sheet):
    heading, word = rng.choice(list(h.kind(sheet)[2])), rng.choice(WORDS)
    for row in h.body(sheet):
        h.put((sheet, row), **{heading: word})


def change_heading(h, rng, sheet):
    h.rename_heading(sheet, *rng.choices(list(h.kind(sheet)[2]), k=2))


def delete_column(h, rng, sheet):
    sheet.delete_cols(rng.choice(list(h.kind(sheet)[2].values())))


def put_in(h, rng, sheet):
    rng.choice((sheet.insert_rows, sheet.insert_cols))(rng.randint(1, 12), rng.randint(1, 3))


def merge_cells(h, rng, sheet):
    row, column = rng.choice(h.body(sheet)), rng.randint(1, 12)
    sheet.merge_cells(
        start_row=row, start_column=column, end_row=row + 1, end_column=column + rng.randint(0, 1)
    )


def another_sheet(h, rng, sheet):
    rng.choice((h.book.remove, h.book.copy_worksheet, lambda one: setattr(one, "title", "X")))(
        sheet
    )


def decide(h, rng, sheet):
    number, word = rng.randrange(len(TEXTS)), rng.choice(("Accept", "Remove", None))
    h.answer(number, Decision_1=word, Reviewer=rng.choice(("CD", "AB", None)))


ACTS = (
    *(sort_rows, sort_column, sort_column, delete_row, paste_row, write_anything, write_anything),
    *(fill_down, change_heading, delete_column, put_in, merge_cells, another_sheet),
    *(decide, decide, decide),
)


def spoil(hands, rng):
    """A few things done to it, one after another; what cannot be done any more is left."""
    done = []
    for act in rng.choices(ACTS, k=rng.randint(1, MOST_ACTS)):
        sheets = hands.sheets(rng.choice(KINDS))
        if sheets and len(hands.body(sheets[0])) > 1:
            try:
                act(hands, rng, rng.choice(sheets))
            except (AssertionError, KeyError, IndexError, AttributeError):
                continue
            done.append(act.__name__)
    return done


@pytest.mark.parametrize("tenth", range(10))
def test_whatever_is_done_to_it_is_a_sentence_or_a_decision_and_undoes_nothing_unlisted(
    tmp_path, monkeypatch, tenth
):
    """``come_of`` holds it: no traceback, nothing half taken, no words, nothing undone unlisted."""
    taken = 0
    for draw in range(tenth, DRAWS, 10):
        rng = random.Random(draw)
        hands = Hands(tmp_path, a_workbook())
        done = spoil(hands, rng)
        monkeypatch.setattr(read_workbook, "open_filled_in", lambda path, hint, h=hands: h.book)
        try:
            outcome = come_of(InMemory(tmp_path, hands))
        except AssertionError as error:
            raise AssertionError(f"draw {draw}: {', '.join(done)}") from error
        taken += not outcome.problems
    assert 2 <= taken <= 18
