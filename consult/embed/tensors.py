"""The numbers of the sentence model in the shape its graph takes them, exact or in 8 bits."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

LAYERS, HEADS, DIMENSIONS = 6, 12, 384
"""Of all-MiniLM-L6-v2 (its config.json)."""

PARTS = ("query", "key", "value")
"""What each layer's attention is made of."""

LARGEST_INT8 = 127
"""Weights are scaled to whole numbers from -127 to 127, each output by its own scale."""

SCALES, ZEROS = "_scales", "_zeros"
"""Endings of the arrays that go with an array in 8 bits."""

Tensors = dict[str, np.ndarray]


def tensors(weights: Mapping[str, np.ndarray], precision: str) -> Tensors:
    """Name in the graph -> array.

    Parameters
    ----------
    weights
        As published: name in the file -> array.
    precision
        "fp32", or "int8" for matrices in 8 bits.
    """
    made = _table(weights)
    for layer in range(LAYERS):
        made |= _layer(weights, layer)
    if precision == "int8":
        for name in [name for name in made if name.endswith("_matrix")]:
            made |= _in_8_bits(name, made[name])
    return {name: np.ascontiguousarray(array) for name, array in made.items()}


def _table(weights: Mapping[str, np.ndarray]) -> Tensors:
    """One row a piece of a word, one row a place in the text; every text is of token type 0."""
    types = weights["embeddings.token_type_embeddings.weight"]
    return {
        "words": weights["embeddings.word_embeddings.weight"],
        "places": weights["embeddings.position_embeddings.weight"] + types[0],
        "norm_scale": weights["embeddings.LayerNorm.weight"],
        "norm_bias": weights["embeddings.LayerNorm.bias"],
    }


def _layer(weights: Mapping[str, np.ndarray], layer: int) -> Tensors:
    """Matrices are (inputs, outputs) here and (outputs, inputs) in the file."""
    at = f"encoder.layer.{layer}."
    places = {part: f"attention.self.{part}" for part in PARTS} | {
        "joined": "attention.output.dense",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
    }
    made = {}
    for name, there in places.items():
        made[f"{name}_matrix"] = weights[f"{at}{there}.weight"].T
        made[f"{name}_bias"] = weights[f"{at}{there}.bias"]
    for name, there in {"first": "attention.output", "second": "output"}.items():
        made[f"{name}_norm_scale"] = weights[f"{at}{there}.LayerNorm.weight"]
        made[f"{name}_norm_bias"] = weights[f"{at}{there}.LayerNorm.bias"]
    return {f"layer{layer}_{name}": array for name, array in made.items()}


def _in_8_bits(name: str, matrix: np.ndarray) -> Tensors:
    scales = (np.abs(matrix).max(axis=0) / LARGEST_INT8).astype(np.float32)
    return {
        name: np.round(matrix / scales).astype(np.int8),
        name + SCALES: scales,
        name + ZEROS: np.zeros(matrix.shape[1], np.int8),
    }
