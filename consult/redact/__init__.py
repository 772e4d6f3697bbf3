"""Personal data in free text, found by rules: where it is, and the text without it.

A comment comes in; what was found with its kind and place, and the comment with the kind in its
stead, go out. The rules are data, with examples that test them, and an organisation adds its own.
Rules miss what has neither form nor cue, so nothing here says that a text is free of personal data:
a person reads every quote before it is published.
"""

from consult.redact.patterns import Finding, Pattern, find, may_name_somebody, patterns, redact

__all__ = ["Finding", "Pattern", "find", "may_name_somebody", "patterns", "redact"]
