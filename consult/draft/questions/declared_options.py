"""Questions whose options the file itself lists, as SPSS and Triple-S do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other, is_prefer_not_to_say, normalised
from consult.draft.columns.items import Item
from consult.draft.questions.choices import are_points
from consult.draft.questions.guessed import OTHER, Guess, typed_by_few
from consult.draft.questions.remark import Remark
from consult.draft.questions.spelt_otherwise import slips
from consult.model.survey.questionnaire import Kind
from consult.read.export.declared import Holds
from consult.read.values.scales import scale_of


def declared_number(items: Sequence[Item]) -> bool:
    """Whether a file says that the answers to a question are numbers.

    Parameters
    ----------
    items
        The question as it stands in each source; the first decides.
    """
    return items[0].holds is Holds.NUMBER


def from_list(items: Sequence[Item], values: Counter[str]) -> Guess | None:
    """A question whose options the file lists; ``None`` when no file does.

    Parameters
    ----------
    items
        The question as it stands in each source.
    values
        What was answered in all of them.
    """
    known = [item.columns[0].declared for item in items if item.columns[0].declared]
    if not known or known[0].holds not in (Holds.CHOICE, Holds.RANK):
        return None
    said = dict.fromkeys(column.check for column in known if column.check)
    remarks = tuple(map(Remark, said))
    if known[0].holds is Holds.RANK:
        parts = [column.part for item in items for column in item.columns if column.declared]
        return Guess(Kind.RANK, options=tuple(dict.fromkeys(parts)), remarks=remarks)
    options = tuple(_once([label for column in known for label in column.options]))
    guessed = _closed(options, ordered=known[0].ordered)
    return _with_strays(replace(guessed, remarks=remarks), options, values)


def _once(labels: Sequence[str]) -> list[str]:
    seen: dict[str, str] = {}
    for label in labels:
        seen.setdefault(normalised(label), label)
    return list(seen.values())


def _closed(options: tuple[str, ...], *, ordered: bool) -> Guess:
    other = next((label for label in options if is_other(label)), "")
    if (scale := scale_of(options)) is not None:
        return Guess(scale.kind, scale=scale.id, options=options, other=other)
    plain = [label for label in options if not is_prefer_not_to_say(label)]
    points = ordered or are_points(plain)
    return Guess(Kind.SCALE if points else Kind.SINGLE, options=options, other=other)


def _with_strays(guessed: Guess, options: Sequence[str], values: Counter[str]) -> Guess:
    """Answers of another source that the list does not hold."""
    known = {normalised(label) for label in options}
    left = Counter({v: n for v, n in values.items() if normalised(v) not in known})
    other = guessed.other or (OTHER if left else "")
    found = [*slips(values, options), *typed_by_few(left, values.total(), other)]
    return replace(guessed, other=other, remarks=(*guessed.remarks, *found))
