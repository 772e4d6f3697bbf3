"""Numbers of sentences and of the ledger: from protected tables, or not printed."""

import pandas as pd

from consult.disclose import Respondents, protect
from consult.disclose.tables.sayable import totals_told, untold
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.table_id import TableId
from consult.model.evidence.comment_totals import CommentTotals
from consult.model.survey.ledger import Entry, Ledger
from consult.tabulate import by_code, by_column, frequency
from tests.audit.released import POLICY

FEW = 5


def tables(*, coded=30, nothing=0, empty=0, blank=0, channels=("online",)):
    """The protected tables of channels, and of one theme raised by all who are coded."""
    kinds = {
        "substantive": coded,
        "nothing to change": nothing,
        "non-substantive": empty,
        "blank": blank,
    }
    substance = [kind for kind, number in kinds.items() for _ in range(number)]
    ids = [f"r{at}" for at in range(len(substance))]
    comments = pd.DataFrame({"response_id": ids, "substance": substance})
    codings = pd.DataFrame({"response_id": ids[:coded], "code": "bus"})
    themes = by_code(comments, codings, {"bus": "Buses"}, name="why", title="Why?")
    came = [*channels, *[channels[0]] * (len(ids) - len(channels))]
    channel = by_column(pd.DataFrame({"response_id": ids, "channel": came}), "channel", title="C")
    counts = [
        frequency(channel, TableSpec(TableId.parse("channels"), "C", "responses"), use=Use.PROFILE),
        frequency(themes, TableSpec(TableId.parse("themes-why"), "Why?", "people"), use=Use.THEMES),
    ]
    made = protect([[one] for one in counts], POLICY, Respondents(len(ids), "invented"))
    true = CommentTotals(coded, empty, blank, 0, len(ids), nothing)
    return tuple(one.table for one in made), {"why": true}


def told(**numbers):
    made, true = tables(**numbers)
    return totals_told(true, made, FEW)["why"]


def test_numbers_that_the_table_of_themes_shows_are_told():
    found = told(coded=30, nothing=6, empty=7, blank=8)
    assert found == CommentTotals(30, 7, 8, 0, 51, 6, wrote=43)


def test_a_few_who_say_that_nothing_needs_to_change_are_not_told_and_all_who_wrote_are():
    found = told(coded=30, nothing=3, empty=7, blank=8)
    assert found.nothing_to_change is None
    assert found.substantive is None
    assert found.commented == 40


def test_a_number_that_the_table_does_not_have_is_not_told():
    made, true = tables(coded=30, blank=8)
    other = {"why": CommentTotals(29, 0, 8, 0, 38)}  # people took all codes off one comment
    assert totals_told(other, made, FEW)["why"].substantive is None
    assert totals_told(true, made, FEW)["why"].substantive == 30


def test_a_question_without_a_table_is_told_whole_or_not_at_all():
    made, _ = tables()
    enough, few = CommentTotals(0, 6, 24, 0, 30), CommentTotals(0, 2, 28, 0, 30)
    found = totals_told({"more": enough, "other": few}, made, FEW)
    assert found["more"] == enough
    assert found["other"] == CommentTotals(0, None, None, 0, 30)


def test_a_question_without_a_table_is_not_told_where_a_channel_is_hidden():
    made, _ = tables(channels=("online", "letter"))
    found = totals_told({"more": CommentTotals(0, 6, 24, 0, 30)}, made, FEW)
    assert found["more"].blank is None


def hidden(*entries, **numbers):
    made, true = tables(**numbers)
    return {spot[-1] for spot in untold(Ledger(entries), totals_told(true, made, FEW), made, FEW)}


def test_responses_that_are_set_aside_are_told_however_few():
    assert hidden(Entry("clean", "responses", "", 31, 30, {"late": 1})) == set()


def test_rows_of_two_exports_are_hidden_where_one_has_few_and_rows_of_nobody_are_told():
    few = Entry("ingest", "rows", "paper", 4, 3, {"blank row": 1})
    many = Entry("ingest", "rows", "online", 30, 30)
    assert hidden(few, many) == {"came in", "kept", "set aside"}
    assert hidden(many, Entry("ingest", "rows", "paper", 6, 6)) == set()


def test_rows_of_two_exports_are_hidden_where_a_channel_is():
    exports = (Entry("ingest", "rows", "a", 9, 9), Entry("ingest", "rows", "b", 21, 21))
    assert hidden(*exports) == set()
    assert hidden(*exports, channels=("online", "letter")) == {"came in", "kept", "set aside"}


def test_the_rows_of_the_only_export_are_what_everybody_knows():
    assert hidden(Entry("ingest", "rows", "online", 3, 3), channels=("online", "letter")) == set()


def test_a_few_who_never_submitted_and_are_counted_are_hidden():
    line = Entry("clean", "unfinished responses", "", 9, 3, {"no view": 6})
    assert hidden(line) == {"came in", "kept"}


def test_comments_of_a_question_are_hidden_as_its_table_hides_them():
    reasons = {"nothing to change": 3, "blank": 8}
    line = Entry("clean", "comments", "why", 41, 30, reasons)
    assert hidden(line, nothing=3, blank=8) == {"kept", "set aside", "nothing to change"}


def test_a_line_of_a_kind_that_is_not_known_is_hidden():
    assert hidden(Entry("clean", "telephone calls", "", 9, 9)) == {"came in", "kept", "set aside"}
