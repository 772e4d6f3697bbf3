"""Claims about files that are spoilt: each ends in the right codeframe, or in a sentence."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.errors import ExchangeError
from consult.exchange import take_in
from consult.model.coding.codeframe import Code, Codeframe, Theme

BOOK = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{}</Codes></CodeBook>'
TWIN = '<Code guid="c" name="buses" isCodable="true"/>'
PLAIN = '<Code guid="b" name="Buses" isCodable="true"><Description>Any bus.</Description></Code>'
GOOD = BOOK.format(f'<Code guid="a" name="Going" isCodable="false">{PLAIN}</Code>')
PROJECT = f'<Project xmlns="urn:QDA-XML:project:1.0" name="x">{GOOD}</Project>'
RIGHT = [("Going", "Buses", "Any bus.")]
HEAD = "theme,code,definition,includes,excludes,examples,retired,id\r\n"
ROW = "Going,Buses,Any bus.,,,,,\r\n"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, words in files:
            archive.writestr(name, words)
    return out.getvalue()


def deep(levels):
    open_, close = (
        "".join(f'<Code guid="g{n}" name="n{n}">' for n in range(levels)),
        "</Code>" * levels,
    )
    return BOOK.format(open_ + close)


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + BOOK.format(
    '<Code guid="a" name="&b;"/>'
)
FETCH = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + BOOK.format(
    '<Code guid="a" name="A"><Description>&a;</Description></Code>'
)
WHOLE = zipped([("project.qde", PROJECT), ("sources/a.txt", "Words.")])
TAKEN = {
    "a codebook": GOOD.encode(),
    "a codebook with a mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "a codebook in UTF-16": GOOD.encode("utf-16"),
    "a project": WHOLE,
    "a project with a capital": zipped([("Project.qde", PROJECT)]),
    "a codebook without guids": GOOD.replace('guid="a"', "").replace('guid="b"', "").encode(),
    "a codebook with a doctype": b"<!DOCTYPE CodeBook>" + GOOD.encode(),
    "a CSV file": (HEAD + ROW).encode(),
    "a CSV file with a mark": b"\xef\xbb\xbf" + (HEAD + ROW).encode(),
    "a CSV file with semicolons": (HEAD + ROW).replace(",", ";").encode(),
    "a CSV file with tabs": (HEAD + ROW).replace(",", "\t").encode(),
    "Unicode text of Excel": (HEAD + ROW).replace(",", "\t").encode("utf-16"),
    "a CSV file that says what stands between": b"sep=;\r\n"
    + (HEAD + ROW).replace(",", ";").encode(),
    "a CSV file with old line ends": (HEAD + ROW).replace("\r\n", "\r").encode(),
    "a CSV file with blank lines": ("\r\n" + HEAD + ",,,,,,,\r\n\r\n" + ROW).encode(),
    "headings in capitals and another order": b"Code,THEME,Definition \r\nBuses,Going,Any bus.\r\n",
    "a list of Taguette": b"tag,description,category\r\nBuses,Any bus.,Going\r\n",
    "a column of their own": b"theme,code,definition,Who\r\nGoing,Buses,Any bus.,AB\r\n",
    "cells made inert": b"theme,code,definition\r\nGoing,Buses,Any bus.\r\n",
}


@pytest.mark.parametrize("data", TAKEN.values(), ids=TAKEN)
def test_it_ends_in_the_right_codeframe(data):
    frame = take_in(data, "codes", Codeframe(), study="parks").frame
    assert [(t.name, c.name, c.definition) for t in frame.themes for c in t.codes] == RIGHT


REFUSED = {
    "nothing": (b"", "The file is empty."),
    "spaces": (b" \r\n ", "The file is empty."),
    "a project cut short": (WHOLE[: len(WHOLE) // 2], "damaged or was cut short"),
    "a project with a changed byte": (
        WHOLE.replace(WHOLE[60:64], b"\0\0\0\0", 1),
        "damaged or was cut short",
    ),
    "an archive of something else": (
        zipped([("a.txt", "a")]),
        "an archive without one project.qde",
    ),
    "an empty archive": (zipped([]), "an archive without one project.qde"),
    "a workbook": (zipped([("xl/workbook.xml", "<a/>")]), "This is a workbook, not a CSV file."),
    "an old workbook": (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "This is a workbook"),
    "a part that leaves its folder": (
        zipped([("project.qde", PROJECT), ("../../x.txt", "x")]),
        "meant to be put outside its folder",
    ),
    "a part of a Windows drive": (
        zipped([("project.qde", PROJECT), ("C:\\x.txt", "x")]),
        "meant to be put outside its folder",
    ),
    "a zip bomb": (zipped([("project.qde", " " * (8 << 20))]), "which is no project"),
    "an XML bomb": (BOMB.encode(), "declares XML entities"),
    "an XML bomb in a project": (zipped([("project.qde", BOMB)]), "declares XML entities"),
    "XML that fetches a file": (FETCH.encode(), "declares XML entities"),
    "XML cut short": (GOOD[:90].encode(), "not well-formed XML"),
    "another namespace": (
        GOOD.replace("urn:QDA-XML:codebook:1.0", "urn:another").encode(),
        "holds no codebook of REFI-QDA",
    ),
    "other XML": (b"<rss><channel/></rss>", "holds no codebook of REFI-QDA"),
    "a web page": (b"<html><body>Codes</body></html>", "holds no codebook of REFI-QDA"),
    "a project without codes": (
        b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"/>',
        "holds no codebook of REFI-QDA",
    ),
    "a codebook without codes": (BOOK.format("").encode(), "The codebook holds no code."),
    "a code without a name": (
        BOOK.format('<Code guid="a" name=" "/><Code guid="b"/>').encode(),
        "2 codes have no name.",
    ),
    "two codes of one name": (
        BOOK.format(f'<Code guid="a" name="Going">{PLAIN}{TWIN}</Code>').encode(),
        'Two codes under "Going" have the name "Buses".',
    ),
    "a code that holds itself": (
        BOOK.format('<Code guid="a" name="A"><Code guid="a" name="B"/></Code>').encode(),
        'The codes "A" and "B" have one guid.',
    ),
    "a hundred levels": (deep(100).encode(), "more than 12 levels deep"),
    "a hundred thousand levels": (deep(100_000).encode(), "more than 12 levels deep"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "does not have the heading “code”"),
    "a PDF": (b"%PDF-1.7\n%codes", "does not have the heading “code”"),
    "no headings": (ROW.encode(), "does not have the heading “code”"),
    "headings alone": (HEAD.encode(), "The file holds no code."),
    "responses": (b"Close it?,Why?\r\nYes,Dear\r\n", "does not have the heading “code”"),
    "a heading twice": (
        (b"code,theme,Code\r\nBuses,Going,x\r\n"),
        'The heading "code" stands twice.',
    ),
    "a code with a comma": (
        b"theme,code,definition\r\nGoing,Buses, trams,Any bus.\r\n",
        "codes > row 2: The row has more cells than there are headings.",
    ),
    "a quotation mark left open": (
        b'theme,code,definition\r\nGoing,"Buses,Any bus.\r\n',
        "A quotation mark is opened and never closed",
    ),
    "an error of Excel": (
        b"theme,code,definition\r\nGoing,#NAME?,Any bus.\r\n",
        'codes > row 2 > column B ("code"): The cell holds an error of the spreadsheet.',
    ),
    "no name": (
        b"theme,code,definition\r\nGoing,,Any bus.\r\n",
        'codes > row 2 > column B ("code"): No code is named in this row.',
    ),
    "neither yes nor no": (
        b"theme,code,retired\r\nGoing,Buses,perhaps\r\n",
        'codes > row 2 > column C ("retired"): This says neither yes nor no.',
    ),
    "an id of consult": (b"code,id\r\nBuses,other\r\n", "consult uses this id itself."),
    "one id twice": (
        b"code,id\r\nBuses,a\r\nTrams,a\r\n",
        'Two codes have the id "a" (as in row 2).',
    ),
    "one name twice": (
        b"theme,code\r\nGoing,Buses\r\nCosts,buses \r\n",
        'codes > row 3 > column B ("code"): Two codes have the name "buses" (as in row 2).',
    ),
    "far too many rows": (b"code\r\n" + b"a\r\n" * 3000, "no codeframe has more than 2,000 codes"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_it_ends_in_a_sentence(data, said):
    with pytest.raises(ExchangeError) as refused:
        take_in(data, "codes", Codeframe(), study="parks")
    assert said in str(refused.value)


def test_every_problem_of_a_csv_file_is_told_at_once_in_the_order_of_rows():
    words = (
        b"theme,code,definition,retired\r\nGoing,,Any bus.,\r\nGoing,Trams,,maybe\r\nA,b,c,d,e\r\n"
    )
    with pytest.raises(ExchangeError) as refused:
        take_in(words, "codes.csv", Codeframe(), study="parks")
    assert [problem.place.row for problem in refused.value.problems] == [2, 3, 4, 4]


def test_a_theme_left_out_is_that_of_the_row_above_and_it_is_told():
    words = b"theme,code,definition\r\nGoing,Buses,Any bus.\r\n,Trams,Any tram.\r\n"
    got = take_in(words, "codes.csv", Codeframe(), study="parks")
    assert got.frame.themes == (
        Theme(
            "going",
            "Going",
            (Code("buses", "Buses", "Any bus."), Code("trams", "Trams", "Any tram.")),
        ),
    )
    assert got.notes == ("No theme stands in row 3: that of the row above was taken.",)


def test_a_column_that_is_not_known_is_told():
    got = take_in(TAKEN["a column of their own"], "codes.csv", Codeframe(), study="parks")
    assert got.notes == ('Columns that are not known were passed over: "Who".',)


def test_words_that_look_like_a_formula_are_words():
    words = b"code,definition\r\n'=cmd|calc,=1+1\r\n"
    (theme,) = take_in(words, "codes.csv", Codeframe(), study="parks").frame.themes
    assert theme.codes == (Code("cmd_calc", "=cmd|calc", "=1+1"),)


@given(st.sampled_from(sorted(TAKEN)), st.data())
@settings(max_examples=300)
def test_whatever_happens_to_a_file_it_ends_in_a_codeframe_or_a_sentence(name, data):
    words = bytearray(TAKEN[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(words)))
        much = data.draw(st.sampled_from([0, 1, 5, 1000]))
        words[at : at + much] = data.draw(st.binary(max_size=4))
    try:
        codes = take_in(bytes(words), "codes", Codeframe(), study="parks").frame.codes
    except ExchangeError as refused:
        told, codes = [str(problem) for problem in refused.problems], ()
    else:
        told = [code.name for code in codes]
    assert told
    assert all(told)
    assert len({code.id for code in codes}) == len(codes)
