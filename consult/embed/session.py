"""The sentence model at work in ONNX Runtime: pieces of words to vectors."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from consult.embed import graph
from consult.embed.model_files import ModelFiles, read_weights
from consult.embed.ranges import in_8_bits
from consult.embed.tensors import DIMENSIONS, Tensors, tensors
from consult.model.run.pace import Pace, untold
from consult.store import write_whole

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

EMBEDDED = "comments embedded"
"""What is told of how far it has come."""

LARGEST_BATCH = 384
"""Pieces of words a call, so that its numbers stay in the processor's cache.

Texts a second in fp32 with 64, 128, 256, 384, 512 and 768: 135, 165, 185, 191, 194, 186; in int8
438, 496, 534, 558, 563, 553 (docs/settings-tried.md).
"""

MOST_WORKERS = 4
"""Threads that call the model; each call is on one thread, so their number moves no number."""

Pieces = Sequence[int]


class Session:
    """The model loaded.

    Parameters
    ----------
    files
        Checked files of the model.
    precision
        "fp32" or "int8".
    folder
        Where the graph is kept, a few thousand bytes; ``None`` to build it each time.
    """

    def __init__(self, files: ModelFiles, precision: str, folder: Path | None = None) -> None:
        arrays = tensors(read_weights(files.weights))
        if precision == "int8":
            arrays = in_8_bits(arrays)
        self._model = loaded(_graph(arrays, precision, folder), arrays)

    def vectors(self, texts: Sequence[Pieces], pace: Pace = untold) -> np.ndarray:
        """Shape (texts, 384), rows of length 1, in the order given; each depends on its own text.

        Parameters
        ----------
        texts
            The pieces of each text by their number, at least one a text.
        pace
            Told how many are done.
        """
        return in_batches(self._run, texts, DIMENSIONS, pace)

    def _run(self, texts: Sequence[Pieces]) -> np.ndarray:
        pieces = np.array(texts, np.int64)
        return np.asarray(self._model.run(None, {"pieces": pieces})[0])


def in_batches(
    run: Callable[[Sequence[Pieces]], np.ndarray], texts: Sequence[Pieces], width: int, pace: Pace
) -> np.ndarray:
    """What a model makes of texts, some at a time and some at once, in the order given.

    Parameters
    ----------
    run
        Texts of as many pieces each -> shape (texts, width).
    texts
        The pieces of each.
    width
        Numbers a text.
    pace
        Told how many are done.
    """
    out = np.zeros((len(texts), width), np.float32)
    embedded, together = 0, list(batches(texts))
    with ThreadPoolExecutor(min(MOST_WORKERS, os.cpu_count() or 1)) as pool:
        done = pool.map(run, ([texts[at] for at in batch] for batch in together))
        for batch, rows in zip(together, done, strict=True):
            out[batch] = rows
            embedded += len(batch)
            pace(EMBEDDED, embedded, len(texts))
    return out


def batches(texts: Sequence[Pieces]) -> Iterator[list[int]]:
    """Positions of texts with the same number of pieces, longest first.

    Parameters
    ----------
    texts
        The pieces of each text by their number, at least one a text.
    """
    by_length: dict[int, list[int]] = {}
    for at, pieces in enumerate(texts):
        by_length.setdefault(len(pieces), []).append(at)
    for length in sorted(by_length, reverse=True):
        positions = by_length[length]
        step = max(1, LARGEST_BATCH // length)
        for start in range(0, len(positions), step):
            yield positions[start : start + step]


def _graph(arrays: Tensors, precision: str, folder: Path | None) -> bytes:
    """The graph, from ``folder`` if it is there whole, built and kept there if not.

    Its file is named by the hash of its content, so a damaged one is not used.
    """
    start = f"minilm-{precision}-{graph.VERSIONS[precision]}-"
    for path in sorted(folder.glob(f"{start}*.onnx")) if folder else ():
        content = path.read_bytes()
        if path.stem == start + _short_hash(content):
            return content
    built = graph.build(arrays, precision)
    if folder:

        def write(beside: Path) -> None:
            beside.write_bytes(built)

        write_whole([(folder / f"{start}{_short_hash(built)}.onnx", write)])
    return built


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def loaded(model: bytes, arrays: Tensors) -> InferenceSession:
    """A graph with its arrays, ready to run on one thread.

    Parameters
    ----------
    model
        The graph as a file's content.
    arrays
        Name in the graph -> array, for all that it leaves to be given.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Full optimisation would fuse sum and norm again, into an operator that is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 4
    rows = (np.asarray(array, order="C") for array in arrays.values())
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in rows]
    options.add_external_initializers(list(arrays), values)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
