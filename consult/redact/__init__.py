"""Personal data in free text, found by rules: where it is, and the text without it."""

from consult.redact.patterns import Finding, Pattern, find, may_name_somebody, patterns, redact

__all__ = ["Finding", "Pattern", "find", "may_name_somebody", "patterns", "redact"]
