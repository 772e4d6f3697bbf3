"""Communities of a nearest-neighbour graph, the same in every run.

Modularity with a resolution (Reichardt and Bornholdt 2006), moved greedily and aggregated level
by level (Blondel et al. 2008, "Fast unfolding of communities in large networks"). Nodes are
visited in the order of their rows, so the caller gives the rows a canonical order.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DECIMALS = 5
"""Similarities are rounded to this before they are compared."""

BLOCK = 1024
"""Rows whose similarities are held in memory at once."""

MOST_SWEEPS = 30
"""Sweeps over the nodes of one level; real graphs settle in fewer than ten."""

SMALLEST_GAIN = 1e-9
"""A move has to gain more than this, so that ties never turn on the last bits of a float."""

Links = list[list[tuple[int, float]]]


def neighbour_graph(vectors: np.ndarray, neighbours: int) -> csr_matrix:
    """Each row joined to its nearest rows, weighted by cosine.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions), of length 1 or 0.
    neighbours
        Links a row asks for; a row asked by others has more. Only cosines above 0 count.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (rows, rows), symmetric, nothing on the diagonal.
    """
    from scipy.sparse import csr_matrix

    rows = len(vectors)
    most = min(neighbours, rows - 1)
    if most < 1:
        return csr_matrix((rows, rows))
    blocks = [_nearest(vectors, start, most) for start in range(0, rows, BLOCK)]
    asking, asked, weight = (np.concatenate(part) for part in zip(*blocks, strict=True))
    kept = weight > 0
    graph = csr_matrix((weight[kept], (asking[kept], asked[kept])), shape=(rows, rows))
    return graph.maximum(graph.T).tocsr()


def communities(graph: csr_matrix, resolution: float) -> np.ndarray:
    """The community of each node, numbered from 0 in order of first appearance.

    Parameters
    ----------
    graph
        Symmetric weights, shape (nodes, nodes).
    resolution
        Above 1 for more and smaller communities, below for fewer.

    Returns
    -------
    numpy.ndarray
        Shape (nodes,). A node without links is a community of its own.
    """
    labels = np.arange(graph.shape[0])
    if graph.nnz == 0:
        return labels
    while True:
        found = _settle(graph, resolution)
        if found.max() + 1 == graph.shape[0]:
            return labels
        labels = found[labels]
        graph = _merged(graph, found)


def _nearest(
    vectors: np.ndarray, start: int, most: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Row, neighbour and cosine of one block; ties go to the earlier row."""
    block = vectors[start : start + BLOCK]
    likeness = np.round(block @ vectors.T, DECIMALS)
    rows = np.arange(start, start + len(block))
    likeness[rows - start, rows] = -np.inf
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :most]
    weight = np.take_along_axis(likeness, nearest, axis=1)
    return np.repeat(rows, most), nearest.ravel(), weight.ravel()


def _settle(graph: csr_matrix, resolution: float) -> np.ndarray:
    """One level: every node moved to the community that gains most, until none moves."""
    degree = np.asarray(graph.sum(axis=1)).ravel()
    scale = resolution / degree.sum()
    degrees, links = degree.tolist(), _links(graph)
    community, totals = list(range(len(degrees))), degree.tolist()
    for _ in range(MOST_SWEEPS):
        moves = 0
        for node, own in enumerate(degrees):
            totals[community[node]] -= own
            best = _best_community(links[node], community, totals, community[node], own * scale)
            totals[best] += own
            moves += best != community[node]
            community[node] = best
        if not moves:
            break
    return _numbered(community)


def _best_community(
    links: list[tuple[int, float]],
    community: list[int],
    totals: list[float],
    present: int,
    pull: float,
) -> int:
    """Where a node belongs: the present community unless another gains clearly more."""
    joined: dict[int, float] = {}
    for neighbour, weight in links:
        there = community[neighbour]
        joined[there] = joined.get(there, 0.0) + weight
    best, most = present, joined.get(present, 0.0) - pull * totals[present]
    for there, weight in joined.items():
        gain = weight - pull * totals[there]
        if gain > most + SMALLEST_GAIN:
            best, most = there, gain
    return best


def _links(graph: csr_matrix) -> Links:
    """Neighbours of each node with their weights, itself left out."""
    starts, nodes, weights = graph.indptr.tolist(), graph.indices.tolist(), graph.data.tolist()
    spans = pairwise(starts)
    return [
        [(nodes[at], weights[at]) for at in range(start, end) if nodes[at] != node]
        for node, (start, end) in enumerate(spans)
    ]


def _numbered(community: list[int]) -> np.ndarray:
    order = {label: number for number, label in enumerate(dict.fromkeys(community))}
    return np.array([order[label] for label in community])


def _merged(graph: csr_matrix, labels: np.ndarray) -> csr_matrix:
    """The graph of the communities; links inside one stay as a loop."""
    from scipy.sparse import csr_matrix

    nodes = np.arange(len(labels))
    belongs = csr_matrix((np.ones(len(labels)), (nodes, labels)))
    merged = (belongs.T @ graph @ belongs).tocsr()
    merged.sort_indices()
    return merged
