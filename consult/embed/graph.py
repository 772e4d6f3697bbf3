"""The sentence model as an ONNX graph: pieces of words in, one unit vector a text out.

Written from the model's published architecture (BERT: Devlin and others 2019, arXiv 1810.04805)
with the ``onnx`` library. All texts of a call have the same number of pieces, so there is no
padding and no mask, and a text's vector does not depend on the texts beside it. The graph holds
no weights: they are handed to ONNX Runtime from the published file, whose hash was checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from consult.embed.ranges import EVEN, MULTIPLIES, STEP, STEPS, ZERO, place
from consult.embed.tensors import HEADS, LAYERS

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

VERSIONS = {"fp32": 1, "int8": 2}
"""Raised when a graph or a number in it changes: it is written anew, and so is every vector that
was made with the one before."""

VECTORS = "vectors"

OPSET, FUSED, FORMAT = 20, "com.microsoft", 10
"""Operators of ONNX, of ONNX Runtime beside them, and the file format: read since 1.17."""

EPSILON = 1e-12
"""Of every layer norm (config.json of the model)."""


def build(
    arrays: Mapping[str, np.ndarray], precision: str, outputs: Sequence[str] = (VECTORS,)
) -> bytes:
    """The graph as a file's content, a few thousand bytes.

    Parameters
    ----------
    arrays
        Name -> array, from ``tensors``, or ``in_8_bits`` of these; their types and shapes are
        written, not their values.
    precision
        "fp32" or "int8".
    outputs
        What it gives, by name; what it holds inside can be had as well.
    """
    from onnx import TensorProto, helper

    nodes = Nodes()
    _looked_up(nodes)
    for layer in range(LAYERS):
        _layer(nodes, layer, precision)
    _pooled(nodes, place(LAYERS, "states"))
    graph = helper.make_graph(
        nodes.made,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["texts", "pieces"])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [*nodes.constants, *(handed_in(name, array) for name, array in arrays.items())],
    )
    operators = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=operators, ir_version=FORMAT)
    return bytes(model.SerializeToString(deterministic=True))


class Nodes:
    """Nodes and small constants of a graph in the making.

    Attributes
    ----------
    made, constants
        What there is of both so far.
    """

    def __init__(self) -> None:
        self.made: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def add(self, kind: str, inputs: list[str], *outputs: str, **settings: Any) -> str:
        """Add a node; the name of its first output.

        Parameters
        ----------
        kind
            Of operator.
        inputs, outputs
            Names.
        settings
            Attributes of the operator.
        """
        from onnx import helper

        self.made.append(helper.make_node(kind, inputs, list(outputs), **settings))
        return outputs[0]

    def constant(self, name: str, *numbers: int) -> str:
        """Add a short list of whole numbers; its name.

        Parameters
        ----------
        name
            Unlike any other in the graph.
        numbers
            The list.
        """
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.array(numbers, np.int64), name))
        return name


def _looked_up(nodes: Nodes) -> None:
    """A row for each piece of a word and for its place; ``Slice`` survives ORT's optimiser."""
    first, axis = nodes.constant("first", 0), nodes.constant("first_axis", 0)
    nodes.add("Gather", ["words", "pieces"], "looked_up")
    nodes.add("Shape", ["pieces"], "length", start=1, end=2)
    nodes.add("Slice", ["places", first, "length", axis], "placed")
    nodes.add("Add", ["looked_up", "placed"], "summed")
    norm = ["summed", "norm_scale", "norm_bias"]
    nodes.add("LayerNormalization", norm, "states0", axis=-1, epsilon=EPSILON)


def _layer(nodes: Nodes, layer: int, precision: str) -> None:
    at = f"layer{layer}_"
    products = _products_in_8_bits if precision == "int8" else _products
    parts = products(nodes, layer, "states")
    heads: dict[str, Any] = {"num_heads": HEADS, "domain": FUSED}
    nodes.add("MultiHeadAttention", parts, f"{at}attention", **heads)
    [joined] = products(nodes, layer, "attention")
    middle = _added_and_normed(nodes, f"{at}first", joined, place(layer, "states"))
    [wide] = products(nodes, layer, "first")
    nodes.add("Gelu", [wide], f"{at}bent")
    [narrow] = products(nodes, layer, "bent")
    _added_and_normed(nodes, f"{at}second", narrow, middle)


def _products(nodes: Nodes, layer: int, what: str) -> list[str]:
    """Something of a layer times each of its matrices, plus their biases."""
    inputs, made = place(layer, what), []
    for part in MULTIPLIES[what]:
        name = f"layer{layer}_{part}"
        product = nodes.add("MatMul", [inputs, f"{name}_matrix"], f"{name}_product")
        made.append(nodes.add("Add", [product, f"{name}_bias"], name))
    return made


def _products_in_8_bits(nodes: Nodes, layer: int, what: str) -> list[str]:
    """The same with both factors rounded to 8 bits, by steps that no other text has a part in."""
    inputs, made = place(layer, what), []
    step, zero = inputs + STEP, inputs + ZERO
    even = nodes.add("Mul", [inputs, inputs + EVEN], f"{inputs}_evened")
    whole = nodes.add("QuantizeLinear", [even, step, zero], f"{inputs}_rounded")
    for part in MULTIPLIES[what]:
        name = f"layer{layer}_{part}"
        matrix = f"{name}_matrix"
        pieces = [whole, matrix, step, matrix + STEPS, zero, "", f"{name}_bias"]
        made.append(nodes.add("MatMulIntegerToFloat", pieces, name, domain=FUSED))
    return made


def _added_and_normed(nodes: Nodes, name: str, new: str, old: str) -> str:
    """Two plain nodes: ORT's ``SkipLayerNormalization`` took a third of the time of int8."""
    summed = nodes.add("Add", [new, old], f"{name}_sum")
    norm = [summed, f"{name}_norm_scale", f"{name}_norm_bias"]
    return nodes.add("LayerNormalization", norm, name, axis=-1, epsilon=EPSILON)


def _pooled(nodes: Nodes, states: str) -> None:
    """Mean over the pieces, then length 1; dividing by their number would cancel out.

    The sum is a product with ones: ``ReduceMean`` adds up in another order for one text than for
    two, which moves the last bit.
    """
    from onnx import helper

    one = helper.make_tensor("value", 1, [1], [1.0])
    nodes.add("Concat", [nodes.constant("one_by_one", 1, 1), "length"], "shape", axis=0)
    nodes.add("ConstantOfShape", ["shape"], "ones", value=one)
    nodes.add("MatMul", ["ones", states], "sums")
    nodes.add("Squeeze", ["sums", nodes.constant("middle_axis", 1)], "sum")
    nodes.add("LpNormalization", ["sum"], VECTORS, axis=-1, p=2)


def handed_in(name: str, array: np.ndarray) -> TensorProto:
    """An array whose values are given when the graph is loaded.

    Parameters
    ----------
    name
        In the graph.
    array
        Its type and shape are written, not its values.
    """
    from onnx import TensorProto, helper

    entry = TensorProto(
        name=name,
        data_type=helper.np_dtype_to_tensor_dtype(array.dtype),
        dims=array.shape,
        data_location=TensorProto.EXTERNAL,
    )
    for key, value in {"location": "weights", "offset": "0", "length": str(array.nbytes)}.items():
        entry.external_data.add(key=key, value=value)
    return entry
