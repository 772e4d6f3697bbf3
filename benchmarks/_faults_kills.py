"""Runs killed at random moments, and whether the next one is complete and equal to the byte."""

from __future__ import annotations

import os
import random
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Aim, Outcome
from benchmarks._faults_child import NAME, Ended, again, call, done_in, fresh, killed, made, warm_up
from pipelines.engine.stage_list import STAGES

KILLS, SEED = 200, 13
Moment = tuple[int, float]
"""How many stages are done, and the seconds since."""

AT_ONCE = 2
"""Runs side by side; the moments drawn do not depend on it."""


def run(kills: int = KILLS) -> Outcome:
    """Kill a run so often, and run it again each time; nothing where the system knows no fork."""
    if not hasattr(os, "fork"):
        return Outcome()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        clean = fresh(root / "clean")
        undisturbed = again(root / "undisturbed", clean)
        warm_up(undisturbed)
        wanted = made(undisturbed)
        timed = call(again(root / "timed", clean), "run", NAME)
        draws = random.Random(SEED)
        moments = [_moment(timed, draws.random()) for _ in range(kills)]
        told = [*_in_parts(root, clean, moments, wanted)]
    for where, fault in told:
        if fault:
            print(f"  killed in {where}: {fault}")
    return _outcome(told)


def _moment(timed: Ended, share: float) -> Moment:
    """The moment at which a share of a run is over: after how many stages, and how long then."""
    stages = list(done_in(timed.said).values())
    left = share * timed.seconds
    before = timed.seconds - sum(stages)
    for number, seconds in enumerate([before + stages[0], *stages[1:]]):
        if left <= seconds:
            return number, left
        left -= seconds
    return len(stages), left


def _outcome(told: list[tuple[str, str]]) -> Outcome:
    whole = sum(not fault for _, fault in told)
    places = Counter(where for where, _ in told)
    figures = {f"killed in {where}": float(count) for where, count in sorted(places.items())}
    share = whole / len(told)
    return Outcome(
        {"kills": float(len(told)), "complete and equal after a kill": float(whole), **figures},
        {"share of kills after which the next run is complete and equal": Aim(share, 1.0)},
    )


def _in_parts(
    root: Path, clean: Path, moments: list[Moment], wanted: dict[str, bytes]
) -> Iterator[tuple[str, str]]:
    """Where each was killed and what was wrong after; half of them in each of two processes."""
    children = []
    for part in range(AT_ONCE):
        told, mine = root / f"told-{part}.txt", moments[part::AT_ONCE]
        child = os.fork()
        if not child:
            try:
                lines = [_tried(root / f"killed-{part}", clean, at, wanted) for at in mine]
                told.write_text("".join(f"{a}\t{b}\n" for a, b in lines), encoding="utf-8")
            except Exception:  # a fork must not go on with what its parent does
                traceback.print_exc()
            finally:
                os._exit(0)
        children.append((child, told))
    for child, told in children:
        os.waitpid(child, 0)
        for line in told.read_text(encoding="utf-8").splitlines():
            where, _, fault = line.partition("\t")
            yield where, fault


def _tried(project: Path, clean: Path, at: Moment, wanted: dict[str, bytes]) -> tuple[str, str]:
    """One kill: the stage it fell in, and what is wrong with what the next run left."""
    stopped = _really_killed(project, clean, at)
    where = _stage_of(stopped)
    second = call(project, "run", NAME)
    if second.code:
        return where, f"the next run ended with {second.code}"
    got = made(project)
    if set(got) != set(wanted):
        return where, f"other files: {', '.join(sorted(set(got) ^ set(wanted)))}"
    unlike = [path for path in wanted if got[path] != wanted[path]]
    return where, f"other bytes: {', '.join(unlike)}" if unlike else ""


def _really_killed(project: Path, clean: Path, at: Moment) -> Ended:
    """A run killed; earlier where it had ended already, as one of them may be quicker."""
    stages, after = at
    while True:
        stopped = killed(again(project, clean), stages, after, "run", NAME)
        if stopped.code < 0:
            return stopped
        after *= 0.9


def _stage_of(stopped: Ended) -> str:
    """The first stage that had not said that it was done."""
    left = [item.name for item in STAGES if item.name not in done_in(stopped.said)]
    return left[0] if left else "the end"
