"""The study: a plan for a park, with what each comment is about. Every word of it is invented."""

STUDY = """
[study]
title = "A plan for the park"
organisation = "Example Council"
synthetic = true

[embedding]
name = "lsa"

[window]
opens = 2025-03-01
closes = 2025-03-31

[duplicates]
same_person = "keep"

[report]
response_needed = true
quotes = 2

{coding}

[[sources]]
id = "online"
file = "online.csv"
platform = "generic"
confirmed = "by a person"

[[sources]]
id = "paper"
file = "paper.csv"
platform = "generic"
channel = "hard copy"
confirmed = "by a person"

{late}

[[questions]]
id = "better"
text = "What would make the park better?"
kind = "text"
columns = {{ {better} }}

[[questions]]
id = "worry"
text = "What worries you about the plan?"
kind = "text"
columns = {{ {worry} }}

[[questions]]
id = "quote"
text = "May we quote you?"
kind = "single"
purpose = "context"
options = ["Yes", "No"]
asks = "consent to quote"
consents = ["Yes"]
columns = {{ {quote} }}

[[questions]]
id = "disability"
text = "Are you disabled?"
kind = "single"
purpose = "characteristic"
characteristic = "disability"
options = ["Yes", "No"]
columns = {{ {disability} }}
"""
COLUMNS = {"better": "A", "worry": "B", "quote": "C", "disability": "D"}
HEADS = "What would make the park better?,What worries you about the plan?,May we quote you?,"
HEADS += "Are you disabled?"
LATE = """[[sources]]
id = "late"
file = "late.csv"
platform = "generic"
channel = "hard copy"
confirmed = "by a person"
"""
OWN_CODES = '[coding]\ncodes_from = "park"\n'

RECORDS = """
[process]
events = "One was held, at the bandstand."
hard_copies = "Fifty were given out."
easy_read = "None were given out."
other_formats = "There were none."
reach = "Posters stood at every gate. Nobody counted who saw them."
page_visits = "Nobody counted them."
downloads = "Nobody counted them."
"""

CODES = {
    "s": ("seats", "Sitting down places", "Benches and seats to rest on."),
    "l": ("loos", "Public conveniences", "Toilets and wash basins, locked or dirty."),
    "d": ("dogs", "Canine visitors", "Dogs, puppies and leads."),
    "i": ("lamps", "Illumination", "Lamps and lighting in the dark evening."),
    "b": ("bins", "Refuse containers", "Bins that overflow and are not emptied."),
    "r": ("litter", "Rubbish lying about", "Litter, bottles and wrappers thrown on the grass."),
    "w": ("traffic", "Wheeled movement", "Cars and bicycles, speeding drivers and cyclists."),
    "c": ("traffic", "Wheeled movement", "Cars and bicycles, speeding drivers and cyclists."),
    "p": ("praise", "Praise in general", "Lovely, wonderful, beautiful: a delight to visit."),
}
"""Letter of a matter -> id, name and definition of its code. Cars and bicycles share one."""

CLAUSES = {
    "s": (
        "more benches to rest on {}",
        "the seats {} have no backs to rest on",
        "nowhere to rest, a bench is needed {}",
    ),
    "l": (
        "the toilets {} are locked and dirty",
        "wash basins in the toilets {} are dirty",
        "open the locked toilets {} in winter",
    ),
    "d": (
        "dogs without leads run about {}",
        "puppies and dogs foul the lawn {}",
        "keep dogs on leads {}",
    ),
    "i": (
        "lamps {} would help in the dark evening",
        "the lighting {} is off after dark",
        "mend the broken lamps and lighting {}",
    ),
    "b": (
        "the bins {} overflow every weekend",
        "bins are not emptied {}",
        "more bins that are emptied {}",
    ),
    "r": (
        "litter and bottles are thrown on the grass {}",
        "wrappers and litter lie {}",
        "pick up litter and bottles {}",
    ),
    "w": (
        "cars and speeding drivers {} frighten me",
        "drivers park cars on the verge {}",
        "slow the speeding cars {}",
    ),
    "c": (
        "cyclists on bicycles shoot past {}",
        "bicycles and cyclists crowd the path {}",
        "give cyclists and bicycles a lane {}",
    ),
    "p": (
        "lovely and wonderful as it is {}",
        "a beautiful delight to visit {}",
        "a wonderful and lovely delight {}",
    ),
    "k": (
        "the paddling pool {} should be filled with water for toddlers",
        "toddlers miss the paddling pool {}",
        "refill the paddling pool for toddlers {}",
    ),
    "t": (
        "a tap to drink from {}",
        "a drinking fountain {} for thirsty walkers",
        "a tap where thirsty walkers fill a bottle {}",
    ),
    "a": (
        "allotments to grow vegetables {}",
        "give us allotments and vegetables {}",
        "grow vegetables on allotments {}",
    ),
}
PLACES = (
    "by the gate",
    "near the pond",
    "along the wall",
    "at the bandstand",
    "behind the shed",
    "under the poplars",
    "on the lawn",
    "up the hill",
    "beside the brook",
    "past the greenhouse",
    "over the bridge",
    "around the statue",
)


def matters_of(line):
    """What comments are about, one after the other."""
    return line.split(" ")


BETTER = matters_of(
    "s l d i b r w c s l sd d i br r w c k s l d i b rs w p k s l d i b r w c k s sl d it t r tw "
    "k s l dp ps - - - - - - - - - - - - - - - -"
)
WORRY = matters_of(
    "- - - - l d i s r s l d i s r b s l d w i s l b r c s l d s i l b s r d k w s l d i s l s r "
    "b d s l k i s d l s r b s d l i s l"
)
"""What each response of the first wave is about, by number, under each question."""

LATE_BETTER = matters_of("a a s a a d a a l a s a")
LATE_WORRY = matters_of("s - - d - - l - s - - d")

ONLINE = 40
"""Responses that came online; the others of the first wave are on paper."""


def wording(matters, at):
    """A comment on some matters, other than that of every other number under its question."""
    if matters == "-":
        return ""
    places = [PLACES[(at + 5 * step) % len(PLACES)] for step in range(len(matters))]
    clauses = [
        CLAUSES[matter][(at // len(PLACES) + step) % 3].format(place)
        for step, (matter, place) in enumerate(zip(matters, places, strict=True))
    ]
    again = ", as I have said before" if at // len(PLACES) >= 3 else ""
    return " and ".join(clauses).capitalize() + again


MATTERS = {"better": BETTER + LATE_BETTER, "worry": WORRY + LATE_WORRY}


def comment(question, number):
    """What a response wrote under a question, and what it is about; numbers go on in the late file.

    The letters say what it is about; nothing where it wrote nothing.
    """
    matters = MATTERS[question][number - 1]
    said = wording(matters, number - 1)
    worried = " and that worries me" if said and question == "worry" else ""
    return said + worried, matters.strip("-")


def row(number):
    """A response as a line of its export: one in five may not be quoted, one in two is disabled."""
    said = [comment(question, number)[0] for question in ("better", "worry")]
    quote, disabled = "No" if number % 5 == 0 else "Yes", "Yes" if number % 4 < 2 else "No"
    return ",".join([*(f'"{words}"' for words in said), quote, disabled])


def numbers(source):
    """The responses of a source: online, paper or late."""
    first = len(BETTER)
    return {
        "online": range(1, ONLINE + 1),
        "paper": range(ONLINE + 1, first + 1),
        "late": range(first + 1, first + len(LATE_BETTER) + 1),
    }[source]


def put(project, *sources, late=False):
    """Write the study file, and the exports of some sources."""
    study, raw = project / "pipelines" / "studies" / "park", project / "data" / "raw" / "park"
    study.mkdir(parents=True, exist_ok=True)
    raw.mkdir(parents=True, exist_ok=True)
    asked = ("online", "paper", *(["late"] if late else []))
    columns = {
        question: ", ".join(f'{source} = ["{letter}"]' for source in asked)
        for question, letter in COLUMNS.items()
    }
    parts = {"coding": OWN_CODES, "late": LATE} if late else {"coding": "", "late": ""}
    (study / "study.toml").write_text(STUDY.format(**columns, **parts), encoding="utf-8")
    (study / "records.toml").write_text(RECORDS, encoding="utf-8")
    (study / "codeframe.toml").write_text(codeframe(), encoding="utf-8")
    for source in sources:
        lines = [HEADS, *map(row, numbers(source))]
        (raw / f"{source}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def codeframe():
    """The agreed codes, one theme above them all."""
    parts = ['[[themes]]\nid = "park"\nname = "The park"\n']
    for code, name, definition in dict.fromkeys(CODES.values()):
        parts.append(
            f'[[themes.codes]]\nid = "{code}"\nname = "{name}"\ndefinition = "{definition}"\n'
        )
    return "\n".join(parts)
