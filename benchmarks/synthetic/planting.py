"""What is planted on purpose: themes, group differences, a campaign, copies, awkward cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.synthetic.dice import Dice, expand
from benchmarks.synthetic.material import open_questions, question, read, themes
from benchmarks.synthetic.nouns import Comment, Response
from benchmarks.synthetic.people import is_minority_ethnic

OPENS = datetime(2024, 2, 8, 9, 0, 0)
CLOSES = datetime(2024, 4, 3, 23, 59, 59)

LANGUAGE = "language_culture"
LANGUAGE_MINORITY = 0.60
"""Planted: how likely a minority ethnic respondent raises the theme at least once."""
LANGUAGE_OTHERS = 0.15
"""Planted: how likely any other respondent does."""
LANGUAGE_TWICE = 0.25
"""Of those who raise it, how likely in two comments."""

NON_ANSWER = 0.07
"""Share of respondents who write something that says nothing, for each open question."""

HOW_MANY_THEMES: Mapping[int, float] = {1: 52, 2: 36, 3: 12}
MOST_THEMES = 3

Plan = dict[str, tuple[str, ...]]


def plan_themes(response: Response, dice: Dice, turns: Dice, *, differences: bool = True) -> Plan:
    """Which open questions a respondent answers, with which themes; an empty tuple is a non-answer.

    Themes depend on the question only, save one: language, faith and culture depends on the
    person's ethnic group, as planted; without ``differences`` it does not. ``turns`` is shared by
    everybody, ``dice`` is not.
    """
    plan: Plan = {}
    for name in open_questions():
        skip = question(name).skip
        says_nothing = turns.in_turn(f"non-answer {name}", NON_ANSWER)
        skips = dice.chance(skip / (1 - NON_ANSWER))
        chosen = _draw_themes(name, dice)
        if says_nothing or not skips:
            plan[name] = () if says_nothing else chosen
    minority = differences and is_minority_ethnic(response.one("a_ethnic"))
    _plant_language(plan, minority, dice, turns)
    return {name: plan[name] for name in open_questions() if name in plan}


def _draw_themes(name: str, dice: Dice) -> tuple[str, ...]:
    weights = {t.id: t.weights[name] for t in themes() if t.id != LANGUAGE}
    chosen: list[str] = []
    for _ in range(dice.weighted(HOW_MANY_THEMES)):
        chosen.append(dice.weighted({k: w for k, w in weights.items() if k not in chosen}))
    return tuple(chosen)


def language_raised(*, minority: bool) -> float:
    """Planted: how likely a person raises language, faith and culture at least once."""
    return LANGUAGE_MINORITY if minority else LANGUAGE_OTHERS


def _plant_language(plan: Plan, minority: bool, dice: Dice, turns: Dice) -> None:
    raises = turns.in_turn(f"language {minority}", language_raised(minority=minority))
    twice = dice.chance(LANGUAGE_TWICE)
    theme = next(t for t in themes() if t.id == LANGUAGE)
    order: list[str] = []
    for _ in open_questions():
        left = {q: w for q, w in theme.weights.items() if q not in order}
        order.append(dice.weighted(left))
    if not raises:
        return
    room = [q for q in order if q not in plan or 0 < len(plan[q]) < MOST_THEMES]
    for name in room[: 2 if twice else 1]:
        plan[name] = (*plan.get(name, ()), LANGUAGE)


def non_answer(dice: Dice) -> Comment:
    """Something written that says nothing, such as "n/a"."""
    return Comment(dice.choice(read("phrases_common.toml")["non_answers"]))


def campaign_text(dice: Dice, *, letter: bool) -> str:
    """The campaign's text with the small edits and the personal line of one supporter."""
    data = read("campaign.toml")
    body = [expand(sentence, {}, dice) for sentence in data["body"]]
    if dice.chance(0.2):
        del body[dice.between(1, 2)]
    if personal := dice.choice(data["personal"]):
        body.insert(dice.between(1, len(body)), personal)
    text = " ".join(body)
    if not letter:
        return text
    greeting, ending = dice.choice(data["greetings"]), dice.choice(data["endings"])
    return f"{greeting}\n\n{text}\n\n{ending}\n[name withheld]"


def campaign_comment(dice: Dice, *, letter: bool) -> Comment:
    """One supporter's copy of the campaign text as a comment."""
    planted = tuple(read("campaign.toml")["themes"])
    return Comment(campaign_text(dice, letter=letter), planted, "mixed", ("campaign",))


def near_empty(response: Response) -> Response:
    """The response with everything blank but who they are responding as."""
    kept = {k: v for k, v in response.answers.items() if k == "q_as"}
    return replace(response, answers=kept, comments={}, organisation="", near_empty=True)


def moment(dice: Dice) -> datetime:
    """A time in the window; busy first and last days, evenings and night feeds."""
    days = (CLOSES.date() - OPENS.date()).days
    weights = {day: 3.0 if day < 6 or day > days - 5 else 1.0 for day in range(days + 1)}
    hour = dice.weighted({h: 1 if h in (0, 1, 2, 3, 4, 5, 6, 23) else 4 for h in range(24)})
    start = datetime(OPENS.year, OPENS.month, OPENS.day)
    at = start + timedelta(days=dice.weighted(weights), hours=hour)
    at += timedelta(minutes=dice.below(60), seconds=dice.below(60))
    return at if at >= OPENS else at + timedelta(hours=OPENS.hour)


NASTY = (
    "starts with =",
    "starts with = and looks like a formula",
    "starts with -",
    "starts with +",
    "newline inside",
    "emoji",
    "emoji",
    "emoji",
    "curly quotes",
    "starts with @",
    "tab inside",
)


def make_nasty(comment: Comment, kind: str, dice: Dice) -> Comment:
    """The comment with one awkward thing about its cell."""
    text = comment.text
    middle = text.find(" ", len(text) // 2)
    changed = {
        "starts with =": f"= {text}",
        "starts with = and looks like a formula": f"=1+1 does not equal support. {text}",
        "starts with -": f"- {text}",
        "starts with +": f"+1 to what others have said. {text}",
        "newline inside": f"{text[:middle]}\n\n{text[middle + 1 :]}",
        "emoji": text + dice.choice(read("phrases_common.toml")["emojis"]),
        "curly quotes": f"\u201c{text}\u201d \u2013 that\u2019s it\u2026",
        "starts with @": f"@KCC {text}",
        "tab inside": f"{text[:middle]}\t{text[middle + 1 :]}",
    }
    return replace(comment, text=changed[kind], nasty=kind)


def double_clicks(
    responses: Sequence[Response], of: Sequence[Response], dice: Dice
) -> list[Response]:
    """A second copy of some responses, sent seconds later."""
    start = len(responses)
    return [
        replace(
            original,
            number=start + i,
            received=original.received + timedelta(seconds=dice.between(2, 25)),
            copy_of=original.number,
        )
        for i, original in enumerate(of)
    ]
