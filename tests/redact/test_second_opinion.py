"""The trained pipeline adds to the rules what they left."""

from types import SimpleNamespace

import pytest

from consult.redact import second_opinion as hook


@pytest.fixture
def module(monkeypatch):
    """The module itself, with a pipeline that takes two words for people."""
    import sys

    module = sys.modules["consult.redact.second_opinion"]

    def entities(text):
        for word in ("Priya", "Felt"):
            if (start := text.find(word)) >= 0:
                yield SimpleNamespace(start_char=start, end_char=start + 5, label_="PERSON")

    def read(texts, part):
        return [SimpleNamespace(ents=list(entities(text))) for text in texts]

    monkeypatch.setattr(module, "read", read)
    return module


@pytest.mark.usefixtures("module")
def test_only_what_the_rules_left_is_returned():
    first, second = hook(["Thanks to Priya for it.", "I was seen. Felt safe."])
    assert first == ()
    assert [(one.kind, one.start) for one in second] == [("name", 12)]


def test_the_pipeline_itself_sees_a_person_whom_rules_know():
    """Rules know her, so nothing of her is left to tell; nobody else is there."""
    assert hook(["My midwife Sarah Jones was there.", "The bus was late."]) == ((), ())
