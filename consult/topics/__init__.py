"""Vectors to topics: what a model found in the comments, for people to judge.

The comments on one question come in with a vector each, in any order, redacted; out go topics,
each with a name, terms and the positions of comments that show it, and one row of weights per
comment given. ``find_topics`` is the way in. A clusterer is chosen by name from ``MODELS``; terms
are BERTopic's c-TF-IDF. Comments are put in the order of their hashes before anything is fitted,
so that the same comments give the same topics. What a topic is called and whether it is a theme,
people decide: nothing is coded or counted here, and nothing is read, kept, printed or downloaded.
"""

from consult.topics.find import MODELS, find_topics
from consult.topics.names import Naming

__all__ = ["MODELS", "Naming", "find_topics"]
