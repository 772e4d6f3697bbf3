"""Kill the writing of a set at every step in turn: ``python -m tests.store.killing FOLDER``.

Each line printed is one kill: the step, what lay there at the next start, and after it.
"""

import json
import os
import signal
import sys
from pathlib import Path

from consult.store import recover, write_whole
from tests.store.sets import NEW, OLD, OTHERS, Steps, files, folders, lay_out, lies_in


def main(folder):
    for step in range(1, 1_000):
        root = folder / str(step)
        lay_out(root)
        child = os.fork()
        if child == 0:
            with Steps(root, step, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                write_whole(files(root))
            os._exit(0)
        killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        swapped = lies_in(root)
        free = recover(folders(root))
        now = lies_in(root)
        sys.stdout.write(json.dumps([step, killed, free, _named(swapped), _named(now)]) + "\n")
        sys.stdout.flush()
        if not killed:
            return


def _named(lying):
    sets = {"old": OLD | OTHERS, "new": OTHERS | NEW}
    return next((name for name, one in sets.items() if one == lying), "mixed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
