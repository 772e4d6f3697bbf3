"""Claims about comments cut into words once."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from consult.topics.counts import WordCounts
from consult.topics.words import phrases, plain

TEXTS = ["The bus stop leaks. The bus stop!", "BUS STOP - it leaks", "", "12 it is", "naïve café"]


def test_phrases_are_those_of_the_words_of_each_text() -> None:
    said = WordCounts.of(TEXTS)
    every = said.written(np.arange(len(said.phrases)))

    for row, text in enumerate(TEXTS):
        expected = sorted(phrase.lower() for phrase in phrases(text, shortest=1))
        counted = said.by_phrase[[row]].toarray()[0]
        assert [
            one for one, times in zip(every, counted, strict=True) for _ in range(times)
        ] == expected


def test_pieces_are_those_that_scikit_learn_cuts() -> None:
    counted = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5))
    expected = counted.fit_transform([plain(text) for text in TEXTS])

    np.testing.assert_array_equal(WordCounts.of(TEXTS).by_piece().toarray(), expected.toarray())


def test_a_phrase_is_found_in_the_texts_that_hold_it() -> None:
    said = WordCounts.of(TEXTS)
    bus_stop = said.written(np.arange(len(said.phrases))).index("bus stop")

    assert said.holding(bus_stop, [1, 0, 4]) == [1, 0]
