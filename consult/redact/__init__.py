"""Personal data in free text, found by rules: where it is, and the text without it.

A comment comes in; what was found with its kind and place, and the comment with the kind in its
stead, go out. The rules are data, with examples that test them, and an organisation adds its own.
All comments of a study together tell which words are of what it is about, and no names.
Rules miss what has neither form nor cue, so nothing here says that a text is free of personal data:
a person reads every quote before it is published.
"""

from consult.redact.before_print import may_be_personal
from consult.redact.capitals import may_name_somebody
from consult.redact.patterns import Finding, Pattern, patterns
from consult.redact.search import find, redact
from consult.redact.second_opinion import second_opinion
from consult.redact.trade import TradeForm, TradeWord, known_by, trade_words

__all__ = [
    "Finding",
    "Pattern",
    "TradeForm",
    "TradeWord",
    "find",
    "known_by",
    "may_be_personal",
    "may_name_somebody",
    "patterns",
    "redact",
    "second_opinion",
    "trade_words",
]
