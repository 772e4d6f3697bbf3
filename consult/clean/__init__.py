"""Label what is blank, without content, late, a copy or in a campaign. Nothing is deleted."""

from consult.clean.campaigns import find_campaigns
from consult.clean.comments import Cleaned, clean_comments
from consult.clean.responses import set_aside
from consult.clean.substance import is_non_substantive
from consult.clean.weights import check_weights

__all__ = [
    "Cleaned",
    "check_weights",
    "clean_comments",
    "find_campaigns",
    "is_non_substantive",
    "set_aside",
]
