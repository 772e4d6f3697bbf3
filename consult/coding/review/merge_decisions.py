"""Review: what people said so far, in terms of the codes suggested now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from consult.coding.decisions.record import overlaid
from consult.coding.decisions.suggested_texts import BookText, Suggested
from consult.coding.review.carry_over import carried
from consult.coding.review.fingerprint import fingerprint
from consult.coding.review.parse_review import Given, given_to, parse_review
from consult.coding.review.read_workbook import Returned
from consult.model.coding.codeframe import CodesByQuestion
from consult.model.coding.review import People, Said, TextKey, ThemeDecisions


@dataclass(frozen=True)
class MergedDecisions:
    """What people said so far.

    Parameters
    ----------
    people
        In terms of the codes suggested now; its themes are all the codes there are.
    record
        The same and what was said of questions that have no codes now, to be kept.
    is_current
        Whether the workbook that came back shows what is suggested now, so that it need not be
        written again.
    made_from
        The fingerprint of what is suggested now.
    """

    people: People
    record: People
    is_current: bool
    made_from: str


def merge_decisions(
    suggested: Suggested, *, returned: Returned | None = None, earlier: People | None = None
) -> MergedDecisions:
    """Bring together what people said in a workbook and what is on record from before.

    Parameters
    ----------
    suggested
        What is suggested now; its stances make no difference.
    returned
        The workbook as it lies there, if it does.
    earlier
        What was on record after the last review.

    Returns
    -------
    MergedDecisions
        The workbook's word counts. A cell left empty takes back what was said before only in the
        workbook that was written last; an older one may not have shown it.

    Raises
    ------
    ReviewError
        Everything wrong with the workbook.
    """
    texts, codes = suggested.texts, suggested.codes
    before = earlier or People()
    now = given_to({text.key: text.codes for text in texts}, People())
    people, known = _all_carried(before, {}, codes, now)
    stances = dict(before.stances)
    if returned is not None:
        is_last = returned.fingerprint == fingerprint(texts, codes, people)
        parsed = parse_review(returned, suggested, is_current=is_last, record=before.themes)
        seen = parsed.shown if is_last else {}
        stances = {key: said for key, said in stances.items() if key not in seen}
        stances |= parsed.people.stances
        later, ids = _all_carried(parsed.people, parsed.shown, codes, now)
        shown = {
            key: frozenset(ids.get((key[0], code), code) for code in beside)
            for key, beside in parsed.shown.items()
        }
        people = overlaid(people, later, shown if is_last else None)
        known |= ids
    people = replace(people, stances=stances)
    people = _opened_again(people, texts, {(key[0], code) for key, code in known.items()})
    made_from = fingerprint(texts, codes, people)
    is_current = returned is not None and returned.fingerprint == made_from
    return MergedDecisions(people, _recorded(before, people, codes), is_current, made_from)


def _opened_again(people: People, texts: Sequence[BookText], known: Set[tuple[str, str]]) -> People:
    """Texts are not finished any more once a code is suggested that there was not when they were.

    Parameters
    ----------
    known
        (question, code) of the codes there were.
    """
    by_key = {text.key: text for text in texts}

    def lasts(key: TextKey) -> bool:
        beside = by_key[key].codes if key in by_key else ()
        said = people.texts.get(key, {})
        return all(code in said or (key[0], code) in known for code in beside)

    return replace(people, finished=frozenset(filter(lasts, people.finished)))


def _recorded(before: People, people: People, codes: CodesByQuestion) -> People:
    """What people said, with what was said of questions that have no codes now."""
    elsewhere = {key: said for key, said in before.texts.items() if key[0] not in codes}
    finished = {key for key in before.finished if key[0] not in codes}
    return People(
        {**elsewhere, **people.texts},
        {**before.themes, **people.themes},
        people.stances,
        people.finished | finished,
    )


def _all_carried(
    people: People, shown: Mapping[TextKey, frozenset[str]], codes: CodesByQuestion, now: Given
) -> tuple[People, dict[tuple[str, str], str]]:
    """What people said, question by question; and (question, earlier code) -> code now."""
    was = given_to(shown, people)
    texts: dict[TextKey, Mapping[str, Said]] = {}
    themes: ThemeDecisions = {}
    finished: frozenset[TextKey] = frozenset()
    ids: dict[tuple[str, str], str] = {}
    for question, used in codes.items():
        part, new = carried(
            people, used, question=question, was=was.get(question, {}), now=now.get(question, {})
        )
        texts.update(part.texts)
        themes.update(part.themes)
        finished |= part.finished
        ids.update({(question, old): code for old, code in new.items()})
    return People(texts, themes, finished=finished), ids
