"""Codings: which codes each comment is given, by whom, how sure, and on which words.

Names and rows: ``suggest_codings`` takes the comments on one open question and gives one row per
response, question and code. The verbs it needs are passed in as functions: ``wording`` of
``consult.embed`` and a ``find`` made of ``consult.embed`` and ``consult.topics``.
"""

from consult.coding.apriori import Scores, score_codeframe
from consult.coding.choose import choose
from consult.coding.second_look import second_look
from consult.coding.suggest import Suggestions, suggest_codings

__all__ = ["Scores", "Suggestions", "choose", "score_codeframe", "second_look", "suggest_codings"]
