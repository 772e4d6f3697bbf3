"""Surveys as people fill them in, with one thing in each that careless readers take for another."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from benchmarks._drafts_words import folded
from tests.read.own_words import Given
from tests.read.platforms.layouts import OTHER, ROWS, SCALE, Response, Survey

PEOPLE = 42
"""Enough for a draft to tell a list of options from words of people's own."""

FAMILIES = {
    "places": ("North Street", "Mill Lane", "The Quay", "Castle Hill"),
    "yes or no": ("Yes", "No", "Maybe"),
    "agreement": (
        "Strongly agree",
        "Agree",
        "Neither agree nor disagree",
        "Disagree",
        "Strongly disagree",
    ),
    "agreement of its own": ("Mostly agree", "Partly agree", "Hardly agree", "Do not agree"),
    "quality": ("Excellent", "Very good", "Good", "Fair", "Poor"),
    "difficulty": ("Very difficult", "Difficult", "Somewhat difficult", "Easy"),
    "how often": ("Never", "Rarely", "Monthly", "Weekly", "Daily"),
    "support": ("Support", "Neutral", "Oppose", "NA"),
    "plans": ("Plan 1", "Plan 2", "Plan 3"),
    "compass": ("North East", "North West", "South East"),
    "commas": ("Bus, tram or rail", "Walk, wheel or cycle", "Car or van"),
    "thousands": ("Under £5,000", "£5,000 to £9,999", "£10,000 or more"),
    "bands": ("Under 18", "18 to 34", "35 to 64", "65 and over"),
    "ethnic groups": (
        "White - includes British, Northern Irish, Irish, Gypsy, Irish Traveller or any other",
        "Asian or Asian British - includes Indian, Pakistani, Bangladeshi or any other",
        "Black, Black British, Caribbean or African - includes any other Black background",
    ),
    "points": ("1", "2", "3", "4", "5"),
}
"""What closed questions offer."""

TICKED = {
    "places": FAMILIES["places"],
    "commas": FAMILIES["commas"],
    "modes": ("Bus", "Train", "Cycle", "On foot"),
    "within another": ("Parks", "Parks and gardens", "Gardens"),
    "figures": ("Route 1", "Route 10", "Route 11"),
}
"""What may be ticked as well as chosen."""

GRIDS = ("agreement", "agreement of its own", "quality", "difficulty", "how often")

TWINS = {
    "places": "South Street",
    "plans": "Plan 4",
    "compass": "South West",
    "yes or no": "Not",
    "agreement": "Somewhat agree",
    "agreement of its own": "Partly disagree",
    "quality": "Very poor",
    "difficulty": "Somewhat easy",
    "how often": "Nearly daily",
    "support": "Support in part",
    "commas": "Bus, tram or ferry",
    "thousands": "£50,000 or more",
    "bands": "35 to 44",
    "points": "6",
}
"""An option of a few people that looks like one of many people and is another."""

CODES = ("-99", "999", "N/A", "NotShown", "Please make a selection")
"""What stands for no answer in some exports."""

WORDS = ("the", "bus", "is", "late", "and", "our", "street", "floods", "when", "it", "rains", "so")


def slip(option):
    """The option with two letters in the middle changed over."""
    at = len(option) // 2
    return option[: at - 1] + option[at] + option[at - 1] + option[at + 1 :]


SPELLINGS = (
    str.upper,
    lambda option: f" {option}  ",
    lambda option: f"{option}.",
    lambda option: option.replace(" ", "\u00a0"),
    lambda option: option.replace("&", "&amp;"),
)
"""What is certain to mean the same."""


def _dealt(dice, options, blank=0.1):
    """An answer a person; the first options are given most, and each by several."""
    few = [option for option in options for _ in range(3)]
    weights = [len(options) + 1 - at for at in range(len(options))]
    rest = dice.choices(options, weights, k=PEOPLE - len(few))
    answers = few + ["" if dice.random() < blank else one for one in rest]
    dice.shuffle(answers)
    return answers


def _ticks(dice, options):
    """The options ticked by a person, in the order of the form."""
    ticked = [one for one in options if dice.random() < 0.45]
    return tuple(ticked or [dice.choice(options)])


def _filled_in(dice, options, scale, *, ticks):
    ones = _dealt(dice, options)
    grids = [_dealt(dice, scale) for _ in ROWS]
    return Survey(
        tuple(options),
        tuple(
            Response(
                one=one,
                many=_ticks(dice, options) if ticks and dice.random() > 0.1 else (),
                grid=tuple(row[at] for row in grids),
                why=" ".join(dice.choices(WORDS, k=9)) if at % 2 else "",
            )
            for at, one in enumerate(ones)
        ),
    )


def _some(survey, change, times, where=lambda response: True):
    """The survey with the responses of so many people changed."""
    left, out = times, []
    for response in survey.responses:
        hit = left and where(response)
        out.append(change(response) if hit else response)
        left -= bool(hit)
    return replace(survey, responses=tuple(out))


def _first(survey):
    first = survey.options[0]
    return lambda response: response.one == first


def nothing(survey, family):
    return survey


def a_slip(survey, family):
    """Somebody keyed the commonest answer with a slip."""
    typed = slip(survey.options[0])
    return _some(survey, lambda r: replace(r, one=typed), 1, _first(survey))


def a_twin(survey, family):
    """Two people chose an option that looks like another one."""
    twin = TWINS.get(family, f"{survey.options[0]} B")
    more = replace(survey, options=(*survey.options, twin))
    return _some(more, lambda r: replace(r, one=twin), 2, _first(survey))


def an_answer_by_one(survey, family):
    return _some(survey, lambda r: replace(r, one=OTHER, one_words="By boat"), 1)


def a_code(code):
    def given(survey, family):
        """Some did not answer, and the export says so by a code."""
        return _some(survey, lambda r: replace(r, one=code), 4, _first(survey))

    return given


def reversed_points(survey, family):
    return replace(survey, options=survey.options[::-1])


def a_spelling(spelled):
    def given(survey, family):
        """Three people's answers differ from the form by what is certain to mean nothing."""
        return _some(survey, lambda r: replace(r, one=spelled(r.one)), 3, _first(survey))

    return given


def a_piece(survey, family):
    """Somebody typed a piece of an option beside the boxes."""
    piece = survey.options[0].split(",")[0].split(" ")[-1]
    change = lambda r: replace(r, many=(*r.many, OTHER), many_words=piece)  # noqa: E731
    return _some(survey, change, 1, lambda r: r.many)


ANYWHERE = {"nothing": nothing, "a rare twin": a_twin, "reversed": reversed_points}
"""What may be done where answers are coded: only the options of the form can be given."""

IN_WORDS = {
    **ANYWHERE,
    "a slip": a_slip,
    "an answer by one": an_answer_by_one,
    "a piece typed": a_piece,
    **{f"code {code}": a_code(code) for code in CODES},
    **{f"spelling {n}": a_spelling(one) for n, one in enumerate(SPELLINGS)},
}


@dataclass(frozen=True)
class Disturbed:
    """A survey, and what was done to it."""

    survey: Survey = field(repr=False)
    family: str
    scale: tuple[str, ...]
    done: str

    def narrowed(self, layout):
        """The same without what a layout cannot carry."""
        return replace(self, survey=self.survey.narrowed(layout.carried))

    def given(self, what):
        """What people answered to "one", "many" or a row of the grid, and what was offered."""
        everybody, offered = self.survey.responses, self.survey.options
        if what == "one":
            said = [r.one_words or r.one for r in everybody]
        elif what == "many":
            said = [one for r in everybody for one in {*r.many, r.many_words} - {OTHER}]
        else:
            said, offered = [r.grid[int(what[-1])] for r in everybody], self.scale
        return Given(
            Counter(key for words in said if (key := folded(words))),
            frozenset(map(folded, offered)),
        )


def disturbed(seed, family, scale, done, *, coded):
    """A survey of a family of options with one thing done to it."""
    dice = random.Random(f"{seed} {family} {scale} {done}")
    options = TICKED.get(family) or FAMILIES[family]
    points = SCALE if coded else FAMILIES[scale]
    survey = _filled_in(dice, options, points, ticks=family in TICKED)
    return Disturbed(IN_WORDS[done](survey, family), family, points, done)


@st.composite
def surveys(draw, *, coded):
    families = sorted({*FAMILIES, *TICKED})
    return disturbed(
        draw(st.integers(0, 99)),
        draw(st.sampled_from(families)),
        draw(st.sampled_from(GRIDS)),
        draw(st.sampled_from(sorted(ANYWHERE if coded else IN_WORDS))),
        coded=coded,
    )
