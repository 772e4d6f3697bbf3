"""What the lower layers of the sentence model make of a text: nearer to its words than its meaning.

The model's last layer is trained to tell which sentences mean the same. The layers beneath it keep
more of what else a text says, which helps where codes are learnt from examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from consult.embed.graph import build
from consult.embed.model_files import ModelFiles, read_weights
from consult.embed.ranges import place
from consult.embed.session import EMBEDDED, Pieces, batches, loaded
from consult.embed.tensors import DIMENSIONS, tensors
from consult.model.run.pace import Pace, untold

if TYPE_CHECKING:
    from onnx import ModelProto

LAYERS_READ = (2, 4)
"""Of six; chosen by cross-validation (docs/settings-tried.md). Those above the last are not run."""

LOWER_DIMENSIONS = DIMENSIONS * len(LAYERS_READ)


class Lower:
    """The lower layers loaded, in fp32 whatever the precision of the vectors.

    Parameters
    ----------
    files
        Checked files of the model.
    """

    def __init__(self, files: ModelFiles) -> None:
        arrays = tensors(read_weights(files.weights))
        wanted = [place(layer, "states") for layer in LAYERS_READ]
        model = _cut(build(arrays, "fp32", wanted), wanted[-1])
        used = {name for node in model.graph.node for name in node.input}
        kept = {name: array for name, array in arrays.items() if name in used}
        self._model = loaded(model.SerializeToString(deterministic=True), kept)

    def vectors(self, texts: Sequence[Pieces], pace: Pace = untold) -> np.ndarray:
        """Shape (texts, 768): each layer's mean over the pieces of the text.

        Parameters
        ----------
        texts
            The pieces of each text by their number, at least one a text.
        pace
            Told how many are done.
        """
        embedded = 0
        out = np.zeros((len(texts), LOWER_DIMENSIONS), np.float32)
        for batch in batches(texts):
            pieces = np.array([texts[at] for at in batch], np.int64)
            states = self._model.run(None, {"pieces": pieces})
            out[batch] = np.hstack([layer.mean(axis=1, dtype=np.float64) for layer in states])
            embedded += len(batch)
            pace(EMBEDDED, embedded, len(texts))
        return out


def _cut(graph: bytes, last: str) -> ModelProto:
    """The graph up to the last of its outputs."""
    import onnx

    model = onnx.load_from_string(graph)
    made = [node.output[0] for node in model.graph.node]
    del model.graph.node[made.index(last) + 1 :]
    used = {name for node in model.graph.node for name in node.input}
    unused = [array for array in model.graph.initializer if array.name not in used]
    for array in unused:
        model.graph.initializer.remove(array)
    return model
