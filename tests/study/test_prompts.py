"""What the council has not told is asked for in a draft, in brackets, and never asserted."""

from dataclasses import replace

from consult.model.author_files import AuthorFiles
from consult.model.publishing.quotes import Quoting
from consult.model.run.readiness import Matter, Readiness
from consult.model.settings.sections import Process, Record
from consult.model.words.document import Bullets, Callout, Heading, Paragraph
from consult.model.words.text import Text
from consult.report.appendix import compose
from consult.report.equality import compose_equality
from consult.report.passages.prompts import TO_FILL_IN
from consult.report.prose.findings import RecordText
from pipelines.study.unsettled import readiness_of
from tests.report.equality_sample import EVIDENCE
from tests.report.findings import FINDINGS
from tests.report.reading import as_read
from tests.study.settled import DAY, OWN, REVIEWED, study

UNSAID = readiness_of(
    study(("[window]\nopens = 2024-02-08\ncloses = 2024-04-03\n", "")),
    AuthorFiles(),
    {"why": REVIEWED},
    Quoting(waiting=2),
)
DRAFT = replace(
    FINDINGS, study=FINDINGS.study.model_copy(update={"window": None}), readiness=UNSAID
)
ASSERTED = ("no record", "not recorded", "not been recorded", "nobody has compared")


def under(document, heading):
    blocks = as_read(document).blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    level, found = blocks[at].level, []
    for block in blocks[at + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def prompts(document):
    blocks = as_read(document).blocks
    return [b.text for b in blocks if isinstance(b, Callout) and b.title == TO_FILL_IN]


def test_every_part_of_the_process_that_nobody_told_is_a_line_to_fill_in():
    found = under(compose(DRAFT), "How the consultation was run")
    assert len(found) == len(Process)
    assert (found[0].title, found[0].text) == (
        "[To fill in:",
        "how many events were held, and how many people came. Write it in records.toml > process "
        "> events.]",
    )


def test_dates_that_are_missing_are_asked_for_and_not_said_to_be_unrecorded():
    asked = "from which day to which the consultation was open. Write it in study.toml > [window].]"
    said = under(compose(DRAFT), "Background and process")
    assert next(b.text for b in said if isinstance(b, Callout)) == asked


def test_every_record_that_is_missing_is_a_line_to_fill_in_under_the_method():
    asked = [b for b in under(compose(DRAFT), "Method") if isinstance(b, Callout)]
    assert [b.text.partition(". Write it in ")[2] for b in asked] == [
        "records.toml > agreement.]",
        "records.toml > estimates.]",
    ]


def test_a_line_to_fill_in_stands_only_where_something_is_left():
    assert prompts(compose(replace(DRAFT, readiness=Readiness()))) == []


def test_what_is_told_stands_in_place_of_the_line():
    told = replace(
        DRAFT,
        readiness=readiness_of(study(), OWN, {"why": REVIEWED}, Quoting()),
        process={
            Process.EVENTS: Text("Six were held."),
            Process.REACH: Text("Posters stood at gates."),
        },
        records={Record.AGREEMENT: RecordText(Text("Two coded alike."), "the team", DAY)},
    )
    document = compose(told)
    assert prompts(document) == []
    (told,) = under(document, "How the consultation was run")
    assert told.items == ("Events: Six were held.", "Reach of advertising: Posters stood at gates.")
    words = "Agreement between coders: Two coded alike. Recorded by the team on 12 May 2024."
    assert words in [b.text for b in under(document, "Method") if isinstance(b, Paragraph)]


def test_the_method_of_a_draft_lists_what_was_left_by_kind():
    said = under(compose(DRAFT), "Method")
    (items,) = (b.items for b in said if isinstance(b, Bullets))
    assert items[0] == "When the consultation was open."
    assert items[1] == "Quotes that nobody has approved."
    assert items[-1].startswith("How people worked on it: agreement between")


def test_the_method_of_a_final_report_lists_nothing_and_says_that_all_was_settled():
    said = under(compose(replace(FINDINGS, final=True)), "Method")
    assert not [b for b in said if isinstance(b, Bullets)]
    assert "All that was marked for people to look at was settled" in str(said)


def test_a_draft_says_at_its_head_where_what_is_left_stands():
    head = as_read(compose(DRAFT)).blocks[0]
    assert head.title == "DRAFT"
    assert "What is left to settle stands in the appendix, under “Method”." in head.text


def test_neither_document_asserts_what_the_council_did_not_do():
    for final in (False, True):
        findings = replace(DRAFT, final=final, readiness=Readiness() if final else UNSAID)
        for document in (compose(findings), compose_equality(findings, EVIDENCE, {})):
            said = str(as_read(document).blocks).lower()
            assert [words for words in ASSERTED if words in said] == []


def test_how_to_have_it_otherwise_is_told_to_whoever_makes_the_report_and_to_no_reader():
    bare = replace(EVIDENCE, area="")
    draft, final = (compose_equality(one, bare, {}) for one in (DRAFT, replace(DRAFT, final=True)))
    assert "write area under [report]" in str(as_read(draft).blocks)
    assert "study.toml" not in str(as_read(final).blocks)


def test_every_kind_that_the_report_asks_for_keeps_it_a_draft():
    asking = {one.matter for one in UNSAID.left if one.asks}
    assert asking == {Matter.WINDOW, Matter.PROCESS, Matter.RECORD}
