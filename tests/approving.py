"""The workbook of quotes in a person's hands: opened, filled in and saved with openpyxl."""

from openpyxl import load_workbook


def decide_quotes(processed, choose=lambda row: "Yes", by="AB"):
    """Choose for each quote, given its cells by heading; ``None`` leaves it open."""
    path = processed / "quotes.xlsx"
    book = load_workbook(path)
    sheet = book["Quotes"]
    start = next(row for row in sheet.iter_rows(max_row=20) if row[-1].value == "Quote id")
    headings = [cell.value for cell in start]
    rows = []
    for row in sheet.iter_rows(min_row=start[0].row + 1):
        if not row[-1].value:
            continue
        cells = dict(zip(headings, row, strict=True))
        told = {name: cell.value for name, cell in cells.items()}
        cells["May be quoted?"].value = told["May be quoted?"] = choose(told)
        cells["Decided by"].value = by if told["May be quoted?"] else None
        rows.append(told)
    book.save(path)
    return rows
