"""Claims about a review as an analyst lives it: from the command line, with the workbook."""

from pathlib import Path

import pandas as pd
import pytest
from docx import Document

from consult.coding import fold, from_table, people_of
from tests.engine.test_engine import outcome
from tests.parks import ROWS, STUDY, export, put_study
from tests.reviewing import Filling


@pytest.fixture
def parks(ran):
    """A study that has been run once."""
    return ran(STUDY, export(ROWS))


def processed(project, name):
    return project / "data" / "processed" / "parks" / name


def book(project):
    return Filling(processed(project, "review.xlsx"))


def codings(project):
    return pd.read_parquet(processed(project, "codings.parquet"))


def words_of(project):
    document = Document(str(project / "reports" / "parks" / "appendix.docx"))
    headers = [p.text for section in document.sections for p in section.header.paragraphs]
    return " ".join(p.text for p in document.paragraphs), " ".join(headers)


def review_everything(filling):
    for row, theme in filling.rows("Themes").items():
        if theme["Code id"] != "other":
            filling.write("Themes", row, Checked_by="AB")
    for row in filling.rows("Answers"):
        filling.write("Answers", row, Accept_all="Yes", Reviewer="AB")


def test_the_workbook_lies_with_what_is_internal_and_never_in_reports(parks):
    assert processed(parks, "review.xlsx").is_file()
    assert not list((parks / "reports").rglob("review*"))


def test_review_says_where_the_workbook_is_and_what_to_do(call, parks):
    code, said, error = call("review", "parks")
    assert (code, error) == (0, "")
    assert "data/processed/parks/review.xlsx" in said
    assert "to do: " in said
    assert "python -m pipelines run parks" in said


def test_a_returned_review_is_settled_and_the_report_says_how_far_people_came(call, parks):
    filling = book(parks)
    review_everything(filling)
    first = next(iter(filling.rows("Themes").values()))
    filling.theme(first["Current name"], New_name="A theme that people named")
    filling.save()

    code, said, error = call("run", "parks")

    assert (code, error) == (0, "")
    assert outcome(said)["suggest"]
    assert set(codings(parks)["decided_by"]) == {"person"}
    words, headers = words_of(parks)
    assert "DRAFT" in headers
    assert "A theme that people named" in words
    assert "have decided the codes of 42 of 42 different comments" in words
    assert "The review is done" in call("review", "parks")[1]


def test_half_a_review_leaves_a_draft_that_says_how_far_people_came(call, parks):
    filling = book(parks)
    row = next(iter(filling.rows("Answers")))
    filling.write("Answers", row, Accept_all="Yes")
    filling.save()
    assert call("run", "parks")[0] == 0
    words, headers = words_of(parks)
    assert "DRAFT" in headers
    assert "decided the codes of 1 of 42 different comments" in words
    assert "The review of the themes is not complete." in words


def test_a_filled_in_workbook_is_never_overwritten(call, parks):
    filling = book(parks)
    review_everything(filling)
    filling.save()
    saved = processed(parks, "review.xlsx").read_bytes()
    call("run", "parks")
    call("run", "parks")
    assert processed(parks, "review.xlsx").read_bytes() == saved
    assert set(outcome(call("run", "parks")[1]).values()) == {True}

    more = [*ROWS, ("Yes", "A pond with ducks would please the children")]
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(export(more), encoding="utf-8")
    code, said, _ = call("run", "parks")

    assert code == 0
    assert "data/processed/parks/review-kept-1.xlsx" in said
    assert processed(parks, "review-kept-1.xlsx").read_bytes() == saved
    rows = book(parks).rows("Answers").values()
    assert len(rows) == 43
    decided = codings(parks).groupby("response_id")["decided_by"].agg(set)
    assert sum("person" in by for by in decided) == 42


def test_an_untouched_workbook_is_made_again_without_a_copy(call, parks):
    more = [*ROWS, ("Yes", "A pond with ducks would please the children")]
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(export(more), encoding="utf-8")
    assert "kept" not in call("run", "parks")[1]
    assert not list(processed(parks, "").glob("review-kept*"))


def test_a_spoiled_workbook_is_told_and_nothing_is_written(call, parks):
    filling = book(parks)
    for row in list(filling.rows("Answers"))[:2]:
        filling.write("Answers", row, Decision_1="perhaps")
    filling.save()
    before = {path.name: path.read_bytes() for path in processed(parks, "").glob("*.*[tn]")}

    code, _, error = call("run", "parks")

    assert code == 2
    assert len(error.splitlines()) == 2
    assert all(line.startswith('review.xlsx > sheet "1 Why" > row') for line in error.splitlines())
    after = {path.name: path.read_bytes() for path in processed(parks, "").glob("*.*[tn]")}
    assert {name for name in before if before[name] != after[name]} <= {"manifest.json"}


def test_a_study_without_comments_has_nothing_to_review(call, project):
    put_study(project, export=export([("Yes", ""), ("No", "n/a")] * 20))
    assert "Themes that nobody has looked at" not in call("run", "parks")[1]
    assert "nothing to review" in call("review", "parks")[1]


def test_a_workbook_that_excel_holds_open_is_named(call, parks, monkeypatch):
    opened = Path.open

    def held(self, *words, **more):
        if self.name == "review.xlsx":
            raise PermissionError
        return opened(self, *words, **more)

    monkeypatch.setattr(Path, "open", held)
    code, _, error = call("run", "parks")
    assert code == 2
    assert error.startswith("review.xlsx: The file cannot be read. Hint: If it is open in Excel")


HOW = """
[[questions]]
id = "how"
text = "How?"
kind = "text"
columns = { online = ["C"] }
"""
CODEFRAME = """
[[themes]]
id = "place"
name = "The place"

[[themes.codes]]
id = "cafe"
name = "The café"
definition = "The café brings people together by the lake."

[[themes.codes]]
id = "dogs"
name = "Dogs"
definition = "Dogs off the lead run and frighten children."
"""


def test_an_agreed_code_is_called_as_people_call_it_in_every_table(call, project):
    rows = [f"{close},{why},{why}" for close, why in ROWS]
    put_study(project, STUDY + HOW, "\n".join(["Close it?,Why?,How?", *rows]))
    (project / "pipelines" / "studies" / "parks" / "codeframe.toml").write_text(
        CODEFRAME, encoding="utf-8"
    )
    assert call("run", "parks")[0] == 0
    filling = book(project)
    cafes = [row for row, cells in filling.rows("Themes").items() if cells["Code id"] == "cafe"]
    filling.write("Themes", cafes[0], New_name="Eating and drinking")
    filling.save()

    assert call("run", "parks")[0] == 0

    tables = (project / "reports" / "parks" / "tables.csv").read_text(encoding="utf-8-sig")
    assert "Themes in all comments together,Eating and drinking" in tables
    assert "Themes in comments: How?,Eating and drinking" in tables
    assert "The café" not in tables


def copy_of(project, who):
    """The workbook as somebody has it, in a folder of their own."""
    path = project / f"from {who}.xlsx"
    path.write_bytes(processed(project, "review.xlsx").read_bytes())
    return Filling(path)


def first_answers(filling, count):
    return [
        row
        for row, cells in filling.rows("Answers").items()
        if cells["Suggested code 1"] != "Other"
    ][:count]


def test_workbooks_of_two_people_are_taken_in_and_it_is_said_what_was_taken(call, parks):
    one, two = copy_of(parks, "AB"), copy_of(parks, "BC")
    rows = first_answers(one, 3)
    for row in rows:
        one.write("Answers", row, Decision_1="Accept", Reviewer="AB")
    two.write("Answers", rows[0], Decision_1="Remove", Reviewer="BC")
    name = next(iter(one.rows("Themes").values()))["Current name"]
    one.theme(name, New_name="Renamed by a person", Checked_by="AB")
    one.save()
    two.save()

    code, said, error = call("review", "parks", one.path, two.path)

    assert (code, error) == (0, "")
    assert "Taken from from AB.xlsx (AB): 3 decisions, 1 theme renamed, 1 theme checked." in said
    assert "Taken from from BC.xlsx (BC): 1 decision." in said
    assert "Conflicts that wait on the sheet Adjudicate of review.xlsx: 1." in said
    assert "has the code (AB); does not have the code (BC)" in said
    assert "Adjudicate" in book(parks).book.sheetnames
    kept = processed(parks, "returned")
    assert sorted(path.name for path in kept.iterdir()) == ["from AB.xlsx", "from BC.xlsx"]
    journal = processed(parks, "journal.parquet").read_bytes()
    code, said, _ = call("review", "parks", two.path, one.path)
    assert (code, "Taken from" in said) == (0, False)
    assert processed(parks, "journal.parquet").read_bytes() == journal
    assert "Renamed by a person" in processed(parks, "codeframe-versions.csv").read_text(
        "utf-8-sig"
    )
    assert all(outcome(call("run", "parks")[1])[stage] for stage in ("ingest", "clean", "suggest"))


def test_of_workbooks_of_which_one_cannot_be_understood_nothing_is_taken(call, parks):
    one, two = copy_of(parks, "AB"), copy_of(parks, "BC")
    one.write("Answers", first_answers(one, 1)[0], Accept_all="Yes", Reviewer="AB")
    two.write("Answers", first_answers(two, 1)[0], Decision_1="perhaps", Reviewer="BC")
    one.save()
    two.save()
    journal = processed(parks, "journal.parquet").read_bytes()
    (parks / "cut.xlsx").write_bytes(one.path.read_bytes()[:2000])

    code, _, error = call("review", "parks", one.path, two.path, parks / "gone.xlsx")
    assert (code, "gone.xlsx: There is no such file." in error) == (2, True)
    code, _, error = call("review", "parks", one.path, parks / "cut.xlsx")
    assert (code, "cut.xlsx: The file cannot be read as a workbook." in error) == (2, True)
    code, _, error = call("review", "parks", one.path, two.path)
    assert (code, error.startswith('from BC.xlsx > sheet "1 Why" > row')) == (2, True)
    assert processed(parks, "journal.parquet").read_bytes() == journal
    assert not list(processed(parks, "returned").glob("*"))
    code, said, _ = call("review", "parks", one.path)
    assert (code, "Taken from from AB.xlsx (AB): 1 decision." in said) == (0, True)


def test_late_responses_take_no_decision_away_and_new_themes_are_told(call, parks):
    filling = book(parks)
    review_everything(filling)
    filling.save()
    assert "Taken from review.xlsx (AB): " in call("run", "parks")[1]
    before = set(pd.read_parquet(processed(parks, "suggested.parquet"))["code"])
    more = [
        *ROWS,
        *(("Yes", f"A pond with ducks for the children of class {at}") for at in range(8)),
    ]
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(export(more), encoding="utf-8")
    code, said, _ = call("review", "parks")
    assert code == 0
    kept = fold(from_table(pd.read_parquet(processed(parks, "journal.parquet"))))
    assert len(people_of(kept).texts) == 42
    suggested = pd.read_parquet(processed(parks, "suggested.parquet"))
    assert (" new theme" in said) == bool(set(suggested["code"]) - before)
