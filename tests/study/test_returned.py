"""Claims about where workbooks that came back are kept."""

from pipelines.study.returned import keep_returned, load_returned


def test_what_excel_puts_beside_an_open_workbook_is_no_workbook_that_came_back(tmp_path):
    """ "*.xlsx" names it too, and it says who has the workbook open."""
    processed, sent = tmp_path / "processed", tmp_path / "sent"
    sent.mkdir()
    for name in ("from AB.xlsx", "~$from AB.xlsx", ".~lock.from AB.xlsx"):
        (sent / name).write_bytes(name.encode())
    copies = keep_returned(processed, sorted(sent.iterdir()))
    assert [path.name for path in copies] == ["from AB.xlsx"]
    (processed / "returned" / "~$from AB.xlsx").write_bytes(b"Jo Bloggs")
    assert load_returned(processed).names == ("from AB.xlsx",)
