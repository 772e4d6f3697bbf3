"""What each person does: two reviewers who disagree in places, a third, two blind coders."""

from tests.two_people import park
from tests.two_people.at_the_desk import Desk

TEXTS = {
    park.comment(question, number)[0]: (question, number)
    for question, every in park.MATTERS.items()
    for number in range(1, len(every) + 1)
    if park.comment(question, number)[0]
}
"""Comment -> its question and the number of its response; no two comments are alike."""

OVERTURNED = {("better", 24): "r"}
"""Comments that people decided to be about something else than was meant, as AB said."""

NAMED = {
    "s": "Sitting down places",
    "l": "Public conveniences",
    "d": "Dogs on the loose",
    "i": "Lighting after dark",
    "b": "Rubbish lying about",
    "r": "Rubbish lying about",
    "w": "Motor vehicles at speed",
    "c": "Pedal cycles",
    "p": "",
    "k": "The pool for toddlers",
    "t": "Water to drink",
}
"""Letter of a matter -> what its theme is called when all is settled; praise was retired."""

RENAMED_AFTER = "Rest and seating"
"""What "Sitting down places" is called from the day after the report was final."""

EMERGED = "Plots to grow food"
"""The theme that only late responses raise, as a person names it."""

SPLIT = (
    "Motor vehicles at speed: cars and speeding drivers; Pedal cycles: cyclists on their bicycles"
)
FIRST_HALF, SECOND_HALF = range(1, 29), range(21, 49)
"""Numbers of the comments on the first question that AB and BC decide; eight are in both."""

AB_SAYS = {("better", 24): "r", ("better", 28): ""}
BC_SAYS = {("better", 22): ""}
"""Where a reviewer decides otherwise than was meant, and so otherwise than the other one."""


def meant(question, number):
    """Letters of what a comment is about, once people have settled it."""
    return OVERTURNED.get((question, number), park.comment(question, number)[1])


def found_in(desk, word):
    """Id of the theme that was found and whose row has a word most often: examples stand there."""
    agreed = {code for code, _, _ in park.CODES.values()}
    found = [line for line in desk.themes() if line["Code id"] not in {*agreed, "other", ""}]
    return max(found, key=lambda line: line.words.casefold().count(word))["Code id"]


def decide(line, wanted, by):
    """Accept and remove what nobody has decided on a comment, and add what is missing."""
    for number, name in line.numbered("Suggested code").items():
        if name and not line[f"Decision {number}"]:
            line[f"Decision {number}"] = "Accept" if name in wanted else "Remove"
            line["Reviewer"] = by
    there = {*line.numbered("Suggested code").values(), *line.numbered("Add code").values()}
    free = [number for number, name in line.numbered("Add code").items() if not name]
    for number, name in zip(free, sorted(wanted - there), strict=False):
        line[f"Add code {number}"] = name
        line["Reviewer"] = by


def ab_reviews(path, copy):
    """AB: the first half; merges the bins, retires the praise, names the pool and the dogs."""
    desk = Desk(path)
    pool = found_in(desk, "paddling")
    chosen = chosen_by(desk) | {"k": desk.theme(pool)["Current name"]}
    for line in desk.answers():
        question, number = TEXTS[line["Answer"]]
        if (question == "better" and number in FIRST_HALF) or (question, number) in WORRIES:
            letters = AB_SAYS.get((question, number), park.comment(question, number)[1])
            decide(line, {chosen[letter] for letter in letters}, "AB")
    themes = {
        "bins": {"Merge into": "Rubbish lying about"},
        "praise": {"Retire": "Yes"},
        "dogs": {"New name": "Dogs and owners"},
        pool: {"New name": NAMED["k"]},
    }
    for code, cells in themes.items():
        change(desk, code, "AB", **cells)
    desk.save(copy)


WORRIES = frozenset(("worry", number) for number in range(5, 15))
"""Ten comments on the second question, which AB decides: too few for codes to be learnt."""


def bc_reviews(path, copy):
    """BC: the second half; splits the traffic, adds a code, and would do otherwise with two."""
    desk = Desk(path)
    pool = found_in(desk, "paddling")
    chosen = chosen_by(desk) | {"k": desk.theme(pool)["Current name"]}
    free = next(line for line in desk.themes() if not line["Code id"])
    free["Current name"], free["New definition"] = NAMED["t"], "Taps and fountains to drink from."
    free["Checked by"] = "BC"
    for line in desk.answers():
        question, number = TEXTS[line["Answer"]]
        if question == "better" and number in SECOND_HALF:
            letters = BC_SAYS.get((question, number), park.comment(question, number)[1])
            decide(line, {chosen[letter] for letter in letters}, "BC")
    themes = {
        "traffic": {"Split into": SPLIT},
        "praise": {"Merge into": "Sitting down places"},
        "dogs": {"New name": NAMED["d"]},
        "lamps": {"New name": NAMED["i"]},
    }
    for code, cells in themes.items():
        change(desk, code, "BC", **cells)
    desk.save(copy)


def chosen_by(desk):
    """Letter -> the name its code is chosen by in a workbook of the first round."""
    names = {line["Code id"]: line["Current name"] for line in desk.themes()}
    return {letter: names[code] for letter, (code, _, _) in park.CODES.items()} | {"t": NAMED["t"]}


def change(desk, code, by, **cells):
    """Write into the row of a theme."""
    line = desk.theme(code)
    for heading, value in cells.items():
        line[heading] = value
    line["Checked by"] = by


SETTLED_FOR = {
    ("better", 22): "AB",
    ("better", 24): "AB",
    ("better", 28): "BC",
    "Name of a theme": "BC",
    "Merge, retire or split": "AB",
}
"""What a conflict is about -> whose decision CD lets stand."""


def cd_settles(path, copy):
    """CD: settles what the two disagree on, sorts cars from bicycles, looks at every theme."""
    desk = Desk(path)
    for line in desk.conflicts():
        about = TEXTS.get(line["Answer"], line["About"])
        first = f"({SETTLED_FOR[about]})" in line["First decision"]
        line["Which stands"], line["Settled by"] = "First" if first else "Second", "CD"
    parts = {NAMED["w"], NAMED["c"]}
    for line in desk.answers():
        letters = meant(*TEXTS[line["Answer"]])
        if parts & set(line.numbered("Suggested code").values()) or {"w", "c"} & set(letters):
            decide(line, wanted(letters), "CD")
    look_at_themes(desk, "CD")
    desk.save(copy)


def wanted(letters, names=NAMED):
    """The names of the themes of a comment."""
    return {names[letter] for letter in letters} - {""}


def look_at_themes(desk, by):
    """Put initials beside every theme that nobody has looked at."""
    for line in desk.themes():
        if line["Code id"] and not line["Checked by"]:
            line["Checked by"] = by


def finish(path, by, names=NAMED):
    """Decide whatever is open, in the workbook in its place."""
    desk = Desk(path)
    for line in desk.answers():
        decide(line, wanted(meant(*TEXTS[line["Answer"]]), names), by)
    look_at_themes(desk, by)
    desk.save()


def code_blind(path, letters_of, pool):
    """Code every comment of a blind workbook by what somebody takes it to be about.

    The theme of the pool was found in the comments: nobody knows beforehand what it is called.
    """
    desk = Desk(path)
    chosen = {letter: name for letter, (_, name, _) in park.CODES.items()} | {"k": pool}
    for line in desk.lines("Answer id", "None of these"):
        names = sorted({chosen[x] for x in letters_of(*TEXTS[line["Answer"]]) if x in chosen})
        for number, name in enumerate(names, start=1):
            line[f"Code {number}"] = name
        if not names:
            line["None of these"] = "Yes"
    desk.save()


def first_coder(question, number):
    """Leaves out the last matter of every ninth comment."""
    letters = park.comment(question, number)[1]
    return letters[:-1] if number % 9 == 0 else letters


def second_coder(question, number):
    """Hears of seats in every seventh comment, and of nothing in every eleventh."""
    letters = park.comment(question, number)[1]
    return "" if number % 11 == 0 else letters + "s" * (number % 7 == 0)
