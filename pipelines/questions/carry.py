"""From cells that people filled in to the text of study.toml: only what they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import tomlkit
from tomlkit.items import Comment, Null, Table

from consult.errors import Problem
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read.layout.readings import CONFIRMED, NOT_YET
from pipelines.new_study.entries import entry_of
from pipelines.questions import layout as at
from pipelines.questions.book import waiting
from pipelines.questions.edits import Edit
from pipelines.questions.kinds import CannotChangeError, Change, change_to
from pipelines.questions.made_of_columns import OpenedExports

_LOOK = "# LOOK HERE"
"""Begins a comment that earlier versions wrote above a line with ``check``; it goes with it."""


@dataclass(frozen=True)
class _QuestionEdits:
    """A question and what a person changed of it."""

    spec: QuestionSpec
    said: Mapping[str, Edit]
    decided: Mapping[int, Edit]

    def problem(self, heading: str, what: str, hint: str) -> Problem:
        """Something wrong with one of its cells, or with any that was filled in."""
        edit = self.said.get(heading) or next(iter([*self.said.values(), *self.decided.values()]))
        return edit.problem(what, hint)


def carried(
    text: str, study: Study, edits: Sequence[Edit], exports: OpenedExports
) -> tuple[str, list[Problem]]:
    """The text of study.toml with what people filled in.

    Parameters
    ----------
    text, study
        The file as it is, and what it means.
    edits
        What they changed, from ``edits_in``.
    exports
        Opened when a kind or a column asks for what stands in them.

    Returns
    -------
    tuple
        The new text, and what cannot be done; with any of that the text is not to be used.

    Notes
    -----
    Comments, order and all other settings stay as they are.
    """
    document = tomlkit.parse(text)
    entries = {str(entry["id"]): entry for entry in document.get("questions", ())}
    problems: list[Problem] = []
    for row in _rows(study, edits):
        change, wrong = _change(row, exports)
        problems += wrong
        if not wrong:
            _write(entries[row.spec.id], change)
            _decide(entries[row.spec.id], row)
    problems += _each_once(study, edits)
    for edit in (edit for edit in edits if edit.sheet == at.FILES):
        _checked_file(document, edit.key)
    for edit in (edit for edit in edits if edit.sheet == at.LEFT_OUT):
        problems += _made_a_question(document, edit, exports)
    return tomlkit.dumps(document), problems


def _rows(study: Study, edits: Iterable[Edit]) -> list[_QuestionEdits]:
    said: dict[str, dict[str, Edit]] = defaultdict(dict)
    decided: dict[str, dict[int, Edit]] = defaultdict(dict)
    for edit in edits:
        if edit.sheet == at.QUESTIONS:
            said[edit.key][edit.heading] = edit
        elif edit.sheet == at.PROPOSALS:
            question, _, number = edit.key.rpartition(" ")
            decided[question][int(number) - 1] = edit
    return [
        _QuestionEdits(spec, said[spec.id], decided[spec.id])
        for spec in study.questions
        if spec.id in said or spec.id in decided
    ]


def _change(row: _QuestionEdits, exports: OpenedExports) -> tuple[Change, list[Problem]]:
    """The settings to write of one question, and what is in the way."""
    out: Change = {}
    problems: list[Problem] = []
    if at.ASKED in row.said:
        out["text"] = row.said[at.ASKED].words
    if at.KIND in row.said:
        kind = Kind(at.key_of(at.KIND, row.said[at.KIND].words))
        try:
            out |= change_to(kind, row.spec, exports.answers)
        except CannotChangeError as error:
            problems.append(row.problem(at.KIND, error.what, error.hint))
    if at.PURPOSE in row.said or at.CHARACTERISTIC in row.said:
        purpose, wrong = _purpose(row)
        out |= purpose
        problems += wrong
    if at.CHECKED in row.said:
        out = {"check": None, "touches": None} | out
    problems += _said_by_a_proposal(row, out)
    return out, problems


def _purpose(row: _QuestionEdits) -> tuple[Change, list[Problem]]:
    """What the question is for and what it measures: whichever was changed brings the other."""
    purpose = str(row.spec.purpose)
    measured = row.spec.characteristic
    if at.PURPOSE in row.said:
        purpose = at.key_of(at.PURPOSE, row.said[at.PURPOSE].words)
    if at.CHARACTERISTIC in row.said:
        measured = at.key_of(at.CHARACTERISTIC, row.said[at.CHARACTERISTIC].words)
    of_people = str(Purpose.CHARACTERISTIC)
    both = at.PURPOSE in row.said and at.CHARACTERISTIC in row.said
    if both and (purpose == of_people) != bool(measured):
        what = f"“{at.PURPOSE}” and “{at.CHARACTERISTIC}” do not go together."
        hint = f"Choose a characteristic with “{at.PURPOSES[Purpose.CHARACTERISTIC][0]}” only."
        return {}, [row.problem(at.CHARACTERISTIC, what, hint)]
    if not both and purpose == of_people and not measured and at.PURPOSE in row.said:
        what = "Nothing says which characteristic the question measures."
        return {}, [row.problem(at.PURPOSE, what, f"Choose it under “{at.CHARACTERISTIC}”.")]
    if at.CHARACTERISTIC in row.said and not both:
        purpose = of_people if measured else str(Purpose.RESPONDENT)
    elif purpose != of_people:
        measured = ""
    out: Change = {"purpose": purpose, "characteristic": measured or None}
    if measured != row.spec.characteristic:
        out |= {"categories": None}
        if row.spec.reads == "own words":
            out["reads"] = None
    return out, []


def _said_by_a_proposal(row: _QuestionEdits, change: Change) -> list[Problem]:
    """Settings that a proposal which is taken says otherwise: it would have the last word."""
    problems = []
    for number, proposal in enumerate(row.spec.proposals):
        edit = row.decided.get(number)
        taken = edit.words == at.YES if edit else bool(proposal.taken)
        for setting, heading in (
            ("kind", at.KIND),
            ("purpose", at.PURPOSE),
            ("characteristic", at.CHARACTERISTIC),
        ):
            said = proposal.change.get(setting)
            if taken and heading in row.said and said not in (None, change.get(setting, said)):
                what = f"Proposal {number + 1} of this question, which is taken, says otherwise."
                hint = f"Choose No for it on the sheet “{at.PROPOSALS}”, or put this cell back."
                problems.append(row.problem(heading, what, hint))
    return problems


def _write(entry: Table, change: Change) -> None:
    last = "columns"  # which every question has; the end of an entry may lie beneath a comment
    for key, value in change.items():
        if key == "check":
            _without_look(entry)
        if value is None:
            entry.pop(key, None)
        elif key not in entry:
            entry.value._insert_after(last, key, entry_of(key, value))
            last = key
        elif entry[key] != value:
            entry[key] = entry_of(key, value)


def _without_look(entry: Table) -> None:
    body = entry.value.body
    for index, (name, item) in enumerate(body):
        if name is None and isinstance(item, Comment) and item.as_string().startswith(_LOOK):
            body[index] = (None, Null())


def _decide(entry: Table, row: _QuestionEdits) -> None:
    """Write what was decided of proposals; a question that is checked leaves the others alone."""
    undecided = waiting(row.spec)
    for number, proposal in enumerate(row.spec.proposals):
        edit = row.decided.get(number)
        mine = entry["proposals"][number]
        if edit and not edit.words:
            mine.pop("taken", None)
        elif edit:
            mine["taken"] = edit.words == at.YES
        elif at.CHECKED in row.said and proposal in undecided:
            mine["taken"] = False
    _settled_with_its_proposals(entry, row)


def _settled_with_its_proposals(entry: Table, row: _QuestionEdits) -> None:
    """Take a check out that said nothing beyond proposals which are all decided now."""
    if not row.decided or "check" not in entry:
        return
    rest = str(entry["check"])
    for proposal in entry["proposals"]:
        if "taken" in proposal:
            rest = rest.replace(str(proposal["says"]), "")
    if not rest.strip(" ;."):
        _write(entry, {"check": None, "touches": None})


def _each_once(study: Study, edits: Sequence[Edit]) -> list[Problem]:
    """A characteristic that two questions would measure."""
    names = at.named_characteristics()
    measured = {spec.id: names.get(spec.characteristic, "") for spec in study.questions}
    chosen = [edit for edit in edits if edit.heading == at.CHARACTERISTIC]
    moved = [edit for edit in edits if edit.heading == at.PURPOSE]
    left = {edit.key for edit in moved if edit.words != at.PURPOSES[Purpose.CHARACTERISTIC][0]}
    measured |= dict.fromkeys(left, "") | {edit.key: edit.words for edit in chosen}
    problems = []
    for edit in chosen:
        others = [key for key, name in measured.items() if name == edit.words and key != edit.key]
        if edit.words and others:
            what = f"“{edit.words}” is what the question “{others[0]}” measures already."
            hint = "Empty the cell of one of the two: each characteristic is measured once."
            problems.append(edit.problem(what, hint))
    return problems


def _checked_file(document: tomlkit.TOMLDocument, key: str) -> None:
    """Take out what was to be looked at of a file, or of responses that were never submitted."""
    if key == at.UNFINISHED:
        _write(document["unfinished"], {"check": None})
        return
    source = next(source for source in document["sources"] if source["id"] == key)
    _write(source, {"check": None})
    if source.get("confirmed") == NOT_YET:
        source["confirmed"] = CONFIRMED


def _made_a_question(
    document: tomlkit.TOMLDocument, edit: Edit, exports: OpenedExports
) -> list[Problem]:
    source, _, letters = edit.key.partition(" ")
    taken = [str(entry["id"]) for entry in document.get("questions", ())]
    try:
        entry = exports.made_of(source, letters, taken)
    except CannotChangeError as error:
        return [edit.problem(error.what, error.hint)]
    document["ignored"][source].remove(letters)
    if "questions" not in document:
        document.add("questions", tomlkit.aot())
    document["questions"].append(entry)
    return []
