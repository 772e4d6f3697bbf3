"""What the method says of comments in other languages."""

import pytest

from consult.analysis.findings.other_languages import of_other_languages
from tests.coding.invented import clean_comments


def told(languages, **more):
    comments = clean_comments(["x"] * len(languages)).assign(language=languages)
    settings = {"unread": 0, "recorded": False, "least": 10} | more
    [(what, value)] = of_other_languages(comments, **settings)
    assert what == "Comments in other languages"
    return value


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ([""], "None was found"),
        (["cy"] * 12 + ["pl"] * 11 + [""], "23 comments: Polish 11, Welsh 12. "),
        (["cy"] * 12 + ["pl"] * 3, "Some: Welsh, and a few in others. "),
        (["pl"] * 3, "A few. "),
    ],
)
def test_no_number_and_no_name_of_a_language_of_few_is_printed(languages, said):
    assert told(languages).startswith(said)


def test_whether_people_read_them_is_said():
    assert told(["cy"] * 12, unread=12).endswith("nobody is on record to have read them all")
    assert told(["cy"] * 12, unread=12, recorded=True).endswith("who read them is recorded above")
    assert told(["cy"] * 12).endswith("people have decided on each")


def test_one_person_with_many_comments_is_one():
    comments = clean_comments(["x"] * 12).assign(language="so", response_id="r1")
    comments["question_id"] = [f"q{at}" for at in range(12)]
    [(_, value)] = of_other_languages(comments, unread=0, recorded=False, least=10)
    assert value.startswith("A few. ")
