"""Labels on responses and comments: blank, without content, late, a copy, part of a campaign.

The four tables that reading made come in; the same rows go out, with a label and, where a response
is set aside, with the reason for the ledger. Nothing is deleted or reworded, and no label takes a
comment from the people who read it: what is done about a label is for the study to say.
"""

from consult.clean.campaigns import Campaigns, find_campaigns
from consult.clean.comments import Cleaned, clean_comments
from consult.clean.responses import set_aside
from consult.clean.same_person import check_decided, may_be_same_person
from consult.clean.substance import is_non_substantive
from consult.clean.weights import check_weights

__all__ = [
    "Campaigns",
    "Cleaned",
    "check_decided",
    "check_weights",
    "clean_comments",
    "find_campaigns",
    "is_non_substantive",
    "may_be_same_person",
    "set_aside",
]
