"""Claims about what keeps a report a draft: everything that asks to be looked at, and no more."""

from dataclasses import replace

import pandas as pd
import pytest

from consult.model.publishing.quotes import Quoting
from consult.model.run.readiness import Matter, Readiness
from consult.model.settings.sections import Process, Record, Recorded
from consult.model.settings.study import Duplicates, SamePerson
from pipelines.study.unsettled import readiness_of, undecided
from tests.study.settled import DAY, OWN, QUOTED, REVIEWED, study

CHECKED_WHY = ('text = "Why?"', 'text = "Why?"\ncheck = "repeated answers"')
CHECKED_SOURCE = ('platform = "generic"', 'platform = "generic"\ncheck = "which are the times"')


def left(changed=(), *, own=OWN, review=None, quoted=QUOTED):
    review = {"why": REVIEWED} if review is None else review
    return readiness_of(study(*changed), own, review, quoted)


def without(key):
    if isinstance(key, Process):
        return replace(OWN, process={k: v for k, v in OWN.process.items() if k is not key})
    return replace(OWN, records={k: v for k, v in OWN.records.items() if k is not key})


def only(readiness):
    (one,) = readiness.left
    return one.matter, str(one.place), one.what


def test_comments_in_another_language_are_left_until_somebody_says_who_read_them():
    far = {"why": replace(REVIEWED, unread=12)}
    (one,) = left(review=far).left
    assert (one.matter, one.count) == (Matter.LANGUAGES, 12)
    assert (one.what, str(one.place)) == ("12 comments on “Why?”.", "records.toml > languages")
    said = {**OWN.records, Record.LANGUAGES: Recorded("All were read.", "a translator", DAY)}
    assert left(own=replace(OWN, records=said), review=far).ready


def test_a_study_in_which_all_is_settled_has_nothing_left():
    assert left() == Readiness()
    assert left().ready


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            CHECKED_WHY,
            (Matter.ENTRY, 'study.toml > [[questions]] "why"', "Repeated answers."),
        ),
        (
            CHECKED_SOURCE,
            (Matter.ENTRY, 'study.toml > [[sources]] "online"', "Which are the times."),
        ),
        (
            ("[[sources]]", '[unfinished]\ncheck = "3 never submitted"\n\n[[sources]]'),
            (Matter.ENTRY, "study.toml > [unfinished]", "3 never submitted."),
        ),
        (
            ('confirmed = "by a person"', 'confirmed = "not yet"'),
            (
                Matter.PLATFORM,
                'study.toml > [[sources]] "online"',
                '"parks.csv" was taken for generic; nobody has confirmed it.',
            ),
        ),
        (
            ("[window]\nopens = 2024-02-08\ncloses = 2024-04-03\n", ""),
            (
                Matter.WINDOW,
                "study.toml > [window]",
                "Nobody has said when it was open, so no response is early or late.",
            ),
        ),
        (
            ('title = "A plan for our parks"', 'title = " "'),
            (Matter.TITLE, "study.toml > [study]", "There is no title."),
        ),
        (
            ("[study]", '[study]\ncheck = "the title was made from the short name"'),
            (
                Matter.TITLE,
                "study.toml > [study]",
                "The title was made from the short name.",
            ),
        ),
        (
            ("[study]", '[study]\nconfirmed = "not yet"'),
            (
                Matter.TITLE,
                "study.toml > [study]",
                "The title was made from the short name of the study.",
            ),
        ),
        (
            ('organisation = "Example Council"', 'organisation = ""'),
            (Matter.ORGANISATION, "study.toml > [study]", "No organisation is named."),
        ),
    ],
)
def test_what_the_study_file_asks_or_does_not_say_is_left_with_its_entry(change, found):
    assert only(left([change])) == found


def proposed(responses, says="one scale", taken=""):
    change = f'change = {{ kind = "scale" }}{taken}'
    return f'{{ says = "{says}", responses = {responses}, {change} }}'


def with_proposals(question, *proposals):
    text = f'text = "{question}"'
    return text, f"{text}\nproposals = [{', '.join(proposals)}]"


def test_a_proposal_is_left_until_somebody_decides_and_those_of_a_question_in_one_line():
    change = with_proposals("Close it?", proposed(2), proposed(9, "a scale of two"))
    readiness = left([change])
    assert only(readiness) == (
        Matter.PROPOSAL,
        'study.toml > [[questions]] "close"',
        "A scale of two; and 1 more proposal.",
    )
    assert readiness.left[0].count == 2


@pytest.mark.parametrize("taken", ["true", "false"])
def test_a_proposal_that_was_taken_or_left_keeps_nothing_a_draft(taken):
    assert left([with_proposals("Close it?", proposed(2, taken=f", taken = {taken}"))]).ready


def test_what_touches_most_people_stands_first():
    close = ('text = "Close it?"', 'text = "Close it?"\ncheck = "rare"\ntouches = 4')
    why = ('text = "Why?"', 'text = "Why?"\ncheck = "often"\ntouches = 1200')
    assert [one.what for one in left([close, why]).left] == [
        "1,200 responses: often.",
        "4 responses: rare.",
    ]


def test_themes_nobody_has_looked_at_are_left():
    one = left(review={"why": replace(REVIEWED, themes_checked=4)}).left[0]
    assert (one.matter, one.count) == (Matter.THEMES, 3)
    assert (str(one.place), one.what) == (
        'review.xlsx > sheet "Themes"',
        "3 themes of comments.",
    )


@pytest.mark.parametrize(("texts", "decided", "remain"), [(42, 40, 2), (300, 12, 38)])
def test_comments_are_left_until_fifty_or_all_are_decided(texts, decided, remain):
    far = replace(REVIEWED, texts=texts, texts_reviewed=decided)
    one = left(review={"why": far}).left[0]
    assert (one.matter, one.count) == (Matter.COMMENTS, remain)
    assert str(one.place) == 'review.xlsx > sheet "Answers"'


def test_the_heading_of_the_process_is_to_be_copied_only_where_there_is_none_yet():
    (some,) = left(
        own=replace(OWN, process={k: v for k, v in OWN.process.items() if k != "reach"})
    ).left
    assert some.paste == ('reach = ""',)
    assert left(own=replace(OWN, process={})).left[0].paste[0] == "[process]"


@pytest.mark.parametrize("key", list(Process))
def test_each_part_of_how_the_consultation_was_run_is_left_until_somebody_says(key):
    one = left(own=without(key)).left[0]
    assert (one.matter, str(one.place)) == (Matter.PROCESS, f"records.toml > process > {key}")


@pytest.mark.parametrize("key", [Record.AGREEMENT, Record.ESTIMATES])
def test_each_record_is_left_until_it_is_written(key):
    one = left(own=without(key)).left[0]
    assert (one.matter, str(one.place)) == (Matter.RECORD, f"records.toml > {key}")
    assert one.paste[0] == f"[{key}]"


def test_the_lines_to_copy_are_those_of_every_record_that_is_missing():
    missing = [Record.AGREEMENT, Record.ESTIMATES]
    kept = {key: one for key, one in OWN.records.items() if key not in missing}
    found = left(own=replace(OWN, records=kept)).left
    assert [one.paste[::4] for one in found] == [("[agreement]", "[estimates]")] * 2


def test_quotes_are_left_until_they_are_decided():
    (one,) = left(quoted=Quoting(waiting=3)).left
    assert (one.matter, str(one.place)) == (Matter.QUOTES, 'quotes.xlsx > sheet "Quotes"')
    assert (one.count, one.what[:8]) == (3, "3 quotes")


def test_an_approval_of_all_quotes_at_once_is_told_to_approve_none():
    (one,) = left(own=replace(OWN, approved_at_once=True)).left
    assert (one.matter, str(one.place)) == (Matter.QUOTES, "records.toml > quotes")


def test_nobody_is_quoted_who_was_not_asked_until_it_is_decided():
    (one,) = left([('channel = "online"', 'channel = "letter"')]).of(Matter.CONSENT)
    assert one.what == "Nobody who responded online was asked; none of them is quoted."
    assert one.paste[:2] == ("[[consent]]", 'channel = "online"')


def test_a_report_without_quotes_asks_for_no_approval():
    assert left(quoted=Quoting()).ready


def test_a_study_without_comments_asks_for_no_record_of_how_they_were_coded():
    own = replace(OWN, records={})
    found = readiness_of(study(), own, {}, Quoting())
    assert found.ready


def test_what_the_report_does_not_print_is_not_asked_for():
    changed = [("[[sources]]", '[report]\nsections = ["summary"]\n\n[[sources]]')]
    assert left(changed, own=replace(OWN, process={}, records={}), quoted=Quoting()).ready


def test_a_study_that_has_not_been_run_says_what_it_cannot_know_yet():
    (one,) = readiness_of(study(), OWN).left
    assert one.matter is Matter.RUN


def test_what_is_left_stands_in_order_of_what_would_mislead_a_reader_most():
    changed = [
        CHECKED_WHY,
        ('confirmed = "by a person"', 'confirmed = "not yet"'),
        ("[window]\nopens = 2024-02-08\ncloses = 2024-04-03\n", ""),
        ('title = "A plan for our parks"\norganisation = "Example Council"', 'title = ""'),
    ]
    far = replace(REVIEWED, themes_checked=0, texts_reviewed=0)
    own, waits = replace(OWN, process={}, records={}), Quoting(waiting=2)
    found = left(changed, own=own, review={"why": far}, quoted=waits)
    assert list(dict.fromkeys(one.matter for one in found.left)) == [
        Matter.PLATFORM,
        Matter.ENTRY,
        Matter.WINDOW,
        Matter.THEMES,
        Matter.COMMENTS,
        Matter.QUOTES,
        Matter.TITLE,
        Matter.ORGANISATION,
        Matter.PROCESS,
        Matter.RECORD,
    ]


def test_the_order_does_not_depend_on_how_it_was_gathered():
    own = replace(OWN, process={}, records={})
    everything = left(own=own, quoted=Quoting(waiting=2)).left
    assert Readiness(tuple(reversed(everything))).left[0].matter is Matter.QUOTES


def test_pairs_that_may_be_of_one_person_wait_until_they_are_decided_or_kept():
    pairs = pd.DataFrame({"response_id": ["a", "c"], "other_id": ["b", "d"]})
    asked = study()
    (one,) = readiness_of(asked, OWN, {}, Quoting(), undecided(asked, pairs)).of(Matter.SAME_PERSON)
    assert (one.count, one.place.file) == (2, "same-person.csv")
    decided = asked.model_copy(update={"same_person": (SamePerson(responses=("b", "a"), by="AB"),)})
    assert undecided(decided, pairs) == 1
    kept = asked.model_copy(update={"duplicates": Duplicates(same_person="keep")})
    assert undecided(kept, pairs) == 0
