"""Random surveys, and the pieces every platform's layout is written with."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import openpyxl
from hypothesis import strategies as st

from consult.definitions.wordings import OTHER as USUAL_OTHER
from consult.definitions.wordings import normalised
from consult.model.settings.study import Study
from consult.read.export.grid import letter_of

OPTIONS = (
    "Bus, tram or rail",
    "Hispanic, Latino, or Spanish origin",
    "White",
    "None",
    "N/A",
    "NA",
    "null",
    "No",
    "=Other",
    "+44",
    "-",
    "Bus - local",
    'He said "yes"',
    "It’s fine",
    "Gwasanaeth dŵr Ynys Môn",
    "خدمة جيدة",
    "🚲 Cycling",
    "5-10",
    "1.0",
    "TRUE",
    "A/B & C",
    "Two\nlines",
    "Bike;e-bike|scooter",
    "Under 16 [child]",
    "Yes",
)
"""Labels that careless readers split, drop, turn into numbers or run as formulas."""

OTHER = "Other (please specify)"
ONE = "How do you mostly travel?"
MANY = "How else? (select all that apply)"
GRID = "How far do you agree?"
ROWS = ("Routes 1, 2 and 3", "Times: weekday, 9am")
SCALE = ("Strongly agree", "Neither agree nor disagree", "Strongly disagree")
WHY = "Why do you say that?"

WORDS = st.text(
    st.characters(
        codec="utf-8",
        categories=("L", "N", "P", "S", "Zs"),
        include_characters="\n\t",
        exclude_characters="\ufffe\uffffÂÃ",  # what looks garbled is put right on purpose
    ),
    min_size=1,
    max_size=40,
)
TRICKY = st.sampled_from(
    """None¬N/A¬NA¬No¬1¬0¬-99¬=1+1¬-¬+1¬@me¬ "quoted" ¬a;b,c|d¬line\nbreak¬’¬#N/A¬not selected
    ¬Selected¬[x]¬a: b¬c - d""".replace("\n    ", "").split("¬")
)


@dataclass(frozen=True)
class Response:
    """What one person said; "" and () where nothing."""

    one: str = ""
    one_words: str = ""
    many: tuple[str, ...] = ()
    many_words: str = ""
    grid: tuple[str, ...] = ("", "")
    why: str = ""


@dataclass(frozen=True)
class Survey:
    """The options of the first two questions, and the responses in the order they came."""

    options: tuple[str, ...]
    responses: tuple[Response, ...]

    def each(self, cell: Callable[[Response], object]) -> list[object]:
        return [cell(response) for response in self.responses]

    def narrowed(self, change: Callable[[Response], Response]) -> "Survey":
        return replace(self, responses=tuple(map(change, self.responses)))


@dataclass(frozen=True)
class Field:
    """One column: which question it is of, what stands above it, and its cells.

    ``what`` is "one", "many", "grid 0", "grid 1", "why", "id" or "time"; "" is set apart, and
    "nothing" is no column at all but a blank one.
    """

    what: str
    above: tuple[str, ...] | str
    cells: list[object]

    def headings(self, rows: int) -> list[str]:
        above = (self.above,) if isinstance(self.above, str) else self.above
        return [*above, *[""] * (rows - len(above))]


@dataclass(frozen=True)
class Written:
    """A file, its columns, and what its study must say of them besides their letters."""

    file: str
    fields: list[Field]
    dates: str = ""
    questions: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """How one platform writes a survey.

    ``other`` and ``grid`` are whether its forms have them; ``narrow`` takes out of a response only
    what the platform by its nature cannot carry.
    """

    write: Callable[..., Written]
    other: bool = True
    grid: bool = True
    narrow: Callable[[Response], Response] = lambda response: response

    @property
    def surveys(self):
        return surveys().map(lambda survey: survey.narrowed(self.carried)).filter(says_something)

    def carried(self, response: Response) -> Response:
        """What it can carry of a response."""
        carried = response if self.other else without_other(response)
        return self.narrow(carried if self.grid else replace(carried, grid=("", "")))


def without_other(response: Response) -> Response:
    one = "" if response.one == OTHER else response.one
    many = tuple(option for option in response.many if option != OTHER)
    return replace(response, one=one, one_words="", many=many, many_words="")


def says_something(survey: Survey) -> bool:
    """A row in which nothing stands is no response where a platform gives no id."""
    return all(r.one or r.many or any(r.grid) or r.why for r in survey.responses)


def parted_by(mark: str) -> Callable[[Response], Response]:
    """Words among ticked options in one cell can neither hold what parts them nor outer spaces."""

    def narrow(response: Response) -> Response:
        words = response.many_words.strip()
        return replace(response, many_words=words.replace(mark.strip(), "~"))

    return narrow


@st.composite
def responses(draw, options):
    taken = {normalised(label) for label in (*options, *USUAL_OTHER)}
    said = st.one_of(WORDS, TRICKY).filter(lambda text: normalised(text))
    own = said.filter(lambda text: normalised(text) not in taken)
    one = draw(st.sampled_from((*options, OTHER, "")))
    ticked = draw(st.lists(st.sampled_from((*options, OTHER)), unique=True))
    return Response(
        one,
        draw(own) if one == OTHER else "",
        tuple(option for option in (*options, OTHER) if option in ticked),
        draw(own) if OTHER in ticked else "",
        tuple(draw(st.sampled_from((*SCALE, ""))) for _ in ROWS),
        draw(st.one_of(said, st.just(""))),
    )


@st.composite
def surveys(draw):
    options = tuple(draw(st.lists(st.sampled_from(OPTIONS), min_size=2, max_size=5, unique=True)))
    return Survey(options, tuple(draw(st.lists(responses(options), min_size=1, max_size=12))))


def stamps(survey: Survey, pattern: str = "2024-03-{:02} 12:00:00") -> list[object]:
    return [pattern.format(n % 28 + 1) for n in range(len(survey.responses))]


def moments(survey: Survey) -> list[object]:
    return [datetime(2024, 3, n % 28 + 1, 12) for n in range(len(survey.responses))]


def ids(survey: Survey, pattern: str = "{}") -> list[object]:
    return [pattern.format(n + 101) for n in range(len(survey.responses))]


def same(survey: Survey, cell: object = "") -> list[object]:
    return [cell for _ in survey.responses]


def apart(survey: Survey, *headings: str, cell: object = "") -> list[Field]:
    """Columns that are no question."""
    return [Field("", heading, same(survey, cell)) for heading in headings]


def chosen(response: Response) -> str:
    """The option, or what was typed in its place."""
    return response.one_words or response.one


def joined(mark: str, *, end: str = "") -> Callable[[Response], str]:
    """The ticked options in one cell, and what was typed in place of "Other"."""

    def cell(response: Response) -> str:
        parts = [option for option in response.many if option != OTHER]
        parts += [response.many_words] if response.many_words else []
        return mark.join(parts) + (end if parts else "")

    return cell


def boxes(survey: Survey, above, on=None, off="", *, other: bool = False) -> list[Field]:
    """A column an option; a tick repeats the option unless ``on`` says what it is."""
    labels = (*survey.options, OTHER) if other else survey.options
    return [
        Field(
            "many",
            above(n, label),
            survey.each(lambda r, label=label: (on or label) if label in r.many else off),
        )
        for n, label in enumerate(labels, start=1)
    ]


def grid(survey: Survey, above, code=lambda answer: answer) -> list[Field]:
    """A column a statement."""
    return [
        Field(f"grid {n}", above(n + 1, row), survey.each(lambda r, n=n: code(r.grid[n])))
        for n, row in enumerate(ROWS)
    ]


def table(fields: list[Field], rows: int = 1) -> list[list[object]]:
    """Heading rows, then a row a response."""
    above = [list(row) for row in zip(*(one.headings(rows) for one in fields), strict=True)]
    return above + [list(row) for row in zip(*(one.cells for one in fields), strict=True)]


def save_text(folder, fields, *, rows=1, encoding="utf-8", end="", **dialect) -> str:
    with (folder / "export").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, **dialect).writerows(table(fields, rows))
        file.write(end)
    return "export"


def save_workbook(folder, fields, *, rows=1, above=(), sheet="Sheet1", formulas=False) -> str:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for at, row in enumerate([*above, *table(fields, rows)], start=1):
        for column, value in enumerate(row, start=1):
            if value in (None, ""):
                continue
            cell = book.active.cell(at, column)
            cell.value = value
            if isinstance(value, str) and not (formulas and re.match("=.", value)):
                cell.data_type = "s"
    book.save(folder / "export")
    return "export"


def study_of(platform: str, survey: Survey, written: Written, *, other: bool) -> Study:
    """The study an analyst would have of it: letters, and the options as the form has them."""
    letters: dict[str, list[str]] = {}
    for position, one in enumerate(written.fields):
        letters.setdefault(one.what, []).append(letter_of(position))
    own = {"other": OTHER} if other else {}
    closed = {"options": list(survey.options), **own}
    asked = {
        "one": {"text": ONE, "kind": "single", **closed},
        "many": {"text": MANY, "kind": "multi", **closed},
        **{
            f"grid {n}": {"text": f"{GRID} [{row}]", "kind": "single", "options": list(SCALE)}
            for n, row in enumerate(ROWS)
        },
        "why": {"text": WHY, "kind": "text"},
    }
    questions = [
        {"id": what.replace(" ", "-"), **about, "columns": {"online": letters.get(what, [])}}
        | written.questions.get(what, {})
        for what, about in asked.items()
        if what in {*letters, *written.questions}
    ]
    source = {"id": "online", "file": written.file, "platform": platform, "dates": written.dates}
    source |= {"id_column": "".join(letters.get("id", ()))}
    source |= {"time_column": "".join(letters.get("time", ()))}
    return Study.model_validate(
        {
            "study": {"title": "Travel"},
            "sources": [source],
            "ignored": {"online": letters.get("", [])},
            "questions": questions,
        }
    )
