"""Every figure in the Word files is the count it names, and what was planted is what is published.

The truth file says what every response holds. Here it is held against the answers as read, these
are counted again (``recount.py``) for each figure that the appendix and the equality evidence
print, and the figures that the truth file states itself are looked up among those published.
"""

import json
import re
import tomllib
from collections import Counter
from functools import cache

import pytest
from docx import Document

from consult.model.words.figure import read_tag
from tests.recount import OUTSIDE, Recount, rounded, truth
from tests.stages.test_kent import OPEN, TRUTH, counted, place

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = ("appendix.docx", "equality.docx")
UNITS = {"People": "people", "Comments": "comments"}
MARKS = {"[c]", "[low]", "[z]"}

NOT_COUNTED_AGAIN = ("about-", "all groups", "area", "equality /", "external", "ledger", "stated")
"""Who speaks of a group, which is looked for by words; how much was compared, and what came of it;
figures of other papers and of everybody in the area; and where responses went, which is held
against the truth file below."""

STATISTICS = ("p", "low", "high")
"""Ends of names of what a test makes of two sides, which are counted again themselves."""

THRIVING = "difference / question-thriving-by-disability / Agree / Disabled / Not disabled"

ASKED = {
    **{
        name: f"q_{name}" for name in ("easy", "vision", "relating", "thriving", "leading", "heard")
    },
    **{name: f"a_{name}" for name in ("sex", "age", "disability", "impairment", "carer")},
    **{name: f"a_{name}" for name in ("religion", "pregnancy")},
    "responding_as": "q_as",
    "gender_identity": "a_gender",
    "sexual_orientation": "a_orientation",
    "race": "a_ethnic",
    "marriage": "a_marital",
    "district": "s_district",
}
"""Every closed question of the study -> what the truth file calls it."""


@pytest.fixture(scope="module")
def again(kent):
    """The study counted again."""
    file = kent / "pipelines" / "studies" / "kent-2024" / "study.toml"
    made = kent / "data" / "processed" / "kent-2024"
    recount = Recount(made, tomllib.loads(file.read_text("utf-8")))
    recount.table = cache(recount.table)
    return recount


@pytest.fixture(scope="module")
def register(kent):
    """Id of a figure -> its name and what it prints, of figures.json."""
    file = kent / "data" / "processed" / "kent-2024" / "figures.json"
    figures = json.loads(file.read_text("utf-8"))["figures"]
    return {one["id"]: (one["name"], one["printed"]) for one in figures}


@pytest.fixture(scope="module")
def published(register):
    """Name of a figure -> the number it prints; marks are left out."""
    return {name: number(text) for name, text in register.values() if text not in MARKS}


def number(text):
    digits = text.replace(",", "").rstrip("%")
    return int(digits) if digits.isdecimal() else text


def printed_in(file):
    """Id and text of each figure of a Word file."""
    for control in Document(str(file)).element.body.iter(f"{NS}sdt"):
        tag = control.find(f"{NS}sdtPr/{NS}tag")
        found = read_tag(tag.get(f"{NS}val", "")) if tag is not None else None
        if found:
            yield found[1], "".join(text.text or "" for text in control.iter(f"{NS}t"))


def wrong_in(file, again, register):
    """Names of the figures of a Word file that are no figure of the register, or not the truth."""
    said = Counter(printed_in(file))
    wrong = [key for key, text in said if key not in register or register[key][1] != text]
    names = {register[key][0]: text for key, text in said if key in register}
    return wrong + [name for name, text in names.items() if not is_true(name, text, again)]


def is_true(name, text, again):
    if name.startswith(NOT_COUNTED_AGAIN) or name.endswith(tuple(f" / {x}" for x in STATISTICS)):
        return True
    first, *rest = name.split(" / ")
    if first == "comments":
        return number(text) == comments(again, *rest)
    if first == "difference":
        return rest[0] not in again.places or of_difference(again, *rest, text=text)
    if rest == ["base"]:
        return text == "[c]" or number(text) == base_of(again.table(first))
    *row, column = rest
    line = {"row": " / ".join(row), "column": column, "unit": UNITS.get(column, "%")}
    if column == "of those who said":
        return share_of_said(again, first, line["row"], text)
    return is_cell(text, line, *truth(again.table(first), line))


def is_cell(text, line, people, base):
    if text == "[c]":
        return True
    if text == "[z]":
        return base == 0 or line["row"].endswith(OUTSIDE)
    if text == "[low]":
        return people > 0 and rounded(people, base) == 0
    return text == (f"{rounded(people, base)}%" if line["unit"] == "%" else f"{people:,}")


def base_of(cuts):
    """People in the base of a table; of stances, whose columns hold a person and a theme, too."""
    rows, columns = cuts
    people = columns.base if columns else rows.base
    return len({one[0] if isinstance(one, tuple) else one for one in people})


def share_of_said(again, table, group, text):
    """A group's share of those who said which group they are in."""
    rows, _ = again.table(table)
    unsaid = {"Prefer not to say", "Not answered", "Not asked"}
    said = set().union(*(who for label, who in rows.groups.items() if label not in unsaid))
    said -= set().union(*(rows.groups.get(label, set()) for label in unsaid))
    return is_cell(text, {"row": group, "unit": "%"}, len(rows.groups[group] & said), len(said))


def comments(again, question, what):
    substance = again.comments.loc[again.comments["question_id"] == question, "substance"]
    times = Counter(substance)
    words = {"without substance": "non-substantive"}
    if what == "commented":
        return len(substance) - times["blank"] - times["not asked"]
    return times[words.get(what, what)]


def of_difference(again, table, column, group, *more, text):
    """A side of a comparison, its base, or how far the two sides are apart."""
    *other, what = more
    side = other.pop() if what in {"share", "base"} else ""
    rows, columns = again.table(table)
    mine = sides(rows.groups[group], columns, column)
    theirs = [sides(who, columns, column) for who in others(again, table, rows, group, other)]
    if side:
        seen = [mine] if side == "in the group" else theirs
        shown = [f"{base:,}" if what == "base" else f"{rounded(n, base)}%" for n, base in seen]
        return text in shown
    apart = [100 * mine[0] / mine[1] - 100 * n / base for n, base in theirs]
    return text in [in_points(x, signed=what == "signed points") for x in apart]


def in_points(apart, *, signed):
    whole = int(abs(apart) + 0.5)
    sign = ("+" if apart > 0 else "−") if signed and whole else ""
    return f"{sign}{whole}"


def sides(people, columns, column):
    base = people & columns.base
    return len(base & columns.groups[column]), len(base)


def others(again, table, rows, group, other):
    """The one other group, or everybody in the other groups of the table who said theirs."""
    if other:
        return [rows.groups[other[0]]]
    unsaid = ("Prefer not to say", "Not answered", "Not asked")
    labels = [x for x in again.labels[table] if not x.startswith(unsaid)]
    return [set().union(*(rows.groups[x] for x in labels)) - rows.groups[group]]


@pytest.mark.parametrize("file", WORD)
def test_every_figure_of_respondents_in_a_word_file_counts_what_it_names(
    kent, again, register, file
):
    path = kent / "reports" / "kent-2024" / file
    assert len(set(printed_in(path))) > 800
    assert wrong_in(path, again, register) == []


def test_a_figure_in_a_word_file_that_is_one_off_is_named(kent, again, register, tmp_path):
    document = Document(str(kent / "reports" / "kent-2024" / "equality.docx"))
    for control in document.element.body.iter(f"{NS}sdt"):
        text = next(control.iter(f"{NS}t"))
        tag = control.find(f"{NS}sdtPr/{NS}tag")
        if (
            re.fullmatch(r"\d+", text.text or "")
            and tag is not None
            and read_tag(tag.get(f"{NS}val"))
        ):
            text.text = str(int(text.text) + 1)
            break
    document.save(str(tmp_path / "broken.docx"))
    assert len(wrong_in(tmp_path / "broken.docx", again, register)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "channels / Online / People",
        "comments / equality / substantive",
        "participation-age / base",
        "profile-age / 16 to 24 / of those who said",
        "question-thriving / Agree (net) / Share",
        "question-thriving-by-disability / Disabled / Agree",
        "themes-all-comments / Fathers and partners / Comments",
        f"{THRIVING} / points",
        f"{THRIVING} / in the group / share",
        f"{THRIVING} / others / base",
    ],
)
def test_a_register_that_is_one_off_is_told_from_the_truth(again, register, name):
    text = dict(register.values())[name]
    assert is_true(name, text, again)
    other = f"{number(text) + 1}{'%' * text.endswith('%')}"
    assert not is_true(name, other, again)


def test_every_answer_read_is_the_answer_that_was_planted(again):
    ids = {(r.source, r.row): key for key, r in again.counted.iterrows()}
    given = again.answers[again.answers["state"].isin(["answered", "prefer not to say"])]
    read = given.groupby(["response_id", "question_id"])["option"].agg(set)
    planted = {
        (ids[place(key)], ours): set(response["answers"][theirs])
        for key, response in counted().items()
        for ours, theirs in ASKED.items()
        if response.get("answers", {}).get(theirs)
    }
    mine = {key: options for key, options in read.items() if key[1] in ASKED}
    assert {**mine} == planted
    assert set(ASKED.values()) == set(TRUTH["counts"]["kept"]["closed"]) | set(
        TRUTH["counts"]["kept"]["characteristics"]
    )


def test_what_the_truth_file_states_of_responses_is_what_is_published(published):
    entries, lists = TRUTH["responses"], TRUTH["lists"]
    kept = counted()
    sources = Counter(response["source"] for response in kept.values())
    letters = Counter(x["channel"] for x in kept.values() if x["source"] == "letters_emails")
    planted = {
        "channels / Online / People": sources["online"],
        "channels / Hard copy / People": sources["hard_copy"],
        "channels / Letter / People": letters["Letter"],
        "channels / E-mail / People": letters["Email"],
        "campaigns / Part of a campaign / People": sum(x["campaign"] for x in kept.values()),
        "ledger / counted": len(kept),
        "ledger / set aside": len(entries) - len(kept),
        "ledger / received after the consultation closed": len(lists["late"]),
        "ledger / exact copy of another response": len(lists["copies"]),
    }
    assert {name: published[name] for name in planted} == planted


@pytest.mark.parametrize("question", OPEN)
def test_what_the_truth_file_states_of_comments_is_what_is_published(published, question):
    said = [
        response["comments"][OPEN[question]]
        for response in counted().values()
        if OPEN[question] in response["comments"] and response["source"] != "letters_emails"
    ]
    substantive = sum(comment["substantive"] for comment in said)
    assert published[f"comments / {question} / commented"] == len(said)
    assert published[f"comments / {question} / substantive"] == substantive
    assert published[f"comments / {question} / without substance"] == len(said) - substantive
