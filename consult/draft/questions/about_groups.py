"""What a person should look at where a question asks which group people belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from consult.definitions.categories import category_named, shows
from consult.definitions.wordings import is_other, is_prefer_not_to_say, means_dont_know, normalised
from consult.draft.columns.evidence import characteristic_asked
from consult.draft.questions.find_options import FEWEST
from consult.draft.questions.remark import Remark
from consult.model.survey.age_band import AgeBand
from consult.model.survey.characteristic import Characteristic
from consult.read.values.ticked import pieces

_MOST_QUOTED = 6
"""Options quoted in one sentence: more nobody reads. What is left out is counted, and stands in the
file itself. Tried on a form of nineteen ethnic groups."""


_WHOLE = 0.9
"""Share of cells that are one group of people as they stand, from which none is cut at a comma: a
few people type two. Tried at 0.45, 0.8 and 0.95: none of 125 drafts changes."""


_MOST_GROUPS = 60
"""Different cells, or half of all that are filled, above which they are words rather than groups:
no list of groups is so long. It keeps comments from being searched."""


def one_group_a_cell(text: str, values: Mapping[str, int], separator: str) -> bool:
    """Whether cells are each one group of people, whatever separators stand in their words.

    Parameters
    ----------
    text
        What was asked.
    values
        Cell -> how often it stands. One whose parts all stand alone too is several ticks.
    separator
        What would stand between ticked options.
    """
    told = Counter({v: n for v, n in values.items() if not is_prefer_not_to_say(v)})
    cut = any(separator.strip() in value for value in told)
    if not cut or len(told) > max(_MOST_GROUPS, told.total() / 2):
        return False
    asked = characteristic_asked(text, told)
    if asked is None:
        return False
    alone = {normalised(value) for value in told}
    whole = sum(
        times
        for value, times in told.items()
        if shows(asked.characteristic, normalised(value))
        and not _all_alone(pieces(value, separator), value, alone)
    )
    return whole >= _WHOLE * told.total()


def _all_alone(spans: Sequence[tuple[int, int]], value: str, alone: Collection[str]) -> bool:
    parts = [normalised(value[start:end]) for start, end in spans]
    return len(parts) > 1 and all(part in alone for part in parts)


def without_category(
    characteristic: Characteristic, options: Sequence[str], values: Mapping[str, int]
) -> tuple[Remark, ...]:
    """The remark that options fit no category, with their words; nothing where all fit.

    Parameters
    ----------
    characteristic
        What the question asks about.
    options
        As drafted. A band of age that is none of ours needs no category: it says its ages.
    values
        Answer -> how often it was given.
    """
    if not characteristic.categories:
        return ()
    given = _counted(values)
    left = {
        label: given[normalised(label)]
        for label in options
        if not _fits(characteristic, label)
        and not (is_prefer_not_to_say(label) or means_dont_know(label) or is_other(label))
    }
    if not left:
        return ()
    several = "option fits" if len(left) == 1 else "options fit"
    says = (
        f"{len(left)} {several} no category of {characteristic.name.lower()}: {quoted(left)}; "
        "shown in their own words and compared with no other figures unless `categories` says "
        "which they are"
    )
    return (Remark(says, sum(left.values())),)


def _fits(characteristic: Characteristic, label: str) -> bool:
    """Whether a label names a category, or a group that forms elsewhere offer and none here is."""
    if category_named(characteristic, label) or shows(characteristic, normalised(label)):
        return True
    return bool(characteristic.bands) and AgeBand.parse(label) is not None


def quoted(options: Mapping[str, int]) -> str:
    """Options with how many gave each, those of at least ``FEWEST``; of the rest only how many.

    Parameters
    ----------
    options
        Label -> how many gave it.
    """
    often = sorted((n, label) for label, n in options.items() if n >= FEWEST)[::-1]
    shown = sorted(often[:_MOST_QUOTED], key=lambda pair: (-pair[0], pair[1]))
    parts = [f'"{label}" ({n:,})' for n, label in shown]
    if more := len(options) - len(shown):
        parts.append(f"{more} more" if parts else f"given by fewer than {FEWEST} people each")
    return ", ".join(parts)


def _counted(values: Mapping[str, int]) -> Counter[str]:
    given: Counter[str] = Counter()
    for value, times in values.items():
        given[normalised(value)] += times
    return given
