"""Personal data in free text, found by rules: where it is, and the text without it.

A comment comes in; what was found with its kind and place, and the comment with the kind in its
stead, go out. The rules are data, with examples that test them, and an organisation adds its own.
Rules miss what has neither form nor cue, so nothing here says that a text is free of personal data:
a person reads every quote before it is published.
"""

from consult.redact.before_print import may_be_personal
from consult.redact.capitals import may_name_somebody
from consult.redact.patterns import Finding, Pattern, patterns
from consult.redact.search import find, redact
from consult.redact.second_opinion import second_opinion

__all__ = [
    "Finding",
    "Pattern",
    "find",
    "may_be_personal",
    "may_name_somebody",
    "patterns",
    "redact",
    "second_opinion",
]
