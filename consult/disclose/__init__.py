"""From true counts to tables that may be published, and the record of what was hidden."""

from consult.disclose.policy import Policy, load_policy
from consult.disclose.release import Protected, protect

__all__ = ["Policy", "Protected", "load_policy", "protect"]
