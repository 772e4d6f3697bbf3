"""The last check: finished files are read back and attacked, by what never decided what to hide.

In come the files of a release as bytes, where each number should stand and what was truly counted
there, the policy and the register; out comes what the release discloses, for the register, or a
refusal that says what, where and how to mend it. It works out by itself what must not be known.
Of disclosure control it may use the policy and the attack, on one release and on several
(``consult.disclose.policy``, ``attack`` and ``releases``), and must not know what hides figures or
prints tables: a mistake made there is to be found here, not made again.
"""

from consult.audit.expected import Expected
from consult.audit.given_away import for_authors
from consult.audit.last_check import Audit, audit

__all__ = ["Audit", "Expected", "audit", "for_authors"]
