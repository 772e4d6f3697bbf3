"""Claims about the table of themes by stance, and the words beside it."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.disclose import load_policy, protect
from consult.model.document import Paragraph, TableBlock
from consult.model.record import StanceRecord
from consult.report.chapters.stance import TOO_FEW, blocks, how_decided
from consult.tabulate import by_code, themes_by_stance
from tests.report.findings import FINDINGS
from tests.report.reading import as_read

NAMES = {"cost": "Cost", "noise": "Noise"}
RECORD = StanceRecord("vision", True, 40, 30, 0, 100, 31)


def codings(*given):
    """Rows of (code, stance, how many people)."""
    rows = [
        (f"{code}-{stance}-{number}", code, stance)
        for code, stance, people in given
        for number in range(people)
    ]
    return pd.DataFrame(rows, columns=["response_id", "code", "stance"])


def counted(said):
    comments = said[["response_id"]].drop_duplicates().assign(substance="substantive")
    themes = by_code(comments, said, NAMES, name="why", title="Themes")
    return themes_by_stance(
        said, NAMES, themes, name="themes-why-by-stance", title="By stance", base_text="people"
    )


def published(*given):
    said = codings(*given)
    people = said["response_id"].nunique()
    (found,) = protect([counted(said)], load_policy(frozenset()), people=people, source="us")
    return found.table


def shown(table):
    return {row.label: [cell.number for cell in row.cells] for row in table.rows}


def test_people_are_counted_by_theme_and_stance():
    finest, *_ = counted(codings(("cost", "opposes", 3), ("noise", "supports", 2)))
    assert finest.cells.to_dict("index") == {
        "Cost": {"Supports": 0, "Opposes": 3, "Mixed": 0, "Unclear": 0},
        "Noise": {"Supports": 2, "Opposes": 0, "Mixed": 0, "Unclear": 0},
    }
    assert (finest.base, finest.row_bases.to_dict()) == (5, {"Cost": 3, "Noise": 2})


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (["supports", "unclear"], "Supports"),
        (["supports", "opposes"], "Mixed"),
        (["unclear", "unclear"], "Unclear"),
        (["mixed", "opposes"], "Mixed"),
    ],
)
def test_a_person_counts_once_for_a_row_whatever_their_passages_say(stances, expected):
    said = pd.DataFrame({"response_id": "r0", "code": ["a", "b"], "stance": stances})
    finest, *_ = counted(said)
    assert finest.cells.loc["Another theme"].to_dict() == {
        way: int(way == expected) for way in ("Supports", "Opposes", "Mixed", "Unclear")
    }


def test_a_theme_with_few_on_one_side_is_hidden_whole():
    table = published(
        *(("cost", way, 20) for way in ("supports", "opposes", "mixed", "unclear")),
        *(("noise", way, 20) for way in ("supports", "opposes", "mixed")),
        ("noise", "unclear", 2),
    )
    assert set(shown(table)["Noise"]) == {None} or len(table.columns) < 5


def test_columns_are_put_together_where_that_shows_more_themes():
    table = published(
        ("cost", "supports", 20),
        ("cost", "opposes", 3),
        ("cost", "unclear", 20),
        ("noise", "supports", 30),
        ("noise", "opposes", 4),
        ("noise", "unclear", 10),
    )
    headings = [column.heading for column in table.columns]
    assert headings == ["People", "Supports", "Opposes, mixed or unclear"]
    assert shown(table)["Cost"][0] == 43


def found(table, record=RECORD):
    findings = replace(FINDINGS, tables=(*FINDINGS.tables, table), stances={"why": record})
    return blocks(findings, "why")


LARGE = [(code, way, 20) for code in NAMES for way in ("supports", "opposes", "mixed", "unclear")]


def test_the_report_says_how_stance_was_decided_beside_the_table():
    words, table = found(published(*LARGE))
    assert isinstance(words, Paragraph)
    assert "about 3 in 10 passages" in words.text
    assert isinstance(table, TableBlock)


def test_where_hardly_a_theme_can_be_shown_there_is_no_table():
    assert found(published(("cost", "supports", 2), ("noise", "opposes", 2))) == (
        Paragraph(TOO_FEW),
    )


def test_a_question_that_is_not_about_agreement_has_nothing_by_stance():
    assert blocks(FINDINGS, "why") == ()


@pytest.mark.parametrize(
    ("unclear", "expected"), [(2, "fewer than 1 in 20"), (50, "about 5 in 10"), (97, "nearly all")]
)
def test_the_share_that_is_unclear_is_said_in_tenths(unclear, expected):
    assert f"“unclear”: {expected} passages" in how_decided(replace(RECORD, unclear=unclear), "Q?")


def test_what_people_judged_and_what_could_not_be_learnt_is_said():
    words = as_read(how_decided(replace(RECORD, learnt=False, by_people=12), "Do you agree?"))
    assert "People judged 12 different comments" in words
    assert "There was too little to learn" in words
    assert "“Do you agree?”" in words
