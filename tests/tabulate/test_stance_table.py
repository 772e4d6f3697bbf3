"""Claims about the table of themes by stance, and the words beside it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from consult.disclose import load_policy, protect
from consult.model.counting.table_id import TableId
from consult.model.run.record import StanceRecord
from consult.model.words.document import Paragraph, TableBlock
from consult.report.passages.stance import TOO_FEW, blocks, how_decided
from consult.tabulate import by_code, themes_by_stance
from tests.report.findings import FINDINGS

NAMES = {"cost": "Cost", "noise": "Noise"}
WAYS = ("Supports", "Opposes", "Mixed", "Unclear")
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
        said,
        NAMES,
        themes,
        name=TableId.parse("themes-why-by-stance"),
        title="By stance",
        base_text="people",
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
        way: int(way == expected) for way in WAYS
    }


def one_by_one(said):
    """How many people by row and stance, each person looked at alone: slow and plain."""
    heard = {}
    for passage in said.itertuples():
        row = NAMES.get(passage.code, "Another theme")
        heard.setdefault((passage.response_id, row), set()).add(passage.stance)
    cells = {row: dict.fromkeys(WAYS, 0) for row in (*NAMES.values(), "Another theme")}
    for (_, row), stances in heard.items():
        known = sorted(stances - {"unclear"})
        stance = "unclear" if not known else known[0] if len(known) == 1 else "mixed"
        cells[row][stance.capitalize()] += 1
    return cells


@pytest.mark.parametrize("seed", range(5))
def test_many_people_are_counted_as_one_by_one_in_any_order_of_passages(seed):
    dice = np.random.default_rng(seed)
    said = pd.DataFrame(
        {
            "response_id": [f"r{at}" for at in dice.integers(0, 60, 300)],
            "code": dice.choice(["cost", "noise", "a", "b"], 300),
            "stance": dice.choice([way.lower() for way in WAYS], 300, p=[0.2, 0.2, 0.1, 0.5]),
        }
    )
    finest, *_ = counted(said)
    mixed, *_ = counted(said.sample(frac=1, random_state=seed))
    assert finest.cells.to_dict("index") == one_by_one(said)
    pd.testing.assert_frame_equal(mixed.cells, finest.cells)


def test_two_codes_of_one_name_are_one_row():
    said = pd.DataFrame(
        {"response_id": ["r0", "r0"], "code": ["a", "b"], "stance": ["supports", "opposes"]}
    )
    names = {"a": "Cost", "b": "Cost"}
    comments = pd.DataFrame({"response_id": ["r0"], "substance": ["substantive"]})
    themes = by_code(comments, said, names, name="why", title="Themes")
    finest, *_ = themes_by_stance(
        said, names, themes, name=TableId.parse("question-t"), title="t", base_text="people"
    )
    assert finest.cells.to_dict("index") == {
        "Cost": {"Supports": 0, "Opposes": 0, "Mixed": 1, "Unclear": 0}
    }


def test_a_theme_with_few_on_one_side_shows_neither_side():
    table = published(
        *(("cost", way, 20) for way in ("supports", "opposes", "mixed", "unclear")),
        ("noise", "supports", 40),
        ("noise", "opposes", 2),
    )
    headings = [column.heading for column in table.columns]
    noise = dict(zip(headings, shown(table)["Noise"], strict=True))
    assert headings == ["People", *WAYS]
    assert (noise["People"], noise["Supports"], noise["Opposes"]) == (42, None, None)
    assert None not in shown(table)["Cost"]


def test_few_who_are_unclear_are_put_together_with_those_who_are_mixed():
    table = published(
        *(("cost", way, 20) for way in ("supports", "opposes", "mixed", "unclear")),
        *(("noise", way, 20) for way in ("supports", "opposes", "mixed")),
        ("noise", "unclear", 2),
    )
    headings = [column.heading for column in table.columns]
    assert headings == ["People", "Supports", "Opposes", "Mixed or unclear"]
    assert shown(table)["Noise"] == [62, *(pytest.approx(100 * n / 62) for n in (20, 20, 22))]


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
    assert "about 3 in 10 passages" in words.text.plain
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
    words = how_decided(replace(RECORD, unclear=unclear), "Q?").plain
    assert f"“unclear”: {expected} passages" in words


def test_what_people_judged_and_what_could_not_be_learnt_is_said():
    words = how_decided(replace(RECORD, learnt=False, by_people=12), "Do you agree?").plain
    assert "People judged 12 different comments" in words
    assert "There were too few comments to learn" in words
    assert "“Do you agree?”" in words
