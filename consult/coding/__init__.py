"""Codings: which codes each comment is given, by whom, how sure, and on which words.

The redacted comments on open questions come in, one row per response and question; out go
codings, one row per response, question and code. The verbs needed on the way are passed in as
functions: ``Encoders`` made of ``consult.embed``, and a ``find`` made of ``consult.embed`` and
``consult.topics``. Only ``points`` counts anything, and only ``review`` and ``points`` touch files.

``suggest`` codes what nobody has looked at, question by question for the agreed codes and together
for what is found in the comments, and lists themes that look alike; ``rare`` lists what a person
must look at however few say it. In ``review``, ``make_book`` says what people are shown,
``write_review`` writes the workbook, ``read_returned`` reads it back, ``merge_decisions`` puts what
people said in it together with what they said before, and ``apply_review`` puts their decisions
over the suggestions.
``learn`` makes suggestions anew from those decisions. ``stance`` says which way each passage goes,
``points`` what people say within each theme, and ``waves`` keeps codes for late responses or a
later round. Below them stand ``journal``, all that was said and done line by line, ``decisions``,
what follows from it, and ``texts``, the words of comments.
"""

from consult.coding.decisions.suggested_texts import BookText, Suggested, book_texts
from consult.coding.journal.before_journal import lines_before_journal
from consult.coding.journal.codeframe_versions import codeframe_changes, write_changes
from consult.coding.journal.fold import fold
from consult.coding.journal.lines import from_table, to_table
from consult.coding.journal.what_stands import conflicts_of, people_in, people_of
from consult.coding.learn.suggest_again import Again, Learner, suggest_again
from consult.coding.learn.teaching_order import teaching_order
from consult.coding.points.book import points_book
from consult.coding.points.find import find_points
from consult.coding.points.workbook import write_points
from consult.coding.rare.views import rare_views
from consult.coding.review.apply_review import ReviewedCodings, apply_review
from consult.coding.review.book import Book, Ranking, make_book
from consult.coding.review.changed_codeframe import in_changed_codeframe
from consult.coding.review.further.alike_sheet import pairs_left
from consult.coding.review.further.rare_sheet import rare_rows
from consult.coding.review.merge_decisions import MergedDecisions, merge_decisions
from consult.coding.review.read_workbook import Returned, read_returned
from consult.coding.review.sheets import headings_of, write_review
from consult.coding.stance.own_answers import Agreement, agreement_of
from consult.coding.stance.with_stances import Stances, with_stances
from consult.coding.suggest.emergent import OTHER, TOPIC
from consult.coding.suggest.first_look import FirstLook, first_look
from consult.coding.suggest.left_over import left_over
from consult.coding.suggest.look_alikes import look_alikes
from consult.coding.suggest.suggest_codings import (
    Suggestions,
    Together,
    suggest_codings,
    suggest_together,
)
from consult.coding.suggest.unread import UNREAD, in_english, unread_codings
from consult.coding.texts.vectors import Encoders
from consult.coding.waves.fit_question import fit_question
from consult.coding.waves.known_texts import digest_of
from consult.coding.waves.match_questions import Matched, match_questions
from consult.coding.waves.space import hashed_wording
from consult.coding.waves.suggest_frozen import (
    NEW,
    FrozenCodes,
    FrozenLook,
    frozen_look,
    suggest_frozen,
)

__all__ = [
    "NEW",
    "OTHER",
    "TOPIC",
    "UNREAD",
    "Again",
    "Agreement",
    "Book",
    "BookText",
    "Encoders",
    "FirstLook",
    "FrozenCodes",
    "FrozenLook",
    "Learner",
    "Matched",
    "MergedDecisions",
    "Ranking",
    "Returned",
    "ReviewedCodings",
    "Stances",
    "Suggested",
    "Suggestions",
    "Together",
    "agreement_of",
    "apply_review",
    "book_texts",
    "codeframe_changes",
    "conflicts_of",
    "digest_of",
    "find_points",
    "first_look",
    "fit_question",
    "fold",
    "from_table",
    "frozen_look",
    "hashed_wording",
    "headings_of",
    "in_changed_codeframe",
    "in_english",
    "left_over",
    "lines_before_journal",
    "look_alikes",
    "make_book",
    "match_questions",
    "merge_decisions",
    "pairs_left",
    "people_in",
    "people_of",
    "points_book",
    "rare_rows",
    "rare_views",
    "read_returned",
    "suggest_again",
    "suggest_codings",
    "suggest_frozen",
    "suggest_together",
    "teaching_order",
    "to_table",
    "unread_codings",
    "with_stances",
    "write_changes",
    "write_points",
    "write_review",
]
