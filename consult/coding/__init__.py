"""Codings: which codes each comment is given, by whom, how sure, and on which words.

Names and rows: ``suggest_codings`` takes the comments on one open question and gives one row per
response, question and code. The verbs it needs are passed in as functions: ``wording`` of
``consult.embed`` and a ``find`` made of ``consult.embed`` and ``consult.topics``.

``rare_views`` lists what a person must look at however few say it.

Review: ``book_texts`` and ``make_book`` say what people are shown, ``write_review`` writes the
workbook, ``read_returned`` reads it back, ``heed`` finds what people said in it, and ``settle``
puts their decisions over the suggestions. ``with_stances`` says which way each passage goes.
"""

from consult.coding.emergent import OTHER
from consult.coding.frozen import suggest_frozen
from consult.coding.frozen_fit import fit_question
from consult.coding.frozen_match import Matched, match_questions
from consult.coding.frozen_record import digest_of
from consult.coding.frozen_space import hashed_wording
from consult.coding.rare_sheet import rare_rows
from consult.coding.rare_texts import rare_views
from consult.coding.relearn import Again, suggest_again
from consult.coding.review_apply import Settled, settle
from consult.coding.review_book import Book, make_book
from consult.coding.review_merge import Heeded, heed
from consult.coding.review_order import teaching_order
from consult.coding.review_record import to_decisions, to_people, to_stance_decisions
from consult.coding.review_return import Returned, read_returned
from consult.coding.review_sheets import write_review
from consult.coding.review_texts import BookText, book_texts
from consult.coding.stance_answers import about_agreement
from consult.coding.stances import Stances, with_stances
from consult.coding.suggestions import Suggestions, suggest_codings

__all__ = [
    "OTHER",
    "Again",
    "Book",
    "BookText",
    "Heeded",
    "Matched",
    "Returned",
    "Settled",
    "Stances",
    "Suggestions",
    "about_agreement",
    "book_texts",
    "digest_of",
    "fit_question",
    "hashed_wording",
    "heed",
    "make_book",
    "match_questions",
    "rare_rows",
    "rare_views",
    "read_returned",
    "settle",
    "suggest_again",
    "suggest_codings",
    "suggest_frozen",
    "teaching_order",
    "to_decisions",
    "to_people",
    "to_stance_decisions",
    "with_stances",
    "write_review",
]
