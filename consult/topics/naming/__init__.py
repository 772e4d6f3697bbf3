"""What a topic is called, what belongs in it, and which comments show it.

Topics come in as places among the comments of a question, with their terms and centres; out go a
name, a sentence and ten examples for each. ``Namer`` is the way in. A trained pipeline reads the
comments; names and sentences are made of phrases that several people wrote, without what they
think of the matter. Which comments belong together, and what a person will make of a name, is not
known here.
"""

from consult.topics.naming.examples import examples_of
from consult.topics.naming.namer import NamedTopic, Namer
from consult.topics.naming.topic_texts import BY_WORDING, Embed, Naming, TopicTexts, merged

__all__ = [
    "BY_WORDING",
    "Embed",
    "NamedTopic",
    "Namer",
    "Naming",
    "TopicTexts",
    "examples_of",
    "merged",
]
