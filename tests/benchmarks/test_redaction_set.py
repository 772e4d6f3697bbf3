"""Labelled passages are read as marked, and a mark counts as gone when all of it is."""

from benchmarks import _redaction_set as redaction_set
from benchmarks._redaction_set import measure, passages


def part(tmp_path, monkeypatch):
    """A part of a set with one passage marked and one clean."""
    folder = tmp_path / "dev"
    folder.mkdir()
    line = "I saw {name:celtic|Mhairi Bain} at {postcode|ME1 4ZZ}."
    (folder / "names.txt").write_text(f"{line}\n", encoding="utf-8")
    (folder / "clean.txt").write_text("The bus is late.\n", encoding="utf-8")
    monkeypatch.setattr(redaction_set, "FOLDER", tmp_path)
    return passages("dev")


def test_marks_stand_where_the_text_without_them_has_their_words(tmp_path, monkeypatch):
    clean, marked = part(tmp_path, monkeypatch)
    assert clean.clean
    assert marked.text == "I saw Mhairi Bain at ME1 4ZZ."
    assert [marked.text[m.start : m.end] for m in marked.marks] == ["Mhairi Bain", "ME1 4ZZ"]
    assert [m.origin for m in marked.marks] == ["celtic", ""]


def test_a_mark_is_gone_whole_or_partly(tmp_path, monkeypatch):
    tally = measure(
        lambda text: [("name", 6, 12), ("postcode", 21, 28)] if "saw" in text else [],
        part(tmp_path, monkeypatch),
    )
    assert (tally.removed["name"], tally.partly["name"]) == (0, 1)
    assert tally.recall("postcode") == 1
    assert (tally.clean, tally.altered) == (1, 0)
    assert tally.precision() == 1
