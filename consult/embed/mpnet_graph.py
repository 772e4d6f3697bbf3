"""The accurate sentence model as an ONNX graph: pieces of words in, states of three layers out.

Written from the model's published architecture (MPNet: Song and others 2020, arXiv 2004.09297). It
is BERT's, and attention is told besides how far apart two pieces stand: a number for each head and
distance, handed in as a bias. The graph holds no weights, as that of ``graph``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from consult.embed.graph import FORMAT, FUSED, OPSET, Nodes, handed_in
from consult.embed.tensors import Tensors

VERSION = 1
"""Raised when the graph changes: every vector is then made anew."""

LAYERS, HEADS, DIMENSIONS = 12, 12, 768
"""Of all-mpnet-base-v2 (its config.json)."""

EPSILON = 1e-5
"""Of every layer norm (config.json)."""

PADDING = 1
"""Place of the padding (config.json): those of a text are counted from the one after it."""

BUCKETS, FARTHEST = 32, 128
"""Distances are told apart one by one up to 8 pieces either way, then by ever wider steps, and from
the farthest on no more (config.json, and T5: Raffel and others 2020, arXiv 1910.10683)."""


def build(arrays: Mapping[str, np.ndarray], layers: Sequence[int]) -> bytes:
    """The graph as a file's content.

    Parameters
    ----------
    arrays
        From ``mpnet_tensors``; their types and shapes are written, not their values.
    layers
        Those whose states it gives, in their order; the last of them ends it.
    """
    from onnx import TensorProto, helper

    nodes = Nodes()
    _looked_up(nodes)
    for layer in range(max(layers)):
        _layer(nodes, layer)
    states = [
        helper.make_tensor_value_info(_states(layer), TensorProto.FLOAT, None) for layer in layers
    ]
    taken = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["texts", "pieces"]),
        helper.make_tensor_value_info("apart", TensorProto.FLOAT, [1, HEADS, "pieces", "pieces"]),
    ]
    weights = [*nodes.constants, *(handed_in(name, array) for name, array in arrays.items())]
    graph = helper.make_graph(nodes.made, "all-mpnet-base-v2", taken, states, weights)
    operators = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=operators, ir_version=FORMAT)
    return bytes(model.SerializeToString(deterministic=True))


def mpnet_tensors(weights: Mapping[str, np.ndarray]) -> Tensors:
    """Name in the graph -> array.

    Parameters
    ----------
    weights
        As published: name in the file -> array.
    """
    made = {
        "words": weights["embeddings.word_embeddings.weight"],
        "places": weights["embeddings.position_embeddings.weight"][PADDING + 1 :],
        "norm_scale": weights["embeddings.LayerNorm.weight"],
        "norm_bias": weights["embeddings.LayerNorm.bias"],
    }
    matrices = {part: f"attention.attn.{part[0]}" for part in ("query", "key", "value")} | {
        "out": "attention.attn.o",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
    }
    norms = {"first": "attention.LayerNorm", "second": "output.LayerNorm"}
    for layer in range(LAYERS):
        at, there = f"layer{layer}_", f"encoder.layer.{layer}."
        for name, of in matrices.items():
            made[f"{at}{name}_matrix"] = weights[f"{there}{of}.weight"].T
            made[f"{at}{name}_bias"] = weights[f"{there}{of}.bias"]
        for name, of in norms.items():
            made[f"{at}{name}_norm_scale"] = weights[f"{there}{of}.weight"]
            made[f"{at}{name}_norm_bias"] = weights[f"{there}{of}.bias"]
    return made


def apart(table: np.ndarray, pieces: int) -> np.ndarray:
    """What attention is told of distance, shape (1, heads, pieces, pieces).

    Parameters
    ----------
    table
        Shape (``BUCKETS``, heads), the published ``encoder.relative_attention_bias.weight``.
    pieces
        Of a text.
    """
    places = np.arange(pieces)
    found = table[_bucket(places[None, :] - places[:, None])].transpose(2, 0, 1)
    return np.ascontiguousarray(found[None], dtype=np.float32)


def _bucket(distance: np.ndarray) -> np.ndarray:
    """The bucket of each distance; the upper half of them is for what stands behind."""
    each_way, far = BUCKETS // 2, np.abs(distance)
    single = each_way // 2
    ratio = np.log(np.maximum(far, 1) / single) / np.log(FARTHEST / single)
    wide = single + (ratio * (each_way - single)).astype(int)
    told = np.where(far < single, far, np.minimum(wide, each_way - 1))
    return np.asarray(each_way * (distance > 0) + told)


def _states(layer: int) -> str:
    return f"states{layer}"


def _looked_up(nodes: Nodes) -> None:
    first, axis = nodes.constant("start", 0), nodes.constant("start_axis", 0)
    nodes.add("Gather", ["words", "pieces"], "looked_up")
    nodes.add("Shape", ["pieces"], "length", start=1, end=2)
    nodes.add("Slice", ["places", first, "length", axis], "placed")
    nodes.add("Add", ["looked_up", "placed"], "summed")
    norm = ["summed", "norm_scale", "norm_bias"]
    nodes.add("LayerNormalization", norm, _states(0), axis=-1, epsilon=EPSILON)


def _layer(nodes: Nodes, layer: int) -> None:
    at, states = f"layer{layer}_", _states(layer)
    parts = [_product(nodes, at + part, states) for part in ("query", "key", "value")]
    heads = {"num_heads": HEADS, "domain": FUSED}
    nodes.add("MultiHeadAttention", [*parts, "", "", "apart"], f"{at}attention", **heads)
    out = _product(nodes, f"{at}out", f"{at}attention")
    middle = _added_and_normed(nodes, f"{at}first", [out, states], f"{at}middle")
    bent = nodes.add("Gelu", [_product(nodes, f"{at}wide", middle)], f"{at}bent")
    narrow = _product(nodes, f"{at}narrow", bent)
    _added_and_normed(nodes, f"{at}second", [narrow, middle], _states(layer + 1))


def _product(nodes: Nodes, name: str, inputs: str) -> str:
    product = nodes.add("MatMul", [inputs, f"{name}_matrix"], f"{name}_product")
    return nodes.add("Add", [product, f"{name}_bias"], name)


def _added_and_normed(nodes: Nodes, name: str, two: list[str], made: str) -> str:
    summed = nodes.add("Add", two, f"{name}_sum")
    norm = [summed, f"{name}_norm_scale", f"{name}_norm_bias"]
    return nodes.add("LayerNormalization", norm, made, axis=-1, epsilon=EPSILON)
