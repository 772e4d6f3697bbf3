"""The trained pipeline adds to the rules what they left, and is missed by name where it is not."""

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

    def pipe(texts, batch_size):
        return [SimpleNamespace(ents=list(entities(text))) for text in texts]

    monkeypatch.setattr(module, "_pipeline", lambda: SimpleNamespace(pipe=pipe))
    monkeypatch.setattr(module, "has_second_opinion", lambda: True)
    return module


def test_only_what_the_rules_left_is_returned(module):
    first, second = hook(["Thanks to Priya for it.", "I was seen. Felt safe."])
    assert first == ()
    assert [(one.kind, one.start) for one in second] == [("name", 12)]


def test_without_the_pipeline_nothing_is_returned_and_it_is_told(module, monkeypatch):
    monkeypatch.setattr(module, "has_second_opinion", lambda: False)
    assert hook(["Thanks to Priya.", "Felt safe."]) == ((), ())
