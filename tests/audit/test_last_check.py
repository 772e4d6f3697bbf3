"""The files themselves are read back and attacked before anything is published."""

import random
from dataclasses import replace

import pytest

from consult.audit.bounds import share_bounds
from consult.audit.printed_tables import READERS
from consult.errors import DisclosureError
from consult.model.counting.table_id import TableId
from consult.report.sheets.csv_file import write_csv
from tests.audit.released import (
    BOTH,
    POLICY,
    VIEWS,
    WHO,
    check,
    document,
    files_of,
    number,
    people,
    place_of_hidden,
    tables_of,
    unprotected,
    with_cell,
)

SAID = people(
    ("None", "Yes", 40),
    ("None", "No", 35),
    ("Christian", "Yes", 30),
    ("Christian", "No", 33),
    ("Sikh", "Yes", 3),
    ("Sikh", "No", 9),
    ("", "Yes", 14),
    ("", "No", 16),
)


@pytest.fixture(scope="module")
def safe():
    return tables_of(SAID)


def refused(files, **more):
    with pytest.raises(DisclosureError) as error:
        check(SAID, files, **more)
    return str(error.value)


def test_a_protected_release_passes_and_says_what_was_found(safe, tmp_path):
    passed = check(SAID, files_of(safe, tmp_path))
    assert passed.record["passed"]
    assert set(passed.record["files"]) == {"a.docx", "t.csv", "t.xlsx"}
    low, high = passed.record["intervals"]["question-view-by-religion: Sikh, Yes"]
    assert low <= 3 <= high
    assert high - low >= POLICY.protection_level


@pytest.mark.parametrize("name", ["a.docx", "t.xlsx", "t.csv"])
def test_one_hidden_number_left_in_one_file_is_found(safe, tmp_path, name):
    row, column = place_of_hidden(safe[2])
    leak = 100 * 3 / 12 if column else 12
    leaky = (*safe[:2], with_cell(safe[2], row, column, number(leak)))
    (tmp_path / "leaky").mkdir()
    files = files_of(safe, tmp_path)
    files[name] = files_of(leaky, tmp_path / "leaky")[name]
    assert "Nothing was published" in refused(files)


def test_hiding_only_what_is_small_is_not_enough(tmp_path):
    # The 3 Sikh people who agree are hidden; 12 less the 9 who do not would give them away.
    words = refused(files_of(unprotected(SAID), tmp_path))
    assert (
        "question-view-by-religion: Sikh, Yes: a hidden number can be worked out too closely"
        in words
    )
    assert " 3" not in words.replace("Table 3", "")


def test_a_number_that_was_never_counted_is_found(safe, tmp_path):
    wrong = (with_cell(safe[0], 0, 0, number(76)), *safe[1:])
    assert "the number is not the one that was counted" in refused(files_of(wrong, tmp_path))


def test_a_percentage_rounded_the_wrong_way_is_found(safe, tmp_path):
    share = safe[1].rows[0].cells[1].number
    wrong = (safe[0], with_cell(safe[1], 0, 1, number(share + 1)), safe[2])
    assert "Table 2, row 1, column 2" in refused(files_of(wrong, tmp_path))


def test_a_table_that_was_never_counted_is_found(safe, tmp_path):
    extra = replace(safe[0], id=TableId.parse("question-extra"), title="Another")
    words = refused(files_of((*safe, extra), tmp_path))
    assert "Table 4: its numbers were never counted" in words


def test_a_table_under_the_title_of_another_is_found(safe, tmp_path):
    words = refused(files_of((safe[1], safe[0], safe[2]), tmp_path))
    assert "it has the title of another table" in words


def test_a_row_under_the_label_of_another_is_found(safe, tmp_path):
    rows = (safe[0].rows[1], safe[0].rows[0], *safe[0].rows[2:])
    words = refused(files_of((replace(safe[0], rows=rows), *safe[1:]), tmp_path))
    assert "rows or columns that are not those that were counted" in words


def test_a_file_that_nobody_can_check_is_not_published(safe, tmp_path):
    files = files_of(safe, tmp_path) | {"more.pdf": b""}
    assert '"more.pdf" cannot be checked' in refused(files)


def test_every_format_is_read_as_the_same_numbers(safe, tmp_path):
    files = files_of(safe, tmp_path)
    read = {
        name: [
            [" ".join(cell.replace("[u]", "").split()) for row in one.rows for cell in row[1:]]
            for one in READERS[name[name.index(".") :]](name, content)
        ]
        for name, content in files.items()
    }
    assert read["a.docx"] == read["t.csv"]
    assert len(read["a.docx"]) == 3


@pytest.mark.parametrize(
    ("percent", "base", "bounds"),
    [(12, 43, (5, 5)), (12, 1000, (115, 124)), (0, 300, (0, 0)), (100, 300, (299, 300))],
)
def test_a_printed_percentage_gives_its_count_away_when_the_base_is_small(percent, base, bounds):
    from fractions import Fraction

    assert share_bounds(Fraction(percent), Fraction(1, 2), (base, base)) == bounds


@pytest.mark.parametrize("seed", range(12))
def test_whatever_people_said_a_protected_release_passes(seed, tmp_path):
    draw = random.Random(seed)
    said = people(
        *(
            (faith, view, draw.choice((0, 1, 3, 9, 20, 60)))
            for faith in ("None", "Christian", "Sikh", "")
            for view in ("Yes", "No", "")
        )
    )
    if len(said) < 40:
        said += people(("None", "Yes", 60), ("Christian", "No", 60))
    write_csv(document(tables_of(said)), tmp_path / "t.csv")
    intervals = check(said, {"t.csv": (tmp_path / "t.csv").read_bytes()}).record["intervals"]
    assert intervals
    assert all(high - low >= POLICY.protection_level for low, high in intervals.values())


@pytest.mark.parametrize("number", [3, 5, 9])
def test_a_few_people_who_all_said_the_same_pass_with_as_much_hidden_as_can_be(number, tmp_path):
    said = people(("None", "Yes", number))
    passed = check(said, files_of(tables_of(said), tmp_path))
    assert passed.record["figures"]["protected"]


def test_each_file_may_number_its_tables_in_its_own_order(safe, tmp_path):
    files = files_of(safe, tmp_path)
    turned = files_of(safe[::-1], tmp_path)["t.csv"]
    order = {"turned.csv": (BOTH, VIEWS, WHO)}
    assert check(SAID, files | {"turned.csv": turned}, others=order).record["passed"]
    assert "title of another table" in refused(files | {"turned.csv": turned})


def test_a_file_of_which_nothing_is_known_is_refused(safe, tmp_path):
    files = files_of(safe, tmp_path)
    assert "never counted" in refused(files, others={"t.csv": ()})


def test_a_title_that_a_list_of_tables_cuts_is_read_whole(safe, tmp_path):
    long = [replace(one, title=f"{one.title} {'and so on ' * 20}".strip()) for one in safe]
    read = READERS[".docx"]("a.docx", files_of(long, tmp_path)["a.docx"])
    assert [one.title for one in read] == [one.title for one in long]
