"""Fields of the transparency record and figures it quotes."""

import re
from pathlib import Path

import pytest

from consult.definitions.in_force import definition, put_in_force
from consult.definitions.transparency import OWNER_FILE, measured, owner_fields
from consult.errors import StudyError
from consult.model.settings.transparency import OwnerField

QUALITY = Path(__file__).resolve().parents[2] / "docs" / "quality.md"


@pytest.fixture(autouse=True)
def as_shipped():
    yield
    put_in_force({})


def test_the_file_has_every_field_and_no_other_and_all_are_empty():
    assert definition(OWNER_FILE) == dict.fromkeys(map(str, OwnerField), "")


@pytest.mark.parametrize("key", measured())
def test_a_figure_that_is_quoted_stands_in_the_page_on_quality_where_it_is_said_to(key):
    one = measured()[key]
    parts = re.split(r"^## ", QUALITY.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (section,) = (part for part in parts if part.startswith(f"{one.source}\n"))
    line = next(line for line in section.splitlines() if line.startswith(one.row))
    assert one.value in line
    assert one.command in section


def test_the_organisation_writes_once_and_a_study_can_say_otherwise():
    put_in_force({OWNER_FILE: {"team": "Insight\n and research", "decision": "By cabinet"}})
    found = owner_fields({OwnerField.DECISION: "By full council", OwnerField.TEAM: " "})
    assert found[OwnerField.TEAM] == "Insight and research"
    assert found[OwnerField.DECISION] == "By full council"
    assert found[OwnerField.CONTACT] == ""


def test_a_field_that_there_is_not_is_a_sentence():
    with pytest.raises(StudyError, match='no setting called "teams"'):
        put_in_force({OWNER_FILE: {"teams": "Insight"}})
