"""In which language a comment is."""

from __future__ import annotations

import pytest

from consult.definitions.other_languages import UNKNOWN, name_of_language
from consult.language import language_told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mae angen mwy o feithrinfeydd yn yr ardal hon.", "cy"),
        ("Czekamy zbyt długo na wizytę u logopedy.", "pl"),
        ("Czekamy zbyt dlugo na wizyte u logopedy", "pl"),
        ("CZEKAMY ZBYT DLUGO NA WIZYTE U LOGOPEDY", "pl"),
        ("Nu avem unde să lăsăm copiii dimineața.", "ro"),
        ("Carruurtu meel ay ku ciyaaraan ma haystaan.", "so"),
        ("ਸਾਨੂੰ ਹੋਰ ਨਰਸਾਂ ਚਾਹੀਦੀਆਂ ਹਨ", "pa"),
        ("Saanu hor nursan di lorh hai ji", "pa-Latn"),
        ("Humein aur nurses ki zaroorat hai", "ur-Latn"),
        ("ہمیں مزید نرسوں کی ضرورت ہے", "ur"),
        ("我们需要更多护士", "zh"),
    ],
)
def test_other_languages_are_told_by_letters_or_by_words(text, code):
    assert language_told(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "10/10",
        "Parking",
        "Ta",
        "n/a",
        "👍👍",
        "Diolch to all the staff, you were brilliant",
        "Ysbyty Gwynedd and Ysbyty Glan Clwyd",
        "Samosas, pakoras, biryani and lassi at the fun day please",
        "Ah dinnae ken whit ye're daein wi the park but it's fair bonnie noo.",
        "dey shud hav mor nersis cos its to bizzy an u cant get seen",
        "Doctor no listen me, always say paracetamol",
        "MORE MIDWIVES MORE BEDS MORE CARE",
        "A fever of 39 °C, β-hCG was low and the µg dose was wrong",
        "See https://www.kent.gov.uk/gwasanaethau or write to plant@example.org",
        "Володимир helped us with the forms every single week, thank you",
    ],
)
def test_english_is_not_told_however_it_is_written(text):
    assert not language_told(text)


def test_a_comment_of_which_half_is_in_another_language_is_told():
    said = "The midwife was lovely to all of us. Ond doedd neb yn siarad Cymraeg ar y ward."
    assert language_told(said) == "cy"
    assert language_told("Please send the letters in Chinese. 请提供中文资料。") == "zh"


def test_what_is_no_english_and_cannot_be_named_is_told_without_a_name():
    code = language_told("zorblat menikou trefalsi quandelo vrostika plendu mekora")
    assert code
    assert name_of_language(UNKNOWN) == "A language that could not be named"
    assert name_of_language("cy") == "Welsh"
    assert name_of_language("pa-Latn") == "Punjabi in English letters"
