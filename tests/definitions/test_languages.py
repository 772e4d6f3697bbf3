"""Scales in other languages: as many points as ours, no wording for two points of one scale."""

from collections import Counter

import pytest

from consult.definitions import scales
from consult.definitions.in_force import shipped
from consult.definitions.languages import language_named, language_of, languages
from consult.definitions.wordings import normalised

SCALES = [
    (entry["code"], scale)
    for entry in shipped("languages.toml")["language"]
    for scale in entry["scale"]
]


@pytest.mark.parametrize(("code", "scale"), SCALES)
def test_a_scale_has_as_many_points_as_ours_and_each_in_words_of_its_own(code, scale):
    for name in scale["like"]:
        ours = [one for one in scales()[name].options if one.role.value != "don't know"]
        assert len(scale["points"]) == len(ours), (code, name)
    words = Counter(normalised(word) for point in scale["points"] for word in point)
    assert max(words.values()) == 1


@pytest.mark.parametrize("words", ["cy", "Welsh", "CYMRAEG"])
def test_a_language_is_known_by_its_code_and_its_names(words):
    assert language_named(words).name == "Welsh"


def test_headings_tell_their_language_and_english_is_none_of_them():
    welsh = ["Ydych chi yn cytuno?", "Beth yw eich barn ar y cynllun?"]
    assert language_of(welsh) == "cy"
    assert (
        language_of(["Do you agree with the plan for Rue de la Paix?", "What is your view?"]) == ""
    )
    assert not any(words in one.words for one in languages() for words in ("the", "you", "do"))
