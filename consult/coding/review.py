"""Review: what people said so far, in terms of the codes suggested now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from consult.coding.review_book import fingerprint
from consult.coding.review_hear import Given, given_to, hear
from consult.coding.review_match import carried
from consult.coding.review_record import overlaid
from consult.coding.review_return import Returned
from consult.coding.review_texts import BookText
from consult.model.codeframe import CodesByQuestion
from consult.model.review import People, Said, TextKey, ThemeDecisions


@dataclass(frozen=True)
class Heeded:
    """What people said so far.

    Parameters
    ----------
    people
        In terms of the codes suggested now; its themes are all the codes there are.
    record
        The same and what was said of questions that have no codes now, to be kept.
    fits
        Whether the workbook that came back was made from these suggestions, so that it need not
        be written again.
    """

    people: People
    record: People
    fits: bool


def heed(
    texts: Sequence[BookText],
    codes: CodesByQuestion,
    *,
    returned: Returned | None = None,
    earlier: People | None = None,
    agreement: Collection[str] = (),
) -> Heeded:
    """Bring together what people said in a workbook and what is on record from before.

    Parameters
    ----------
    texts, codes
        What is suggested now.
    returned
        The workbook as it lies there, if it does.
    earlier
        What was on record after the last review.
    agreement
        Ids of the questions about agreement: the others have no stance.

    Returns
    -------
    Heeded
        The workbook's word counts. A cell left empty takes back what was said before only in a
        workbook made from these suggestions; an older one may not have shown it.

    Raises
    ------
    ReviewError
        Everything wrong with the workbook.
    """
    before = earlier or People()
    now = given_to({text.key: text.codes for text in texts}, People())
    people, _ = _all_carried(before, {}, codes, now)
    fits = returned is not None and returned.fingerprint == fingerprint(texts, codes)
    stances = dict(before.stances)
    if returned is not None:
        heard = hear(returned, texts, codes, fits=fits, record=before.themes, agreement=agreement)
        seen = heard.shown if fits else {}
        stances = {key: said for key, said in stances.items() if key not in seen}
        stances |= heard.people.stances
        later, ids = _all_carried(heard.people, heard.shown, codes, now)
        shown = {
            key: frozenset(ids.get((key[0], code), code) for code in beside)
            for key, beside in heard.shown.items()
        }
        people = overlaid(people, later, shown if fits else None)
    elsewhere = {key: said for key, said in before.texts.items() if key[0] not in codes}
    record = People({**elsewhere, **people.texts}, {**before.themes, **people.themes}, stances)
    return Heeded(replace(people, stances=stances), record, fits)


def _all_carried(
    people: People, shown: Mapping[TextKey, frozenset[str]], codes: CodesByQuestion, now: Given
) -> tuple[People, dict[tuple[str, str], str]]:
    """What people said, question by question; and (question, earlier code) -> code now."""
    was = given_to(shown, people)
    texts: dict[TextKey, Mapping[str, Said]] = {}
    themes: ThemeDecisions = {}
    ids: dict[tuple[str, str], str] = {}
    for question, used in codes.items():
        part, new = carried(
            people, used, question=question, was=was.get(question, {}), now=now.get(question, {})
        )
        texts.update(part.texts)
        themes.update(part.themes)
        ids.update({(question, old): code for old, code in new.items()})
    return People(texts, themes), ids
