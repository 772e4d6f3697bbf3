"""Label what is blank, empty of content, late or an exact copy. Nothing is deleted."""

from consult.clean.comments import Cleaned, clean_comments
from consult.clean.responses import set_aside
from consult.clean.substance import is_non_substantive

__all__ = ["Cleaned", "clean_comments", "is_non_substantive", "set_aside"]
