"""Run one benchmark: ``python -m benchmarks NAME``. The last line printed is one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks import Outcome
from pipelines import _bootstrap

DECIMALS = 4


def names() -> list[str]:
    """The benchmarks there are."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(file.stem for file in files if not file.stem.startswith("_"))


def as_json(name: str, outcome: Outcome) -> str:
    """The last line: figures and aims of one benchmark."""
    aims = {
        aim: {
            "target": round(one.target, DECIMALS),
            "value": round(one.value, DECIMALS),
            "met": bool(one.met),
        }
        for aim, one in outcome.aims.items()
    }
    figures = {figure: round(value, DECIMALS) for figure, value in outcome.figures.items()}
    return json.dumps({"benchmark": name, "figures": figures, "aims": aims})


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark named; 2 when there is none of that name."""
    if len(arguments) != 1 or arguments[0] not in names():
        print(f"Give one of: {', '.join(names())}.", file=sys.stderr)
        return 2
    _bootstrap.ensure("run", "benchmarks", list(arguments))
    name = arguments[0]
    outcome = import_module(f"benchmarks.{name}").run()
    for aim, one in outcome.aims.items():
        sign = "at most" if one.lower_is_better else "at least"
        print(f"{aim}: {one.value:.3f}, {sign} {one.target:.3f}: {'met' if one.met else 'MISSED'}")
    print(as_json(name, outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
