"""The invented study kent-2024, from a seed: who answered, what they wrote, what was planted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from benchmarks.synthetic import people
from benchmarks.synthetic.dice import Dice
from benchmarks.synthetic.letters import make_letters
from benchmarks.synthetic.material import read
from benchmarks.synthetic.nouns import ONLINE, PAPER, Comment, Letter, Response
from benchmarks.synthetic.personal import personal_lines, with_personal
from benchmarks.synthetic.planting import (
    CLOSES,
    NASTY,
    campaign_comment,
    double_clicks,
    make_nasty,
    moment,
    near_empty,
    non_answer,
    plan_themes,
)
from benchmarks.synthetic.speakers import speaker_for
from benchmarks.synthetic.speaking import Writer
from benchmarks.synthetic.written import as_keyed, with_hard_space

SIZES = {ONLINE: 334, PAPER: 50}
"""Submissions before copies."""

CAMPAIGN = {ONLINE: 12, PAPER: 0}
NEAR_EMPTY = {ONLINE: 5, PAPER: 1}
LATE = {ONLINE: 5, PAPER: 2}
COPIES = 6
HARD_SPACES = 2
ANONYMOUS = 0.26

AGREEING = ("Strongly agree", "Tend to agree")
DISAGREEING = ("Tend to disagree", "Strongly disagree")
RATED = {
    "q_relating_why": "q_relating",
    "q_thriving_why": "q_thriving",
    "q_leading_why": "q_leading",
}
GROUPS = {"q_eqia": "eqia", "q_other": "other"}


@dataclass(frozen=True)
class Made:
    """Everything made for one study, each source in the order of its file.

    ``differences`` says whether the two differences between groups were planted.
    """

    seed: int
    differences: bool
    online: tuple[Response, ...]
    paper: tuple[Response, ...]
    letters: tuple[Letter, ...]


def make_kent_2024(seed: int = 2024, *, differences: bool = True) -> Made:
    """The whole invented study.

    Parameters
    ----------
    seed
        The same seed gives the same study.
    differences
        Whether the two differences between groups are planted. Without them no characteristic
        bears on what anybody ticks or raises.
    """
    writer = Writer(Dice(seed, "words"))
    everybody = [
        _labelled(_respondents(source, seed, differences), Dice(seed, f"labels {source}"))
        for source in (ONLINE, PAPER)
    ]
    turns = Dice(seed, "turns")
    speak = partial(_speak, writer=writer, seed=seed, turns=turns, differences=differences)
    spoken = [[speak(response) for response in group] for group in everybody]
    online, paper = _plant_in_comments(spoken[0], spoken[1], Dice(seed, "comments"))
    online = with_hard_space(online, HARD_SPACES, Dice(seed, "hard spaces"))
    copies = double_clicks(online, _copied(online, Dice(seed, "copies")), Dice(seed, "seconds"))
    keyed = Dice(seed, "keyed")
    return Made(
        seed,
        differences,
        _by_time([*online, *copies]),
        tuple(as_keyed(response, keyed) for response in _by_time(paper)),
        make_letters(writer, seed),
    )


def _by_time(responses: Sequence[Response]) -> tuple[Response, ...]:
    return tuple(sorted(responses, key=lambda r: (r.received, r.number)))


def _respondents(source: str, seed: int, differences: bool) -> list[Response]:
    """Who they are, when they came and what they ticked; no words yet."""
    dice, times = Dice(seed, f"people {source}"), Dice(seed, f"times {source}")
    names = dice.shuffled(read("people.toml")["organisations"]["names"])
    numbers = Dice(seed, "accounts").shuffled(range(1, 1000))
    out = []
    for number in range(SIZES[source]):
        ticked = people.answers(dice, differences=differences)
        organisation = ""
        if ticked.get("q_as") == (people.ORGANISATION,) and names and not dice.chance(0.05):
            organisation = names.pop()
        known = source == ONLINE and not dice.chance(ANONYMOUS)
        if source == ONLINE and not known:
            ticked.pop("s_district", None)
        person = numbers[number] if known else None
        received = moment(times)
        if source == PAPER:
            received = datetime(received.year, received.month, received.day)
        out.append(Response(number, source, ticked, organisation, {}, received, person))
    return out


def _labelled(responses: Sequence[Response], dice: Dice) -> list[Response]:
    """Some are campaign members, some near empty, some late; nobody is two of these."""
    source = responses[0].source
    out = list(responses)
    individuals = [r.number for r in out if r.one("q_as") != people.ORGANISATION]
    chosen = iter(dice.shuffled(individuals))
    for _ in range(CAMPAIGN[source]):
        number = next(chosen)
        out[number] = replace(out[number], campaign=True)
    for _ in range(NEAR_EMPTY[source]):
        number = next(chosen)
        out[number] = near_empty(out[number])
    for i in range(LATE[source]):
        number = next(chosen)
        out[number] = replace(out[number], received=_after_closing(source, i, dice))
    last = next(chosen)
    if source == ONLINE:
        out[last] = replace(out[last], received=CLOSES - timedelta(minutes=1, seconds=20))
    return out


def _after_closing(source: str, i: int, dice: Dice) -> datetime:
    """A time after closing; the first online one by minutes only."""
    if source == PAPER:
        return datetime(2024, 4, 5 + 4 * i)
    if i == 0:
        return CLOSES + timedelta(minutes=4, seconds=13)
    return CLOSES + timedelta(days=2 * i, hours=dice.between(8, 20), minutes=dice.below(60))


def _speak(
    response: Response, *, writer: Writer, seed: int, turns: Dice, differences: bool
) -> Response:
    """The response with its comments written."""
    dice = Dice(seed, f"speaks {response.source} {response.number}")
    if response.near_empty:
        return response
    if response.campaign:
        return replace(response, comments={"q_other": campaign_comment(dice, letter=False)})
    speaker = speaker_for(response, dice)
    comments: dict[str, Comment] = {}
    plan = plan_themes(response, dice, turns, differences=differences)
    for name, planted in plan.items():
        if not planted:
            comments[name] = non_answer(dice)
            continue
        stance = stance_of(response, name, dice)
        group = GROUPS.get(name, "action")
        comments[name] = writer.comment(speaker, group=group, themes=planted, stance=stance)
    return replace(response, comments=comments)


def stance_of(response: Response, name: str, dice: Dice) -> str:
    """The stance of a comment, led by the tick it explains where there is one."""
    ticked = response.one(RATED[name]) if name in RATED else ""
    if ticked in AGREEING:
        return "mixed" if ticked == AGREEING[1] and dice.chance(0.4) else "support"
    if ticked in DISAGREEING:
        return "oppose" if dice.chance(0.8) else "mixed"
    return "mixed" if name in RATED else dice.weighted({"support": 45, "mixed": 40, "oppose": 15})


def _plant_in_comments(
    online: list[Response], paper: list[Response], dice: Dice
) -> tuple[list[Response], list[Response]]:
    """Personal data and awkward cells, each in another respondent's comment."""
    everybody = [r for r in (*online, *paper) if _plain(r)]
    mothers = [r for r in everybody if r.one("q_as") == people.PARENT and r.one("a_sex") != "Male"]
    groups = {ONLINE: online, PAPER: paper}
    places = dice.shuffled([(r.source, r.number) for r in mothers])
    for line, found in personal_lines(dice):
        source, number = places.pop()
        groups[source][number] = _change(
            groups[source][number], dice, partial(with_personal, line=line, found=found)
        )
    rest = [(r.source, r.number) for r in everybody if r not in mothers]
    places = dice.shuffled([*places, *rest])
    for kind in NASTY:
        source, number = places.pop()
        groups[source][number] = _change(
            groups[source][number], dice, partial(make_nasty, kind=kind, dice=dice)
        )
    return online, paper


def _plain(response: Response) -> bool:
    return not response.campaign and any(_roomy(c) for c in response.comments.values())


def _roomy(comment: Comment) -> bool:
    return comment.substantive and len(comment.text.split()) > 5 and "\n" not in comment.text


def _change(response: Response, dice: Dice, change: Callable[[Comment], Comment]) -> Response:
    """The response with one of its comments changed."""
    name = dice.choice([q for q, c in response.comments.items() if _roomy(c)])
    changed = change(response.comments[name])
    return replace(response, comments={**response.comments, name: changed})


def _copied(online: Sequence[Response], dice: Dice) -> list[Response]:
    """Which responses were sent twice: ordinary ones, with at least one comment."""
    fit = [r for r in online if _plain(r) and r.received < CLOSES - timedelta(days=1)]
    return sorted(dice.sample(fit, COPIES), key=lambda r: r.number)
