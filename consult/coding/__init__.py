"""Codings: which codes each comment is given, by whom, how sure, and on which words.

Names and rows: ``suggest_codings`` takes the comments on one open question and gives one row per
response, question and code. The verbs it needs are passed in as functions: ``wording`` of
``consult.embed`` and a ``find`` made of ``consult.embed`` and ``consult.topics``. ``learn`` takes
texts as arrays (``Material``) with what people decided, and ``queue`` says whom to ask next.
"""

from consult.coding.apriori import Scores, score_codeframe
from consult.coding.choose import choose
from consult.coding.learn import Learned, LearnedCoding, as_decided, learn
from consult.coding.learn_material import Material, View
from consult.coding.queue import queue
from consult.coding.suggest import Suggestions, suggest_codings

__all__ = [
    "Learned",
    "LearnedCoding",
    "Material",
    "Scores",
    "Suggestions",
    "View",
    "as_decided",
    "choose",
    "learn",
    "queue",
    "score_codeframe",
    "suggest_codings",
]
