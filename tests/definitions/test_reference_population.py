"""The people of an area: the file that comes with consult, and one of the study's own."""

import pytest

from consult.definitions import characteristics, in_equality_evidence
from consult.definitions.merging import mergings
from consult.definitions.reference_population import COLUMNS, load_reference, reference_rules
from consult.errors import StudyError

HEADER = ",".join(COLUMNS)
ROW = "E1,Testshire,Sex,Female,51,100,51,All residents,T1,counted,a register"


def file(folder, *rows, header=HEADER):
    path = folder / "ours.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def test_kent_has_figures_for_all_its_characteristics_but_pregnancy():
    kent = load_reference("E10000016")
    there = {one.characteristic for one in kent.shares}
    rules = reference_rules()
    assert kent.area.startswith("Kent")
    assert set(in_equality_evidence()) - set(rules) == {"pregnancy"}
    assert all(rule.reference in there for rule in rules.values())


@pytest.mark.parametrize(("category", "share"), [("Disabled under the Equality Act", 17.85)])
def test_a_share_is_the_one_published_for_kent(category, share):
    kent = load_reference("E10000016")
    (found,) = [one for one in kent.shares if one.category == category]
    assert found.share == pytest.approx(share, abs=0.005)


@pytest.mark.parametrize("area", ["E10000016", "E07000114", "E12000008", "E92000001"])
def test_every_figure_says_where_it_comes_from_and_how_good_it_is(area):
    shares = load_reference(area).shares
    assert shares
    assert all(one.source and one.quality for one in shares)


def test_every_group_that_a_rule_names_is_one_of_ours():
    assert any(rule.same for rule in reference_rules().values())
    for rule in reference_rules().values():
        known = {one.label for one in characteristics()[rule.id].categories}
        known |= {x for rung in getattr(mergings().get(rule.id), "rungs", ()) for x in rung}
        assert set(rule.same) <= known, rule.id


def test_another_area_is_read_from_a_file_of_the_same_format(tmp_path):
    found = load_reference("E1", file(tmp_path, ROW))
    assert found.area == "Testshire"
    assert [(one.category, one.share) for one in found.shares] == [("Female", 51.0)]


def test_a_percentage_alone_is_enough(tmp_path):
    found = load_reference("E1", file(tmp_path, ROW.replace(",51,100,51,", ",,,51.5,")))
    assert found.shares[0].share == 51.5


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((ROW.replace(",51,100,51,", ",many,100,,"),), "The share cannot be worked out in row 2"),
        ((ROW.replace(",51,100,51,", ",,,151,"),), "The share cannot be worked out in row 2"),
        ((ROW.replace("counted", " "),), "Source or quality is empty in row 2"),
        ((ROW, ROW), "An area has the same category twice: row 3"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path, rows, says):
    with pytest.raises(StudyError, match=says):
        load_reference("E1", file(tmp_path, *rows))


def test_an_area_that_is_not_there_is_answered_with_those_that_are(tmp_path):
    with pytest.raises(StudyError, match=r"E1 \(Testshire\)"):
        load_reference("E2", file(tmp_path, ROW))


def test_missing_columns_are_all_named(tmp_path):
    with pytest.raises(StudyError, match='"quality", "source"'):
        load_reference("E1", file(tmp_path, header=",".join(COLUMNS[:-2])))


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(StudyError, match="There is no such file"):
        load_reference("E1", tmp_path / "none.csv")


def test_the_five_ethnic_groups_are_the_sums_of_all_nineteen_in_them():
    same = reference_rules()["race"].same
    labels = [one.label for one in characteristics()["race"].categories]
    assert set(same) == {label for label in labels if ": " not in label}
    parts = [part for group in same for part in same[group]]
    assert sorted(parts) == sorted(label for label in labels if ": " in label)
    assert all(part.startswith(f"{group}: ") for group in same for part in same[group])
