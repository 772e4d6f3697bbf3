"""``python -m pipelines``: set up once, then the command line."""

import sys

from pipelines import _bootstrap

_bootstrap.ensure("run", "pipelines", sys.argv[1:])

from pipelines.cli import main  # noqa: E402

main()
