"""Quotation marks not doubled, or standing alone: the rows are read as meant, or all are named."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.read.files.stray_quotes import mend, swallowed
from tests.read.nasty import issue, put, rows_of

HEADINGS = ["Ref", "Received", "Agree?", "Why?"]


def lines_of(*rows, doubled=True):
    """Lines of a file of twelve sound responses with some more among them."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(HEADINGS)
    for number in range(12):
        if number == 6:
            out.write("".join(f"{row}\n" for row in rows))
        write(
            [f"{200 + number}", f"{number + 1:02}/03/2024", "Yes" if number % 2 else "No", "Fine"]
        )
    return out.getvalue()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('300,09/03/2024,Yes,"the "short" cut"', 'the "short" cut'),
        ('300,09/03/2024,Yes,"a 12" board, twice"', 'a 12" board, twice'),
        ('300,09/03/2024,Yes,"so "he said", and left"', 'so "he said", and left'),
        ('300,09/03/2024,Yes,"call it "progress""', 'call it "progress"'),
        ('300,09/03/2024,Yes,"never closed, alas', '"never closed, alas'),
    ],
)
def test_a_row_is_read_as_meant_and_said_to_be(tmp_path, line, words):
    path = put(tmp_path, lines_of(line))
    rows = rows_of(path)
    assert len(rows) == 14
    assert rows[7] == ["300", "09/03/2024", "Yes", words]
    assert issue(path, "quotes").place.row == 8


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_rows_that_two_lone_marks_swallow_are_found_by_what_stands_in_the_cell(tmp_path, ends):
    swallow = ('300,09/03/2024,Yes,"begun', "301,09/03/2024,No,Plain", '302,09/03/2024,No,ended"')
    path = put(tmp_path, lines_of(*swallow).replace("\n", ends))
    assert [row[0] for row in rows_of(path)[7:10]] == ["300", "301", "302"]
    assert issue(path, "quotes").count == 1


@pytest.mark.parametrize(
    "comment", ["one\ntwo, and three", "Reasons:\n1, the noise\n2, the cost", "Yes, yes\nNo, no"]
)
def test_a_comment_of_several_lines_swallows_nothing(tmp_path, comment):
    path = put(tmp_path, lines_of(f'300,09/03/2024,Yes,"{comment}"'))
    assert rows_of(path)[7][3] == comment


@given(
    st.lists(
        st.text(st.sampled_from('ab", \n'), max_size=12).filter(lambda cell: not cell.isspace()),
        max_size=5,
    )
)
def test_what_is_well_formed_is_never_changed(comments):
    out = io.StringIO()
    rows = [HEADINGS, *([f"{n}", "01/03/2024", "Yes", cell] for n, cell in enumerate(comments))]
    csv.writer(out, lineterminator="\n").writerows(rows)
    found = mend(out.getvalue(), ",")
    assert (found.rows, found.mended, found.lost) == (rows, (), ())
    assert not swallowed(rows, ",")
