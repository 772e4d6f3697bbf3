"""Twenty invented texts and their vectors as sentence-transformers makes them.

``reference.npz`` holds ``vectors``, shape (20, 384), made from ``TEXTS`` by
``SentenceTransformer(folder, device="cpu").encode(TEXTS, batch_size=1,
normalize_embeddings=True)`` with sentence-transformers 6.2.0, transformers 5.23.0 and torch 2.15.0
in 32-bit floats on one thread, from the same published files. Neither library is needed here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

TEXTS = (
    "Buses.",
    "The bus is late every day and nobody tells us why.",
    "More play areas for children under five, please.",
    "I waited nine weeks for a health visitor, then the appointment was cancelled by text.",
    "Staff at the library are kind, patient and always have time for my son.",
    "Parking is dear; £4.50 for an hour is too much.",
    "Nothing.",
    "n/a",
    "DO NOT CLOSE THE CHILDREN'S CENTRE!!!",
    "It's fine... but the website's forms don't save, so I've had to type it all again.",
    "Dads are left out of everything.",
    "Naïve façade: the café's entrée was great, the coöperation less so.",
    "Rwy'n meddwl bod angen mwy o fysiau yn y pentref.",
    "Potrzebujemy więcej autobusów na wsi.",
    "نحتاج إلى المزيد من الحافلات",
    "村里需要更多的公共汽车",
    "Great service 👍👍 thank you 😀",
    "see www.example.org/plan_2030#page=4 and my letter of 3/4/2024",
    "a" * 150,
    "The plan says one thing and the budget says another. " * 40,
)


def vectors() -> np.ndarray:
    """Shape (20, 384), in the order of ``TEXTS``."""
    with np.load(Path(__file__).with_name("reference.npz")) as stored:
        return np.asarray(stored["vectors"])
