"""The numbers of the sentence model in the shape its graph takes them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

LAYERS, HEADS, DIMENSIONS = 6, 12, 384
"""Of all-MiniLM-L6-v2 (its config.json)."""

PARTS = ("query", "key", "value")
"""What each layer's attention is made of."""

Tensors = dict[str, np.ndarray]


def tensors(weights: Mapping[str, np.ndarray]) -> Tensors:
    """Name in the graph -> array.

    Parameters
    ----------
    weights
        As published: name in the file -> array.
    """
    made = _table(weights)
    for layer in range(LAYERS):
        made |= _layer(weights, layer)
    return made


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
