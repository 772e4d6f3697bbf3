"""Whether this Python will do; written so that even one of 2010 can read it and say so."""

import sys

OLDEST, FIRST_TOO_NEW = (3, 11), (3, 15)


def see_that_it_will_do():
    # type: () -> None
    """Leave with a sentence when consult cannot run in this Python."""
    if not OLDEST <= sys.version_info < FIRST_TOO_NEW:
        sys.exit(
            "consult needs Python 3.11, 3.12, 3.13 or 3.14; this is "
            + sys.version.split()[0]
            + ". README.md says where to get one, and what to type when there are several."
        )
