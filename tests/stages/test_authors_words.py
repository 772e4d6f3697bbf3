"""What an author wrote may be refused: with its file, its line and a sentence that passes.

Three of 33 people agree strongly, which the table hides. All words are invented.
"""

import pytest

from tests.stages.small import put, said, words_of

FIGURE = "{question-agree / Strongly agree / People}"


@pytest.fixture
def study(call, project):
    """A study in which a few agree strongly, so that the table hides how many."""
    return put(project, [*said(30), *said(3, agree="Strongly agree")])


def write(study, file, text):
    path = study / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def refused(call):
    code, _, error = call("run", "small")
    assert code == 2
    return error.strip()


def published(call):
    code, _, error = call("run", "small")
    assert (code, error) == (0, "")


def test_a_sentence_of_the_authors_is_named_by_file_and_line_and_the_one_offered_passes(
    call, project, study
):
    words = "Most people wrote at length.\n\nOnly those who “Strongly agree” (3) were content.\n"
    write(study, "words/summary.md", words)
    told = refused(call)
    assert told.startswith("words/summary.md, line 3: Nothing was published. A number in this line")
    offered = f"Only those who “Strongly agree” ({FIGURE}) were content."
    assert told.endswith(f"This would pass: {offered}")
    assert told.count("Nothing was published") == 1
    write(study, "words/summary.md", f"{offered}\n")
    published(call)
    assert "Only those who “Strongly agree” ( [c] ) were content." in words_of(project)


OTHER_FILES = [
    (
        "records.toml",
        '[agreement]\ntext = "Two people coded. “Strongly agree”: 3 people."\n'
        'by = "the team"\ndate = 2025-04-01\n',
        f"“Strongly agree”: {FIGURE} people.",
    ),
    (
        "equality.toml",
        '\n[age]\ndetails = "Strongly agree: 3 people over 60."\n',
        "Strongly agree: some people over 60.",
    ),
    (
        "figures.toml",
        '[[figures]]\nid = "leaflets"\nwhat = "For those who strongly agree: 3 towns"\n'
        'value = "400"\nsource = "an invented paper"\ndate = "2024"\n',
        "For those who strongly agree: some towns",
    ),
]
"""File -> what its author writes there, and the sentence that is offered instead."""


def test_other_files_of_the_author_are_all_named_too(call, study):
    for file, text, _ in OTHER_FILES:
        write(study, file, text)
    told = refused(call)
    assert told.count("Nothing was published") == len(OTHER_FILES)
    for file, text, offered in OTHER_FILES:
        line = 1 + next(n for n, one in enumerate(text.splitlines()) if "trongly agree" in one)
        assert f"{file}, line {line}: Nothing was published." in told
        assert f"This would pass: {offered}" in told


def test_a_definition_in_the_codeframe_is_named(call, project):
    online = [*said(30), *said(3, better="The steps shut out wheelchairs")]
    study = put(project, online)
    frame = (
        '[[themes]]\nid = "all"\nname = "All"\n\n[[themes.codes]]\nid = "steps"\nname = "Steps"\n'
        'definition = "The steps shut out wheelchairs. Steps: {} people said so."\n'
    )
    write(study, "codeframe.toml", frame.format(3))
    told = refused(call)
    assert told.startswith("codeframe.toml, line 8: Nothing was published.")
    assert told.endswith("This would pass: Steps: some people said so.")
    write(study, "codeframe.toml", frame.format("some"))
    published(call)


def test_numbers_that_are_names_pass_in_the_title_of_a_study(call, project):
    title = "Plan 2030 for 3 towns: 20 mph zones on Route 4"
    put(project, [*said(30), *said(3, agree="Strongly agree")], title=title)
    published(call)
    assert title in words_of(project)


@pytest.mark.parametrize(
    "text",
    [
        "Prop 3: do you strongly agree or strongly disagree?",
        "3 is strongly agree, 1 is strongly disagree. How far do you agree with the plan?",
        "Do you agree? Tick one. “Strongly agree” is 3.",
    ],
)
def test_a_number_that_everybody_was_asked_with_is_no_figure(call, project, text):
    """It stood on the form before anybody answered, and nobody can take it out again."""
    study = put(project, [*said(30), *said(3, agree="Strongly agree")])
    file = study / "study.toml"
    asked = 'text = "How far do you agree with the plan?"'
    assert asked in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(asked, f'text = "{text}"'), encoding="utf-8")
    published(call)
    assert text in words_of(project)


def test_the_title_that_an_author_gives_a_table_is_read(call, project):
    study = put(project, [*said(30), *said(30, quote="No"), *said(3, agree="Strongly agree")])
    file = study / "study.toml"
    banner = '\n[[report.banner]]\ntitle = "{}"\nacross = ["quote"]\nquestions = ["agree"]\n'
    text = file.read_text("utf-8")
    file.write_text(text + banner.format("Strongly agree: 3 people"), encoding="utf-8")
    assert "A number in this line gives a figure that is hidden" in refused(call)
    file.write_text(text + banner.format("How people see it"), encoding="utf-8")
    published(call)
