"""Claims about cells that count by themselves: their value is there before anybody opens them."""

from openpyxl import Workbook, load_workbook

from consult.office import save_workbook
from consult.office.live_cells import put_formula
from consult.office.yes_no import yes_or_no


def saved(path):
    book = Workbook()
    book.active.title = "One"
    other = book.create_sheet("Two")
    for row, number in enumerate((3, 4), start=1):
        other.cell(row, 1).value = number
    put_formula(book.active["B2"], "=SUM(Two!A1:A2)", 7)
    put_formula(other["B12"], '="Seven & "&A1', "Seven & 3")
    put_formula(other["B1"], "=A1<A2", 1)
    save_workbook(book, path, title="Sums")
    return path


def test_formula_and_value_are_both_there(tmp_path):
    path = saved(tmp_path / "sums.xlsx")
    assert load_workbook(path)["One"]["B2"].value == "=SUM(Two!A1:A2)"
    values = load_workbook(path, data_only=True)
    assert values["One"]["B2"].value == 7
    assert values["Two"]["B12"].value == "Seven & 3"
    assert values["Two"]["B1"].value == 1


def test_the_same_cells_give_the_same_bytes(tmp_path):
    one, two = saved(tmp_path / "one.xlsx"), saved(tmp_path / "two.xlsx")
    assert one.read_bytes() == two.read_bytes()


def test_yes_and_no_are_taken_as_people_write_them_and_nothing_else_is():
    assert [yes_or_no(word) for word in (" Yes. ", "Y", "x", "True", "1", "☑")] == [True] * 6
    assert [yes_or_no(word) for word in ("no", "N", "FALSE", "0.0", "✗")] == [False] * 5
    assert [yes_or_no(word) for word in ("", "ja", "nein", "perhaps", "2", "yesno")] == [None] * 6
