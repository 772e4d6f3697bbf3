"""The last door reads the equality evidence back: a count slipped into it is not published."""

import io
import re
from types import SimpleNamespace

import pytest
from docx import Document

from consult.errors import DisclosureError
from consult.model.run.pace import untold
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.stages import publish
from tests.parks import REASONS, STUDY

SEX = """
[[questions]]
id = "sex"
text = "What is your sex?"
kind = "single"
purpose = "characteristic"
characteristic = "sex"
options = ["Female", "Male", "Other"]
columns = { online = ["C"] }
"""
PEOPLE = ["Female"] * 20 + ["Male"] * 12 + ["Other"] * 3 + [""] * 7
"""Three of one group: too few to report, and so is something they could be worked out from."""


@pytest.fixture
def parks(ran):
    """A study with a small group that has been run."""
    rows = [
        f'{"Yes" if at % 3 else "No"},"{REASONS[at % 7]} {"again " * (at // 7)}",{sex}'
        for at, sex in enumerate(PEOPLE)
    ]
    study = STUDY.replace("[[sources]]", '[report]\nequality = ["why"]\n\n[[sources]]') + SEX
    return ran(study, "Close it?,Why?,Sex\n" + "\n".join(rows) + "\n")


@pytest.fixture
def drafted(parks):
    """What the door was given for it, and let through."""
    workspace = Workspace(parks, "parks", parks / "data" / "raw" / "parks")

    def load(name):
        return ARTEFACTS[name].format.load(workspace.path(name))

    held = ("structure", "truth", "told_before", "contents", "spoken")
    return {name: load(name) for name in (*held, *publish.DRAFTED, *publish.WITHOUT_NUMBERS)}


def door(drafted, **changed):
    inputs = publish.PublishInputs(**{**drafted, **changed})
    return publish.run(SimpleNamespace(pace=untold), inputs)


def in_page(drafted, old, new):
    page = drafted["equality_page"].decode()
    changed = re.sub(old, new, page, count=1)
    assert changed != page
    return changed.encode()


def in_word(drafted, change):
    file = Document(io.BytesIO(drafted["equality"]))
    change(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def who_answered(file):
    return next(t for t in file.tables if "Sex: who answered" in t._tbl.xml)


def test_the_untouched_files_pass(drafted):
    passed = door(drafted)
    assert passed["published_equality"].content == drafted["equality"]
    assert passed["published_equality_page"].content == drafted["equality_page"]
    assert {"equality.docx", "equality.html"} <= set(passed["release"]["files"])


def test_shares_of_those_who_said_are_not_taken_for_shares_of_all_when_checked(parks, call):
    """Both stand under the name of a group: the one here, the other in the appendix."""
    code, said, _ = call("check", "parks", parks / "reports" / "parks" / "equality.docx")
    assert code == 0, said


def test_a_hidden_count_in_a_table_of_words_of_the_page_is_refused(drafted):
    cell = r'(<th scope="row">Other</th>\s*<td[^>]*>)<span[^>]*>\[c\]</span>'
    with pytest.raises(DisclosureError, match=r"equality\.html, Table \d+: words give a figure"):
        door(drafted, equality_page=in_page(drafted, cell, r"\g<1>3"))


def test_a_hidden_count_in_a_table_of_words_of_the_word_file_is_refused(drafted):
    def change(file):
        row = next(r for r in who_answered(file).rows if r.cells[0].text == "Other")
        row.cells[1].text = "3"

    with pytest.raises(DisclosureError, match=r"equality\.docx, Table \d+: words give a figure"):
        door(drafted, equality=in_word(drafted, change))


def test_a_hidden_count_in_a_sentence_is_refused_in_either(drafted):
    words = "“Other” (3) did not answer."
    page = in_page(drafted, r"<h3[^>]*>Gaps in the evidence</h3>", rf"\g<0><p>{words}</p>")
    with pytest.raises(DisclosureError, match=r"equality\.html, under .* words give a figure"):
        door(drafted, equality_page=page)
    word = in_word(drafted, lambda file: file.add_paragraph(words))
    with pytest.raises(DisclosureError, match=r"equality\.docx, under .* words give a figure"):
        door(drafted, equality=word)


def test_a_table_that_nobody_counted_is_refused(drafted):
    table = "<table><tr><th>Group</th><th>People</th></tr><tr><th>Other</th><td>3</td></tr></table>"
    page = in_page(drafted, r"</article>", rf"{table}\g<0>")
    with pytest.raises(DisclosureError, match=r"equality\.html, Table 0: .* never counted"):
        door(drafted, equality_page=page)


def test_another_number_in_a_table_of_numbers_is_refused_in_either(drafted):
    cell = r"(<caption[^>]*><span>Table \d+: Themes in comments: Why.*?<td[^>]*>).*?</td>"
    page = in_page(drafted, f"(?s){cell}", r"\g<1>9</td>")
    with pytest.raises(DisclosureError, match=r"equality\.html, Table \d+, row 1"):
        door(drafted, equality_page=page)

    def change(file):
        table = next(t for t in file.tables if "Themes in comments: Why" in t._tbl.xml)
        table.rows[1].cells[1].text = "9"

    with pytest.raises(DisclosureError, match=r"equality\.docx, Table \d+, row 1"):
        door(drafted, equality=in_word(drafted, change))
