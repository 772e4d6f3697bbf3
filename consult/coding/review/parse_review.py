"""What people said in a review workbook that came back, checked: every problem of it at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from consult.coding.decisions.finished import is_complete
from consult.coding.decisions.suggested_texts import BookText, Suggested
from consult.coding.journal.brought import Brought, Settled
from consult.coding.journal.fold import Fold
from consult.coding.journal.what_stands import conflicts_of, people_of
from consult.coding.review import layout as at
from consult.coding.review.further.adjudicate import settled_in
from consult.coding.review.parse_themes import (
    GONE,
    GONE_HINT,
    ParsedThemes,
    offered,
    parse_themes,
)
from consult.coding.review.read_workbook import Returned, number_of
from consult.coding.review.rows.marks import marks_in, put_together
from consult.coding.review.rows.misplaced import (
    CHANGED,
    NOT_OURS,
    SORTED,
    SORTED_HINT,
    Misplaced,
    is_together,
    told_together,
)
from consult.coding.review.rows.sorted_columns import AnswerRow, columns_sorted
from consult.coding.texts.words_hash import words_hash
from consult.errors import Place, Problem, ReviewError
from consult.model.coding.deciding import Decision
from consult.model.coding.journal import Aspect
from consult.model.coding.review import Mark, People, Said, SaidStance, TextKey, ThemeDecisions
from consult.office.filled_in import SheetLine, as_read
from consult.office.near_name import did_you_mean
from consult.office.sheet_faults import word_faults
from consult.office.yes_no import yes_or_no

CHOOSE = "Choose from the drop-down list, or leave the cell empty."
STANCES = {at.plain(word): stance for stance, word in at.STANCES.items()}


@dataclass
class _Parsing:
    """Rows of answers as they are gone through."""

    themes: ParsedThemes
    known: Mapping[tuple[str, str], BookText]
    numbers: Sequence[int]
    adds: Sequence[int]
    agreement: Collection[str]
    base: People
    problems: list[Problem] = field(default_factory=list)
    said: dict[TextKey, dict[str, Said]] = field(default_factory=dict)
    shown: dict[TextKey, frozenset[str]] = field(default_factory=dict)
    stances: dict[TextKey, SaidStance] = field(default_factory=dict)
    finished: set[TextKey] = field(default_factory=set)
    reviewers: dict[TextKey, str] = field(default_factory=dict)
    marks: dict[TextKey, dict[Aspect, Mark]] = field(default_factory=dict)
    misplaced: list[Misplaced] = field(default_factory=list)
    rows: list[AnswerRow] = field(default_factory=list)

    @property
    def people(self) -> People:
        """What people said, so far."""
        said = {key: row for key, row in self.said.items() if row}
        marks = {key: row for key, row in self.marks.items() if row}
        finished = frozenset(self.finished)
        return People(said, self.themes.decisions, self.stances, finished, marks)


def parse_review(
    returned: Returned,
    suggested: Suggested,
    *,
    base: Fold | None,
    record: ThemeDecisions | None = None,
) -> Brought:
    """What people said in a workbook.

    Parameters
    ----------
    returned
        The workbook, read.
    suggested
        What is suggested now; its stances make no difference.
    base
        What stood when the workbook was written, in its own codes; ``None`` where nobody knows.
        Texts that are gone are no mistake of anybody's.
    record
        What was said of themes before.

    Raises
    ------
    ReviewError
        All problems of all sheets, each with its row and column. No cell is quoted.
    """
    shown = people_of(base) if base else People()
    themes, problems = parse_themes(
        returned.themes,
        returned.alike,
        shown=shown.themes if base else None,
        record=record or {},
        questions=suggested.codes,
    )
    parsing = _Parsing(
        themes,
        {(text.question, at.answer_id(text.hash)): text for text in suggested.texts},
        _numbers(returned, at.CODE),
        _numbers(returned, at.ADD),
        suggested.agreement,
        shown,
        problems,
    )
    _answers(parsing, returned)
    if base is None:
        parsing.problems += _of_another_study(returned, parsing, suggested, record or {})
    settled = _settled(returned, base, parsing)
    if parsing.problems:
        raise ReviewError(parsing.problems)
    return Brought(
        parsing.people,
        parsing.shown,
        returned.file,
        returned.fingerprint,
        returned.saved,
        parsing.reviewers,
        settled,
        themes.had_back,
    )


def _settled(returned: Returned, base: Fold | None, parsing: _Parsing) -> tuple[Settled, ...]:
    conflicts = conflicts_of(base) if base else ()
    return settled_in(returned.conflicts, conflicts, parsing.base.themes, parsing.problems)


def _answers(parsing: _Parsing, returned: Returned) -> None:
    for line in returned.answers:
        _answer(parsing, line)
    parsing.problems += told_together(parsing.misplaced)
    parsing.problems += columns_sorted(parsing.rows, parsing.base)


def _of_another_study(
    returned: Returned, parsing: _Parsing, suggested: Suggested, record: ThemeDecisions
) -> list[Problem]:
    """What tells that a workbook of which the journal knows nothing is not of this study."""
    if parsing.shown and not {text.key for text in suggested.texts} & parsing.shown.keys():
        what = "Not one answer of this workbook is an answer of this study."
        hint = "It may belong to another study: look at the title on its first sheet."
        return [Problem(what, Place(returned.file, returned.answers[0].sheet), hint)]
    return [
        next(iter(lines.values())).problem(at.QUESTION, "There is no such question.", NOT_OURS)
        for question, lines in parsing.themes.lines.items()
        if question not in suggested.codes and question not in record
    ]


def _numbers(returned: Returned, part: str) -> list[int]:
    return sorted(n for heading in returned.headings for n in number_of(heading, (part,)))


def _answer(parsing: _Parsing, line: SheetLine) -> None:
    key = _key(parsing, line)
    if key is None:
        return
    before = len(parsing.problems)
    suggested = _suggested(parsing, line, key[0])
    codes = [line[at.numbered(at.CODE, n)] for n in parsing.numbers]
    if len(parsing.problems) == before and not is_together(line, key[0], list(filter(None, codes))):
        parsing.misplaced.append(Misplaced(line, at.ROW_CHECK, SORTED, SORTED_HINT))
        return
    said = _decisions(parsing, line, suggested)
    by_number = {n: said[code] for n, code in suggested.items() if code in said}
    parsing.rows.append(AnswerRow(line, key, suggested, by_number))
    _accept_all(parsing, line, suggested, said)
    _additions(parsing, line, key, suggested, said)
    _stance(parsing, line, key)
    marks = marks_in(line, parsing.base.marks.get(key, {}), parsing.problems)
    earlier = parsing.marks.get(key, {})
    parsing.marks[key] = put_together(line, earlier, marks, parsing.problems)
    parsing.problems += word_faults(line, (at.REVIEWER,))
    by = line[at.REVIEWER]
    parsing.reviewers[key] = by or parsing.reviewers.get(key, "")
    _keep(parsing, line, key, {code: (decision, by) for code, decision in said.items()})
    parsing.shown[key] = parsing.shown.get(key, frozenset()) | set(suggested.values())
    if said and is_complete(suggested.values(), parsing.said[key]):
        parsing.finished.add(key)


def _key(parsing: _Parsing, line: SheetLine) -> TextKey | None:
    """Which text the row is about; nothing when it is none, which is a problem."""
    question, given = at.question_id(line[at.QUESTION]), line[at.ANSWER_ID]
    if question not in parsing.themes.names:
        parsing.problems.append(
            line.problem(at.QUESTION, "There is no such question on the sheet of themes.", NOT_OURS)
        )
        return None
    known = parsing.known.get((question, given))
    if known is not None:
        if line[at.ANSWER] != as_read(at.shown(known.text)):
            parsing.misplaced.append(Misplaced(line, at.ANSWER, CHANGED, NOT_OURS))
            return None
        return known.key
    if at.id_of(line[at.ANSWER]) == given:
        return question, words_hash(line[at.ANSWER])  # of an earlier set of answers
    if not line[at.ANSWER].endswith(at.CUT.strip()):
        what = "This row is not one of those that were handed out, or was changed."
        parsing.misplaced.append(Misplaced(line, at.ANSWER_ID, what, NOT_OURS))
    return None


def _suggested(parsing: _Parsing, line: SheetLine, question: str) -> dict[int, str]:
    """Number of the column -> id of the code suggested in it."""
    out = {}
    for number in parsing.numbers:
        heading = at.numbered(at.CODE, number)
        if line[heading]:
            code = _code(parsing, line, heading, question)
            out.update({number: code} if code else {})
    return out


def _code(parsing: _Parsing, line: SheetLine, heading: str, question: str) -> str:
    code = parsing.themes.names[question].get(at.plain(line[heading]), "")
    if not code:
        what = "There is no code of this name for the question."
        shown = parsing.base.themes.get(question, ())
        hint = did_you_mean(line[heading], offered(shown)) + CHOOSE
        parsing.problems.append(line.problem(heading, what, hint))
    return code


def _decisions(
    parsing: _Parsing, line: SheetLine, suggested: Mapping[int, str]
) -> dict[str, Decision]:
    said = {}
    for number in parsing.numbers:
        heading = at.numbered(at.DECISION, number)
        if not line[heading]:
            continue
        if not line[at.numbered(at.CODE, number)]:
            what = "There is a decision, but no code that it is about."
            hint = f"Empty the cell; to give the answer a code, use “{at.ADD}”."
            parsing.problems.append(line.problem(heading, what, hint))
        elif _decision(line[heading]) is None:
            what = f"This is neither “{at.ACCEPT_WORD}” nor “{at.REMOVE_WORD}”."
            parsing.problems.append(line.problem(heading, what, CHOOSE))
        elif number in suggested:
            said[suggested[number]] = _decision(line[heading]) or Decision.ACCEPT
    return said


def _decision(written: str) -> Decision | None:
    """What a cell says of a code; ``None`` where that cannot be told."""
    said = {at.plain(at.ACCEPT_WORD): True, at.plain(at.REMOVE_WORD): False}
    accepted = said.get(at.plain(written), yes_or_no(written))
    return None if accepted is None else Decision.ACCEPT if accepted else Decision.REMOVE


def _accept_all(
    parsing: _Parsing, line: SheetLine, suggested: Mapping[int, str], said: dict[str, Decision]
) -> None:
    word = line[at.ACCEPT_ALL]
    if _decision(word) is Decision.ACCEPT:
        said.update({code: Decision.ACCEPT for code in suggested.values() if code not in said})
    elif word and yes_or_no(word) is None:
        what = f"This is not “{at.YES}”."
        parsing.problems.append(line.problem(at.ACCEPT_ALL, what, CHOOSE))


def _additions(
    parsing: _Parsing,
    line: SheetLine,
    key: TextKey,
    suggested: Mapping[int, str],
    said: dict[str, Decision],
) -> None:
    shown = parsing.base.texts.get(key, {})
    for number in parsing.adds:
        heading = at.numbered(at.ADD, number)
        code = _code(parsing, line, heading, key[0]) if line[heading] else ""
        if not code:
            continue
        if code in parsing.themes.gone[key[0]] and code not in shown:
            parsing.problems.append(line.problem(heading, GONE, GONE_HINT))
        elif said.get(code) is Decision.REMOVE:
            what = "The same code is removed and added in this row."
            parsing.problems.append(line.problem(heading, what, "Decide for one of the two."))
        else:
            said[code] = Decision.ACCEPT if code in suggested.values() else Decision.ADD


def _stance(parsing: _Parsing, line: SheetLine, key: TextKey) -> None:
    if at.STANCE not in line.letters and key in parsing.base.stances:
        parsing.stances[key] = parsing.base.stances[key]  # without the column nothing is taken back
    if not line[at.STANCE]:
        return
    stance = STANCES.get(at.plain(line[at.STANCE]))
    other = parsing.stances.get(key, (stance, ""))[0]
    if stance is None:
        what = f"This is none of {', '.join(at.STANCES.values())}."
        parsing.problems.append(line.problem(at.STANCE, what, CHOOSE))
    elif key[0] not in parsing.agreement:
        what = "There is a stance, but the question does not ask for the reason of an agreement."
        parsing.problems.append(line.problem(at.STANCE, what, "Empty the cell."))
    elif other is not stance:
        what = "Another row of the same answer has another stance."
        parsing.problems.append(line.problem(at.STANCE, what, "Make both rows say the same."))
    else:
        parsing.stances[key] = (stance, line[at.REVIEWER])


def _keep(parsing: _Parsing, line: SheetLine, key: TextKey, said: Mapping[str, Said]) -> None:
    """Keep the decisions of a row, unless another row of the same answer says the opposite."""
    kept = parsing.said.setdefault(key, {})
    for code, (decision, by) in said.items():
        other = kept.get(code)
        if other and (other[0] is Decision.REMOVE) != (decision is Decision.REMOVE):
            what = "Another row of the same answer removes a code that this one accepts, or the "
            what += "other way round."
            hint = "Make both rows say the same, or delete one."
            parsing.problems.append(line.problem(at.ANSWER_ID, what, hint))
            return
        kept[code] = (decision, by or (other[1] if other else ""))


Given = dict[str, dict[str, set[str]]]
"""Question id -> code id -> content hashes of the texts that had the code."""


def given_to(shown: Mapping[TextKey, frozenset[str]], people: People) -> Given:
    """The texts that had each code, suggested or given by people.

    Parameters
    ----------
    shown
        Text -> the codes suggested beside it.
    people
        What they said of texts; a code they took away is not counted, unless it was shown.
    """
    out: Given = defaultdict(lambda: defaultdict(set))
    for (question, text), codes in shown.items():
        for code in codes:
            out[question][code].add(text)
    for (question, text), said in people.texts.items():
        for code, (decision, _) in said.items():
            if decision is not Decision.REMOVE:
                out[question][code].add(text)
    return out
