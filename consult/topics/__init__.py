"""Vectors to topics: what a model found in the comments, for people to judge.

The comments on one question come in with a vector each, in any order, redacted; out go topics,
each with a name, terms and the positions of comments that show it, on two levels, and one row of
weights per comment given. ``find_topics`` is the way in. A clusterer is chosen by name from
``MODELS``; BERTopic is fitted on the comments with it, and terms are its c-TF-IDF. Topics whose
names are one are merged, those that say nothing are one, and those whose comments hold nothing in
common are marked. Comments are put in the order of their hashes before anything is fitted, so that
the same comments give the same topics. What a topic is called and whether it is a theme, people
decide: nothing is coded or counted here, nothing is read, printed or downloaded, and only
``keep_model`` writes files, which BERTopic opens.
"""

from consult.topics.find import MODELS, FittedTopics, find_topics, fit_topics
from consult.topics.keep import can_keep, keep_model
from consult.topics.naming import Naming

__all__ = [
    "MODELS",
    "FittedTopics",
    "Naming",
    "can_keep",
    "find_topics",
    "fit_topics",
    "keep_model",
]
