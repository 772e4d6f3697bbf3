"""The invented study kent-2024: it repeats, it says what it is, it varies, its truth holds."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from benchmarks.synthetic import make_kent_2024, write_kent_2024
from benchmarks.synthetic.material import open_questions, phrases, questions, themes
from benchmarks.synthetic.speaking import normalised

COMMITTED = Path(__file__).parents[3] / "data" / "raw" / "kent-2024"
FILES = (
    "engagementhq_online_SYNTHETIC.xlsx",
    "hard_copy_SYNTHETIC.xlsx",
    "letters_emails_SYNTHETIC.xlsx",
    "truth_SYNTHETIC.json",
)
TITLES = dict(zip(FILES[:3], ("D1", "A1", "A1"), strict=True))
POSTCODE = r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b"


@cache
def truth() -> dict[str, Any]:
    return json.loads((COMMITTED / FILES[3]).read_text(encoding="utf-8"))


@cache
def rows(source: str) -> dict[int, dict[str, Any]]:
    """Row number -> heading -> cell of one committed file."""
    about = truth()["files"][source]
    sheet = openpyxl.load_workbook(COMMITTED / about["file"])[about["sheet"]]
    header = [cell.value for cell in sheet[about["first_data_row"] - 1]]
    span = range(about["first_data_row"], about["last_data_row"] + 1)
    return {row: dict(zip(header, (c.value for c in sheet[row]), strict=True)) for row in span}


def comments() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for key, entry in truth()["responses"].items():
        for question, comment in entry["comments"].items():
            yield key, question, comment


def words_of(key: str, question: str) -> str:
    source, row = key.split(":")
    headings = {q.id: q.text if source == "online" else q.paper for q in questions()}
    heading = "Text" if source == "letters_emails" else headings[question]
    return rows(source)[int(row)][heading]


@pytest.mark.parametrize("name", FILES)
def test_regenerating_gives_the_committed_bytes(name: str, tmp_path: Path) -> None:
    write_kent_2024(tmp_path)
    assert (tmp_path / name).read_bytes() == (COMMITTED / name).read_bytes()


def test_another_seed_gives_another_study() -> None:
    assert make_kent_2024(1).online != make_kent_2024(2).online


def test_every_file_name_says_synthetic() -> None:
    assert {path.name for path in COMMITTED.iterdir()} == set(FILES)
    assert all("SYNTHETIC" in name for name in FILES)


@pytest.mark.parametrize("name", TITLES)
def test_the_title_of_every_sheet_says_synthetic(name: str) -> None:
    book = openpyxl.load_workbook(COMMITTED / name)
    assert all("SYNTHETIC" in sheet[TITLES[name]].value for sheet in book)


def test_every_invented_account_is_visibly_invented() -> None:
    emails = [row["Email"] for row in rows("online").values() if row["Email"]]
    assert emails
    assert all(re.fullmatch(r"synthetic\.person\.\d{4}@example\.org", email) for email in emails)


def sentences_of(text: str) -> list[str]:
    parts = re.split(r"[.!?\n]+", text)
    return [words for part in parts if (words := normalised(part))]


def test_two_comments_on_one_theme_rarely_share_a_sentence() -> None:
    said = defaultdict(list)
    for key, question, comment in comments():
        entry = truth()["responses"][key]
        if not entry["campaign"] and not entry["copy_of"]:
            longer = {s for s in sentences_of(words_of(key, question)) if len(s.split()) > 3}
            for theme in comment["themes"]:
                said[theme].append(longer)
    pairs = [bool(a & b) for same in said.values() for a, b in combinations(same, 2)]
    assert sum(pairs) / len(pairs) < 0.01


def test_every_theme_has_at_least_25_sentence_frames() -> None:
    assert themes()
    assert all(sum(map(len, phrases()[theme.id].values())) >= 25 for theme in themes())


def test_a_theme_is_not_given_away_by_its_name() -> None:
    named = [
        theme.name.lower() in words_of(key, question).lower()
        for key, question, comment in comments()
        for theme in themes()
        if theme.id in comment["themes"]
    ]
    assert sum(named) / len(named) < 0.01


def test_the_truth_knows_every_row_of_every_file() -> None:
    for source in ("online", "hard_copy", "letters_emails"):
        entries = [e for e in truth()["responses"].values() if e["source"] == source]
        assert sorted(e["row"] for e in entries) == sorted(rows(source))


def test_the_truth_knows_every_comment_and_no_other() -> None:
    sources = {entry["source"] for entry in truth()["responses"].values()}
    assert {"online", "letters_emails"} < sources
    for key, entry in truth()["responses"].items():
        if entry["source"] != "letters_emails":
            headings = {
                q.id: q.text if entry["source"] == "online" else q.paper for q in questions()
            }
            cells = rows(entry["source"])[entry["row"]]
            filled = {q for q in open_questions() if cells[headings[q]] is not None}
            assert filled == set(entry["comments"]), key


def test_counts_in_the_truth_are_the_counts_of_the_online_file() -> None:
    counts = truth()["counts"]["as_filed"]["online"]
    counted = [question for question in questions() if question.kind in ("single", "scale")]
    assert {question.kind for question in counted} == {"single", "scale"}
    for question in counted:
        block = "closed" if question.block == "survey" else "characteristics"
        cells = (row[question.text] for row in rows("online").values())
        found = Counter((cell or "(blank)").replace("\u00a0", " ") for cell in cells)
        planted = counts[block][question.id]
        assert found == {option: n for option, n in planted.items() if n}, question.id


def test_a_copy_holds_the_same_words_seconds_later() -> None:
    cells = rows("online")
    assert truth()["lists"]["copies"]
    for copy, original in truth()["lists"]["copies"].items():
        one, two = (list(cells[int(key.split(":")[1])].items()) for key in (copy, original))
        differing = {heading for (heading, a), (_, b) in zip(one, two, strict=True) if a != b}
        assert differing <= {None, "Response ID"}
        one, two = (
            datetime.fromisoformat(truth()["responses"][k]["received"]) for k in (copy, original)
        )
        assert 0 < (one - two).total_seconds() < 60


def test_late_is_whatever_came_outside_the_window() -> None:
    for entry in truth()["responses"].values():
        assert entry["late"] == (not "2024-02-08" <= entry["received"][:10] <= "2024-04-03")
    assert len(truth()["lists"]["late"]) == 8


def test_planted_personal_data_stands_in_its_comment() -> None:
    planted = truth()["lists"]["personal_data"]
    assert len(planted) > 15
    assert all(p["text"] in words_of(p["response"], p["question"]) for p in planted)


def test_no_postcode_stands_in_a_comment_but_the_planted_ones() -> None:
    planted = {p["text"] for p in truth()["lists"]["personal_data"]}
    found = {m for key, q, _ in comments() for m in re.findall(POSTCODE, words_of(key, q))}
    assert found <= planted


def test_planted_nhs_numbers_are_valid_and_from_the_test_range() -> None:
    planted = truth()["lists"]["personal_data"]
    numbers = [found["text"] for found in planted if found["type"] == "nhs_number"]
    assert numbers
    for number in numbers:
        digits = [int(d) for d in number.replace(" ", "")]
        assert digits[:3] == [9, 9, 9]
        assert sum(d * w for d, w in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0


def test_text_that_starts_like_a_formula_is_kept_as_text() -> None:
    formulas = [k for k, q, c in comments() if c["nasty"].startswith("starts with =")]
    assert len(formulas) == 2
    sheet = openpyxl.load_workbook(COMMITTED / FILES[0]).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_planted_differences_can_be_seen() -> None:
    thriving, language = (d["observed_in_kept"] for d in truth()["differences"])
    share = {k: v["count"] / v["base"] for k, v in thriving.items()}
    assert share["other_group"] - share["group"] > 0.25
    share = {k: v["count"] / v["base"] for k, v in language.items()}
    assert share["group"] - share["other_group"] > 0.3


def test_two_comments_on_one_theme_rarely_come_from_one_frame() -> None:
    made = make_kent_2024()
    used = defaultdict(list)
    for response in (*made.online, *made.paper):
        if not response.campaign and response.copy_of is None:
            for comment in response.comments.values():
                for theme in comment.themes:
                    used[theme].append(set(comment.frames))
    pairs = [bool(a & b) for same in used.values() for a, b in combinations(same, 2)]
    assert sum(pairs) / len(pairs) < 0.05
