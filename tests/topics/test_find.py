"""Claims about the default way of finding topics."""

from __future__ import annotations

import hashlib
import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

from consult.embed import embed
from consult.model.coding.topics import Topics
from consult.model.settings.study import TopicSettings
from consult.topics import find_topics
from tests.topics.invented import comments

ROOT = Path(__file__).parents[2]


def found(texts: list[str]) -> Topics:
    return find_topics(texts, embed(texts), settings=TopicSettings(), seed=1)


def digest(topics: Topics) -> str:
    names = repr([(t.id, t.name, t.terms, t.size, t.medoids) for t in topics.topics])
    return hashlib.sha256(names.encode() + topics.weights.tobytes()).hexdigest()


def test_subjects_are_told_apart_in_3000_comments() -> None:
    texts, subjects = comments(3000)

    topics = found(texts)

    strongest = topics.weights.argmax(axis=1)
    assert len(texts) == len(topics.weights)
    for topic in range(len(topics.topics)):
        inside = [subjects[at] for at in np.flatnonzero(strongest == topic)]
        assert max(map(inside.count, set(inside))) > 0.8 * len(inside)


def test_a_topic_is_named_by_a_phrase_two_comments_hold_word_for_word() -> None:
    texts = [
        "The bus times are hopeless.",
        "Nobody can plan with bus times like these.",
        "The waiting list is endless.",
        "I am on a waiting list.",
    ] * 5

    names = {topic.name for topic in found(texts).topics}

    assert names <= {"Bus times", "Waiting list"}


def test_what_redaction_put_in_is_never_part_of_a_name() -> None:
    texts = [f"[name removed] met the health visitor {word}." for word in ("today", "late", "once")]

    topics = found(texts).topics

    assert [topic.name for topic in topics] == ["Meeting the health visitor"]
    assert not any("removed" in term for topic in topics for term in topic.terms)


def test_a_bracket_left_open_swallows_no_other_comment() -> None:
    texts, _ = comments(40)
    odd = ["The bus [shelter\nleaks.", "The bus shelter] leaks\tbadly.", "The shelter [ leaks."]

    topics = found([*texts, *odd])

    assert any("shelter" in term for topic in topics.topics for term in topic.terms)


def test_the_number_of_threads_changes_nothing() -> None:
    texts, _ = comments(150)

    with threadpool_limits(limits=1):
        one = digest(found(texts))
    with threadpool_limits(limits=2):
        two = digest(found(texts))

    assert one == two


def test_another_process_with_another_hash_seed_finds_the_same() -> None:
    texts, _ = comments(80)
    code = (
        "from tests.topics.invented import comments\n"
        "from tests.topics.test_find import digest, found\n"
        "print(digest(found(comments(80)[0])))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)}

    elsewhere = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True
    )

    assert elsewhere.stdout.decode().strip() == digest(found(texts))


def test_nothing_is_said_written_or_sent(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    logging.getLogger("BERTopic").addHandler(caplog.handler)

    with caplog.at_level(logging.DEBUG):
        found(comments(30)[0])

    logging.getLogger("BERTopic").removeHandler(caplog.handler)
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_importing_topics_loads_no_heavy_library() -> None:
    code = (
        "import sys, consult.topics, consult.embed, consult.coding\n"
        "print(sorted({'bertopic', 'sklearn', 'spacy', 'scipy', 'pandas'} & set(sys.modules)))"
    )

    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert loaded.stdout.decode().strip() == "[]"


def test_agreement_with_itself_under_another_order_is_complete() -> None:
    texts, _ = comments(200)

    straight = found(texts).weights.argmax(axis=1)
    backwards = found(texts[::-1]).weights.argmax(axis=1)[::-1]

    assert adjusted_rand_score(straight, backwards) == 1.0
