"""Claims about the codes of record as they leave for other software."""

from consult.exchange import codes_of_record
from consult.model.coding.codeframe import Code, Codeframe, Theme, UsedCode

FRAME = Codeframe((Theme("park", "Park", (Code("a", "Seats", "S."), Code("b", "Bins", "B."))),))


def retired(used):
    return {code.id for code in codes_of_record(FRAME, used).frame.codes if code.retired}


def test_an_agreed_code_that_people_merged_split_or_retired_leaves_as_a_retired_one():
    assert retired({"why": (UsedCode("a", "Seats"),)}) == {"b"}


def test_a_code_that_one_question_alone_uses_is_used():
    assert retired({"why": (UsedCode("a", "Seats"),), "how": (UsedCode("b", "Bins"),)}) == set()


def test_without_comments_no_code_is_taken_for_a_retired_one():
    assert retired({}) == set()
