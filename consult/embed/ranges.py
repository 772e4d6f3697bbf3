"""How far the numbers inside the sentence model reach, by which int8 rounds them to 8 bits.

``ranges.npz`` beside this file was measured once, on invented texts, with the published weights:
``tests/embed/calibration.py`` holds the texts, makes the file, and proves that it is theirs. With
steps that are fixed, how a number is rounded does not hang on the other numbers of a call.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from consult.embed.tensors import LAYERS, PARTS, Tensors

FILE = Path(__file__).with_name("ranges.npz")

MULTIPLIES = {"states": PARTS, "attention": ("joined",), "first": ("wide",), "bent": ("narrow",)}
"""What of a layer is rounded -> the matrices it is multiplied by."""

LEAST_BENT = -0.17
"""The least value of GELU, to which everything below zero is bent."""

FAR = 2.0
"""A column that reaches further than so many times the middle one is brought down to that: a few
columns reach ten times as far as the rest, and would leave these a handful of steps (Xiao and
others 2023, arXiv 2211.10438). Tried: 1, 1.5, 2, 2.5, 3."""

ROOM = 1.1
"""Steps reach so much further than the invented texts did; what is further still is cut off.

Without it the least likeness to fp32 on 250 NHS comments is .987, with it .989.
"""

ROUNDED_STEPS = 255
"""Inputs are whole numbers from 0 to 255."""

LARGEST_WEIGHT = 64
"""Weights are whole numbers from -64 to 64. Processors without 8-bit dot products add two products
in 16 bits: 2 x 255 x 64 still fits there, 2 x 255 x 127 would be cut off without a word."""

EVEN, STEP, ZERO, STEPS = "_even", "_step", "_zero", "_steps"
"""Endings of the arrays that go with an input (the first three) and with a matrix."""


def place(layer: int, what: str) -> str:
    """Name in the graph of something of a layer that is rounded; a layer reads the one before.

    Parameters
    ----------
    layer
        From 0; the number of layers for what comes out of the last.
    what
        A key of ``MULTIPLIES``.
    """
    if what != "states":
        return f"layer{layer}_{what}"
    return f"layer{layer - 1}_second" if layer else "states0"


ROUNDED = tuple(place(layer, what) for layer in range(LAYERS) for what in MULTIPLIES)
"""Names in the graph of all that is rounded."""


def read_ranges() -> Tensors:
    """Name in ``ROUNDED`` -> largest size of each column on the invented texts: (columns,)."""
    with np.load(FILE, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float32) for name in ROUNDED}


def in_8_bits(arrays: Tensors) -> Tensors:
    """The arrays with matrices in 8 bits, and what to round their inputs by.

    Parameters
    ----------
    arrays
        Name in the graph -> array, in 32-bit floats.
    """
    made, ranges = dict(arrays), read_ranges()
    for layer in range(LAYERS):
        for what, parts in MULTIPLIES.items():
            name = place(layer, what)
            down = np.maximum(1, ranges[name] / (FAR * np.median(ranges[name])))
            made |= _input(name, ranges[name] / down, down, bent=what == "bent")
            for part in parts:
                made |= _matrix(f"layer{layer}_{part}_matrix", made, down)
    return made


def _input(name: str, reach: np.ndarray, down: np.ndarray, *, bent: bool) -> Tensors:
    most = ROOM * float(reach.max())
    least = LEAST_BENT if bent else -most
    step = (most - least) / ROUNDED_STEPS
    return {
        name + EVEN: 1 / down,
        name + STEP: np.array(step, np.float32),
        name + ZERO: np.array(round(-least / step), np.uint8),
    }


def _matrix(name: str, arrays: Mapping[str, np.ndarray], down: np.ndarray) -> Tensors:
    """Rows weigh more by what their inputs were brought down; each output has its own step."""
    matrix = arrays[name] * down[:, None]
    steps = np.abs(matrix).max(axis=0) / LARGEST_WEIGHT
    return {name: np.round(matrix / steps).astype(np.int8), name + STEPS: steps}
