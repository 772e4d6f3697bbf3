"""A small study as the review sees it: comments, suggestions, and a workbook for people."""

from dataclasses import replace

import pandas as pd

from consult.coding import (
    Encoders,
    Learner,
    Ranking,
    Suggested,
    apply_review,
    book_texts,
    from_table,
    headings_of,
    in_changed_codeframe,
    make_book,
    merge_decisions,
    pairs_left,
    read_returned,
    suggest_again,
    to_table,
    write_review,
)
from consult.embed import wording
from consult.model.coding.codeframe import UsedCode
from consult.model.survey.tables import CODINGS, conform
from tests.coding.invented import clean_comments

BUSES, WAITING, DOGS, OTHER = "buses", "waiting", "t01", "other"
CODES = {
    "q_why": (
        UsedCode(BUSES, "Buses and travel", "Distance and the cost of travel.", "Access"),
        UsedCode(WAITING, "Waiting times", "How long people wait.", "Access"),
        UsedCode(DOGS, "Dogs off the lead", "Found in the comments."),
        UsedCode(OTHER, "Other", "Says something else."),
    )
}
TEXTS = [
    "The bus is dear, but the waiting list is worse.",
    "Dogs off the lead frighten me.",
    "=SUM of all fears: dogs.",
    "Zebra.",
    "Zebra.",
]
COMMENTS = clean_comments(TEXTS)
SUGGESTED = [
    ("r0", BUSES, 0.8, "review", "The bus is dear"),
    ("r0", WAITING, 0.6, "review", "but the waiting list is worse."),
    ("r1", DOGS, 0.7, "review", "Dogs off the lead frighten me."),
    ("r2", DOGS, 0.4, "review", "dogs."),
    ("r3", OTHER, 0.0, "leave", ""),
    ("r4", OTHER, 0.0, "leave", ""),
]


def codings(rows=SUGGESTED):
    """Schema CODINGS of question q_why: rows of (response, code, probability, band, passage)."""
    found = [
        (key, "q_why", code, "model", sure, band, words) for key, code, sure, band, words in rows
    ]
    return conform(pd.DataFrame(found, columns=list(CODINGS.columns)), CODINGS)


def words_of(text):
    return [word.strip(".,").lower() for word in text.split()]


class Study:
    """The stage "settle" without its engine: merge the workbooks, apply them, write one again."""

    def __init__(
        self, folder, comments=COMMENTS, suggested=None, codes=CODES, *, wording="Why?", **beside
    ):
        """``beside`` are the ``alike`` and the ``left_over`` of a book."""
        self.beside, self.wording, self.held = beside, wording, frozenset()
        self.path = folder / "review.xlsx"
        self.journal = ()
        self.record = None
        self.suggest(comments, suggested if suggested is not None else codings(), codes)
        self.run()

    def suggest(self, comments, suggested, codes):
        self.comments, self.suggested, self.codes = comments, suggested, codes
        self.texts = book_texts(comments, suggested)

    def run(self, *sent, on="2026-11-30"):
        encoders = Encoders(wording)
        merged = merge_decisions(
            Suggested(self.texts, self.codes, held=self.held),
            in_place=read_returned(self.path) if self.path.exists() else None,
            sent=[read_returned(path) for path in sent],
            journal=from_table(to_table(self.journal)),
            on=on,
        ).with_moved(self.comments, self.suggested, encoders)
        asked = dict.fromkeys(self.codes, self.wording)
        self.record, self.is_current = merged.record, merged.is_current
        self.merged, self.people = merged, merged.people
        suggested = in_changed_codeframe(self.comments, self.suggested, merged.people, encoders)
        texts = book_texts(self.comments, suggested)
        self.again = suggest_again(
            self.comments, suggested, merged.people, texts, Learner(asked, encoders, seed=1)
        )
        self.settled = apply_review(self.comments, self.again.codings, merged.people, texts)
        self.journal = merged.journal
        if not merged.is_current:
            now = Suggested(self.again.texts, self.codes)
            book = make_book("Parks", asked, now, merged, Ranking(words_of))
            alike = pairs_left(self.beside.get("alike", {}), merged.people)
            book = replace(book, alike=alike, left_over=self.beside.get("left_over", {}))
            write_review(book, self.path)
            self.journal = merged.written(headings_of(book))
        return self.settled

    def codes_of(self, response):
        mine = self.settled.codings[self.settled.codings["response_id"] == response]
        return dict(zip(mine["code"], mine["decided_by"], strict=True))

    def names(self, question="q_why"):
        return {code.id: code.name for code in self.settled.codes[question]}
