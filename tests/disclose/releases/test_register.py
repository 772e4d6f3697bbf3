"""What was published before is known: a new release is held against it."""

import json
from dataclasses import replace
from importlib import import_module

import pytest

from consult.disclose import entered, read_register, withdrawn, write_register
from consult.disclose.attack.lp import ContradictionError
from consult.disclose.releases.change import told_alike
from consult.errors import DisclosureError
from consult.model.counting.region import Dimension, dimension_of, plain_dimension, region
from consult.model.publishing.release import Disclosed
from consult.model.publishing.table import Mark
from tests.audit.released import check, files_of, people, tables_of

FIRST = people(
    ("None", "Yes", 60),
    ("None", "No", 55),
    ("Christian", "Yes", 50),
    ("Christian", "No", 53),
    ("Sikh", "Yes", 20),
    ("Sikh", "No", 19),
    ("", "Yes", 24),
    ("", "No", 26),
)


def published(said, folder):
    """A study with one release on its register."""
    folder.mkdir(exist_ok=True)
    passed = check(said, files_of(tables_of(said), folder))
    return entered((), passed.told, passed.record["files"], on="2024-06-03")


def again(said, folder, register):
    return check(said, files_of(tables_of(said), folder), register=register)


def test_the_same_release_again_passes_and_changes_nothing(tmp_path):
    register = published(FIRST, tmp_path / "first")
    passed = again(FIRST, tmp_path, register)
    assert passed.record["audited with releases"] == [1]
    assert entered(register, passed.told, passed.record["files"], on="2024-06-04") == register


def test_one_late_hard_copy_does_not_reveal_its_answers(tmp_path):
    # Sikh people who answered: 39, then 40; of whom agreed 51%, then 53%. The late one agreed.
    register = published(FIRST, tmp_path / "first")
    late = [*FIRST, *people(("Sikh", "Yes", 1))]
    with pytest.raises(DisclosureError) as error:
        again(late, tmp_path, register)
    words = str(error.value)
    assert "1 response came in since release 1 of 2024-06-03" in words
    assert '"Views by faith"' in words
    assert "wait until at least 10 responses differ" in words


def test_one_changed_answer_is_not_revealed_either(tmp_path):
    register = published(FIRST, tmp_path / "first")
    changed = [*FIRST[1:], ("None", "No")]
    with pytest.raises(DisclosureError, match="1 response changed since release 1"):
        again(changed, tmp_path, register)


LATER = [
    *FIRST,
    *people(("None", "Yes", 60), ("None", "No", 60), ("Sikh", "Yes", 2), ("Sikh", "No", 2)),
]
"""Enough came in, but 4 of them are Sikh: 39 Sikh people, then 43, would tell what they said."""


def test_a_few_of_many_who_came_later_are_not_revealed(tmp_path):
    register = published(FIRST, tmp_path / "first")
    with pytest.raises(DisclosureError) as error:
        again(LATER, tmp_path, register)
    assert "how the few people who came in or left answered" in str(error.value)


def test_a_later_release_hides_what_would_tell_the_few_who_came_and_can_be_published(tmp_path):
    register = published(FIRST, tmp_path / "first")
    alone, after = tables_of(LATER), tables_of(LATER, register=register)
    hidden = {
        row.label: [cell.mark is Mark.SUPPRESSED for cell in row.cells] for row in after[2].rows
    }
    assert hidden["Sikh"] == [False, True, True]
    assert hidden["Christian"] == [False, False, False]
    assert alone[:2] == after[:2]
    passed = check(LATER, files_of(after, tmp_path), register=register)
    assert passed.record["audited with releases"] == [1]


def test_the_same_responses_after_a_release_give_the_same_tables(tmp_path):
    few = [*FIRST, *people(("Sikh", "", 3))]
    register = published(few, tmp_path / "first")
    assert tables_of(few, register=register) == tables_of(few)


def test_too_few_late_responses_change_nothing_in_the_tables_and_are_refused(tmp_path):
    register = published(FIRST, tmp_path / "first")
    late = [*FIRST, *people(("Sikh", "Yes", 1))]
    assert tables_of(late, register=register) == tables_of(late)


def test_many_later_responses_in_every_group_can_be_published(tmp_path):
    register = published(FIRST, tmp_path / "first")
    passed = again(FIRST * 2, tmp_path, register)
    assert passed.record["audited with releases"] == [1]


def test_what_an_earlier_release_hid_is_protected_from_a_later_one(tmp_path):
    # First with a stricter hand, then with a lax one: together they tell what the first hid.
    few = people(("None", "Yes", 50), ("None", "No", 50), ("Sikh", "Yes", 3), ("Sikh", "No", 30))
    few += people(
        ("Christian", "Yes", 40), ("Christian", "No", 30), ("", "Yes", 20), ("", "No", 20)
    )
    register = published(few, tmp_path / "first")
    assert "question-view-by-religion: Sikh, Yes" in register[0].told.protected.values()
    passed = again(few * 2, tmp_path, register)
    assert passed.record["passed"]


def test_a_withdrawn_release_is_known_to_nobody(tmp_path):
    register = withdrawn(published(FIRST, tmp_path / "first"), 1)
    late = [*FIRST, *people(("Sikh", "Yes", 1))]
    assert again(late, tmp_path, register).record["audited with releases"] == []
    with pytest.raises(DisclosureError, match="no release 1 on the register"):
        withdrawn(register, 1)


def test_a_register_is_read_back_as_it_was_written(tmp_path):
    register = published(FIRST, tmp_path / "first")
    write_register(register, tmp_path / "register.json")
    assert read_register(tmp_path / "register.json") == register
    once = (tmp_path / "register.json").read_bytes()
    write_register(read_register(tmp_path / "register.json"), tmp_path / "register.json")
    assert (tmp_path / "register.json").read_bytes() == once


def test_nothing_is_published_while_the_register_cannot_be_read(tmp_path):
    (tmp_path / "register.json").write_text("half a file", encoding="utf-8")
    with pytest.raises(DisclosureError, match="cannot be read, so nothing can be published"):
        read_register(tmp_path / "register.json")


def written(folder, change):
    """A register of two releases, changed as JSON, in a file."""
    path = folder / "register.json"
    first = published(FIRST, folder / "first")
    write_register((*first, replace(first[0], number=2)), path)
    plain = json.loads(path.read_text(encoding="utf-8"))
    change(plain)
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain[0].update({"approved by": ""}),
        lambda plain: plain[1]["told"].update({"weights": []}),
        lambda plain: plain[0]["told"]["dimensions"][0].update({"since": 2}),
    ],
    ids=["a release", "what it tells", "a dimension"],
)
def test_a_register_of_a_newer_version_is_refused_and_nothing_of_it_is_lost(tmp_path, change):
    path = written(tmp_path, change)
    was = path.read_bytes()
    with pytest.raises(DisclosureError) as error:
        read_register(path)
    assert "was written by a newer version of consult, so nothing can be published" in str(
        error.value
    )
    assert "Release with that version" in str(error.value)
    assert path.read_bytes() == was


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain[0]["told"].update({"people": "many"}),
        lambda plain: plain[0]["told"].update({"bounds": [[[], ["a", "b"]]]}),
        lambda plain: plain[0]["told"].update({"responses": [["a"]]}),
        lambda plain: plain[0].update({"withdrawn": "yes"}),
        lambda plain: plain[1].update({"number": 1}),
    ],
    ids=["people", "bounds", "responses", "withdrawn", "twice"],
)
def test_a_register_with_something_else_in_a_place_is_refused(tmp_path, change):
    with pytest.raises(DisclosureError, match="cannot be read, so nothing can be published"):
        read_register(written(tmp_path, change))


def test_a_register_from_which_a_release_was_taken_is_refused(tmp_path):
    path = written(tmp_path, lambda plain: plain.pop(0))
    with pytest.raises(DisclosureError) as error:
        read_register(path)
    assert "Release 1 is missing from the register, so nothing can be published" in str(error.value)
    assert "withdrawn, not deleted" in str(error.value)


def of_another_study(release):
    """A release of the same responses whose numbers cannot be true of them."""
    bounds = {
        of: (low + 7, high + 7) if of and low == high else (low, high)
        for of, (low, high) in release.told.bounds.items()
    }
    return replace(release, told=replace(release.told, bounds=bounds))


def test_releases_that_contradict_each_other_say_what_can_be_done(tmp_path):
    (release,) = published(FIRST, tmp_path / "first")
    with pytest.raises(DisclosureError) as error:
        again(FIRST, tmp_path, (of_another_study(release),))
    words = str(error.value)
    assert "cannot all be true together with those of earlier releases" in words
    assert "python -m pipelines release STUDY --withdraw NUMBER" in words


def test_too_few_who_came_in_can_be_answered_by_taking_a_release_off_the_register(tmp_path):
    register = published(FIRST, tmp_path / "first")
    late = [*FIRST, *people(("Sikh", "Yes", 1))]
    with pytest.raises(DisclosureError, match="release STUDY --withdraw NUMBER"):
        again(late, tmp_path, register)


def test_tables_that_contradict_each_other_say_what_can_be_done_all_the_same(tmp_path, monkeypatch):
    def contradicts(*_):
        raise ContradictionError

    monkeypatch.setattr(import_module("consult.audit.last_check"), "attack_together", contradicts)
    with pytest.raises(DisclosureError) as error:
        published(FIRST, tmp_path / "first")
    words = str(error.value)
    assert words.startswith("Nothing was published. The numbers of the tables cannot all be true")
    assert "[report] break_down_by in study.toml" in words


def test_the_file_of_a_register_keeps_its_words_whatever_the_fields_are_called():
    # Registers of releases that were published stand on disk in this form.
    plain = {
        "id": "parks: q2",
        "parts": ["ticked", "not ticked", "not said"],
        "item_of": "parks",
        "answered": ["No", "Yes"],
        "union_of": [],
        "relative": False,
        "covers": [["a", "b"]],
    }
    dimension = dimension_of(plain)
    assert (dimension.parent_question, dimension.nested) == ("parks", False)
    assert list(plain_dimension(dimension).items()) == list(plain.items())


@pytest.mark.parametrize(
    ("before", "alike"),
    [
        (("1", "2", "Not answered"), False),
        (("1", "Answered without a usable number", "Not answered"), True),
    ],
)
def test_who_had_not_answered_in_an_earlier_version_may_have_answered_without_a_number(
    before, alike
):
    now = ("1", "2", "Answered without a usable number", "Not answered")
    silent = region({"n": {"Not answered"}})
    old, new = (
        Disclosed("data", 40, (Dimension("n", parts),), {silent: ends}, {}, {}, frozenset(), ())
        for parts, ends in ((before, (13, 13)), (now, (0, 0)))
    )
    first, last = told_alike([old, new])
    assert (silent in first.bounds) is alike
    assert silent in last.bounds
