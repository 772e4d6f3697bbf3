"""A small codeframe, comments to code, and the wiring that ``pipelines`` does."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from consult.coding import Encoders, Suggestions, suggest_codings
from consult.embed import embed, wording
from consult.model.coding.codeframe import Code, Codeframe, Theme
from consult.model.coding.topics import Topics
from consult.model.settings.study import TopicSettings
from consult.topics import find_topics

BUSES = Code(
    "buses",
    "Buses and travel",
    "Distance, buses and the cost of travel.",
    includes=("Bus times, fares and parking.",),
    examples=("Two buses to reach the clinic.",),
)
WAITING = Code("waiting", "Waiting times", "How long people wait for help: waiting lists, delays.")
CLOSED = Code("fax", "Fax machines", "Letters sent by fax machine.", retired=True)
CODEFRAME = Codeframe((Theme("access", "Access", (BUSES, WAITING, CLOSED)),))


def clean_comments(texts: Sequence[str], substance: Sequence[str] = ()) -> pd.DataFrame:
    """Schema ``CLEAN_COMMENTS``: one row a text, responses r0, r1 ..., question "q_why"."""
    return pd.DataFrame(
        {
            "response_id": [f"r{at}" for at in range(len(texts))],
            "question_id": "q_why",
            "text": list(texts),
            "state": "answered",
            "substance": list(substance) or "substantive",
            "copy_of": "",
            "language": "",
        }
    )


def find(texts: Sequence[str]) -> Topics:
    """Topics of comments embedded by their wording alone."""
    settings = TopicSettings()
    vectors = embed(texts)
    return find_topics(texts, vectors, settings=settings, seed=1)


def suggest(comments: pd.DataFrame, codeframe: Codeframe = CODEFRAME) -> Suggestions:
    """Suggested codings by the default verbs."""
    return suggest_codings(comments, codeframe=codeframe, encoders=Encoders(wording), find=find)


def codes_of(suggestions: Suggestions) -> dict[str, set[str]]:
    """Codes by response."""
    return suggestions.codings.groupby("response_id")["code"].agg(set).to_dict()
