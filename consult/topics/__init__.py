"""Vectors to topics: what a model found in the comments, for people to judge.

Names and rows: a model is chosen by name from ``MODELS``; ``find_topics`` runs it inside
BERTopic and returns one row of weights per comment given.
"""

from consult.topics.find import MODELS, find_topics

__all__ = ["MODELS", "find_topics"]
