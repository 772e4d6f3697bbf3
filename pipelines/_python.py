"""Whether this Python will do; written so that even one of 2010 can read it and say so."""

import sys

OLDEST, FIRST_TOO_NEW = (3, 11), (3, 15)
"""As requires-python of pyproject.toml, for which the locks are made. What is older lacks tomllib,
which consult imports, and would end in a traceback; for what is newer there may be no built
packages of the versions in the locks, and pip would try to compile them."""


def check_python():
    # type: () -> None
    """Leave with a sentence when consult cannot run in this Python."""
    if not OLDEST <= sys.version_info < FIRST_TOO_NEW:
        sys.exit(
            "consult needs Python 3.11, 3.12, 3.13 or 3.14; this is "
            + sys.version.split()[0]
            + ". README.md says where to get one, and what to type when there are several."
        )
