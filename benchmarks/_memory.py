"""Most memory a process has used."""

from __future__ import annotations

import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_gigabytes() -> float:
    """Most memory this process has held, in gigabytes; not a number where the system does not say.

    Notes
    -----
    Linux hands ``ru_maxrss`` of a process on to those it starts, so its own status file is read.
    """
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        held = next((line for line in lines if line.startswith("VmHWM:")), "")
        if held:
            return int(held.split()[1]) / 1e6
    try:
        import resource
    except ImportError:
        return float("nan")
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e9 if sys.platform == "darwin" else 1e6)
