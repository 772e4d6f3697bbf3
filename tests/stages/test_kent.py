"""The whole run on the synthetic study, held against the truth that was planted in it."""

import json
from collections import Counter

import pytest
from docx import Document
from openpyxl import load_workbook

from consult.definitions import characteristics, in_equality_evidence
from tests.conftest import EXPORTS

TRUTH = json.loads((EXPORTS / "truth_SYNTHETIC.json").read_text(encoding="utf-8"))

CLOSED = {
    "easy": "q_easy",
    "vision": "q_vision",
    "relating": "q_relating",
    "thriving": "q_thriving",
}
OPEN = {
    "relating_why": "q_relating_why",
    "thriving_why": "q_thriving_why",
    "leading_why": "q_leading_why",
    "equality": "q_eqia",
    "other_comments": "q_other",
}


@pytest.fixture(scope="module")
def appendix(kent):
    return Document(str(kent / "reports" / "kent-2024" / "appendix.docx"))


@pytest.fixture(scope="module")
def tables(kent):
    """Title -> rows of the published workbook: {label: {heading: value}}."""
    book = load_workbook(kent / "reports" / "kent-2024" / "tables.xlsx")
    out = {}
    for sheet in book:
        for table in sheet.tables.values():
            header, *rows = [[cell.value for cell in line] for line in sheet[table.ref]]
            title = str(sheet["A1"].value).split(": ", 1)[-1]
            out[title] = {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
    return out


def counted():
    """The responses a person would count: in time, and no copies."""
    return {
        key: response
        for key, response in TRUTH["responses"].items()
        if not response["late"] and not response["copy_of"]
    }


def answers(question):
    given = (response.get("answers", {}).get(question, []) for response in counted().values())
    return Counter(option for options in given for option in options)


def table_named(tables, words):
    other = (" by ", "Equality evidence", "people who said which group")
    found = [
        rows
        for title, rows in tables.items()
        if words in title and not any(part in title for part in other)
    ]
    assert len(found) == 1
    return found[0]


TITLES = {
    "q_easy": "The draft strategy was easy to understand",
    "q_vision": "I agree with the vision",
    "q_relating": "How much do you agree or disagree with the action area: Relating",
    "q_thriving": "How much do you agree or disagree with the action area: Thriving",
    "q_leading": "How much do you agree or disagree with the action area: Leading",
    "q_heard": "How did you hear",
    "q_as": "Are you responding as",
}


def printed(piece):
    """The text of a cell or paragraph of Word with the figures in it."""
    return "".join(text.text or "" for text in piece._element.iter("{*}t"))


def people(row):
    return next(value for heading, value in row.items() if "eople" in heading)


@pytest.mark.parametrize("question", TITLES)
def test_the_counts_in_the_workbook_are_the_planted_ones(tables, question):
    rows = table_named(tables, TITLES[question])
    assert answers(question)
    for option, number in answers(question).items():
        assert people(rows[option]) == number


def test_the_counts_in_the_appendix_are_those_of_the_workbook(appendix, tables):
    told = {}
    for table in appendix.tables:
        for row in table.rows[1:]:
            told[printed(row.cells[0]), printed(row.cells[1]).replace(",", "")] = True
    assert answers("q_thriving")
    for option, number in answers("q_thriving").items():
        assert told[option, str(number)]


def test_every_small_group_of_a_profile_is_hidden_or_merged(tables):
    ethnic = table_named(tables, "Ethnic group")
    planted = Counter()
    for option, number in answers("a_ethnic").items():
        planted[category("race", option)] += number
    small = {label for label, number in planted.items() if 0 < number < 10}
    assert len(small) > 5
    # Some stand in one row with their neighbours; none that stands alone is shown.
    assert {people(ethnic[label]) for label in small & ethnic.keys()} <= {"[c]"}
    assert {people(ethnic[label]) for label, number in planted.items() if number > 40} != {"[c]"}


def category(name, option):
    """The harmonised category of an option, and the line "prefer not to say"."""
    if option == "I prefer not to say":
        return "Prefer not to say"
    fits = [c.label for c in characteristics()[name].categories if option in c.also]
    return fits[0] if fits else "Other ethnic group: Any other ethnic group"


def test_the_planted_difference_between_groups_can_be_read(tables):
    rows = next(
        rows for title, rows in tables.items() if "Thriving" in title and "by disability" in title
    )
    agree = {
        group: sum(
            bool({"Strongly agree", "Tend to agree"} & set(response["answers"]["q_thriving"]))
            for response in counted().values()
            if response.get("answers", {}).get("a_disability") == [said]
            and response["answers"].get("q_thriving")
        )
        / people(rows[group])
        for group, said in {"Disabled": "Yes", "Not disabled": "No"}.items()
    }
    printed = {
        group: next(v for heading, v in rows[group].items() if heading.startswith("Agree"))
        for group in agree
    }
    scale = 100 if max(printed.values()) > 1 else 1
    assert {g: round(v * 100 / scale) for g, v in printed.items()} == {
        g: round(v * 100) for g, v in agree.items()
    }
    assert agree["Not disabled"] - agree["Disabled"] > 0.3


@pytest.fixture(scope="module")
def families(kent):
    """What was compared, a family a characteristic."""
    file = kent / "data" / "processed" / "kent-2024" / "differences.json"
    return json.loads(file.read_text(encoding="utf-8"))


def test_a_scale_is_tested_in_its_order_too_and_themes_are_not(families):
    trends = {
        one["table"]: one["trend"]
        for family in families
        for one in family["overall"]
        if family["characteristic"] == "disability"
    }
    assert trends["question-thriving-by-disability"] < 0.001
    assert trends["themes-all-comments-by-disability"] is None


def test_the_planted_differences_are_the_only_ones_called_clear(families):
    clear = {
        (one["table"], one["group"])
        for family in families
        for one in family["differences"]
        if one["verdict"] == "clear"
    }
    assert clear == {
        ("question-thriving-by-disability", "Disabled"),
        ("themes-all-comments-by-race", "White British"),
    }
    planted = TRUTH["differences"][0]["observed_in_kept"]
    told = next(
        one
        for family in families
        for one in family["differences"]
        if (one["table"], one["column"]) == ("question-thriving-by-disability", "Agree")
    )
    assert (told["mine"]["number"], told["mine"]["base"]) == tuple(
        planted["group"][part] for part in ("count", "base")
    )
    assert (told["theirs"]["number"], told["theirs"]["base"]) == tuple(
        planted["other_group"][part] for part in ("count", "base")
    )


def test_what_was_set_aside_is_what_was_planted(kent):
    ledger = json.loads((kent / "data/processed/kent-2024/ledger.json").read_text("utf-8"))
    entry = next(e for e in ledger["entries"] if e["stage"] == "clean" and e["what"] == "responses")
    assert entry["came_in"] == len(TRUTH["responses"])
    assert entry["set_aside"] == {
        "received after the consultation closed": len(TRUTH["lists"]["late"]),
        "exact copy of another response": len(TRUTH["lists"]["copies"]),
    }


def test_the_planted_campaign_is_found_and_nothing_else(kent):
    import pandas as pd

    folder = kent / "data" / "processed" / "kent-2024"
    read = pd.read_parquet(folder / "responses.parquet")
    ids = {(r.source, r.row): r.response_id for r in read.itertuples()}
    planted = {ids[place(key)] for key, response in counted().items() if response["campaign"]}
    found = pd.read_parquet(folder / "campaigns.parquet")
    assert set(found["response_id"]) == planted
    assert len(planted) > 10


def test_nothing_planted_as_non_substantive_is_coded(kent):
    import pandas as pd

    comments = pd.read_parquet(kent / "data/processed/kent-2024/comments.parquet")
    labels = comments.set_index(["response_id", "question_id"])["substance"]
    read = pd.read_parquet(kent / "data/processed/kent-2024/responses.parquet")
    ids = {(r.source, r.row): r.response_id for r in read.itertuples()}
    names = {planted: ours for ours, planted in OPEN.items()}
    kept = counted()
    missed = [
        (key, question)
        for key, question in map(tuple, TRUTH["lists"]["non_substantive"])
        if key in kept and labels[ids[place(key)], names[question]] == "substantive"
    ]
    assert missed == []


def place(key):
    source, row = key.split(":")
    return {"letters_emails": "letters"}.get(source, source), int(row)


def test_no_planted_personal_data_reaches_a_report(kent):
    planted = {
        found["text"]
        for response in TRUTH["responses"].values()
        for comment in response["comments"].values()
        for found in comment["personal_data"]
    }
    assert len(planted) > 10
    words = "\n".join(all_words(kent / "reports" / "kent-2024"))
    assert not [text for text in planted if text in words]


def all_words(folder):
    document = Document(str(folder / "appendix.docx"))
    yield from map(printed, document.paragraphs)
    yield from (printed(cell) for t in document.tables for row in t.rows for cell in row.cells)
    for sheet in load_workbook(folder / "tables.xlsx"):
        yield from (str(cell) for row in sheet.values for cell in row)
    yield (folder / "tables.csv").read_text(encoding="utf-8")


def test_every_file_says_synthetic_and_the_appendix_that_it_is_a_draft(kent, appendix):
    folder = kent / "reports" / "kent-2024"
    headers = {section.header.paragraphs[0].text for section in appendix.sections}
    assert headers
    assert all("DRAFT" in text and "SYNTHETIC" in text for text in headers)
    review = kent / "data" / "processed" / "kent-2024" / "review.xlsx"
    for path in (folder / "tables.xlsx", review):
        for sheet in load_workbook(path):
            assert "SYNTHETIC" in str(sheet["A1"].value)
    assert "SYNTHETIC" in (folder / "tables.csv").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def equality(kent):
    """All words of the published equality evidence."""
    file = Document(str(kent / "reports" / "kent-2024" / "equality.docx"))
    return " ".join("".join(t.itertext()) for t in file.element.body.iter() if t.tag.endswith("}p"))


@pytest.mark.parametrize(
    "said",
    [
        "People in the group “Disabled” were less likely than people in the group “Not disabled” "
        "to agree",
        "People in the group “White British” were less likely than people in the group “All other "
        "ethnic groups combined” to raise “Language, faith and culture”",
    ],
)
def test_the_equality_evidence_states_the_differences_that_were_planted(equality, said):
    assert said in equality


def test_the_equality_evidence_has_kents_ten_chapters_and_decides_nothing(kent, equality):
    file = Document(str(kent / "reports" / "kent-2024" / "equality.docx"))
    chapters = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
    names = [characteristics()[key].name for key in in_equality_evidence()]
    assert [name for name in chapters if name in names] == names
    assert "no impact" not in equality.casefold()
    forms = [table for table in file.tables if "For a person to fill in" in table._tbl.xml]
    assert len(forms) == 10
    assert {printed(row.cells[1]) for form in forms for row in form.rows[1:]} == {""}
    assert "SYNTHETIC DATA" in equality


def test_the_equality_evidence_sets_respondents_beside_kent(equality):
    assert "Disability: who answered, beside Kent" in equality
    assert "18%" in equality.rsplit("Disability: who answered, beside Kent", 1)[1][:400]
    assert "Race and faith may impact on access" in equality
