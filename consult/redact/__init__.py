"""Personal data in free text, found by rules: where it is, and the text without it."""

from consult.redact.patterns import Finding, Pattern, find, patterns, redact

__all__ = ["Finding", "Pattern", "find", "patterns", "redact"]
