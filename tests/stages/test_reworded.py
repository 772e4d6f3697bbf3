"""What people decided on a comment stands when other words of it are hidden. All is invented."""

import pandas as pd
import pytest

from pipelines.stages import clean
from tests.parks import ROWS, STUDY, export, put_study
from tests.reviewing import Filling

OURS = STUDY.replace("[[sources]]", '[embedding]\nname = "lsa"\n\n[[sources]]', 1)
CODES = """
version = "1"

[[themes]]
id = "all"
name = "All"

[[themes.codes]]
id = "fares"
name = "Fares"
definition = "What it costs to get there."
"""
SHOWN, HIDDEN = "We use kelvoro at home.", "We use [name] at home."
FEW = [SHOWN, "I tried kelvoro but it was slow.", "The new kelvoro times are wrong."]
LATE = [
    "Please make kelvoro cheaper.",
    "Nobody told us that kelvoro had changed.",
    "Then kelvoro stopped by the gate.",
]
NAMED = [f"We asked our Kelvoro about the {place}." for place in ("pond", "gate", "hedge", "hut")]
NAMED += [f"Then I told Mr Kelvoro of the {place}." for place in ("pond", "gate", "hedge", "hut")]
"""Comments after which the word is a name, however many write it small."""


@pytest.fixture
def received(project, call):
    """Run the study with these comments and more that do not matter; what the run said."""

    def of(lines, *more):
        folder = project / "data" / "raw" / "parks"
        text = export([("Yes", line) for line in [*lines, *(why for _, why in ROWS)]])
        if folder.exists():
            (folder / "parks.csv").write_text(text, encoding="utf-8")
        else:
            put_study(project, OURS, text)
            study = project / "pipelines" / "studies" / "parks"
            (study / "codeframe.toml").write_text(CODES, encoding="utf-8")
        code, said, error = call("run", "parks", "--until", "settle", *more)
        assert (code, error) == (0, "")
        return said

    return of


def processed(project, name):
    return project / "data" / "processed" / "parks" / name


def decide(project, answer, **more):
    """Give a comment one code, and take away whatever is suggested for it."""
    book = Filling(processed(project, "review.xlsx"))
    row = book.row_of("Answers", "Answer", answer)
    cells = book.rows("Answers")[row]
    suggested = [name for name in cells if name.startswith("Suggested code") and cells[name]]
    removed = {name.replace("Suggested code", "Decision"): "Remove" for name in suggested}
    columns, _ = book.header("Answers")
    for name, value in {**removed, "Add code 1": "Fares", "Reviewer": "AB", **more}.items():
        book.sheet("Answers").cell(row, columns[name]).value = value
    book.save()


def row_of(project, answer):
    book = Filling(processed(project, "review.xlsx"))
    return book.rows("Answers")[book.row_of("Answers", "Answer", answer)]


def persons(project, answer):
    """Codes of record of a comment, as far as a person decided them."""
    comments = pd.read_parquet(processed(project, "comments.parquet"))
    mine = comments.loc[comments["text"] == answer, "response_id"]
    codings = pd.read_parquet(processed(project, "codings.parquet"))
    told = codings[codings["response_id"].isin(mine) & (codings["decided_by"] == "person")]
    return set(told["code"])


def test_a_decision_stands_when_later_comments_make_a_word_known(project, received):
    received(FEW)
    decide(project, HIDDEN)
    said = received([*FEW, *LATE])
    assert "1 comment that people had decided on is shown in other words than before" in said
    row = row_of(project, SHOWN)
    assert (row["Add code 1"], row["Reviewer"], row["New"]) == ("Fares", "AB", "Words")
    assert persons(project, SHOWN) == {"fares"}
    assert row_of(project, LATE[0])["New"] == "New"


def test_a_decision_stands_when_later_comments_make_a_word_a_name(project, received):
    received([*FEW, *LATE])
    decide(project, SHOWN)
    received([*FEW, *LATE, *NAMED])
    row = row_of(project, HIDDEN)
    assert (row["Add code 1"], row["Reviewer"]) == ("Fares", "AB")
    assert persons(project, HIDDEN) == {"fares"}
    received([*FEW, *LATE])
    assert persons(project, SHOWN) == {"fares"}


def test_a_decision_of_a_version_that_knew_no_such_words_stands(project, received, monkeypatch):
    monkeypatch.setattr(clean, "_trade_of", lambda *_: ())
    received([*FEW, *LATE])
    decide(project, HIDDEN)
    received([*FEW, *LATE])
    processed(project, "shown-as.parquet").unlink()
    processed(project, "comments.parquet").unlink()
    monkeypatch.undo()
    monkeypatch.chdir(project)
    received([*FEW, *LATE])
    assert persons(project, SHOWN) == {"fares"}


def test_a_comment_whose_words_as_typed_are_others_is_asked_again(project, received):
    received(FEW)
    decide(project, HIDDEN)
    other = "We used kelvoro at home."
    received([other, *FEW[1:], *LATE])
    assert persons(project, other) == set()


def test_what_may_be_quoted_is_asked_again_when_it_shows_more(project, received):
    received(FEW)
    decide(
        project, HIDDEN, **{"Quote approved": "Yes", "Note": "as they say", "Safeguarding": "Yes"}
    )
    received([*FEW, *LATE])
    row = row_of(project, SHOWN)
    marks = (row["Quote approved"], row["Note"], row["Safeguarding"])
    assert marks == (None, "as they say", "Yes")


def test_a_workbook_of_before_that_comes_back_later_still_decides(project, received, call):
    received(FEW)
    sent = project / "from AB.xlsx"
    sent.write_bytes(processed(project, "review.xlsx").read_bytes())
    received([*FEW, *LATE])
    book = Filling(sent)
    book.answer(HIDDEN, Accept_all="Yes", Reviewer="AB")
    book.save()
    code, _, error = call("review", "parks", sent)
    assert (code, error) == (0, "")
    received([*FEW, *LATE])
    assert persons(project, SHOWN)


def test_what_was_typed_is_not_in_the_table_of_what_it_was_shown_as(project, received):
    received(FEW)
    table = pd.read_parquet(processed(project, "shown-as.parquet"))
    assert not [column for column in table if table[column].astype(str).str.contains(" ").any()]
    assert {len(value) for value in table["typed_hash"]} == {64}
