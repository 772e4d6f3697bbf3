"""A review workbook in a person's hands: opened, filled in and saved with openpyxl."""

from openpyxl import load_workbook


class Filling:
    """A workbook being filled in; cells are found by heading and row, as a person finds them."""

    def __init__(self, path):
        self.path = path
        self.book = load_workbook(path)

    @property
    def answer_sheets(self):
        """Names of the sheets of answers, one a question: "1 Why", "2 What else"."""
        return [name for name in self.book.sheetnames if name[0].isdigit()]

    def sheet(self, name):
        """A sheet; "Answers" is that of the first question."""
        return self.book[self.answer_sheets[0] if name == "Answers" else name]

    def header(self, sheet):
        """Heading -> column number, and the row it stands in."""
        if sheet == "Answers":
            sheet = self.answer_sheets[0]
        key = {"Themes": "Code id", "Look alike": "Other code id", "Examples": "Example"}.get(
            sheet, "Answer id"
        )
        for row in self.book[sheet].iter_rows(max_row=20):
            if any(cell.value == key for cell in row):
                return {cell.value: cell.column for cell in row if cell.value}, row[0].row
        raise AssertionError(f"no header on {sheet}")

    def rows(self, sheet):
        """Row number -> {heading: value}; of "Answers" of many questions (sheet, number)."""
        if sheet == "Answers" and len(self.answer_sheets) > 1:
            return {
                (name, row): cells
                for name in self.answer_sheets
                for row, cells in self.rows(name).items()
            }
        columns, start = self.header(sheet)
        sheet = self.sheet(sheet)
        return {
            row: {name: sheet.cell(row, column).value for name, column in columns.items()}
            for row in range(start + 1, sheet.max_row + 1)
        }

    def row_of(self, sheet, heading, value):
        return next(row for row, cells in self.rows(sheet).items() if cells[heading] == value)

    def write(self, sheet, row, **cells):
        """Write into a row; New_name stands for the heading "New name"."""
        if sheet == "Answers":
            sheet, row = row if isinstance(row, tuple) else (self.answer_sheets[0], row)
        columns, _ = self.header(sheet)
        for name, value in cells.items():
            self.book[sheet].cell(row, columns[name.replace("_", " ")]).value = value

    def theme(self, name, **cells):
        self.write("Themes", self.row_of("Themes", "Current name", name), **cells)

    def answer(self, text, **cells):
        self.write("Answers", self.row_of("Answers", "Answer", text), **cells)

    def save(self):
        self.book.save(self.path)
