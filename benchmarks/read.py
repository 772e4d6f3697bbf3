"""Time and memory of reading a large export, against pandas reading the same files.

100,000 invented responses of 40 columns, as CSV and XLSX, read by ``read_study`` with all its
checks into the tables. pandas makes one frame of them: it checks nothing, and by default it
turns the answers "None" and "N/A" into missing values. Each reading has a process of its own.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks import Aim, Outcome
from benchmarks._memory import peak_gigabytes

Value = TypeVar("Value")

TIMES_FASTER_THAN_OPENPYXL = 5.0
TIMES_READ_CSV = 2.0
MOST_GIGABYTES = 1.5
_SIZE_OF_LARGE_CSV = 200
_MEGABYTES_OF_CSV = 150


def run() -> Outcome:
    """Seconds, ratios and peak memory; the files are made anew and thrown away."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _alone(_make, folder, 1.0)
        figures: dict[str, float] = {}
        for what, measure, file in _MEASURES:
            figures |= _named(what, *_alone(_measured, measure, folder / file))
        (folder / "large.csv").unlink()
        _alone(_make, folder, _SIZE_OF_LARGE_CSV / _MEGABYTES_OF_CSV)
        figures |= _named("csv_200_mb", *_alone(_measured, "study", folder / "large.csv"))
    figures["xlsx_times_faster_than_openpyxl"] = (
        figures["openpyxl_seconds"] / figures["xlsx_seconds"]
    )
    figures["csv_times_read_csv"] = figures["csv_seconds"] / figures["read_csv_seconds"]
    figures["csv_times_read_csv_losing_nothing"] = (
        figures["csv_seconds"] / figures["read_csv_as_text_seconds"]
    )
    peak = max(figures["csv_gigabytes"], figures["xlsx_gigabytes"])
    return Outcome(
        figures,
        {
            "xlsx_times_faster_than_openpyxl": Aim(
                figures["xlsx_times_faster_than_openpyxl"], TIMES_FASTER_THAN_OPENPYXL
            ),
            "csv_times_read_csv": Aim(figures["csv_times_read_csv"], TIMES_READ_CSV, True),
            "peak_gigabytes": Aim(peak, MOST_GIGABYTES, True),
        },
    )


_MEASURES = (
    ("csv", "study", "large.csv"),
    ("read_csv", "read_csv", "large.csv"),
    ("read_csv_as_text", "read_csv_as_text", "large.csv"),
    ("xlsx", "study", "large.xlsx"),
    ("openpyxl", "openpyxl", "large.xlsx"),
)


def _alone(work: Callable[..., Value], *given: object) -> Value:
    """What a function returns, run in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _named(what: str, seconds: float, busy: float, gigabytes: float) -> dict[str, float]:
    found = {"seconds": seconds, "processor_seconds": busy, "gigabytes": gigabytes}
    return {f"{what}_{figure}": value for figure, value in found.items()}


def _make(folder: Path, times: float) -> None:
    from benchmarks import _large

    count = round(_large.ROWS * times)
    _large.write_csv(folder / "large.csv", count)
    if times == 1:
        _large.write_xlsx(folder / "large.xlsx", count)


def _measured(how: str, path: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak gigabytes of one reading, its libraries loaded."""
    import openpyxl  # noqa: F401 loaded so that it is not timed
    import pandas as pd

    from benchmarks._large import study
    from consult.read.tables import assemble

    readings: dict[str, Callable[[], object]] = {
        "study": lambda: assemble.read_study(study(path.name), path.parent),
        "read_csv": lambda: pd.read_csv(path),
        "read_csv_as_text": lambda: pd.read_csv(path, dtype=str, keep_default_na=False),
        "openpyxl": lambda: pd.read_excel(path, engine="openpyxl"),
    }
    start, busy = time.perf_counter(), time.process_time()
    readings[how]()
    return time.perf_counter() - start, time.process_time() - busy, peak_gigabytes()
