"""What people decided, as a table that holds none of the words they decided on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from consult.model.coding.deciding import Decision, Stance
from consult.model.coding.review import People, Said, TextKey, ThemeDecisions

if TYPE_CHECKING:
    import pandas as pd


def to_people(
    decisions: pd.DataFrame, themes: ThemeDecisions, stances: pd.DataFrame | None = None
) -> People:
    """What people said, from where it is kept.

    Parameters
    ----------
    decisions
        Schema ``DECISIONS``.
    themes
        What was said of the codes.
    stances
        Schema ``STANCE_DECISIONS``; without it, nothing was said of any stance.
    """
    texts: dict[TextKey, dict[str, Said]] = {}
    finished: set[TextKey] = set()
    for question, text, code, decision, by in decisions.itertuples(index=False, name=None):
        if decision == Decision.FINISHED:
            finished.add((question, text))
        else:
            texts.setdefault((question, text), {})[code] = (Decision(decision), by)
    said = [] if stances is None else stances.itertuples(index=False, name=None)
    of_texts = {(question, text): (Stance(stance), by) for question, text, stance, by in said}
    return People(texts, themes, of_texts, frozenset(finished))


def to_decisions(people: People) -> pd.DataFrame:
    """Schema ``DECISIONS``: what people said of texts, in canonical order.

    Parameters
    ----------
    people
        What they said; may be nothing, which gives an empty table.
    """
    import pandas as pd

    from consult.model.survey.tables import DECISIONS, conform, empty

    rows = [
        (question, text, code, decision, by)
        for (question, text), said in sorted(people.texts.items())
        for code, (decision, by) in sorted(said.items())
    ]
    rows += [(*key, "", Decision.FINISHED, "") for key in people.finished]
    rows.sort()
    if not rows:
        return empty(DECISIONS)
    return conform(pd.DataFrame(rows, columns=list(DECISIONS.columns)), DECISIONS)


def to_stance_decisions(people: People) -> pd.DataFrame:
    """Schema ``STANCE_DECISIONS``: the stances people gave texts, in canonical order.

    Parameters
    ----------
    people
        What they said; may be nothing, which gives an empty table.
    """
    import pandas as pd

    from consult.model.survey.tables import STANCE_DECISIONS, conform, empty

    rows = [(*key, stance, by) for key, (stance, by) in sorted(people.stances.items())]
    if not rows:
        return empty(STANCE_DECISIONS)
    return conform(pd.DataFrame(rows, columns=list(STANCE_DECISIONS.columns)), STANCE_DECISIONS)


def overlaid(
    earlier: People, later: People, shown: Mapping[TextKey, frozenset[str]] | None = None
) -> People:
    """What people said in both, where the later word counts.

    Parameters
    ----------
    earlier, later
        What people said; codes have the same ids in both.
    shown
        Texts that people saw again, with the codes that stood beside them. A decision made
        earlier on such a text lasts only if it took away a code that was not shown again. Without
        it, people saw nothing again, and what they left open is no word against what they said.
    """
    seen = shown or {}
    texts = {key: dict(said) for key, said in earlier.texts.items()}
    for key, codes in seen.items():
        texts[key] = {
            code: said
            for code, said in texts.get(key, {}).items()
            if said[0] is Decision.REMOVE and code not in codes
        }
    for key, said in later.texts.items():
        texts[key] = texts.get(key, {}) | dict(said)
    themes = dict(earlier.themes)
    for question, said_later in later.themes.items():
        before = {theme.code: theme for theme in earlier.themes.get(question, ())}
        themes[question] = tuple(
            theme if theme.checked or shown is not None else before.get(theme.code, theme)
            for theme in said_later
        )
        gone = {theme.code for theme in said_later}
        gone |= {code for code, theme in before.items() if theme.own and shown is not None}
        themes[question] += tuple(theme for theme in before.values() if theme.code not in gone)
    finished = (earlier.finished - seen.keys()) | later.finished
    return People({key: said for key, said in texts.items() if said}, themes, finished=finished)
