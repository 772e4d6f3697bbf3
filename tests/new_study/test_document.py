"""``new`` writes a study.toml that loads as it stands and says where to look."""

import re
import tomllib

import pytest
import tomlkit

from consult.errors import ExportError
from consult.model.settings.question import Proposal
from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from pipelines.new_study.entries import question_entry
from tests.read.exports import EXPORTS


def made(folder, *platforms):
    paths = [EXPORTS[platform](folder) for platform in platforms]
    return draft_study("test-study", paths)


@pytest.mark.parametrize("platform", EXPORTS)
def test_a_draft_loads_and_reads_its_own_export(tmp_path, platform):
    text, _ = made(tmp_path, platform)
    study = Study.model_validate(tomllib.loads(text))
    found = read_study(study, tmp_path)
    assert len(found.responses) > 1


def test_several_files_make_one_study(tmp_path):
    text, said = made(tmp_path, "letters", "engagementhq", "hard_copy")
    study = Study.model_validate(tomllib.loads(text))
    assert [source.id for source in study.sources] == ["letters", "online", "hard_copy"]
    assert len(read_study(study, tmp_path).responses) == 13
    assert said.splitlines()[-1].startswith("Total: 13 responses, ")


def test_the_summary_counts_responses_questions_and_comments(tmp_path):
    _, said = made(tmp_path, "engagementhq")
    assert said == "EngagementHQ: 6 responses, 4 questions, 6 comments"


def test_columns_set_apart_say_why(tmp_path):
    text, _ = made(tmp_path, "engagementhq")
    assert '"H", # Email: a personal detail' in text


def test_a_person_is_told_where_to_look_and_how_many_it_touches(tmp_path):
    text, _ = made(tmp_path, "limesurvey")
    assert "Where an entry has a line that begins with `check`, look at it" in text
    assert re.search(r"^check = ", text, re.MULTILINE)


def test_options_fill_lines_of_a_hundred_letters_and_mean_the_same():
    labels = [f"Option {number} of a long list" for number in range(30)]
    fields = {"options": labels, "values": {f"typed {n}": labels[n] for n in range(9)}}
    lines = tomlkit.dumps({"questions": [question_entry("about", fields)]}).splitlines()
    assert max(map(len, lines)) <= 100
    assert len(lines) < 30
    read = tomllib.loads("\n".join(lines))["questions"][0]
    assert read == fields


def test_a_short_list_and_short_pairs_stand_on_one_line():
    fields = {"options": ["Yes", "No"], "values": {"Y": "Yes"}}
    text = tomlkit.dumps({"questions": [question_entry("about", fields)]})
    assert 'options = ["Yes", "No"]' in text
    assert 'values = {Y = "Yes"}' in text


def test_proposals_stand_with_their_question_and_say_how_to_decide(tmp_path):
    proposal = Proposal(
        says='"Buss" (4) may stand for "Bus" (9)', responses=4, change={"values": {"Buss": "Bus"}}
    )
    fields = {"id": "how", "kind": "single", "options": ["Bus"]}
    text = tomlkit.dumps({"questions": [question_entry("about", fields, [proposal, proposal])]})
    assert text.count("# write taken = true to have it done, or taken = false") == 1
    assert 'says = \'"Buss" (4) may stand for "Bus" (9)\'' in text
    read = tomllib.loads(text)["questions"][0]["proposals"]
    assert [Proposal.model_validate(one) for one in read] == [proposal, proposal]


def test_an_export_that_says_it_is_synthetic_makes_a_synthetic_study(tmp_path):
    path = EXPORTS["hard_copy"](tmp_path).rename(tmp_path / "paper_SYNTHETIC.xlsx")
    text, _ = draft_study("test-study", [path])
    assert tomllib.loads(text)["study"]["synthetic"] is True


def test_problems_of_all_files_are_told_at_once(tmp_path):
    with pytest.raises(ExportError) as caught:
        draft_study("test-study", [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert [problem.place.file for problem in caught.value.problems] == ["a.csv", "b.csv"]


def test_nothing_a_respondent_wrote_stands_in_a_draft(tmp_path):
    text, said = made(tmp_path, "letters")
    assert "keep the bus" not in text + said
    assert "object at length" not in text + said
