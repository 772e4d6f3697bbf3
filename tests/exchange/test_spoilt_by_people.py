"""What people do to a codeframe as CSV or a codebook before it comes back. All is invented."""

import csv
import io

import pytest

from consult.errors import ExchangeError
from consult.exchange import take_in, write_codeframe_csv
from consult.model.coding.codeframe import Code, Codeframe, Theme

BUSES = Code("buses", "Buses", "Any bus.")
WALKING = Code("walk", "Walking", "On foot.")
FARES = Code("fares", "Fares", "What it costs.")
GOING = Theme("going", "Going", (BUSES, WALKING))
PRESENT = Codeframe((GOING, Theme("costs", "Costs", (FARES,))))
AS_IT_WAS = [
    ("Going", "buses", "Buses", "Any bus."),
    ("Going", "walk", "Walking", "On foot."),
    ("Costs", "fares", "Fares", "What it costs."),
]


class Sheet:
    """The file in somebody's hands as rows of cells, and what must come of it."""

    def __init__(self, path):
        write_codeframe_csv(PRESENT, path)
        self.rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        self.between, self.encoding = ",", "utf-8-sig"
        self.codes, self.wrong = list(AS_IT_WAS), []

    def column(self, heading):
        return self.rows[0].index(heading)

    def put(self, row, heading, words):
        """Rows as a spreadsheet counts them."""
        self.rows[row - 1][self.column(heading)] = words

    def sort_column(self, heading):
        at = self.column(heading)
        words = sorted(row[at] for row in self.rows[1:])
        for row, word in zip(self.rows[1:], words, strict=True):
            row[at] = word

    def refuse(self, row, heading, *words):
        self.wrong.append((row, heading, words))

    def bytes(self):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.between, lineterminator="\r\n").writerows(self.rows)
        return out.getvalue().encode(self.encoding)


CASES = {}


def case(does):
    CASES[does.__name__] = does
    return does


@case
def whole_rows_sorted(s):
    s.rows[1:] = sorted(s.rows[1:], key=lambda row: row[1])
    s.codes.sort(key=lambda code: code[2])
    s.codes = [s.codes[0], s.codes[2], s.codes[1]]


@case
def ids_sorted_without_their_rows(s):
    s.sort_column("id")
    for row in (3, 4):
        s.refuse(row, "id", "of another code")


@case
def names_sorted_without_their_rows(s):
    s.put(2, "code", "Walking")
    s.put(3, "code", "Buses")
    for row in (2, 3):
        s.refuse(row, "id", "of another code")


@case
def a_code_renamed(s):
    s.put(2, "code", "Buses and trams")
    s.codes[0] = ("Going", "buses", "Buses and trams", "Any bus.")


@case
def a_row_deleted_and_blank_rows_between(s):
    del s.rows[3]
    s.rows.insert(2, [""] * 8)
    s.codes.pop()


@case
def a_row_pasted_twice(s):
    s.rows.append(list(s.rows[1]))
    s.refuse(5, "id", "as in row 2")
    s.refuse(5, "code", "as in row 2")


@case
def a_row_added_at_the_end_without_an_id(s):
    s.rows.append(["Costs", "Parking", "What parking costs.", "", "", "", "", ""])
    s.codes.append(("Costs", "parking", "Parking", "What parking costs."))


@case
def a_new_code_with_the_id_of_one_that_there_is(s):
    s.rows.append(["Costs", "Parking", "What parking costs.", "", "", "", "", "buses"])
    s.refuse(5, "id", "as in row 2")


@case
def a_column_moved_and_one_put_in(s):
    for row in s.rows:
        row.insert(0, row.pop())
        row.insert(3, "")
    s.rows[0][3] = "Who"


@case
def the_column_of_ids_deleted(s):
    """Codes are known by their names then."""
    for row in s.rows:
        row.pop()


@case
def headings_translated(s):
    s.rows[0][1] = "Kode"
    s.refuse(None, "", "does not have the heading “code”")


@case
def titles_above_the_headings(s):
    s.rows.insert(0, ["Codes of the parks study", *[""] * 7])
    s.refuse(None, "", "does not have the heading “code”")


@case
def saved_with_semicolons_as_windows_writes_letters(s):
    s.between, s.encoding = ";", "cp1252"
    s.put(2, "definition", "Any bus – to the café")
    s.codes[0] = ("Going", "buses", "Buses", "Any bus – to the café")


@case
def spaces_behind_and_hard_spaces(s):
    s.put(2, "code", " Buses\u00a0 ")
    s.put(3, "theme", "GOING ")


@case
def a_name_that_became_a_date(s):
    """Excel makes "1-2" the first of February: nobody can tell, so it is a name like any other."""
    s.put(2, "code", "01-Feb")
    s.codes[0] = ("Going", "buses", "01-Feb", "Any bus.")


@case
def names_that_went_wrong(s):
    s.put(2, "code", "#NAME?")
    s.put(4, "definition", "#REF!")
    s.refuse(2, "code", "error of the spreadsheet")
    s.refuse(4, "definition", "error of the spreadsheet")


@case
def retired_with_doubts(s):
    s.put(3, "retired", "ask Jo")
    s.refuse(3, "retired", "neither yes nor no")


@case
def a_theme_merged_down_its_rows(s):
    """Excel leaves the name of a merged cell in its first row alone."""
    s.put(3, "theme", "")


@pytest.mark.parametrize("does", CASES.values(), ids=CASES)
def test_it_ends_in_the_right_codeframe_or_in_a_sentence(tmp_path, does):
    sheet = Sheet(tmp_path / "codeframe.csv")
    does(sheet)
    codes, problems = None, ()
    try:
        frame = take_in(sheet.bytes(), "codeframe.csv", PRESENT, study="parks").frame
        codes = [(t.name, c.id, c.name, c.definition) for t in frame.themes for c in t.codes]
    except ExchangeError as refused:
        problems = refused.problems
    found = [(one.place.row, one.place.heading) for one in problems]
    assert found == [one[:2] for one in sheet.wrong], list(map(str, problems))
    for problem, (*_, words) in zip(problems, sheet.wrong, strict=True):
        assert all(word in str(problem) for word in words), problem
        assert problem.place.file == "codeframe.csv"
        assert problem.hint
    assert problems or codes == sheet.codes


BOOK = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{}</Codes></CodeBook>'
BUS, WALK, FARE = (
    f'<Code guid="{c}" name="{n}" isCodable="true"/>'
    for c, n in (("b", "Buses"), ("w", "Walking"), ("f", "Fares"))
)
CODEBOOKS = {
    "saved halfway": (BOOK.format(BUS)[:90], "not well-formed XML"),
    "two codes of one name": (BOOK.format(BUS + BUS.replace('"b"', '"c"')), "the name “Buses”"),
    "names without words": (BOOK.format(BUS.replace("Buses", "\u00a0 ")), "no name"),
    "saved as a web page": ("<html><body>Buses</body></html>", "holds no codebook of REFI-QDA"),
    "pasted into a letter": ("Dear Jo,\r\nhere are the codes.\r\n", "heading “code”"),
}


@pytest.mark.parametrize(("words", "says"), CODEBOOKS.values(), ids=CODEBOOKS)
def test_a_spoilt_codebook_ends_in_a_sentence(words, says):
    with pytest.raises(ExchangeError) as refused:
        take_in(words.encode(), "codebook.qdc", PRESENT, study="parks")
    (problem,) = refused.value.problems
    assert says.replace("“Buses”", '"Buses"') in str(problem)
    assert problem.place.file == "codebook.qdc"
