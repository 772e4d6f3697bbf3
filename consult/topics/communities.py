"""Communities of a nearest-neighbour graph, the same in every run.

Links are weighted as UMAP does (McInnes, Healy and Melville 2018, section 3.1): a row's nearest
neighbour counts fully and the others by how much farther they are, on the row's own scale, so
that rows in thin regions are joined as surely as rows in dense ones. Communities are those of
Leiden (Traag, Waltman and van Eck 2019) in graspologic-native, run with several seeds and then once
more on links that weigh what share of the runs kept their ends together, as in ensemble clustering
for graphs (Poulin and Theberge 2019). The caller gives the rows a canonical order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DECIMALS = 5
"""Similarities and weights are rounded to this before they are compared.

The last bits of a float differ between processors. With 4 and 6 AMI is .267 and .265 in place of
.271 on multi-label comments, .777 and .780 in place of .781 on banking77: within what another draw
moves.
"""

BLOCK = 1024
"""Rows whose similarities are held in memory at once."""

SEEDS = range(1, 6)
"""Seeds of the runs. Twice as many make themes a little steadier and take twice as long."""

LEAST = 0.05
"""Weight of a link whose ends no run kept together: without any, a node could fall out of the
graph.

AMI with .01, .025, .1 and .3 is .269 to .274 on multi-label comments (.271) and .778 to .781 on
banking77 (.781).
"""

BISECTIONS = 40
"""Halvings to find the scale of a row; the scale is then exact to 5 decimals. 20 and 80 find the
same themes, 10 do not."""

NARROWEST = 1e-3
"""A row's scale is at least this share of the mean distance, for rows with many near copies, whose
scale would be 0. On the labelled sets, without copies, .0001 and .01 find the same themes."""


def neighbour_graph(vectors: np.ndarray, neighbours: int) -> csr_matrix:
    """Each row joined to its nearest rows.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions), of length 1 or 0.
    neighbours
        Links a row asks for; a row asked by others has more. Only cosines above 0 count, and
        of equals the earlier row.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (rows, rows), symmetric, weights 0 to 1, nothing on the diagonal.
    """
    from scipy.sparse import csr_matrix

    rows = len(vectors)
    most = min(neighbours, rows - 1)
    if most < 1:
        return csr_matrix((rows, rows))
    exact_enough = vectors.astype(np.float32)  # twice as fast, and right to 6 decimals
    blocks = [_nearest(exact_enough, start, most) for start in range(0, rows, BLOCK)]
    nearest, likeness = (np.concatenate(part) for part in zip(*blocks, strict=True))
    weight = _weights(likeness)
    asking = np.repeat(np.arange(rows), most).reshape(weight.shape)
    kept = likeness > 0
    asked = csr_matrix((weight[kept], (asking[kept], nearest[kept])), shape=(rows, rows))
    either = asked + asked.T - asked.multiply(asked.T)
    either.data = np.round(either.data, DECIMALS)
    return either.tocsr()


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
    nodes = graph.shape[0]
    if graph.nnz == 0:
        return np.arange(nodes)
    one, other, weights = _links(graph)
    ends = [(str(a), str(b)) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    tried = [_run(ends, weights, nodes, resolution, seed) for seed in SEEDS]
    together = np.mean([found[one] == found[other] for found in tried], axis=0)
    agreed = np.round(LEAST + (1 - LEAST) * together, DECIMALS)
    return _numbered(_run(ends, agreed, nodes, resolution, SEEDS[0]))


def _run(
    ends: list[tuple[str, str]], weights: np.ndarray, nodes: int, resolution: float, seed: int
) -> np.ndarray:
    """The community of each node in one run of Leiden, a number of its own without links."""
    from graspologic_native import leiden

    links = [(one, other, by) for (one, other), by in zip(ends, weights.tolist(), strict=True)]
    _, found = leiden(links, resolution=resolution, seed=seed)
    alone = len(found)
    return np.array([found.get(str(node), alone + node) for node in range(nodes)])


def _nearest(vectors: np.ndarray, start: int, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Neighbours of one block of rows and their cosines, nearest first; ties to the earlier row.

    A cosine and its row are one whole number, so that one pass finds both and no two are equal.
    """
    block, rows = vectors[start : start + BLOCK], len(vectors)
    narrow = rows * (10**DECIMALS + 2) < np.iinfo(np.int32).max
    steps = np.rint(block @ vectors.T * 10**DECIMALS).clip(0)
    place = steps.astype(np.int32 if narrow else np.int64)
    own = np.arange(len(block))
    place[own, own + start] = 0
    place *= rows
    place += np.arange(rows, dtype=place.dtype)[::-1]
    place.partition(rows - most, axis=1)
    nearest_first = np.sort(place[:, rows - most :], axis=1)[:, ::-1]
    steps, later = np.divmod(nearest_first, rows)
    return rows - 1 - later, steps / 10**DECIMALS


def _weights(likeness: np.ndarray) -> np.ndarray:
    """Cosines, nearest first, to weights 0 to 1 on each row's own scale.

    The scale of a row is such that its weights add up to the binary logarithm of their number.
    """
    beyond = likeness[:, :1] - likeness
    wanted = np.log2(max(likeness.shape[1], 2))
    narrowest = max(NARROWEST * float(np.mean(1 - likeness)), NARROWEST**2)
    low, high = np.full(len(beyond), narrowest), np.full(len(beyond), 1 / NARROWEST)
    for _ in range(BISECTIONS):
        scale = np.sqrt(low * high)
        wide = np.exp(-beyond / scale[:, None]).sum(axis=1) > wanted
        low, high = np.where(wide, low, scale), np.where(wide, scale, high)
    return np.asarray(np.round(np.exp(-beyond / low[:, None]), DECIMALS))


def _links(graph: csr_matrix) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ends and weight of each link once, in the order of rows: the order Leiden is given them."""
    from scipy.sparse import triu

    upper = triu(graph, k=1).tocoo()
    order = np.lexsort((upper.col, upper.row))
    return upper.row[order], upper.col[order], upper.data[order]


def _numbered(community: np.ndarray) -> np.ndarray:
    order = {label: number for number, label in enumerate(dict.fromkeys(community.tolist()))}
    return np.array([order[label] for label in community.tolist()])
