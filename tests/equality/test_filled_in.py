"""What people filled in: read from Word tables, and what wins over what."""

import pytest

from consult.equality.filled_in import answers_in, how_many, taken_over
from consult.errors import StudyError
from consult.model.evidence.equality import Answer, YesOrNo

NAMES = {"age": "Age", "race": "Ethnic group"}


def table(name, *answers):
    asked = (
        "Are there negative impacts?",
        "Details of negative impacts",
        "Mitigating actions",
        "Responsible officer for mitigating actions",
    )
    rows = [("Question", "Answer"), *zip(asked, answers, strict=False)]
    return f"For a person to fill in: {name}", rows


def test_each_table_is_read_by_its_words_and_others_are_left_alone():
    read = answers_in(
        [("Age: who answered", [("a", "b")]), table("Age", "yes", "Queues")], NAMES, "f"
    )
    assert read == {"age": Answer(YesOrNo.YES, "Queues")}


def test_anything_but_yes_or_no_is_an_error_that_quotes_nobody():
    with pytest.raises(StudyError, match="something else than Yes or No") as raised:
        answers_in([table("Age", "perhaps, a secret")], NAMES, "f.docx")
    assert "secret" not in str(raised.value)
    assert "f.docx" in str(raised.value)


def test_what_a_person_wrote_wins_field_by_field():
    kept = {"age": Answer(YesOrNo.NO, "old", "keep me")}
    after = taken_over(kept, {}, {"age": Answer(YesOrNo.YES, "new")})
    assert after == {"age": Answer(YesOrNo.YES, "new", "keep me")}
    assert how_many(kept, after) == 2


def test_a_field_as_it_was_made_takes_nothing_back():
    made = {"age": Answer(details="printed before")}
    kept = {"age": Answer(details="edited since")}
    assert taken_over(kept, made, made) == kept


def test_an_empty_field_takes_nothing_away():
    kept = {"race": Answer(details="words")}
    assert taken_over(kept, kept, {"race": Answer()}) == kept
