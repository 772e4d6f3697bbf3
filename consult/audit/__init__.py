"""The last check: finished files are read back and attacked, by what never decided what to hide."""

from consult.audit.given_away import for_authors
from consult.audit.last_check import Audit, audit

__all__ = ["Audit", "audit", "for_authors"]
