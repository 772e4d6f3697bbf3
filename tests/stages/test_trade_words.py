"""A run lets through what many people write as no name, and says so. All words are invented."""

import pandas as pd
import pytest
from docx import Document

from pipelines.erase.words import _ways_redacted
from tests.parks import ROWS, STUDY, export

SAID = [
    "We use kelvoro at home.",
    "I tried kelvoro but it was slow.",
    "The new kelvoro times are wrong.",
    "Please make kelvoro cheaper.",
    "Nobody told us that kelvoro had changed.",
    "Then Kelvoro stopped by the gate.",
    "I saw Dr Kelvoro about it.",
    *(f"The bench by the {place} is broken." for place in ("pond", "gate", "hedge", "wall", "hut")),
    *(f"We want the {place} mended soon." for place in ("pond", "gate", "hedge", "wall", "hut")),
    *(f"Keep the {place} as it is today." for place in ("pond", "gate", "hedge", "wall", "hut")),
]
"""What people wrote; one of them means a doctor of that name."""

PLENTY = [f"We need kelvoro for the {n} of us who {n} there." for n in range(100, 120)]
"""More comments with the word, so that one "Dr" is a slip; all say the same around it."""


@pytest.fixture
def made(ran):
    """The folder of a study that has been run once."""
    lines = [*SAID, *PLENTY, *(why for _, why in ROWS)]
    study = STUDY.replace("[[sources]]", '[embedding]\nname = "lsa"\n\n[[sources]]', 1)
    return ran(study, export([("Yes", line) for line in lines]))


def processed(project, name):
    return project / "data" / "processed" / "parks" / name


def test_the_comments_keep_the_word_and_its_title_takes_it_out(made):
    texts = set(pd.read_parquet(processed(made, "comments.parquet"))["text"])
    assert {"We use kelvoro at home.", "Then Kelvoro stopped by the gate."} <= texts
    assert "I saw Dr [name] about it." in texts
    assert pd.read_parquet(processed(made, "redactions.parquet"))["count"].sum() == 1


def test_the_list_for_people_says_which_word_and_why(made):
    listed = pd.read_csv(processed(made, "trade-words.csv"), encoding="utf-8-sig")
    assert listed.to_dict("records") == [
        {
            "word": "kelvoro",
            "form": "in any letters",
            "not_as_a_name": 6,
            "as_a_name": 2,
            "left_in": 26,
        }
    ]


def test_the_method_of_the_report_says_how_many_words_stayed_and_none_of_them(made):
    document = Document(str(made / "reports" / "parks" / "appendix.docx"))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    text = " ".join([*cells, *(one.text for one in document.paragraphs)])
    assert "1 word like a name stayed, since several people write it as no name is written" in text


def test_a_decision_of_before_is_found_under_the_words_as_they_stood_then(made):
    from consult.redact import TradeWord

    frame = pd.read_parquet(processed(made, "trade-words.parquet"))
    words = [TradeWord(**row) for row in frame.to_dict("records")]
    assert set(_ways_redacted("We use kelvoro at home.", words)) == {
        "We use [name] at home.",
        "We use kelvoro at home.",
    }
