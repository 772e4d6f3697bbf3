"""The last check: finished files are read back and attacked, by what never decided what to hide."""

from consult.disclose.audit import Audit, audit
from consult.disclose.audit_author import for_authors

__all__ = ["Audit", "audit", "for_authors"]
