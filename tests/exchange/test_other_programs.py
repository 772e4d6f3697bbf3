"""Claims about codebooks as other programs write them; all codes are invented."""

import io
import zipfile

import pytest

from consult.exchange import take_in
from consult.exchange.guids import code_guid
from consult.model.coding.codeframe import Code, Codeframe, Theme

NONE = Codeframe()


def g(number):
    """A guid."""
    return f"0a8f1f6c-2b1d-4c55-9d0e-0000000000{number:02d}"


def taken(data, present=NONE, file="codes.qdc"):
    data = data.encode() if isinstance(data, str) else data
    return take_in(data, file, present, study="parks")


def codes(frame):
    return [(t.name, [code.name for code in t.codes]) for t in frame.themes]


NVIVO = f"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns:xsd="http://www.w3.org/2001/XMLSchema"
xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo">
  <Codes>
    <Code guid="{g(1)}" name="Getting there" isCodable="true" color="#FF0000">
      <Code guid="{g(2)}" name="Buses" isCodable="true">
        <Description>Buses to the park.</Description>
        <Code guid="{g(3)}" name="Fares" isCodable="true">
        <Description>What a bus costs.</Description>
          <Code guid="{g(4)}" name="Children" isCodable="true">
          <Description>Fares of children.</Description></Code>
        </Code>
      </Code>
    </Code>
    <Code guid="{g(5)}" name="Costs" isCodable="true">
      <Description>Money in general.</Description>
      <Code guid="{g(6)}" name="Café" isCodable="true">
      <Description>Dear coffee.</Description></Code>
    </Code>
  </Codes>
</CodeBook>"""


def test_codes_nested_to_any_depth_become_two_levels_and_their_path_is_told():
    got = taken(NVIVO)
    assert codes(got.frame) == [
        ("Getting there", ["Buses", "Buses: Fares", "Buses: Fares: Children"]),
        ("Costs", ["Costs: in general", "Café"]),
    ]
    assert got.notes == (
        "2 codes stood deeper than two levels and got the names of the codes above, theme aside: "
        '"Buses: Fares", "Buses: Fares: Children".',
        "A theme cannot be given to a comment. These were codes as well, and each got a code "
        'beneath it: "Costs: in general".',
    )


def test_a_definition_and_an_id_come_with_each_code():
    (_, costs) = taken(NVIVO).frame.themes
    assert costs == Theme(
        "costs",
        "Costs",
        (
            Code("costs_in_general", "Costs: in general", "Money in general."),
            Code("cafe", "Café", "Dear coffee."),
        ),
    )


ATLAS = f"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="ATLAS.ti Win 23.4.0">
<Codes>
<Code guid="{g(1).upper()}" name="Fares" color="#46AA00" isCodable="true">
<Description>Dear.</Description></Code>
<Code guid="{g(2)}" name="Benches" isCodable="true"><Description>Too few.</Description></Code>
<Code guid="{g(3)}" name="Dogs" isCodable="true"/>
</Codes>
<Sets><Set name="Getting there" guid="{g(9)}"><MemberCode guid="{g(1).upper()}" /></Set>
<Set name="Staying" guid="{g(8)}"><MemberCode targetGUID="{g(2)}" />
<MemberCode targetGUID="{g(1)}" /></Set></Sets>
</CodeBook>"""


def test_code_groups_of_a_flat_list_become_themes():
    got = taken(ATLAS)
    assert codes(got.frame) == [
        ("Getting there", ["Fares"]),
        ("Staying", ["Benches"]),
        ("Codes", ["Dogs"]),
    ]
    assert got.notes == (
        '1 code stood in no theme and came under “Codes”; give it a better name: "Dogs".',
        'No definition came with "Dogs". The name stands in its place: write in codeframe.toml, in '
        "one sentence, what a comment must say to be given the code.",
    )


def test_dots_in_names_of_taguette_are_levels_and_in_those_of_others_are_dots():
    words = """<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="{} 1.4"><Codes>
    <Code guid="a" name="paths" isCodable="true"/>
    <Code guid="b" name="paths.mud" isCodable="true"/>
    <Code guid="c" name="lamps" isCodable="true"/></Codes><Sets/></CodeBook>"""
    assert codes(taken(words.format("Taguette")).frame) == [
        ("paths", ["mud"]),
        ("Codes", ["lamps"]),
    ]
    assert codes(taken(words.format("Other")).frame) == [("Codes", ["paths", "paths.mud", "lamps"])]


def test_a_byte_order_mark_and_a_category_that_is_not_codable_are_taken():
    words = f"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="QualCoder"><Codes>
    <Code guid="{g(1)}" name="Places" isCodable="false"><Description>All of them.</Description>
    <Code guid="{g(2)}" name="Lake" isCodable="true"><Description>The lake.</Description></Code>
    </Code></Codes></CodeBook>"""
    got = taken(b"\xef\xbb\xbf" + words.encode())
    assert codes(got.frame) == [("Places", ["Lake"])]
    assert got.notes == ('A theme has no description; what these had was not taken: "Places".',)


MAXQDA = f"""<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Parks" origin="MAXQDA 2022">
<Users><User guid="{g(20)}" name="AB"/></Users>
<CodeBook><Codes>
<Code guid="{{{g(1)}}}" name="Play" isCodable="true">
  <Code guid="{{{g(2)}}}" name="Swings" isCodable="true">
  <NoteRef targetGUID="{g(9)}"/></Code></Code>
</Codes></CodeBook>
<Sources><TextSource guid="{g(7)}" plainTextPath="internal://x.txt">
<PlainTextSelection guid="{g(6)}" startPosition="0" endPosition="4">
<Coding guid="{g(5)}"><CodeRef targetGUID="{{{g(1)}}}"/></Coding></PlainTextSelection>
</TextSource></Sources></Project>"""


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return out.getvalue()


def test_a_theme_that_was_given_in_a_project_keeps_a_code_and_lost_memos_are_told():
    got = taken(zipped(**{"project.qde": MAXQDA, "sources/x.txt": "Play"}), file="parks.qdpx")
    assert codes(got.frame) == [("Play", ["Play: in general", "Swings"])]
    assert got.notes[1] == "1 memo of codes not taken."


def test_names_that_stand_under_several_themes_have_their_theme_before_them():
    words = """<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
    <Code guid="a" name="Paths"><Code guid="b" name="Good"/><Code guid="c" name="Mud"/></Code>
    <Code guid="d" name="Lake"><Code guid="e" name="good"/></Code></Codes></CodeBook>"""
    got = taken(words)
    assert codes(got.frame) == [("Paths", ["Paths: Good", "Mud"]), ("Lake", ["Lake: good"])]
    assert got.notes[0] == (
        'A name that stood under several themes has its theme before it: "Good", "good".'
    )


PRESENT = Codeframe(
    (Theme("going", "Going", (Code("bus", "Bus", "Any bus."), Code("walk", "Walking", "Feet."))),)
)


def test_a_code_renamed_in_the_other_program_keeps_its_id_by_its_guid():
    words = f"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
    <Code guid="x" name="Getting there">
    <Code guid="{code_guid("parks", "bus").upper()}" name="Buses and trams"/>
    <Code guid="y" name="walking"/><Code guid="z" name="Bus"/></Code></Codes></CodeBook>"""
    (theme,) = taken(words, PRESENT).frame.themes
    assert theme.id == "going"
    assert [(c.id, c.name) for c in theme.codes] == [
        ("bus", "Buses and trams"),
        ("walk", "walking"),
        ("bus_2", "Bus"),
    ]


def test_no_code_gets_an_id_that_consult_uses_itself():
    words = """<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="A">
    <Code guid="y" name="Other"/></Code></Codes></CodeBook>"""
    (theme,) = taken(words).frame.themes
    assert theme.codes[0].id == "other_2"


def test_a_list_under_headings_of_a_description_is_taken_apart_whatever_its_bullets():
    words = """<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="A">
    <Code guid="y" name="Fares"><Description>What a bus
costs.

Includes:
* Day tickets
• Passes
Excludes: Parking</Description></Code></Code></Codes></CodeBook>"""
    (theme,) = taken(words).frame.themes
    (code,) = theme.codes
    assert code == Code(
        "fares", "Fares", "What a bus costs.", ("Day tickets", "Passes"), ("Parking",)
    )


@pytest.mark.parametrize("space", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", ""])
def test_any_version_of_the_namespace_is_taken(space):
    words = f'<CodeBook xmlns="{space}"><Codes><Code guid="x" name="A"/></Codes></CodeBook>'
    assert codes(taken(words).frame) == [("Codes", ["A"])]
