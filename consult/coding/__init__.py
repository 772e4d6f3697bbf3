"""Codings: which codes each comment is given, by whom, how sure, and on which words.

The redacted comments on open questions come in, one row per response and question; out go
codings, one row per response, question and code. The verbs needed on the way are passed in as
functions: ``Encoders`` made of ``consult.embed``, and a ``find`` made of ``consult.embed`` and
``consult.topics``. Nothing is counted here, and only ``review`` opens files.

``suggest`` codes what nobody has looked at, and ``rare`` lists what a person must look at however
few say it. In ``review``, ``make_book`` says what people are shown, ``write_review`` writes the
workbook, ``read_returned`` reads it back, ``merge_decisions`` puts what people said in it together
with what they said before, and ``apply_review`` puts their decisions over the suggestions.
``learn`` makes suggestions anew from those decisions. ``stance`` says which way each passage goes,
and ``waves`` keeps codes for late responses or a later round. Below them stand ``decisions``, what
people decided, and ``texts``, the words of comments.
"""

from consult.coding.decisions.record import to_decisions, to_people, to_stance_decisions
from consult.coding.decisions.suggested_texts import BookText, Suggested, book_texts
from consult.coding.learn.suggest_again import Again, Learner, suggest_again
from consult.coding.learn.teaching_order import teaching_order
from consult.coding.rare.views import rare_views
from consult.coding.review.apply_review import ReviewedCodings, apply_review
from consult.coding.review.book import Book, Ranking, make_book
from consult.coding.review.merge_decisions import MergedDecisions, merge_decisions
from consult.coding.review.rare_sheet import rare_rows
from consult.coding.review.read_workbook import Returned, read_returned
from consult.coding.review.sheets import write_review
from consult.coding.stance.own_answers import Agreement, agreement_of
from consult.coding.stance.with_stances import Stances, with_stances
from consult.coding.suggest.emergent import OTHER
from consult.coding.suggest.suggest_codings import Suggestions, suggest_codings
from consult.coding.suggest.unread import UNREAD, in_english, unread_codings
from consult.coding.texts.vectors import Encoders
from consult.coding.waves.fit_question import fit_question
from consult.coding.waves.known_texts import digest_of
from consult.coding.waves.match_questions import Matched, match_questions
from consult.coding.waves.space import hashed_wording
from consult.coding.waves.suggest_frozen import FrozenCodes, suggest_frozen

__all__ = [
    "OTHER",
    "UNREAD",
    "Again",
    "Agreement",
    "Book",
    "BookText",
    "Encoders",
    "FrozenCodes",
    "Learner",
    "Matched",
    "MergedDecisions",
    "Ranking",
    "Returned",
    "ReviewedCodings",
    "Stances",
    "Suggested",
    "Suggestions",
    "agreement_of",
    "apply_review",
    "book_texts",
    "digest_of",
    "fit_question",
    "hashed_wording",
    "in_english",
    "make_book",
    "match_questions",
    "merge_decisions",
    "rare_rows",
    "rare_views",
    "read_returned",
    "suggest_again",
    "suggest_codings",
    "suggest_frozen",
    "teaching_order",
    "to_decisions",
    "to_people",
    "to_stance_decisions",
    "unread_codings",
    "with_stances",
    "write_review",
]
