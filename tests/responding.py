"""The workbook of responses in a person's hands: opened, filled in and saved with openpyxl."""

from openpyxl import load_workbook

FIELDS = ("Our response", "What changed", "Where to read more", "By")


def open_responses(path):
    """The workbook, its sheet, its headings and the rows of themes as cells by heading."""
    book = load_workbook(path)
    sheet = book["Responses"]
    start = next(
        row for row in sheet.iter_rows(max_row=20) if any(c.value == "Row id" for c in row)
    )
    headings = [cell.value for cell in start]
    rows = [
        dict(zip(headings, row, strict=True))
        for row in sheet.iter_rows(min_row=start[0].row + 1)
        if any(cell.value for cell in row)
    ]
    return book, sheet, start, rows


def respond(path, answers):
    """Write into the rows of some themes: theme -> response, what changed, where, by."""
    book, _, _, rows = open_responses(path)
    for row in rows:
        for field, words in zip(FIELDS, answers.get(row["Theme"].value, ()), strict=False):
            row[field].value = words
    book.save(path)


def told(path):
    """Theme -> what stands in its row, by heading."""
    _, _, _, rows = open_responses(path)
    return {row["Theme"].value: {key: cell.value for key, cell in row.items()} for row in rows}
