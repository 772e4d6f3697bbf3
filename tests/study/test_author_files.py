"""The author's own files: words, figures of other papers and their sums, and terms."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import docx
import pytest

from consult.errors import Place
from consult.model.words.arithmetic import worked_out
from consult.model.words.external import External, problems_of
from consult.model.words.terms import Term, other_terms
from pipelines.study.author_files import load_own
from tests.parks import STUDY, put_study

KENT = Path(__file__).parents[2] / "pipelines" / "studies" / "kent-2024"


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("5 * 2937", 14685),
        ("5 * year", 14685),
        ("(1 + 2) * 3 - 4 / 2", 7),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("-2 * -3", 6),
        ("1000 / 8", 125),
    ],
)
def test_a_sum_is_worked_out_exactly(words, made):
    assert worked_out(words, {"year": Fraction(2937)}) == made


@pytest.mark.parametrize(
    "words",
    [
        *(
            "2 ** 9",
            "9 // 2",
            "open('x')",
            "year.real",
            "[1]",
            "1 if 1 else 2",
            "True",
            "1j",
            "'a'",
        ),
        *("", "1 / 0", "month * 2", "1 +", "x" * 300, "lambda: 1", "1e400 * 1", "0x10"),
    ],
)
def test_a_sum_that_is_anything_else_is_refused(words):
    with pytest.raises(ValueError, match=r"it |there is|only numbers"):
        worked_out(words, {"year": Fraction(2937)})


def figure(key: str, value: str, arithmetic: str = "", error: str = "") -> External:
    return External(key, "Need", value, "a report", "2024", "", arithmetic, error)


def problems(*figures: External) -> list[str]:
    return [one.what for one in problems_of(figures, Place("figures.toml"))]


def test_figures_whose_sums_come_out_are_taken():
    five = figure("five_years", "14,685", "5 * one_year")
    assert problems(five, figure("one_year", "2,937")) == []
    assert problems(figure("a", "6,663", "33317 / 5"), figure("b", "£60", "120 / 2")) == []


def test_a_sum_that_does_not_come_out_is_named_with_both_numbers():
    assert problems(figure("five", "33,317", "5 * year"), figure("year", "6,663")) == [
        'Figure "five" is 33,317, but its arithmetic "5 * year" gives 33,315.'
    ]


def test_a_mistake_of_the_source_can_be_recorded_and_one_that_is_none_cannot():
    assert problems(figure("five", "33,317", "5 * 6663", "Not 33,315.")) == []
    assert problems(figure("five", "33,315", "5 * 6663", "Wrong.")) == [
        'Figure "five": its arithmetic gives 33,315.'
    ]


def test_ids_are_plain_and_stand_once():
    assert problems(figure("a-b", "1"), figure("x", "1"), figure("x", "2")) == [
        'Two figures have the id "x".',
        '"a-b" cannot be the id of a figure.',
    ]


def test_a_date_has_no_sum():
    assert problems(figure("day", "19 July 2024", "19 + 2024")) == [
        'Figure "day": "19 July 2024" is no single number.'
    ]


def test_terms_are_found_in_any_writing_and_never_in_quotation_marks():
    term = Term("low to moderate", ("mild to moderate", "moderate"))
    text = "Mild-to-moderate need; low to moderate need; “mild to moderate”; moderately."
    assert [words for words, _ in other_terms(text, (term,))] == ["Mild-to-moderate", "moderate"]


def test_the_papers_of_the_kent_study_are_entered_with_their_sums_and_their_mistakes():
    own = load_own(KENT)
    by_id = {one.id: one for one in own.external}
    assert (by_id["need_relationship_5y"].value, by_id["need_relationship_5y"].known_error) == (
        "14,685",
        "",
    )
    assert "33,315" in by_id["need_perinatal_5y"].known_error
    assert by_id["grant"].value == "£3,051,809"
    assert by_id["strategy_decision"].value == "19 July 2024"
    assert own.terms[0].use == "low to moderate"


def write(project, name, text):
    path = project / "pipelines" / "studies" / "parks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


GRANT = """
[[figures]]
id = "grant"
what = "The grant"
value = "£3,051,809"
source = "Minutes"
date = "2023"
"""
TERMS = '[[terms]]\nuse = "low to moderate"\ninstead_of = ["mild to moderate"]\n'


AGREED = """
[agreement]
text = "Two people coded all {question-close / base} comments and agreed on 41."
by = "the team"
date = 2024-05-12
"""


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "words/sumary.md",
            "Fine.",
            'There is no part of the report called "sumary".',
        ),
        ("words/summary.md", "# No", "words/summary.md, line 1: Only headings"),
        ("figures.toml", '[[figures]]\nid = "a"\n', 'figures "a" > value: This setting is missing'),
        ("figures.toml", GRANT + 'arithmetic = "2 * 3"\n', "is £3,051,809, but its arithmetic"),
        ("figures.toml", GRANT + 'sauce = "x"\n', "This setting does not exist"),
        ("figures.toml", "[figure]\n", '"figure" does not belong here'),
        ("terms.toml", '[[terms]]\nuse = "a"\n', "instead_of: This setting is missing"),
        ("records.toml", "[agrement]\n", 'There is no record called "agrement".'),
        ("records.toml", "[response]\n", "response > text: This setting is missing"),
        ("records.toml", AGREED + 'sauce = "x"\n', "sauce: This setting does not exist"),
        ("records.toml", AGREED.replace("2024-05-12", '"in May"'), "agreement > date: "),
        ("records.toml", AGREED.replace("Two people", "- Two"), "A record is plain sentences."),
        ("records.toml", AGREED.replace("base}", "base"), "A brace is opened"),
        ("records.toml", AGREED.replace("the team", " "), "Nothing stands in by."),
    ],
)
def test_a_mistake_in_the_authors_files_is_a_sentence_and_nothing_runs(
    call, project, name, text, says
):
    put_study(project)
    write(project, name, text)
    code, _, errors = call("run", "parks")
    assert (code, says in errors) == (2, True), errors
    assert not (project / "reports").exists()


EXPORT = (
    "Close it?,Why?\n" + "Yes,Too dear for us all\n" * 30 + "No,We love this place so much\n" * 20
)


def read(path: Path) -> str:
    """The paragraphs of a Word file, a line each."""
    found = docx.Document(str(path)).paragraphs
    return "\n".join("".join(t.text or "" for t in p._element.iter("{*}t")) for p in found)


@pytest.fixture
def run(call, project):
    """The small study with the author's words, run."""
    put_study(project, text=STUDY + '\n[duplicates]\nexact = "keep"\n', export=EXPORT)
    write(project, "figures.toml", GRANT)
    write(project, "terms.toml", TERMS)
    write(project, "records.toml", AGREED)
    words = (
        "In all {question-close / base} people answered, and the grant is {external / grant}.\n\n"
        "- Need is mild to moderate.\n- About 47 wrote on 8 February 2024.\n"
    )
    write(project, "words/summary.md", words)
    code, said, errors = call("run", "parks")
    assert code == 0, errors
    return project, said


def test_words_stand_in_the_report_and_what_to_look_at_in_them_is_said(run):
    project, said = run
    texts = read(project / "reports" / "parks" / "appendix.docx").split("\n")
    assert "In all 50 people answered, and the grant is £3,051,809." in texts
    assert "words/summary.md, line 4: “47” was typed, so nothing checks it." in said
    assert "words/summary.md, line 3: “mild to moderate”, where the papers say" in said
    assert said.count("was typed") == 2


def test_all_that_is_wrong_with_the_records_is_said_at_once(call, project):
    put_study(project)
    write(project, "records.toml", "[agrement]\n[response]\n" + AGREED.replace("2024-05-12", "7.5"))
    _, _, errors = call("run", "parks")
    assert 'called "agrement"' in errors
    assert errors.count("This setting is missing") == 3
    assert "agreement > date" in errors


def test_a_record_stands_in_the_method_with_whose_it_is_and_when(run):
    project, said = run
    made = project / "reports" / "parks" / "appendix.docx"
    assert "Agreement between coders: Two people coded all 50 comments and agreed on 41. " in read(
        made
    )
    assert "Recorded by the team on 12 May 2024." in read(made)
    assert "[To fill in: whether shares of themes were estimated" in read(made)
    assert "records.toml, text of agreement, line 1: “41” was typed, so nothing checks it." in said


def test_what_is_said_of_the_process_stands_in_the_background_with_its_figures(run, call):
    project, _ = run
    write(project, "records.toml", '[process]\nreach = "The grant was {external / grant}."\n')
    assert call("run", "parks")[0] == 0
    made = read(project / "reports" / "parks" / "appendix.docx")
    assert "Reach of advertising: The grant was £3,051,809." in made
    assert "[To fill in: how many events were held, and how many people came. " in made


def test_a_figure_that_the_process_names_and_nobody_made_stops_the_run(run, call):
    project, _ = run
    write(project, "records.toml", '[process]\nreach = "{external / grnt} people."\n')
    code, _, errors = call("run", "parks")
    assert code == 2
    assert "records.toml, text of process > reach, line 1: There is no figure called" in errors


def test_a_figure_that_a_record_names_and_nobody_made_stops_the_run(run, call):
    project, _ = run
    write(project, "records.toml", AGREED.replace("question-close", "question-clse"))
    code, _, errors = call("run", "parks")
    assert code == 2
    assert "records.toml, text of agreement, line 1: There is no figure called" in errors


def test_check_on_the_command_line_says_what_is_wrong_and_writes_a_marked_copy(run, call):
    project, _ = run
    made = project / "reports" / "parks" / "appendix.docx"
    edited = project / "edited.docx"
    edited.write_bytes(made.read_bytes())
    code, said, _ = call("check", "parks", edited)
    assert (code, "Every figure is as it was made" in said) == (0, True)

    report = docx.Document(str(edited))
    report.add_paragraph("The grant of £3,051,908 is for 999 people in moderate need.")
    report.save(str(edited))
    code, said, _ = call("check", "parks", edited)
    assert code == 1
    assert "2 places to look at:" in said
    assert "“3,051,908” was typed. The grant is £3,051,809 in Minutes." in said
    assert "“999” matches no figure" in said
    assert (project / "edited (checked).docx").is_file()
    assert list(docx.Document(str(project / "edited (checked).docx")).comments)


def test_check_needs_a_study_that_has_run_and_a_word_file(run, call, project):
    code, _, errors = call("check", "parks", project / "nowhere.docx")
    assert (code, "There is no such file" in errors) == (2, True)
    (project / "notes.odt").write_text("x")
    code, _, errors = call("check", "parks", project / "notes.odt")
    assert (code, "Only Word files can be checked" in errors) == (2, True)
    (project / "data" / "processed" / "parks" / "figures.json").unlink()
    code, _, errors = call("check", "parks", project / "reports" / "parks" / "appendix.docx")
    assert (code, 'There are no figures of the study "parks" yet' in errors) == (2, True)


def test_a_figure_that_words_name_and_nobody_made_stops_the_run(run, call):
    project, _ = run
    write(project, "words/closed.md", "It was {question-close / Yess / Share}.")
    code, _, errors = call("run", "parks")
    assert code == 2
    assert "words/closed.md, line 1: There is no figure called" in errors
    assert "{question-close / Yes / Share}" in errors
