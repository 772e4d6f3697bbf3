"""Dates as platforms write them."""

import pytest

from consult.read.values.dates import order_of, read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-02-08 09:30:05", "2024-02-08 09:30:05"),
        ("2024-05-05T10:30:22.000Z", "2024-05-05 10:30:22"),
        ("2021/04/17 5:10:41 AM GMT+4", "2021-04-17 05:10:41"),
        ("2021/04/17 12:10:41 AM GMT+4", "2021-04-17 00:10:41"),
        ("Feb 08 24 09:00:00 pm", "2024-02-08 21:00:00"),
        ("5 May 2024", "2024-05-05 00:00:00"),
        ("Thursday, 8th February 2024 at 14.05", "2024-02-08 14:05:00"),
        ("February 8, 2024", "2024-02-08 00:00:00"),
        ("13/05/2024 10:30:22", "2024-05-13 10:30:22"),
        ("03.04.24", "2024-04-03 00:00:00"),
    ],
)
def test_a_date_is_read_day_first(written, read):
    assert str(read_date(written)) == read


@pytest.mark.parametrize("written", ["", "soon", "31/02/2024", "27/13/2024", "12", "1234567890"])
def test_what_is_no_date_is_none(written):
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2024", "13/04/2024"], "day first"),
        (["03/04/2024", "04/13/2024"], "month first"),
        (["03/04/2024", "05/06/2024"], ""),
        (["13/04/2024", "04/13/2024"], ""),
        (["2024-04-13", ""], "year first"),
    ],
)
def test_impossible_months_decide_the_order(column, order):
    assert order_of(column) == order
