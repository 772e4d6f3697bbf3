"""The trained pipeline is loaded once, and no more of it run than is asked for."""

import subprocess
import sys

import pytest

from consult.english import Component, pipeline, read
from consult.errors import ModelError


def test_grammar_gives_tags_and_noun_chunks_and_no_entities():
    (document,) = read(["The buses to Thanet were late."], Component.GRAMMAR)
    assert [chunk.text for chunk in document.noun_chunks] == ["The buses", "Thanet"]
    assert document[1].lemma_ == "bus"
    assert document.ents == ()


def test_people_gives_entities_and_no_tags():
    (document,) = read(["We spoke with Sarah Jones about it."], Component.PEOPLE)
    assert [(one.text, one.label_) for one in document.ents] == [("Sarah Jones", "PERSON")]
    assert document[1].tag_ == ""


def test_where_it_is_not_installed_a_sentence_says_what_to_do(monkeypatch):
    pipeline._pipeline.cache_clear()
    monkeypatch.setattr(pipeline, "PIPELINE", "no_such_pipeline")
    with pytest.raises(ModelError, match="Delete the folder"):
        read(["The buses were late."], Component.GRAMMAR)


def test_nothing_is_loaded_before_it_is_asked_for():
    code = (
        "import sys, consult.english, consult.topics, consult.redact; print('spacy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
