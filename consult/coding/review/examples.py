"""Comments that show a code, from the one it fits best to the one it fits least."""

from __future__ import annotations

from collections.abc import Sequence

EXAMPLES = 10
"""Comments that show a code: what a person reads before judging its name."""

FEWEST_WORDS = 8
"""Words of an example, where there are such: a shorter one shows nothing that the name does not."""

ALIKE = 85.0
"""Of a hundred, how many of their words two comments share to be taken for one: a word or two put
in or left out makes no other example."""


def spread(texts: Sequence[str]) -> tuple[str, ...]:
    """At most ten comments, as far apart in how well the code fits as can be, no two alike.

    Parameters
    ----------
    texts
        The different comments of a code, those it fits best first.
    """
    long = [at for at, text in enumerate(texts) if len(text.split()) >= FEWEST_WORDS]
    short = [at for at in range(len(texts)) if at not in set(long)]
    chosen: list[int] = []
    few = min(EXAMPLES, len(long))
    apart = [long[round(n * (len(long) - 1) / max(1, few - 1))] for n in range(few)]
    for at in (*apart, *long, *short):
        if len(chosen) < EXAMPLES and not _is_like_one(texts[at], [texts[it] for it in chosen]):
            chosen.append(at)
    return tuple(texts[at] for at in sorted(chosen))


def _is_like_one(text: str, others: Sequence[str]) -> bool:
    from rapidfuzz.fuzz import token_sort_ratio
    from rapidfuzz.utils import default_process

    return any(
        token_sort_ratio(text, other, processor=default_process, score_cutoff=ALIKE)
        for other in others
    )
