"""What people decided of somebody's quotes goes with that person. All words are invented."""

import openpyxl
import pandas as pd

from consult.analysis.quotes.decided import QuoteBook, to_quote_decisions
from consult.analysis.quotes.propose import key_of
from consult.analysis.quotes.workbook import read_quotes, write_quotes
from consult.model.publishing.quotes import ProposedQuote, QuoteDecision
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace
from pipelines.erase.rewriting import rewritten_files
from pipelines.erase.words import WordsOfOne
from tests.erase.planted import PAPER

QUOTE = "The peacocks beside the aviary scream so"
OTHERS = "More benches by the side of the lake please"


def test_a_quote_of_theirs_and_what_was_decided_of_it_go_from_every_copy(tmp_path):
    workspace = Workspace(tmp_path, "parks", tmp_path)
    workspace.processed.mkdir(parents=True)
    told = ((QUOTE, PAPER), (OTHERS, OTHERS))
    quotes = tuple(ProposedQuote("why", "c", "Care", text, whole) for text, whole in told)
    decided = {key_of("why", one.text): QuoteDecision(True, "AB") for one in quotes}
    book = QuoteBook("Parks", {"why": "Why?"}, quotes, decided)
    copies = [workspace.path("quotes"), workspace.processed / "quotes-kept-1.xlsx"]
    for path in copies:
        write_quotes(book, path)
    kept = workspace.path("quote_decisions")
    ARTEFACTS["quote_decisions"].format.save(to_quote_decisions(decided), kept)

    words = WordsOfOne(frozenset({"paper-6"}), frozenset({PAPER}), "", frozenset())
    written = rewritten_files(workspace, words)
    assert set(written) == {*copies, kept}
    for path, write in written.items():
        write(path)
    assert [set(read_quotes(path).said) for path in copies] == [{key_of("why", OTHERS)}] * 2
    assert list(pd.read_parquet(kept)["text_hash"]) == [key_of("why", OTHERS)[1]]


def test_a_row_that_names_their_response_goes_though_somebody_else_wrote_the_same(tmp_path):
    workspace = Workspace(tmp_path, "parks", tmp_path)
    workspace.processed.mkdir(parents=True)
    book = openpyxl.Workbook()
    book.active.title = "Rare views"
    for row in (["Response", "Comment"], ["paper-6", OTHERS], ["paper-7", OTHERS]):
        book.active.append(row)
    copy = workspace.processed / "review-kept-1.xlsx"
    book.save(copy)
    words = WordsOfOne(frozenset({"paper-6"}), frozenset(), f"| {OTHERS.casefold()} |", frozenset())
    written = rewritten_files(workspace, words)
    assert set(written) == {copy}
    written[copy](copy)
    left = openpyxl.load_workbook(copy)["Rare views"].iter_rows(values_only=True)
    assert list(left) == [("Response", "Comment"), ("paper-7", OTHERS)]
