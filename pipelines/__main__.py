"""``python -m pipelines``: set up once, then the command line.

``python PATH/TO/pipelines`` does the same from any folder. Down to the first check it is written
so that even a Python of 2010 can read it.
"""

import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
if not __package__:  # run by its path: modules are looked for beside this folder, not in it
    sys.path[:] = [os.path.dirname(FOLDER)] + [  # noqa: PTH120
        one for one in sys.path if os.path.realpath(one) != os.path.realpath(FOLDER)
    ]

from pipelines import _python  # noqa: E402

_python.check_python()

from pipelines import _bootstrap  # noqa: E402

_bootstrap.ensure("run", "pipelines", sys.argv[1:])
_bootstrap.on_one_thread()

from pipelines.cli.app import main  # noqa: E402

main()
