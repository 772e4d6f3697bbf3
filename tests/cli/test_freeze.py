"""Claims about codes frozen for later responses and later rounds, from the command line."""

import json

import pandas as pd
import pytest
from docx import Document

from tests.parks import ROWS, STUDY, export, put_study
from tests.reviewing import Filling

BY_WORDING = '\n[embedding]\nname = "lsa"\n'
LATE = [
    ("Yes", "The toilets are dirty and nobody cleans them"),
    ("No", "Dogs off the lead frighten my children and me"),
    ("Yes", "The café is the heart of it all"),
]
NEW = [("No", f"Electric scooters race along the cycle path {n}") for n in range(8)]


def from_codes_of(study):
    return f'\n[coding]\ncodes_from = "{study}"\n'


def add_study(project, name, rows, text):
    folder = project / "pipelines" / "studies" / name
    folder.mkdir(parents=True)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    raw = project / "data" / "raw" / name
    raw.mkdir(parents=True)
    (raw / "parks.csv").write_text(export(rows), encoding="utf-8")


def codings(project, study="parks"):
    return pd.read_parquet(project / "data" / "processed" / study / "codings.parquet")


def names(project, study="parks"):
    path = project / "data" / "processed" / study / "codes.json"
    codes = json.loads(path.read_text(encoding="utf-8"))["why"]
    return {code["id"]: code["name"] for code in codes}


def words_of(project, study):
    document = Document(str(project / "reports" / study / "appendix.docx"))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return " ".join([*(p.text for p in document.paragraphs), *cells])


def by_comment(project, codings):
    path = project / "data" / "processed" / "parks" / "comments.parquet"
    told = codings.merge(pd.read_parquet(path)[["response_id", "question_id", "text"]])
    columns = ["text", "code", "decided_by", "probability", "passage"]
    return told[columns].drop_duplicates().sort_values(columns).reset_index(drop=True)


def frozen(project, study="parks"):
    return project / "pipelines" / "studies" / study / "frozen-codes.json"


@pytest.fixture
def parks(ran, call):
    """A study that has been run and frozen once, by wording alone."""
    project = ran(STUDY + BY_WORDING, export(ROWS))
    assert call("freeze", "parks")[0] == 0
    return project


def use_own_codes(project, rows):
    folder = project / "pipelines" / "studies" / "parks"
    text = STUDY + BY_WORDING + from_codes_of("parks")
    (folder / "study.toml").write_text(text, encoding="utf-8")
    raw = project / "data" / "raw" / "parks" / "parks.csv"
    raw.write_text(export(rows), encoding="utf-8")


def test_late_responses_change_no_theme_and_no_code_of_an_earlier_comment(call, parks):
    before, named = by_comment(parks, codings(parks)), names(parks)
    use_own_codes(parks, [*LATE, *ROWS])

    assert call("run", "parks")[0] == 0

    after = by_comment(parks, codings(parks))
    earlier = after[after["text"].isin(before["text"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(earlier, before)
    assert named.items() <= names(parks).items()
    assert len(codings(parks)["response_id"].unique()) == 45


def test_names_that_people_gave_stay_when_late_responses_come(call, parks):
    filling = Filling(parks / "data" / "processed" / "parks" / "review.xlsx")
    rows = list(filling.rows("Themes").values())
    first, second = rows[0]["Current name"], rows[1]["Current name"]
    filling.theme(first, New_name="Clean toilets", Checked_by="AB")
    filling.theme(second, Merge_into=first)
    filling.save()
    assert call("run", "parks")[0] == 0
    named = names(parks)
    assert call("freeze", "parks")[0] == 0
    use_own_codes(parks, [*LATE, *ROWS])

    assert call("run", "parks")[0] == 0

    assert "Clean toilets" in named.values()
    assert named.items() <= names(parks).items()
    assert not [code for code in names(parks) if code.startswith("kept")]
    assert "1 of" in call("review", "parks")[1]


def test_a_later_round_is_coded_with_earlier_codes_and_what_is_new_is_emerging(call, parks):
    add_study(parks, "parks-2025", [*NEW, *ROWS[:30]], STUDY + BY_WORDING + from_codes_of("parks"))

    code, _, error = call("run", "parks-2025")

    assert (code, error) == (0, "")
    named = names(parks, "parks-2025")
    new = {key for key, name in named.items() if name.startswith("Emerging: ")}
    path = parks / "data" / "processed" / "parks-2025" / "comments.parquet"
    told = codings(parks, "parks-2025").merge(
        pd.read_parquet(path)[["response_id", "question_id", "text"]]
    )
    scooters = told[told["text"].str.startswith("Electric")]
    assert set(scooters["code"]) <= new
    assert set(told["code"]) - new <= set(names(parks))
    words = words_of(parks, "parks-2025")
    assert "Change since the earlier codes" in words
    assert "change among people who chose to respond" in words
    assert json.loads(frozen(parks).read_text(encoding="utf-8"))["digest"] in words


def test_the_same_responses_in_another_order_give_the_same_frozen_codes(call, parks):
    was = frozen(parks).read_bytes()
    raw = parks / "data" / "raw" / "parks" / "parks.csv"
    raw.write_text(export(ROWS[::-1]), encoding="utf-8")
    assert call("run", "parks")[0] == 0
    assert call("freeze", "parks")[0] == 0
    assert frozen(parks).read_bytes() == was


def test_frozen_codes_hold_none_of_the_words_of_a_comment(parks):
    fit = json.loads(frozen(parks).read_text(encoding="utf-8"))
    for question in fit["questions"].values():
        for code in question["codes"]:
            code["name"] = code["definition"] = ""
    kept = json.dumps(fit).lower()
    assert not [word for word in ("toilets", "benches", "children", "café") if word in kept]


def test_freezing_again_keeps_the_codes_frozen_before(call, parks):
    was = frozen(parks).read_bytes()
    use_own_codes(parks, [*NEW, *ROWS])
    assert call("run", "parks")[0] == 0

    _, said, _ = call("freeze", "parks")

    assert frozen(parks).read_bytes() != was
    assert frozen(parks).with_name("frozen-codes-kept-1.json").read_bytes() == was
    assert "frozen-codes-kept-1.json" in said


def test_what_has_not_been_run_cannot_be_frozen(call, project):
    put_study(project, STUDY + BY_WORDING, export(ROWS))
    code, _, error = call("freeze", "parks")
    assert code == 2
    assert "has not been run" in error
    assert "python -m pipelines run parks" in error


def test_a_study_without_comments_has_nothing_to_freeze(call, project):
    put_study(project, STUDY + BY_WORDING, export([("Yes", ""), ("No", "")]))
    assert call("run", "parks")[0] == 0
    code, _, error = call("freeze", "parks")
    assert code == 2
    assert "no comment in this study has been coded" in error


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace('"title": "Parks"', '"title": "Other"'), "changed by hand"),
        (lambda text: text[:-40], "cannot be read"),
        (lambda text: "{}", "cannot be read"),
    ],
    ids=["edited", "cut short", "empty"],
)
def test_frozen_codes_that_are_not_as_they_were_are_refused(call, parks, change, says):
    use_own_codes(parks, ROWS)
    frozen(parks).write_text(change(frozen(parks).read_text(encoding="utf-8")), encoding="utf-8")
    code, _, error = call("run", "parks")
    assert code == 2
    assert says in error
    assert "freeze the codes again" in error


def test_codes_of_a_study_that_froze_none_are_refused_with_the_studies_that_did(call, parks):
    text = STUDY + BY_WORDING + from_codes_of("nowhere")
    add_study(parks, "parks-2025", ROWS, text)
    code, _, error = call("run", "parks-2025")
    assert code == 2
    assert 'no codes are frozen in "nowhere"' in error
    assert "Studies with frozen codes: parks" in error


def test_frozen_codes_of_another_model_are_refused(call, parks):
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    text = STUDY + '\n[embedding]\nname = "minilm"\n' + from_codes_of("parks")
    add_study(parks, "parks-2025", ROWS, text)
    code, _, error = call("run", "parks-2025")
    if code == 0:
        pytest.skip("the sentence model is not installed")
    assert code == 2
    assert "made with the embedding lsa" in error
    assert "[embedding]" in error
