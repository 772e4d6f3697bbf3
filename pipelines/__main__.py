"""``python -m pipelines``: set up once, then the command line.

``python PATH/TO/pipelines`` does the same from any folder.
"""

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
if not __package__:  # run by its path: modules are looked for beside this folder, not in it
    sys.path[:] = [str(FOLDER.parent), *(one for one in sys.path if Path(one).resolve() != FOLDER)]

from pipelines import _bootstrap  # noqa: E402

_bootstrap.ensure("run", "pipelines", sys.argv[1:])

from pipelines.cli import main  # noqa: E402

main()
