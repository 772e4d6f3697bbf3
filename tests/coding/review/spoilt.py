"""A small study with a history, and the hands of a person who spoils its workbook. All is invented.

Sheets, rows and columns are found by the headings people see, here and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from consult.coding import (
    BookText,
    Ranking,
    Suggested,
    fold,
    headings_of,
    make_book,
    merge_decisions,
    pairs_left,
    people_of,
    read_returned,
    to_table,
    write_review,
)
from consult.coding.decisions.suggested_texts import Suggestion
from consult.coding.journal.telling import conflicts_told, taken_told
from consult.coding.journal.versions_shown import carried_since
from consult.coding.journal.what_stands import conflicts_of
from consult.coding.texts.words_hash import words_hash
from consult.errors import ConsultError
from consult.model.coding.codeframe import ALL_QUESTIONS, UsedCode
from consult.model.coding.deciding import Stance
from consult.model.coding.journal import Act
from consult.model.coding.merging import MergePair

SHARED = (
    UsedCode("buses", "Buses and travel", "Distance and the cost of travel.", "Access"),
    UsedCode("waiting", "Waiting times", "How long people wait.", "Access"),
    UsedCode("t01", "Dogs off the lead", "Dogs that run.", found=True),
    UsedCode("t02", "Litter and bins", "What lies about.", found=True),
    UsedCode("t03", "The café", "Food and drink.", found=True),
    UsedCode("t04", "Swings", "Things to play on.", found=True),
    UsedCode("other", "Other", "Says something else."),
)
TOILETS = UsedCode("q_how-t01", "Toilets", "Toilets of any kind.", found=True, apart=True)
CODES = {"q_why": SHARED, "q_what": SHARED, "q_how": (*SHARED[:2], TOILETS, SHARED[-1])}
WORDING = {"q_why": "Why do you say so?", "q_what": "What else?", "q_how": "How do you get there?"}
SAYS = (
    ("q_why", "The bus is dear, but the waiting list is worse.", "buses", "waiting"),
    ("q_why", "Dogs off the lead frighten me.", "t01"),
    ("q_why", "=SUM of all fears: dogs.", "t01"),
    ("q_why", "Bins overflow and it's worse on Sundays.", "t02"),
    ("q_why", "Somewhere to sit by the pond...", "other"),
    ("q_why", "Two buses each way and a long wait at the clinic.", "buses", "waiting"),
    ("q_why", "12", "other"),
    ("q_what", "Mend the path.", "other"),
    ("q_what", "Dogs again, dogs always.", "t01"),
    ("q_how", "By bus, twice a week.", "buses"),
    ("q_how", "Open the toilets.", "q_how-t01"),
    ("q_how", "No idea.", "other"),
)
TEXTS = tuple(words for _, words, *_ in SAYS)
PAIRS = MergePair("t01", "t02", 30, 20, 5, 4.0), MergePair("buses", "waiting", 25, 20, 9, 3.0)
ALIKE = {ALL_QUESTIONS: PAIRS}
UNSAID = (Act.RETURNED, Act.WRITTEN, Act.SUGGESTED, Act.CARRIED, Act.MOVED, Act.FINISHED)
"""Lines that are no word of a person's, or follow from one."""


def suggested(says=SAYS, codes=CODES):
    """What the study suggests; the first question is about agreement."""
    texts = tuple(
        BookText(
            question,
            words_hash(words),
            words,
            1,
            tuple(
                Suggestion(code, words.split(",")[0], 0.9 - at / 10)
                for at, code in enumerate(beside)
            ),
        )
        for question, words, *beside in says
    )
    stances = {text.key: Stance.UNCLEAR for text in texts if text.question == "q_why"}
    return Suggested(texts, codes, agreement={"q_why"}, stances=stances)


class Review:
    """What the stage "settle" does with workbooks, without its engine and without learning."""

    def __init__(self, folder, journal=(), book=b"", *, now=None, title="Parks"):
        self.path, self.journal, self.title = Path(folder) / "review.xlsx", journal, title
        self.now = now or suggested()
        if book:
            self.path.write_bytes(book)

    def merged(self, in_place, sent=()):
        """What workbooks come to that were read."""
        sent = [read_returned(path) for path in sent]
        return merge_decisions(
            self.now, in_place=in_place, sent=sent, journal=self.journal, on="2026-11-30"
        )

    def run(self, *sent):
        """Take in workbooks, and write the next one; nothing changes where one is refused."""
        merged = self.merged(read_returned(self.path) if self.path.exists() else None, sent)
        self.journal = merged.journal
        if not merged.is_current:
            asked = {question: WORDING.get(question, "Why?") for question in self.now.codes}
            book = make_book(self.title, asked, self.now, merged, Ranking(str.split))
            alike = pairs_left(ALIKE, merged.people)
            write_review(_with_alike(book, alike), self.path)
            self.journal = merged.written(headings_of(book))
        return self


def _with_alike(book, alike):
    return replace(
        book, alike={part: pairs for part, pairs in alike.items() if part in book.themes}
    )


class Hands:
    """A workbook in somebody's hands, and what must come of what they do to it."""

    def __init__(self, path, book=None):
        self.path = Path(path)
        self.book = book or load_workbook(path)
        self.wrong, self.said = [], []

    # ---- where things stand

    def kind(self, sheet):
        """Which sheet it is by its headings, where they stand, and heading -> column."""
        for row in sheet.iter_rows(max_row=20):
            heads = {cell.value: cell.column for cell in row if cell.value is not None}
            for kind, (key, other) in KINDS.items():
                if key in heads and other in heads:
                    return kind, row[0].row, heads
        return "", 0, {}

    def sheets(self, kind):
        return [sheet for sheet in self.book if self.kind(sheet)[0] == kind]

    def rows(self, kind):
        """Sheet, row and cells by heading of every row of a kind of sheet."""
        for sheet in self.sheets(kind):
            _, start, heads = self.kind(sheet)
            for row in range(start + 1, sheet.max_row + 1):
                yield sheet, row, {name: sheet.cell(row, at).value for name, at in heads.items()}

    def find(self, kind, heading, value, question=None):
        for sheet, row, cells in self.rows(kind):
            if cells[heading] == value and (not question or question in str(cells["Question"])):
                return sheet, row
        raise AssertionError(f"no row with {value}")

    def of_answer(self, number):
        return self.find("answers", "Answer", TEXTS[number])

    def of_theme(self, name, question=ALL_QUESTIONS):
        return self.find("themes", "Current name", name, question)

    def column(self, sheet, heading):
        return self.kind(sheet)[2][heading]

    def cell(self, spot, heading):
        sheet, row = spot
        return sheet.cell(row, self.column(sheet, heading))

    # ---- what people do

    def put(self, spot, **cells):
        """Write into a row; New_name stands for the heading "New name"."""
        for name, value in cells.items():
            self.cell(spot, name.replace("_", " ")).value = value
        return spot

    def answer(self, number, **cells):
        return self.put(self.of_answer(number), **cells)

    def theme(self, name, question=ALL_QUESTIONS, **cells):
        return self.put(self.of_theme(name, question), **cells)

    def free(self, nth=0, question=ALL_QUESTIONS):
        """A row in which a new code can be named."""
        rows = [
            (sheet, row)
            for sheet, row, cells in self.rows("themes")
            if question in str(cells["Question"]) and not cells["Code id"]
        ]
        return rows[nth]

    def values(self, spot):
        sheet, row = spot
        return [cell.value for cell in sheet[row]]

    def paste(self, spot, values):
        sheet, row = spot
        for at, value in enumerate(values, start=1):
            sheet.cell(row, at).value = value
        return spot

    def end(self, kind):
        """The first row beneath a sheet of a kind."""
        sheet = self.sheets(kind)[0]
        return sheet, sheet.max_row + 1

    def body(self, sheet):
        return range(self.kind(sheet)[1] + 1, sheet.max_row + 1)

    def sort_rows(self, sheet, heading, *, reverse=False):
        """Sort whole rows by a column, as Excel does."""
        column, body = self.column(sheet, heading), self.body(sheet)
        rows = [self.values((sheet, row)) for row in body]
        rows.sort(
            key=lambda cells: (cells[column - 1] is None, str(cells[column - 1])), reverse=reverse
        )
        for row, values in zip(body, rows, strict=True):
            self.paste((sheet, row), values)

    def sort_column(self, sheet, heading):
        """Sort one column alone, which leaves the others where they are."""
        column, body = self.column(sheet, heading), self.body(sheet)
        values = [sheet.cell(row, column).value for row in body]
        values.sort(key=lambda value: (value is None, str(value)))
        for row, value in zip(body, values, strict=True):
            sheet.cell(row, column).value = value

    def rename_heading(self, sheet, heading, to):
        _, start, heads = self.kind(sheet)
        sheet.cell(start, heads[heading]).value = to

    # ---- what must come of it

    def refuse(self, spot, heading, *words):
        """The sentence that must come: in which sheet, row and column, with which words."""
        sheet, row = spot
        heads = self.kind(sheet)[2]
        letter = get_column_letter(heads[heading]) if heading in heads else ""
        self.wrong.append((sheet.title, row, letter, heading, words))

    def refuse_rows(self, spots, heading, *words):
        """A sentence for each row; of more than three of a sheet one, with the first of them."""
        for sheet in dict.fromkeys(sheet for sheet, _ in spots):
            rows = [row for one, row in spots if one is sheet]
            if len(rows) > 3:
                self.refuse((sheet, rows[0]), heading, "many rows", f"rows {rows[0]}, {rows[1]}")
            else:
                for row in rows:
                    self.refuse((sheet, row), heading, *words)

    def changed(self, heading, was):
        """Rows of answers under whose heading something else stands."""
        return [
            (sheet, row)
            for sheet, row, cells in self.rows("answers")
            if cells[heading] != was[sheet.title, row]
        ]

    def column_of(self, heading):
        """What stands under a heading, by sheet and row."""
        return {(sheet.title, row): cells[heading] for sheet, row, cells in self.rows("answers")}

    def refuse_sheet(self, title, heading, *words):
        """The sentence on a sheet or column as a whole."""
        self.wrong.append((title, None, "", heading, words))

    def take(self, act, code, number=None, value="", by="CD"):
        """A decision that must be taken: a code of an answer, or what becomes of a theme."""
        text = words_hash(TEXTS[number]) if number is not None else ""
        self.said.append((act, code, text, value, by))


KINDS = {
    "answers": ("Answer id", "Reviewer"),
    "themes": ("Code id", "New definition"),
    "alike": ("Other code id", "Looks like"),
    "conflicts": ("Conflict id", "Which stands"),
}
"""Kind of sheet -> two headings that no other kind has together."""


@dataclass(frozen=True)
class Start:
    """Where every case starts: the second workbook, the first, and the journal at either."""

    book: bytes
    first: bytes
    journal: tuple = field(repr=False)
    early: tuple = field(repr=False)


@cache
def start():
    """A study of which AB and BC decided something, and contradicted one another once."""
    with TemporaryDirectory() as folder:
        review = Review(folder).run()
        first, early = review.path.read_bytes(), review.journal
        other = Path(folder, "from BC.xlsx")
        other.write_bytes(first)
        one, two = Hands(review.path), Hands(other)
        one.answer(0, Decision_1="Accept", Decision_2="Remove", Reviewer="AB")
        one.answer(1, Decision_1="Accept", Reviewer="AB")
        one.answer(2, Decision_1="Accept", Reviewer="AB")
        one.answer(5, Stance="Opposes", Reviewer="AB")
        one.theme("Litter and bins", New_name="Litter", Checked_by="AB")
        one.theme("The café", Retire="Yes", Checked_by="AB")
        one.theme("Swings", Merge_into="Litter and bins", Checked_by="AB")
        one.put(one.free(), Current_name="Benches", New_definition="Where to sit.", Checked_by="AB")
        one.answer(4, Add_code_1="Benches", Reviewer="AB")
        two.theme("Litter and bins", New_name="Rubbish", Checked_by="BC")
        two.answer(1, Decision_1="Remove", Reviewer="BC")
        two.answer(8, Decision_1="Remove", Add_code_1="Litter and bins", Reviewer="BC")
        one.book.save(review.path)
        review.run()
        two.book.save(other)
        review.run(other)
        return Start(review.path.read_bytes(), first, review.journal, early)


@dataclass
class Outcome:
    """What came of a workbook: problems, or new lines and what was told."""

    problems: tuple = ()
    new: tuple = ()
    told: tuple = ()


def come_of(review, *sent):
    """Take workbooks in, holding whatever must hold of any of them."""
    before, place = review.journal, review.path.read_bytes() if review.path.exists() else b""
    problems = ()
    try:
        review.run(*sent)
    except ConsultError as refused:
        problems = refused.problems
        assert_refused_whole(review, before, problems)
    if problems:
        assert place == (review.path.read_bytes() if review.path.exists() else b"")
        return Outcome(problems)
    last = before[-1].number if before else 0
    assert review.journal[: len(before)] == before
    new = tuple(entry for entry in review.journal if entry.number > last)
    state = fold(review.journal)
    told = (*taken_told(new, fold(before)), *conflicts_told(conflicts_of(state), state))
    assert_tells_no_words(told)
    assert_nothing_undone_unlisted(before, review.journal, new, told)
    return Outcome((), new, told)


def assert_refused_whole(review, before, problems):
    """Nothing was taken, and each sentence says where and what to do, and quotes nobody."""
    assert to_table(review.journal).equals(to_table(before))
    assert_tells_no_words(map(str, problems))
    assert "Peacocks" not in " ".join(map(str, problems))
    assert problems
    assert all(one.what and one.hint and one.place.file for one in problems)


def assert_tells_no_words(sentences):
    said = " ".join(sentences)
    assert not [words for words in TEXTS if len(words) > 5 and words in said]


def assert_nothing_undone_unlisted(before, after, new, told):
    """Every difference in what stands has a line, and the sentences count at least as many."""
    ids = carried_since(after, before[-1].number if before else 0)
    was, now = (_standing(people_of(fold(one))) for one in (before, after))
    gone = {}
    for (what, question, subject), value in was.items():
        code = ids.get((question, subject[-1]), subject[-1])
        moved = (what, question, (*subject[:-1], code))
        value = " ".join(ids.get((question, one), one) for one in value.split(" "))
        if now.get(moved, "") != value:
            gone[moved] = value
    touched = {(entry.text, entry.code) for entry in new if entry.slot}
    split = {entry.code for entry in new if entry.act is Act.SPLIT}
    texts = {
        entry.text for entry in new if entry.text and (entry.slot or entry.act is Act.REOPENED)
    }
    for what, _, subject in gone:
        if what in ("code", "finished") and split:
            continue  # comments that had the theme wait: that is what splitting it means
        listed = subject[0] in texts if what == "finished" else subject in touched
        assert listed, f"undone without a line: {what} of {subject}"
    counts = "|".join(told)
    many = sum(int(one) for one in re.findall(LISTED, counts))
    undone = {subject for what, _, subject in gone if what not in ("finished", "checked")}
    assert len(undone) <= many, f"{len(undone)} undone and {many} told: {counts}"


LISTED = (
    r"(\d+) (?:decisions? taken back|decisions? waits? to be made anew|decisions?\. The later"
    r"|themes? (?:renamed|defined|merged|retired|split|restored)|conflicts? settled)"
)
"""How many things the sentences say are otherwise than before."""


def _standing(people):
    """What was decided, each thing by what it is about."""
    found = {}
    for (question, text), said in people.texts.items():
        for code, (decision, _) in said.items():
            found["code", question, (text, code)] = "removed" if decision == "remove" else "given"
    for (question, text), (stance, _) in people.stances.items():
        found["stance", question, (text, "")] = str(stance)
    for question, text in people.finished:
        found["finished", question, (text, "")] = "finished"
    for question, themes in people.themes.items():
        for theme in themes:
            subject = ("", theme.code)
            found["name", question, subject] = theme.new_name
            found["definition", question, subject] = theme.new_definition
            place = theme.merge_into or " ".join(theme.split_into) or "retired" * theme.retired
            found["place", question, subject] = place
            found["checked", question, subject] = "checked" * bool(theme.checked_by)
    return {key: value for key, value in found.items() if value}


def placed(problems):
    """Sheet, row, column and sentence of each problem."""
    return [
        (one.place.sheet, one.place.row, one.place.column, one.place.heading, str(one))
        for one in problems
    ]


def acts(new):
    """What people decided, by the new lines."""
    return [
        (str(one.act), one.code, one.text, one.value, one.by)
        for one in new
        if one.act not in UNSAID
    ]


def table():
    """A table of cases, and what puts a function into it under its own name."""
    cases = {}

    def case(does):
        cases[does.__name__] = does
        return does

    return cases, case


def judge(does, folder):
    """Have something done to a workbook, take it in, and compare what comes with what must."""
    begin = start()
    review = Review(folder, begin.journal, begin.book)
    hands = Hands(review.path)
    does(hands)
    hands.book.save(review.path)
    compare(hands, review, come_of(review))


def compare(hands, review, outcome):
    """What came of a workbook with what must come of it."""
    found = placed(outcome.problems)
    assert [one[:4] for one in found] == [one[:4] for one in hands.wrong], found
    for (*_, sentence), (*_, words) in zip(found, hands.wrong, strict=True):
        assert all(word in sentence for word in words), sentence
    if not hands.wrong:
        assert sorted(acts(outcome.new)) == sorted(hands.said), outcome.told
        assert_stays(review)


def assert_stays(review):
    """Whatever was taken in once is not taken in again, nor otherwise."""
    before = [entry for entry in review.journal if entry.slot]
    assert [entry for entry in review.run().journal if entry.slot] == before
