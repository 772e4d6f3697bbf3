"""An organisation's own settings over the definitions that are shipped."""

import tomllib

import pytest

from consult.definitions import characteristics
from consult.definitions.in_force import definition, departures, put_in_force, shipped
from consult.definitions.merging import mergings
from consult.disclose import load_policy
from consult.errors import StudyError
from consult.redact import redact


@pytest.fixture(autouse=True)
def _afterwards():
    yield
    put_in_force({})


def own(**files):
    """Put files in force, given as disclosure="..." for disclosure.toml."""
    put_in_force({f"{name}.toml": tomllib.loads(text) for name, text in files.items()})


def refusal(**files):
    with pytest.raises(StudyError) as refused:
        own(**files)
    return str(refused.value)


def test_a_threshold_of_the_organisation_holds_and_the_others_stay():
    before = load_policy(frozenset()).thresholds
    own(disclosure="[threshold]\ncrosstab = 17")
    after = load_policy(frozenset()).thresholds
    assert {use: n for use, n in after.items() if n != before[use]} == {"crosstab": 17}


def test_a_threshold_under_two_is_refused_as_a_shipped_one_would_be():
    own(disclosure="[threshold]\ncrosstab = 1")
    with pytest.raises(StudyError, match="crosstab must be a whole number of 2 or more"):
        load_policy(frozenset())


def test_values_made_before_are_made_again():
    shipped_ladder = mergings()["age"]
    own(disclosure='[[ladder]]\ncharacteristic = "age"\nages = [[18, 65]]')
    assert mergings()["age"] != shipped_ladder
    assert mergings()["race"]
    put_in_force({})
    assert mergings()["age"] == shipped_ladder


def test_a_local_characteristic_is_added_after_those_of_the_law():
    own(
        characteristics="""
        [[characteristic]]
        id = "veteran"
        name = "Served in the armed forces"
        protected = false
        source = "Invented for a test"
        headings = ["served in the armed forces"]
        categories = [{ label = "Served", also = ["Yes"] }, { label = "Did not serve" }]
        """
    )
    assert list(characteristics())[-1] == "veteran"
    assert len(characteristics()) == len(shipped("characteristics.toml")["characteristic"]) + 1


def test_an_entry_of_a_known_id_changes_only_what_it_names():
    before = characteristics()["religion"]
    own(characteristics='[[characteristic]]\nid = "religion"\nname = "Faith"')
    after = characteristics()["religion"]
    assert (after.name, after.categories) == ("Faith", before.categories)


def test_names_and_words_are_always_redacted_wherever_they_stand():
    text = "I asked at reception and wren house helped, not wrenhouse."
    assert redact(text)[0] == text
    own(redaction='always = ["Wren  House"]')
    assert redact(text)[0] == "I asked at reception and [name] helped, not wrenhouse."


def test_words_that_are_never_redacted_stay_though_a_rule_finds_them():
    text = "Ring 01622 555 123 or 01622 555 124."
    assert redact(text)[1] == ("telephone number", "telephone number")
    own(redaction='never = ["01622  555 123"]')
    assert redact(text)[0] == "Ring 01622 555 123 or [telephone number]."


def test_a_pattern_of_the_organisation_is_tried_on_its_own_examples():
    pattern = "[[pattern]]\nkind = \"case number\"\nregex = '''K-\\d{4}'''\nleaves = []\n"
    own(redaction=pattern + 'finds = ["my case K-1234"]')
    assert redact("It was K-1234.")[0] == "It was [case number]."
    own(redaction=pattern + 'finds = ["my case K-12"]')
    with pytest.raises(StudyError, match="does not find anything in number 1 of its finds"):
        redact("It was K-1234.")
    own(redaction="[[pattern]]\nkind = \"x\"\nregex = '''('''\nfinds = []\nleaves = []")
    with pytest.raises(StudyError, match="is no regular expression"):
        redact("It was K-1234.")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"disclosure": "[threshold]\ncrostab = 12"}, 'no setting called "threshold > crostab"'),
        ({"disclosure": 'threshold = "12"'}, "threshold must be settings of its own"),
        ({"disclosure": "[rules]\nhide_full_rows = 1"}, "hide_full_rows must be true or false"),
        ({"disclosure": "[[ladder]]\nas_asked = true"}, "ladder number 1 is none of consult's own"),
        ({"characteristics": '[[characteristic]]\nid = "x"'}, "has no name, protected, source"),
        (
            {"characteristics": '[[characteristic]]\nid = "age"\nbands = "0 to 15"'},
            "bands must be a list",
        ),
        (
            {"characteristics": '[[characteristic]]\nid = "age"\ncategories = ["Old"]'},
            "categories number 1 must be settings of its own",
        ),
        ({"redaction": '[[pattern]]\nkind = "x"'}, "pattern number 1"),
        ({"redaction": "always = [7]"}, "always number 1 must be text in quotation marks"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words_and_nothing_changes(files, said):
    own(disclosure="[threshold]\ncrosstab = 17")
    told = refusal(**files)
    assert said in told
    assert told.startswith("organisation/")
    assert definition("disclosure.toml")["threshold"]["crosstab"] == 17


def test_all_that_is_wrong_is_told_at_once():
    told = refusal(
        disclosure='[threshold]\ncrostab = 12\n[weak]\nbase = "few"', redaction="sometimes = []"
    )
    assert len(told.splitlines()) == 3


def test_what_is_changed_of_an_entry_is_told_and_what_is_added_by_its_name():
    assert shipped("characteristics.toml")["characteristic"][5]["id"] == "religion"
    own(
        characteristics="""
        [[characteristic]]
        id = "religion"
        sensitive = false
        headings = ["faith"]
        [[characteristic]]
        id = "veteran"
        name = "Served in the armed forces"
        protected = false
        source = "Invented for a test"
        headings = ["served in the armed forces"]
        categories = [{ label = "Served" }, { label = "Did not serve" }]
        """
    )
    assert [(one.setting, one.shipped, one.own) for one in departures()] == [
        ("characteristics.toml: characteristic religion > sensitive", "true", "false"),
        ("characteristics.toml: characteristic religion > headings", "", "1 of its own"),
        ("characteristics.toml: characteristic veteran", "", "added"),
    ]


def test_what_departs_from_the_shipped_is_told_and_names_are_only_counted():
    own(
        disclosure="[threshold]\ncrosstab = 17\nquestion = 5",
        redaction='always = ["Quillfeather Rowe", "Dunmorrow Hub"]',
    )
    told = [(one.setting, one.shipped, one.own) for one in departures()]
    assert told == [
        ("disclosure.toml: threshold > crosstab", "10", "17"),
        ("redaction.toml: always", "", "2 of its own"),
    ]
